import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mostAtOnce, nameOfFile, planOffline, type SiteFile } from '../../src/offline/plan.ts';

const file = (path: string, bytes = 1000): SiteFile => ({
  name: nameOfFile(path),
  bytes,
  revision: `of ${path}`,
});

const site = [
  ...[
    'index.html',
    'practice/index.html',
    'progress/index.html',
    'settings/index.html',
    'offline/index.html',
  ],
  ...['404.html', 'favicon.svg', 'icons/icon-192.png', 'manifest.webmanifest'],
  ...['_astro/Page.a1b2c3d4.css', '_astro/fonts/serif.woff2', '_astro/optimiser.a1b2c3d4.wasm'],
  ...[
    '_astro/read-anki.a1b2c3d4.js',
    '_astro/sql-wasm-browser-a1b2c3d4.js',
    '_astro/read-answer.a1b2c3d4.js',
  ],
  ...['lessons/batch-size/index.html', 'decks/batch-size.json'],
  ...[
    'embed/index.html',
    'embed/problem/a/index.html',
    'lab/index.html',
    'lab/sources.json',
    'problems/index.html',
    'problems/a/index.html',
    'problems/a.json',
  ],
  ...['downloads/ridgepoint.apkg', 'downloads/courses/batch-size.scorm.zip'],
].map((path) => file(path));

const plan = (files: readonly SiteFile[]) => planOffline(files, 'v1', '_astro/');

test('what studying needs is kept at once', () => {
  expect(Object.keys(plan(site).atOnce).sort()).toEqual([
    '',
    '_astro/Page.a1b2c3d4.css',
    '_astro/fonts/serif.woff2',
    '_astro/read-answer.a1b2c3d4.js',
    'decks/batch-size.json',
    'favicon.svg',
    'lessons/batch-size/',
    'offline/',
    'practice/',
    'problems/a.json',
    'progress/',
    'settings/',
  ]);
});

test('the rest, the optimiser and what reads Anki’s files among it, is kept when it was looked at, but for what no page asks for', () => {
  expect(Object.keys(plan(site).whenVisited).sort()).toEqual([
    '_astro/optimiser.a1b2c3d4.wasm',
    '_astro/read-anki.a1b2c3d4.js',
    '_astro/sql-wasm-browser-a1b2c3d4.js',
    'lab/',
    'lab/sources.json',
    'problems/',
    'problems/a/',
  ]);
});

test('each is listed with its revision', () => {
  expect(plan(site).atOnce['practice/']).toBe('of practice/index.html');
  expect(plan(site).whenVisited['lab/']).toBe('of lab/index.html');
});

test('a page that studying needs and that was not built is named', () => {
  const without = site.filter(({ name }) => name !== 'progress/');
  expect(() => plan(without)).toThrow('pages that were not built: /progress/');
});

test('more than a phone should be sent is refused', () => {
  expect(() => plan([...site, file('decks/large.json', mostAtOnce)])).toThrow('would keep 8.0 MB at once');
  expect(() => plan([...site, file('lab/large.json', mostAtOnce)])).not.toThrow();
});

test('the installed site has the paper’s colour', () => {
  const manifest: unknown = JSON.parse(readFileSync('public/manifest.webmanifest', 'utf8'));
  const [, paper] =
    /--paper: light-dark\((#\w{6}),/.exec(readFileSync('src/styles/tokens.css', 'utf8')) ?? [];
  expect(manifest).toMatchObject({ theme_color: paper, background_color: paper });
});
