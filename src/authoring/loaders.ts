import { glob, type Loader, type LoaderContext } from 'astro/loaders';
import { type Collection, contentIn } from './collections.ts';
import { collectionOf } from './content-id.ts';
import { ContentError } from './mistake.ts';

// The loaders run from the root of the project, as Astro does.
const root = '.';

/**
 * Does something again whenever content changes, comes or goes. An author is still typing, so what is wrong is told, and the last
 * good content stays. What is wrong in files of another collection is told by that one's loader, and once is enough.
 */
function onSave({ watcher, logger }: LoaderContext, collection: Collection, again: () => void): void {
  const saved = (file: string): void => {
    if (!file.replaceAll('\\', '/').includes('/content/')) return;
    try {
      again();
    } catch (cause) {
      const told = cause instanceof ContentError ? ownMistakes(cause, collection) : inWords(cause);
      if (told) logger.error(told);
    }
  };
  for (const event of ['change', 'add', 'unlink'] as const) watcher?.on(event, saved);
}

function ownMistakes({ mistakes, textOf }: ContentError, collection: Collection): string {
  const own = mistakes.filter(({ file }) => collectionOf(file) === collection);
  return own.length > 0 ? new ContentError(own, textOf).message : '';
}

const inWords = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

/** A collection whose entries are made again when a file under content/ changes. */
function made(collection: Exclude<Collection, 'lessons'>): Loader {
  const fillStore = ({ store, generateDigest }: LoaderContext): void => {
    const entries: readonly { readonly id: string }[] = contentIn(root).collections[collection]();
    store.clear();
    for (const entry of entries) {
      const data = entry as unknown as Record<string, unknown>;
      store.set({ id: entry.id, data, digest: generateDigest(data) });
    }
  };
  return {
    name: collection,
    load: async (context) => {
      fillStore(context);
      onSave(context, collection, () => fillStore(context));
    },
  };
}

export const courseLoader = made('course');
export const hardwareLoader = made('hardware');
export const modelLoader = made('models');
export const evidenceLoader = made('evidence');
export const factLoader = made('facts');
export const glossaryLoader = made('glossary');
export const priceLoader = made('prices');
export const sourceLoader = made('sources');
export const problemLoader = made('problems');
export const setLoader = made('sets');
export const cardLoader = made('cards');

/** Astro's own loader of MDX, after every lesson has been checked against the graph and the catalogue. */
export function lessonLoader(): Loader {
  const files = glob({ base: 'content/lessons', pattern: '*.mdx' });
  const check = () => {
    contentIn(root).collections.lessons();
  };
  return {
    ...files,
    name: 'lessons',
    load: async (context) => {
      check();
      await files.load(context);
      onSave(context, 'lessons', check);
    },
  };
}
