import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { close, createIndex, type PagefindIndex } from 'pagefind';
import { isQuantity, quantity } from '../engine/quantities.ts';
import { plainText } from '../problems/content.ts';
import { baseOf } from './base.ts';
import { compileCard } from './card.ts';
import { readCourse } from './course.ts';
import { readCatalogue } from './read-catalogue.ts';
import { symbolAsTyped } from './symbol-as-typed.ts';

/** What can be found, by folder of the site, and how it is called in the list of results. */
const kinds = [
  ['lessons', 'Lesson'],
  ['quantities', 'Quantity'],
  ['problems', 'Problem'],
] as const;

/** What stands on every page, is there to be touched, leads elsewhere, or is said better in words beside it. */
const excluded = [
  'header.site-header',
  'footer',
  'nav',
  'math',
  'svg',
  'form',
  'ul.cards',
  '.behind',
  '[role="tooltip"]',
  '.eyebrow',
  '.facts',
  '.on-paper',
  'article > header > p',
];

/** Pagefind's own ways to be shown, which the site does not use. */
const interfaces = /(?:ui\.(?:js|css)|highlight\.js)$/;

/** Writes the index that the page of searching reads: lessons, quantities, problems and cards. */
export function search(): AstroIntegration {
  let base = '/';
  return {
    name: 'search',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = baseOf(config);
      },
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const { index, errors } = await createIndex({ rootSelector: 'main', excludeSelectors: excluded });
        if (!index) throw new Error(`The search index could not be begun: ${errors.join(' ')}`);
        const pages = await addPages(index, folder);
        const cards = await addCards(index, base);
        const { files, errors: unwritten } = await index.getFiles();
        failIf(unwritten, 'Some file');
        for (const { path, content } of files.filter((one) => !interfaces.test(one.path))) {
          const file = join(folder, 'pagefind', path);
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(file, content);
        }
        await close();
        logger.info(`pagefind/: ${pages} pages and ${cards} cards`);
      },
    },
  };
}

/** Every page of the kinds, with its kind; `problems/sheet` and lists are none. */
async function addPages(index: PagefindIndex, folder: string): Promise<number> {
  let count = 0;
  for (const [part, kind] of kinds)
    for (const { name } of readdirSync(join(folder, part), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    )) {
      if (part === 'problems' && name === 'sheet') continue;
      const html = readFileSync(join(folder, part, name, 'index.html'), 'utf8');
      // The kind is a filter and stands with each result; names lead to it, and are in no excerpt.
      const names =
        part === 'quantities' ? `<span data-pagefind-meta="names:${namesOf(name).join(' ')}"></span>` : '';
      const content = html.replace(
        /<main([^>]*)>/,
        `<main data-pagefind-filter="kind:${kind}" data-pagefind-meta="kind:${kind}"$1>${names}`,
      );
      failIf((await index.addHTMLFile({ sourcePath: `${part}/${name}/index.html`, content })).errors, name);
      count += 1;
    }
  return count;
}

/** What a quantity is written as where its name is not, as one word each, or Pagefind takes it for several: `kvtime tkv`. */
function namesOf(id: string): readonly string[] {
  const written = isQuantity(id) ? symbolAsTyped(quantity(id).symbol) : undefined;
  return [id, ...(written === undefined ? [] : [written])].map((name) => name.replaceAll('_', ''));
}

/** Recall cards, each at its place in the lesson. */
async function addCards(index: PagefindIndex, base: string): Promise<number> {
  const records = { ...readCatalogue('.'), lessons: readCourse('.').map(({ id }) => id) };
  const files = readdirSync('content/cards').filter((name) => name.endsWith('.mdx'));
  for (const name of files) {
    const file = `content/cards/${name}`;
    const { id, lesson, front, back } = compileCard(file, readFileSync(file, 'utf8'), records);
    const [question, answer] = [plainText(front), plainText(back)];
    const record = {
      url: `${base}lessons/${lesson}/#card-${id}`,
      content: `${question} ${answer}`,
      language: 'en',
      meta: { title: question, kind: 'Card' },
      filters: { kind: ['Card'] },
    };
    failIf((await index.addCustomRecord(record)).errors, name);
  }
  return files.length;
}

function failIf(errors: readonly string[], name: string): void {
  if (errors.length > 0) throw new Error(`${name} was not taken into the search index: ${errors.join(' ')}`);
}
