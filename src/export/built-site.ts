import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** A built site, as what packs parts of it reads it. */
export type BuiltSite = {
  /** Where it is served, `/` or `/ridgepoint/`. */
  readonly base: string;
  /** The whole address of its root, with a slash at its end, where the build knows it. */
  readonly address: string | undefined;
  /** The folder of its scripts, styles and fonts, `_astro/`. */
  readonly assets: string;
  /** Texts of its pages, by path: `lessons/trains/index.html`. */
  readonly pages: ReadonlyMap<string, string>;
  /** Its scripts, styles and fonts, by path: `_astro/fonts/9166dc.woff2`. */
  readonly files: ReadonlyMap<string, Uint8Array>;
};

export function readBuiltSite(
  folder: string,
  where: Pick<BuiltSite, 'base' | 'address' | 'assets'>,
): BuiltSite {
  const within = (pattern: string) =>
    globSync(pattern, { cwd: folder })
      .map((path) => path.split(sep).join('/'))
      .sort();
  return {
    ...where,
    pages: new Map(within('**/*.html').map((path) => [path, readFileSync(join(folder, path), 'utf8')])),
    files: new Map(
      within(`${where.assets}**/*.*`).map((path) => [path, new Uint8Array(readFileSync(join(folder, path)))]),
    ),
  };
}

/**
 * The scripts, styles and fonts that a page needs, and those that these need, late ones too. A name made from what is in a
 * file is found by being named.
 */
export function neededBy(page: string, site: BuiltSite): ReadonlySet<string> {
  const byName = new Map([...site.files.keys()].map((path) => [path.slice(path.lastIndexOf('/') + 1), path]));
  const namedIn = (text: string): readonly string[] =>
    [...text.matchAll(/[\w.@~-]+\.(?:js|css|woff2|wasm)\b/g)].flatMap(([name]) => byName.get(name) ?? []);
  const needed = new Set<string>();
  const waiting = [...namedIn(page)];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (needed.has(path)) continue;
    needed.add(path);
    if (/\.(?:js|css)$/.test(path)) waiting.push(...namedIn(new TextDecoder().decode(site.files.get(path))));
  }
  return needed;
}
