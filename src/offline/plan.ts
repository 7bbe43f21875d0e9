import type { Build } from './worker.ts';

/** A file of the built site. */
export type SiteFile = {
  /** Its address below the base: `practice/`, `_astro/Page.CasWhq_O.css`; the home page is ''. */
  readonly name: string;
  readonly bytes: number;
  readonly revision: string;
};

const offlinePage = 'offline/';

/** What a learner needs who studies without a connection; each must be there. */
const studied = ['', 'practice/', 'progress/', 'settings/', offlinePage];

/** Folders of which all is needed. A page's code comes in pieces, some of them late, so they are kept together. */
const studiedFolders = (assets: string): readonly string[] => [assets, 'lessons/', 'decks/'];

/** What Practice asks; the pages of problems are not studied. */
const problem = /^problems\/[^/]+\.json$/;

/** The optimiser, and what reads Anki's files: a megabyte on the wire for what few ask for, and then once a month. */
const whenAsked = /\.wasm$|\/(?:read-anki|sql-wasm)[^/]*\.js$/;

/**
 * What only the host reads, or the browser when it installs the site, what other people’s pages show, what is taken along (a
 * browser keeps that where its reader wants it, and would keep it here once more), and what the worker itself is.
 */
const left =
  /^(?:404\.html|_headers|sw\.js|manifest\.webmanifest|robots\.txt|sitemap-[^/]*\.xml|(?:icons|cards|embed|downloads)\/.*)$/;

/** [byte] What a visitor's phone may be sent unasked, before compression; about a third of it travels. */
export const mostAtOnce = 8_000_000;

/**
 * Sorts a site's files into those that are kept from the first visit and those that are kept once looked at.
 *
 * @throws Error naming what is missing, or saying that it is too much
 */
export function planOffline(files: readonly SiteFile[], version: string, assets: string): Build {
  const names = new Set(files.map(({ name }) => name));
  const missing = studied.filter((name) => !names.has(name));
  if (missing.length > 0)
    throw new Error(
      `Offline use needs pages that were not built: ${missing.map((name) => `/${name}`).join(', ')}.`,
    );

  const isStudied = ({ name }: SiteFile) =>
    studied.includes(name) ||
    name === 'favicon.svg' ||
    problem.test(name) ||
    (!whenAsked.test(name) && studiedFolders(assets).some((folder) => name.startsWith(folder)));
  const served = files.filter(({ name }) => !left.test(name));
  const atOnce = served.filter(isStudied);
  const bytes = bytesOf(atOnce);
  if (bytes > mostAtOnce)
    throw new Error(
      `Offline use would keep ${inMegabytes(bytes)} at once, and may keep ${inMegabytes(mostAtOnce)}. See src/offline/plan.ts.`,
    );
  return {
    version,
    assets,
    offlinePage,
    atOnce: revisionsOf(atOnce),
    whenVisited: revisionsOf(served.filter((file) => !isStudied(file))),
  };
}

export const bytesOf = (files: readonly SiteFile[]): number =>
  files.reduce((sum, { bytes }) => sum + bytes, 0);

export const inMegabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

const revisionsOf = (files: readonly SiteFile[]) =>
  Object.fromEntries(files.map(({ name, revision }) => [name, revision]));

/** `practice/index.html` is asked for as `practice/`. */
export const nameOfFile = (path: string): string => path.replace(/(^|\/)index\.html$/, '$1');
