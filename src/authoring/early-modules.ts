import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { baseOf } from './base.ts';
import { type Built, modulesOf } from './page-weight.ts';

const wanted = /<meta name="early-modules" content="([^"]*)">/;

/**
 * A page that shows nothing before its island is alive, made to ask at once for all the island runs on, and not for each
 * module when the one before it has come. The page says so by `<meta name="early-modules" content="open-log">`, where it
 * names what the island always imports late. They come after what the page itself is drawn with.
 *
 * @returns nothing where the page does not ask for it
 */
export function withEarlyModules(site: Built, page: string): string | undefined {
  const html = site.read(page).toString();
  const [meta, late] = wanted.exec(html) ?? [];
  if (meta === undefined || late === undefined) return undefined;
  const links = [...modulesOf(site, page, late.split(' '))].map(
    (file) => `<link rel="modulepreload" href="${site.base}${file}" fetchpriority="low">`,
  );
  return html.replace(meta, links.join(''));
}

/** Lets pages ask early for the modules of their islands. */
export function earlyModules(): AstroIntegration {
  let base = '/';
  return {
    name: 'early-modules',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = baseOf(config);
      },
      'astro:build:done': ({ dir }) => {
        const folder = fileURLToPath(dir);
        const site: Built = { base, read: (file) => readFileSync(join(folder, file)) };
        for (const page of globSync('**/index.html', { cwd: folder })) {
          const html = withEarlyModules(site, page.replaceAll('\\', '/'));
          if (html !== undefined) writeFileSync(join(folder, page), html);
        }
      },
    },
  };
}
