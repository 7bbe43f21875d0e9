import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { editionOf } from './edition.ts';
import { exportsOf, readEverything } from './everything.ts';
import { writeAll } from './write-all.ts';

/** Puts what can be taken along beside the built site, in `downloads/`. */
export function downloads(): AstroIntegration {
  return {
    name: 'downloads',
    hooks: {
      'astro:build:done': ({ dir, logger }) => {
        const folder = join(fileURLToPath(dir), 'downloads');
        const files = exportsOf(readEverything('.'), editionOf('.', process.env));
        writeAll(folder, files);
        for (const [name, content] of files)
          logger.info(`downloads/${name}: ${(content.length / 1e6).toFixed(2)} MB`);
      },
    },
  };
}
