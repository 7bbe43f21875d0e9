import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { baseOf } from '../authoring/base.ts';
import { readBuiltSite } from './built-site.ts';
import { courseFolder, coursePackages, leftovers } from './course-packages.ts';
import { editionOf } from './edition.ts';
import { writeAll } from './write-all.ts';

/**
 * Packs the pages made for other people's courses into `downloads/courses/`, and takes them out of the site. It comes before
 * all that goes through the built site.
 */
export function courses(): AstroIntegration {
  let where = { base: '/', address: undefined as string | undefined, assets: '_astro/' };
  return {
    name: 'courses',
    hooks: {
      'astro:config:done': ({ config }) => {
        const base = baseOf(config);
        where = {
          base,
          address: config.site && new URL(base, config.site).href,
          assets: `${config.build.assets}/`,
        };
      },
      'astro:build:done': ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const site = readBuiltSite(folder, where);
        const packages = coursePackages(site, editionOf('.', process.env));
        writeAll(join(folder, 'downloads'), packages);
        for (const path of [courseFolder, ...leftovers(site)])
          rmSync(join(folder, path), { recursive: true });
        const bytes = [...packages.values()].reduce((sum, { length }) => sum + length, 0);
        logger.info(`downloads/courses/: ${packages.size} packages, ${(bytes / 1e6).toFixed(1)} MB`);
      },
    },
  };
}
