import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { editionOf } from './edition.ts';
import { exportsOf, readEverything } from './everything.ts';

/** Puts what can be taken along beside the built site, in `downloads/`. */
export function downloads(): AstroIntegration {
  return {
    name: 'downloads',
    hooks: {
      'astro:build:done': ({ dir, logger }) => {
        const folder = join(fileURLToPath(dir), 'downloads');
        for (const [name, content] of exportsOf(readEverything('.'), editionOf('.', process.env))) {
          mkdirSync(dirname(join(folder, name)), { recursive: true });
          writeFileSync(join(folder, name), content);
          logger.info(`downloads/${name}: ${(content.length / 1e6).toFixed(2)} MB`);
        }
      },
    },
  };
}
