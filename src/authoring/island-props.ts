import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { readEntities } from './entities.ts';

/** A page without what its islands are given, and that, as a file beside it. */
export type Lightened = {
  readonly html: string;
  /** Named by its content, so that a page never meets the file of another build. */
  readonly file?: { readonly name: string; readonly text: string };
};

/** Moves what islands that come alive when they are near are given out of a page: nobody needs it before. */
export function lightened(html: string): Lightened {
  const given = new Map<string, unknown>();
  for (const [island] of html.matchAll(nearIslands)) {
    const [, uid = ''] = /\suid="([^"]*)"/.exec(island) ?? [];
    const [, props = '{}'] = /\sprops="([^"]*)"/.exec(island) ?? [];
    given.set(uid, JSON.parse(readEntities(props)));
  }
  if (given.size === 0) return { html };
  const text = JSON.stringify(Object.fromEntries(given));
  const name = `islands.${createHash('sha256').update(text).digest('hex').slice(0, 10)}.json`;
  return {
    html: html.replaceAll(nearIslands, (island) =>
      // Neither directive has options.
      island.replace(/\sprops="[^"]*"/, ` data-given="${name}"`).replace(/\sopts="[^"]*"/, ' opts="{}"'),
    ),
    file: { name, text },
  };
}

const nearIslands = /<astro-island\b[^>]*\sclient="(?:near|touched)"[^>]*>/g;

/** `client:soon`; and `client:near` and `client:touched`, with what makes them worth having. */
export function nearIslandsOf(): AstroIntegration {
  return {
    name: 'near-islands',
    hooks: {
      'astro:config:setup': ({ addClientDirective }) => {
        addClientDirective({ name: 'near', entrypoint: './src/widgets/near.ts' });
        addClientDirective({ name: 'touched', entrypoint: './src/widgets/touched.ts' });
        addClientDirective({ name: 'soon', entrypoint: './src/widgets/soon.ts' });
      },
      'astro:build:done': ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        let bytes = 0;
        for (const page of globSync('**/*.html', { cwd: folder })) {
          const path = join(folder, page);
          const { html, file } = lightened(readFileSync(path, 'utf8'));
          if (!file) continue;
          writeFileSync(join(dirname(path), file.name), file.text);
          writeFileSync(path, html);
          bytes += file.text.length;
        }
        logger.info(`${(bytes / 1e6).toFixed(1)} MB moved out of pages`);
      },
    },
  };
}
