/**
 * Holds the built site to what a page may weigh, compressed as it travels: `npm run build && npm run weigh`.
 * Says of each kind of page how heavy its heaviest is, and of one over its budget what is biggest in it.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Built,
  bytesOf,
  type PageWeight,
  type Part,
  parts,
  weigh,
} from '../src/authoring/page-weight.ts';

/** What pages may weigh, and what of them is weighed. */
type Budget = {
  readonly name: string;
  /** [byte] */
  readonly most: number;
  /** [byte] What it should come down to, where that is less. */
  readonly aim?: number;
  readonly pages: readonly string[];
  readonly of: (weight: PageWeight, page: string) => readonly Part[];
};

const folder = 'dist';
const site: Built = { base: '/', read: (file) => readFileSync(join(folder, file)) };
const built = (pattern: string) =>
  globSync(pattern, { cwd: folder }).map((file) => file.replaceAll('\\', '/'));

const lessons = built('lessons/*/index.html');
const whatIsAsked = [
  ...built('problems/*.json'),
  ...built('decks/*.json').filter((file) => !/\/(?:index|titles)\.json$/.test(file)),
];
const heaviestAsked = parts(site, whatIsAsked).reduce((most, one) => (one.bytes > most.bytes ? one : most));
const asked = [...parts(site, ['decks/index.json']), heaviestAsked];

const budgets: readonly Budget[] = [
  { name: 'a lesson, to be read', most: 40_900, aim: 30_000, pages: lessons, of: ({ first }) => first },
  {
    name: 'a lesson, all alive',
    most: 119_000,
    aim: 60_000,
    pages: lessons,
    of: ({ first, alive }) => [...first, ...alive],
  },
  {
    name: 'Practice, with the heaviest thing it can ask',
    most: 93_500,
    aim: 70_000,
    pages: ['practice/index.html'],
    of: ({ first, alive }) => [...first, ...alive, ...asked],
  },
  { name: 'fonts', most: 60_000, pages: ['index.html', ...lessons], of: ({ fonts }) => fonts },
];

const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
const biggest = 6;

for (const { name, most, aim = most, pages, of } of budgets) {
  const weighed = pages.map((page) => ({ page, its: of(weigh(site, page), page) }));
  const heaviest = weighed.reduce((a, b) => (bytesOf(b.its) > bytesOf(a.its) ? b : a));
  console.log(
    `${name}: at most ${kilobytes(bytesOf(heaviest.its))} of ${kilobytes(most)}, ${heaviest.its.length} files (${heaviest.page})${aim < most ? `; the aim is ${kilobytes(aim)}` : ''}`,
  );
  for (const { page, its } of weighed) {
    const bytes = bytesOf(its);
    if (bytes <= most) continue;
    process.exitCode = 1;
    const parts = its.toSorted((a, b) => b.bytes - a.bytes).slice(0, biggest);
    console.error(
      `${page}: ${name} weighs ${kilobytes(bytes)} and may weigh ${kilobytes(most)}. The biggest parts:`,
    );
    for (const part of parts) console.error(`  ${kilobytes(part.bytes).padStart(9)}  ${part.file}`);
  }
}
