import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { parse } from 'yaml';
import { didYouMean } from '../engine/nearest.ts';
import { baseOf } from './base.ts';
import { readEntities } from './entities.ts';

/** A built site, by the paths of its files within it, `lessons/trains/index.html`. */
export type Site = {
  /** Where it is served, `/` or `/ridgepoint/`. */
  readonly base: string;
  readonly pages: ReadonlyMap<string, string>;
  readonly files: ReadonlySet<string>;
  /** Addresses that source records have. Pages lead to nothing else outside. */
  readonly sources: ReadonlySet<string>;
  /** Texts of content, by their paths below content/ without their ending, `lessons/trains`; a page has the same. */
  readonly content?: ReadonlyMap<string, string>;
};

/** A link, and the page it stands on. */
type Link = { readonly page: string; readonly href: string };

/** What is wrong with the links of a site: the page, the link, and what was meant perhaps. */
export function brokenLinks(site: Site): readonly string[] {
  const places = new Map([...site.pages].map(([page, html]) => [page, placesOf(html)]));
  return [...site.pages].flatMap(([page, html]) =>
    [...new Set(hrefsOf(html))].flatMap((href) => {
      const fault = faultOf(site, places, { page, href });
      return fault === undefined ? [] : [fault + whereWritten(site, { page, href })];
    }),
  );
}

/** Where a link of Markdown is written, if its page is made of a file of content that has it. */
function whereWritten({ content }: Site, { page, href }: Link): string {
  const of = page.replace(/\/index\.html$/, '');
  const lines = content?.get(of)?.split('\n') ?? [];
  const at = lines.findIndex((line) => line.includes(`](${href}`));
  return at < 0 ? '' : ` It is written in content/${of}.mdx:${at + 1}.`;
}

function faultOf(
  site: Site,
  places: ReadonlyMap<string, ReadonlySet<string>>,
  { page, href }: Link,
): string | undefined {
  if (/^(?:blob|data|mailto):/.test(href)) return undefined;
  if (/^https?:/.test(href))
    return site.sources.has(href) ? undefined : `${page}: ${href} is no source record’s address.`;

  const [address = '', anchor = ''] = href.split('#');
  const path = address.split('?')[0] ?? '';
  if (path.startsWith('/') && !path.startsWith(site.base))
    return `${page}: ${href} does not begin with ${site.base}, where the site is served.`;
  const file = fileOf(site.base, page, path);
  if (!site.files.has(file))
    return `${page}: ${href} leads nowhere.${didYouMean(
      file,
      [...site.files].filter((one) => !one.startsWith('_astro/')),
    )}`;
  const known = places.get(file);
  if (!anchor || !known || known.has(decodeURIComponent(anchor))) return undefined;
  return `${page}: ${href} names a place that is not there.${didYouMean(anchor, [...known])}`;
}

/** The file that is served for a path written on a page. */
function fileOf(base: string, page: string, path: string): string {
  if (path === '') return page;
  const within = path.startsWith('/') ? path.slice(base.length) : posix.join(posix.dirname(page), path);
  const file = decodeURI(within);
  return file === '' || file === './' || file.endsWith('/') ? posix.join(file, 'index.html') : file;
}

const hrefsOf = (html: string): readonly string[] =>
  [...html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)].map(([, href = '']) => readEntities(href));
const placesOf = (html: string): ReadonlySet<string> =>
  new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id = '']) => readEntities(id)));

/** Holds the built site to its links: a build with a broken one fails. */
export function links(): AstroIntegration {
  let base = '/';
  return {
    name: 'links',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = baseOf(config);
      },
      'astro:build:done': ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const files = globSync('**/*.*', { cwd: folder }).map((file) => file.replaceAll('\\', '/'));
        const pages = new Map(
          files
            .filter((file) => file.endsWith('.html'))
            .map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
        );
        const broken = brokenLinks({
          ...{ base, pages, files: new Set(files) },
          ...{ sources: addressesOfSources(), content: contentInMarkdown() },
        });
        if (broken.length > 0) throw new Error(`Links that lead nowhere:\n${broken.join('\n')}`);
        logger.info(`the links of ${pages.size} pages lead somewhere`);
      },
    },
  };
}

/** Their records are read here as they stand; that they are whole is seen to where they are loaded. */
function addressesOfSources(): ReadonlySet<string> {
  const records = globSync('content/sources/*.yaml').map(
    (file) => parse(readFileSync(file, 'utf8')) as { readonly url?: string },
  );
  return new Set(records.flatMap(({ url }) => url ?? []));
}

const contentInMarkdown = (): ReadonlyMap<string, string> =>
  new Map(
    globSync('content/*/*.mdx').map((file) => [
      file.replaceAll('\\', '/').replace(/^content\/|\.mdx$/g, ''),
      readFileSync(file, 'utf8'),
    ]),
  );
