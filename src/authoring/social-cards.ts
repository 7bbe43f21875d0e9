import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import type { AstroIntegration } from 'astro';
import subsetFont from 'subset-font';
import { baseOf } from './base.ts';
import { readEntities } from './entities.ts';
import { cardOf } from './social-card.ts';

const { resolve } = createRequire(import.meta.url);

/** Draws the pictures that pages name for those who share them. Without an address of the site there are none to name. */
export function socialCards(): AstroIntegration {
  let root = '';
  return {
    name: 'social-cards',
    hooks: {
      'astro:config:done': ({ config }) => {
        root = config.site ? new URL(baseOf(config), config.site).href : '';
      },
      'astro:build:done': async ({ dir, logger }) => {
        if (!root) return;
        const folder = fileURLToPath(dir);
        await initWasm(readFileSync(resolve('@resvg/resvg-wasm/index_bg.wasm')));
        const fontBuffers = await Promise.all([font('source-sans-3', 650), font('source-serif-4', 400)]);
        const pages = globSync('**/*.html', { cwd: folder });
        let drawn = 0;
        for (const page of pages) {
          const html = readFileSync(join(folder, page), 'utf8');
          const picture = meta(html, 'og:image');
          if (!picture?.startsWith(root)) continue;
          const svg = cardOf({
            title: meta(html, 'og:title') ?? '',
            text: meta(html, 'og:description') ?? '',
          });
          const file = join(folder, decodeURI(picture.slice(root.length)));
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(file, drawnOf(svg, fontBuffers));
          drawn += 1;
        }
        logger.info(`${drawn} pictures for those who share a page`);
      },
    },
  };
}

function drawnOf(svg: string, fontBuffers: Uint8Array[]): Uint8Array {
  const drawing = new Resvg(svg, { font: { fontBuffers } });
  const image = drawing.render();
  const png = image.asPng();
  // What WASM holds is not cleared away by itself.
  image.free();
  drawing.free();
  return png;
}

/** The letters of a font at one weight, as what draws can read them. */
const font = async (name: string, weight: number): Promise<Uint8Array> => {
  const file = resolve(`@fontsource-variable/${name}/files/${name}-latin-wght-normal.woff2`);
  const letters = String.fromCodePoint(
    ...Array.from({ length: 0x24f }, (_, i) => i + 1),
    0x2013,
    0x2014,
    0x2018,
    0x2019,
    0x201c,
    0x201d,
    0x2026,
  );
  return subsetFont(readFileSync(file), letters, {
    targetFormat: 'truetype',
    variationAxes: { wght: weight },
  });
};

const meta = (html: string, property: string): string | undefined => {
  const [, content] = new RegExp(`<meta property="${property}" content="([^"]*)"`).exec(html) ?? [];
  return content === undefined ? undefined : readEntities(content);
};
