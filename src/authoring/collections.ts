import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { didYouMean } from '../engine/nearest.ts';
import { compileCard } from './card.ts';
import { namesIn, readFolder } from './content-folder.ts';
import { aboutFile, idOf } from './content-id.ts';
import { readCourse } from './course.ts';
import { readGlossary } from './glossary.ts';
import { checkLessonFile, type LessonReferences } from './lesson.ts';
import { readHeadings } from './lesson-headings.ts';
import { ContentError, type Mistake } from './mistake.ts';
import { compileProblem } from './problem.ts';
import { readProblemHeads } from './problem-heads.ts';
import { readCatalogue } from './read-catalogue.ts';
import { readEvidenceFiles, readFactFiles, readPriceFiles } from './read-records.ts';
import { sameNames } from './same-name.ts';
import { compileSet } from './set-file.ts';

/**
 * The content of the site by collection, each read and checked when it is asked for. The one definition of what is content: the
 * loaders of the site take it, and `check:content` goes through it. Each throws a ContentError with every mistake of its files; or,
 * where the records or chapters that they name cannot be read, with the mistakes of those.
 *
 * @param root - the folder of the project
 */
export function contentIn(root: string) {
  const course = once(() => readCourse(root));
  const catalogue = once(() => readCatalogue(root));
  const chapters = (): readonly string[] => course().map(({ id }) => id);
  /** What problems, cards and lessons may name. */
  const records = () => ({ ...catalogue(), lessons: chapters() });
  const collections = {
    course,
    hardware: () => [...catalogue().hardware.values()],
    models: () => [...catalogue().models.values()],
    sources: () => [...catalogue().sources.values()],
    evidence: () => readEvidenceFiles(root, catalogue()),
    facts: () => readFactFiles(root),
    glossary: () => readGlossary(root),
    prices: () => readPriceFiles(root, catalogue()),
    problems: () => {
      const known = records();
      return readFolder(root, 'problems', '.mdx', (file, source) => compileProblem(file, source, known));
    },
    cards: () => {
      const known = { ...records(), headings: readHeadings(root) };
      return readFolder(root, 'cards', '.mdx', (file, source) => compileCard(file, source, known));
    },
    sets: () => {
      const [heads, known] = [readProblemHeads(root), chapters()];
      const sets = readFolder(root, 'sets', '.mdx', (file, source) => compileSet(file, source, heads, known));
      const named = sets.map(({ id, set }) => ({ file: `content/sets/${id}.mdx`, name: set.title }));
      const textOf = (file: string) => readFileSync(join(root, file), 'utf8');
      const mistakes = sameNames('title', named, textOf);
      if (mistakes.length > 0) throw new ContentError(mistakes, textOf);
      return sets;
    },
    // Only that they are sound: Astro reads their text.
    lessons: () => {
      const references = referencesIn(root, records());
      return readFolder(root, 'lessons', '.mdx', (file, text) => {
        const mistakes = [...notInCourse(file, chapters()), ...checkLessonFile(file, text, references)];
        if (mistakes.length > 0) throw new ContentError(mistakes, () => text);
        return { id: idOf(file) };
      });
    },
  };
  return { collections, records };
}

/** `problems`, `cards`, `course` and so on: folders of `content/`, and files there that are a collection of their own. */
export type Collection = keyof ReturnType<typeof contentIn>['collections'];

function notInCourse(file: string, chapters: readonly string[]): readonly Mistake[] {
  const id = idOf(file);
  if (chapters.includes(id)) return [];
  const says = `there is no chapter "${id}".${didYouMean(id, chapters)} A lesson has the name of its chapter in content/course.yaml, and is found nowhere without one.`;
  return [aboutFile(file, 'unknown_name', says)];
}

type Records = Pick<LessonReferences, 'hardware' | 'models' | 'lessons'> & {
  readonly sources: ReadonlyMap<string, unknown>;
};

const referencesIn = (root: string, records: Records): LessonReferences => ({
  ...records,
  sources: [...records.sources.keys()],
  problems: namesIn(root, 'problems', '.mdx').map(idOf),
  cards: namesIn(root, 'cards', '.mdx').map(idOf),
  chapters: records.lessons,
});

/** What is read when it is first asked for; or the error that it stopped at, each time. */
function once<T>(read: () => T): () => T {
  let kept: { readonly value: T } | undefined;
  return () => {
    kept ??= { value: read() };
    return kept.value;
  };
}
