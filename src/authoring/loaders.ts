import { readdirSync, readFileSync } from 'node:fs';
import { glob, type Loader, type LoaderContext } from 'astro/loaders';
import { compileCard } from './card.ts';
import { idOf } from './content-id.ts';
import { readCourse } from './course.ts';
import { readGlossary } from './glossary.ts';
import { checkLessonFile, type LessonReferences } from './lesson.ts';
import { ContentError, type Mistake } from './mistake.ts';
import { compileProblem } from './problem.ts';
import { type Catalogue, readCatalogue } from './read-catalogue.ts';
import { readEvidenceFiles, readFactFiles, readPriceFiles } from './read-records.ts';
import { compileSet, readProblemHeads } from './set-file.ts';

// The loaders run from the root of the project, as Astro does.
const root = '.';
const folder = (name: string) => `content/${name}`;

const filesIn = (name: string): readonly string[] =>
  readdirSync(folder(name))
    .filter((file) => file.endsWith('.mdx'))
    .sort()
    .map((file) => `${folder(name)}/${file}`);

const readText = (file: string): string => readFileSync(file, 'utf8');

type Everything = Catalogue & { readonly lessons: readonly string[] };

const everything = (): Everything => ({
  ...readCatalogue(root),
  lessons: readCourse(root).map(({ id }) => id),
});

/** Compiles every file of a folder, and reports the mistakes of all of them at once. */
function compileAll<T>(
  name: string,
  compile: (file: string, source: string, known: Everything) => T,
): readonly T[] {
  const known = everything();
  const mistakes: Mistake[] = [];
  const compiled = filesIn(name).flatMap((file) => {
    try {
      return [compile(file, readText(file), known)];
    } catch (cause) {
      if (!(cause instanceof ContentError)) throw cause;
      mistakes.push(...cause.mistakes);
      return [];
    }
  });
  if (mistakes.length > 0) throw new ContentError(mistakes, readText);
  return compiled;
}

/** Does something again whenever content changes, comes or goes. An author is still typing, so what is wrong is told, and the last good content stays. */
function onSave({ watcher, logger }: LoaderContext, again: () => void): void {
  const saved = (file: string): void => {
    if (!file.replaceAll('\\', '/').includes('/content/')) return;
    try {
      again();
    } catch (cause) {
      logger.error(cause instanceof Error ? cause.message : String(cause));
    }
  };
  for (const event of ['change', 'add', 'unlink'] as const) watcher?.on(event, saved);
}

/** A collection whose entries are made by a function, and made again when a file under content/ changes. */
function made<T extends { readonly id: string }>(name: string, make: () => readonly T[]): Loader {
  const fillStore = ({ store, generateDigest }: LoaderContext): void => {
    const entries = make();
    store.clear();
    for (const entry of entries) {
      const data = entry as unknown as Record<string, unknown>;
      store.set({ id: entry.id, data, digest: generateDigest(data) });
    }
  };
  return {
    name,
    load: async (context) => {
      fillStore(context);
      onSave(context, () => fillStore(context));
    },
  };
}

export const courseLoader = made('course', () => readCourse(root));
export const hardwareLoader = made('hardware', () => [...everything().hardware.values()]);
export const modelLoader = made('models', () => [...everything().models.values()]);
export const evidenceLoader = made('evidence', () => readEvidenceFiles(root, readCatalogue(root)));
export const factLoader = made('facts', () => readFactFiles(root));
export const glossaryLoader = made('glossary', () => readGlossary(root));
export const priceLoader = made('prices', () => readPriceFiles(root, readCatalogue(root)));
export const sourceLoader = made('sources', () => [...everything().sources.values()]);
export const problemLoader = made('problems', () => compileAll('problems', compileProblem));
export const setLoader = made('sets', () => {
  const heads = readProblemHeads(root);
  return compileAll('sets', (file, source, { lessons }) => compileSet(file, source, heads, lessons));
});
export const cardLoader = made('cards', () => compileAll('cards', compileCard));

/** Astro's own loader of MDX, after every lesson has been checked against the graph and the catalogue. */
export function lessonLoader(): Loader {
  const files = glob({ base: folder('lessons'), pattern: '*.mdx' });
  return {
    ...files,
    name: 'lessons',
    load: async (context) => {
      checkLessons();
      await files.load(context);
      onSave(context, checkLessons);
    },
  };
}

function checkLessons(): void {
  const known = everything();
  const references: LessonReferences = {
    ...known,
    sources: [...known.sources.keys()],
    problems: filesIn('problems').map(idOf),
    cards: filesIn('cards').map(idOf),
    chapters: [...known.lessons],
  };
  const mistakes = filesIn('lessons').flatMap((file) => checkLessonFile(file, readText(file), references));
  if (mistakes.length > 0) throw new ContentError(mistakes, readText);
}
