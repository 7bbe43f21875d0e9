import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { writeWorker } from './write-worker.ts';

/** Gives the built site its service worker. The development server has none: it would show yesterday's pages. */
export function offline(): AstroIntegration {
  let assets = '';
  return {
    name: 'offline',
    hooks: {
      'astro:config:done': ({ config }) => {
        assets = `${config.build.assets}/`;
      },
      'astro:build:done': async ({ dir, logger }) => {
        logger.info(await writeWorker(fileURLToPath(dir), assets));
      },
    },
  };
}
