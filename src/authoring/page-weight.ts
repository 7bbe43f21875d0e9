import { posix } from 'node:path';
import { gzipSync } from 'node:zlib';

/** A built site: what lies under a path within it, `_astro/Page.CasWhq_O.css`. */
export type Built = {
  /** Where it is served, `/` or `/ridgepoint/`. */
  readonly base: string;
  readonly read: (file: string) => Buffer;
};

/** A file as it travels. */
export type Part = {
  readonly file: string;
  /** [byte] Compressed as hosts do; fonts are compressed already. */
  readonly bytes: number;
};

/** What a page asks for, each file once. */
export type PageWeight = {
  /** To be read: itself, its styles, and its own scripts with all they import. */
  readonly first: readonly Part[];
  /** Beyond that, once every island of it is alive: their code, and what they are given. */
  readonly alive: readonly Part[];
  readonly fonts: readonly Part[];
};

/**
 * What a page of the built site weighs.
 *
 * @param page - `lessons/trains/index.html`
 */
export function weigh(site: Built, page: string): PageWeight {
  const named = namedOn(site, page);
  const styles = named(/<link rel="stylesheet" href="([^"]+)"/g);
  const scripts = named(/<script\b[^>]*\ssrc="([^"]+)"/g);
  const first = new Set([page, ...styles, ...withImports(site, scripts)]);
  const early = named(/<link rel="modulepreload" href="([^"]+)"/g);
  const given = named(/\sdata-given="([^"]+)"/g);
  const alive = new Set([...withImports(site, [...named(islandModules), ...early]), ...given]);
  const fonts = new Set(named(/<link rel="preload" href="([^"]+)" as="font"/g));
  return {
    first: parts(site, first),
    alive: parts(
      site,
      [...alive].filter((file) => !first.has(file)),
    ),
    fonts: parts(site, fonts),
  };
}

export const bytesOf = (all: readonly Part[]): number => all.reduce((sum, { bytes }) => sum + bytes, 0);

/** Some files of a site, compressed. */
export const parts = (site: Built, files: Iterable<string>): readonly Part[] =>
  [...files].map((file) => {
    const content = site.read(file);
    return { file, bytes: file.endsWith('.woff2') ? content.length : gzipSync(content, { level: 9 }).length };
  });

/**
 * The modules that a page's islands run on.
 *
 * @param late - which of those that are imported late to count among them, by their names without hash
 */
export const modulesOf = (site: Built, page: string, late: readonly string[]): ReadonlySet<string> =>
  withImports(site, namedOn(site, page)(islandModules), late);

const islandModules = /\s(?:component|renderer|before-hydration)-url="([^"]+)"/g;

/** The files that a page names where a pattern finds them. */
const namedOn = (site: Built, page: string) => {
  const html = site.read(page).toString();
  return (pattern: RegExp): readonly string[] =>
    [...html.matchAll(pattern)].map(([, address = '']) => fileAt(site.base, page, address));
};

/** Modules with all that they import, and those they import late that are named. */
function withImports(
  site: Built,
  modules: readonly string[],
  late: readonly string[] = [],
): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...modules];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    const code = site.read(file).toString();
    for (const { groups = {} } of code.matchAll(imports)) {
      const { now, later } = groups;
      const imported = posix.join(posix.dirname(file), now ?? later ?? '');
      if (now || late.includes(nameOf(imported))) open.push(imported);
    }
  }
  return found;
}

/** `import{a}from"./a.js"`, `import"./a.js"`, `export*from"./a.js"`; and late, `` import(`./a.js`) ``. */
const imports =
  /(?:\bfrom|\bimport)\s*["'`](?<now>\.[^"'`]+)["'`]|\bimport\(\s*["'`](?<later>\.[^"'`]+)["'`]/g;

/** `_astro/open-log.Bd31_x.js` is `open-log`. */
const nameOf = (file: string): string => posix.basename(file).split('.')[0] ?? '';

const fileAt = (base: string, page: string, address: string): string =>
  address.startsWith('/') ? address.slice(base.length) : posix.join(posix.dirname(page), address);
