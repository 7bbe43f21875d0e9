/**
 * A file that carries what many islands share.
 *
 * @param minShareCount - how many islands and late parts must use a module for it to be carried
 * @param paths - how the modules begin, from `src` or `node_modules`, with room between
 */
const shared = (name: string, minShareCount: number, paths: string, except = '') => ({
  name,
  minShareCount,
  test: (id: string) => begins(id, paths) && !begins(id, except),
});

const begins = (id: string, paths: string): boolean =>
  (paths.match(/\S+/g) ?? []).some(
    (path) => id.includes(`/src/${path}`) || id.includes(`/node_modules/${path}`),
  );

const groups = [
  // Pages without islands ask for these too.
  shared('page', 2, 'widgets/preloaded offline/register offline/trusted-script'),
  shared('reading', 2, 'widgets/reading/'),
  // Numbers to be typed and figures that know the engine, in lessons.
  shared(
    'lesson',
    4,
    `problems/sentence widgets/lesson/ widgets/embed/ widgets/plot/curves widgets/plot/quantity-axis widgets/plot/labels
     widgets/controls/read-number widgets/controls/NumberField widgets/controls/SlidNumber`,
  ),
  // On pages of every kind.
  shared(
    'common',
    4,
    `preact/ @preact/ engine/numerals problems/seed storage/chance storage/outbox study/event study/day study/card-state
     storage/undecided widgets/rim widgets/has-modifier widgets/listed widgets/use-as-served widgets/progress/words
     widgets/controls/use-settled widgets/did-not-load widgets/content/ widgets/practice/deck.ts @astrojs/preact/`,
  ),
  // Wherever something is drawn: not where one is only asked.
  shared('plot', 4, 'd3- widgets/controls/ widgets/plot/'),
  shared('engine', 12, 'engine/ problems/ study/', 'engine/reasons'),
  // Wherever something is asked; what is excepted comes when it is wanted.
  shared(
    'question',
    2,
    `problems/answer-text problems/solution problems/longest-answer study/rating widgets/from-here widgets/keep-answer
     widgets/problem/ widgets/practice/words widgets/practice/review widgets/practice/RecallItem
     widgets/lab/setup-address widgets/lab/stated widgets/lab/typed-ids widgets/lab/query widgets/lab/pick-ids`,
    'widgets/problem/Sketch widgets/problem/answering widgets/problem/ProblemFigure',
  ),
  // Wherever what was learned is read.
  shared(
    'history',
    3,
    `ts-fsrs/ study/schedule study/fold study/history study/aside study/standing study/settings study/read-event storage/row
     widgets/error-message widgets/use-watching`,
  ),
];

/**
 * Packs what runs in the browser in few files, as small ones compress badly and each is asked for by itself; and without
 * styles, which come with the pages.
 */
export const clientModules = () => ({
  name: 'client-modules',
  enforce: 'pre' as const,
  apply: 'build' as const,
  applyToEnvironment: ({ name }: { readonly name: string }) => name === 'client',
  configEnvironment: (name: string) =>
    name === 'client'
      ? {
          build: {
            rolldownOptions: {
              // A file takes what is named, and not what that leans on.
              preserveEntrySignatures: 'allow-extension' as const,
              output: { codeSplitting: { groups, includeDependenciesRecursively: false } },
            },
          },
        }
      : undefined,
  resolveId: (id: string, importer = '') =>
    id.endsWith('.css') && /\.tsx?$/.test(importer)
      ? { id: '\0no-styles', moduleSideEffects: false }
      : undefined,
  load: (id: string) => (Object.hasOwn(replaced, id) ? replaced[id] : undefined),
  transform: {
    filter: { id: /@astrojs\/preact\/dist\/client\.js/ },
    // No island shares a signal with another through what it is given, which would take all of their library apart.
    handler: (code: string) => code.replace('await import("@preact/signals")', '{}'),
  },
});

/** Modules that browsers get in another form, by their ids. */
const replaced: { readonly [id: string]: string } = {
  '\0no-styles': '',
  // Vite's own knows styles, too, and is four times as long.
  '\0vite/preload-helper.js': "export { preloaded as __vitePreload } from '/src/widgets/preloaded.ts';",
};
