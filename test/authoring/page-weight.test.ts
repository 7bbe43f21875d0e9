import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { bytesOf, weigh } from '../../src/authoring/page-weight.ts';

/** A site in memory, served below /ridgepoint/. */
const files: { readonly [file: string]: string } = {
  'lessons/trains/index.html': `
    <link rel="preload" href="/ridgepoint/_astro/text.woff2" as="font" crossorigin>
    <link rel="stylesheet" href="/ridgepoint/_astro/page.css">
    <script type="module" src="/ridgepoint/_astro/contents.js"></script>
    <script type="module">inline()</script>
    <astro-island component-url="/ridgepoint/_astro/plot.js" renderer-url="/ridgepoint/_astro/client.js" data-given="islands.1.json"></astro-island>
    <astro-island component-url="/ridgepoint/_astro/plot.js" renderer-url="/ridgepoint/_astro/client.js" data-given="islands.1.json"></astro-island>`,
  'lessons/trains/islands.1.json': '{}',
  'practice/index.html': `
    <link rel="modulepreload" href="/ridgepoint/_astro/sketch.X1_a.js" fetchpriority="low">
    <astro-island component-url="/ridgepoint/_astro/plot.js" renderer-url="/ridgepoint/_astro/client.js"></astro-island>`,
  '_astro/text.woff2': 'letters',
  '_astro/page.css': 'p{}',
  '_astro/contents.js': 'import{a}from"./shared.js";a()',
  '_astro/plot.js':
    'import{a as b}from"./shared.js";import"./axis.js";const late=()=>import(`./sketch.X1_a.js`);',
  '_astro/axis.js': 'export*from"./plot.js"',
  '_astro/client.js': '',
  '_astro/shared.js': 'export const a=()=>{}',
  '_astro/sketch.X1_a.js': '',
  '_astro/unused.js': '',
};
const site = { base: '/ridgepoint/', read: (file: string) => Buffer.from(files[file] ?? missing(file)) };
const missing = (file: string): never => {
  throw new Error(`${file} is not there.`);
};
const weight = weigh(site, 'lessons/trains/index.html');
const names = (all: readonly { readonly file: string }[]) => all.map(({ file }) => file).sort();

describe('what a page weighs', () => {
  test('to be read, is itself, its styles, and its scripts with what they import', () => {
    expect(names(weight.first)).toEqual([
      '_astro/contents.js',
      '_astro/page.css',
      '_astro/shared.js',
      'lessons/trains/index.html',
    ]);
  });

  test('once alive, is each further file once, even where two import each other', () => {
    expect(names(weight.alive)).toEqual([
      '_astro/axis.js',
      '_astro/client.js',
      '_astro/plot.js',
      'lessons/trains/islands.1.json',
    ]);
  });

  test('counts what is imported late where the page asks for it at once', () => {
    expect(names(weigh(site, 'practice/index.html').alive)).toEqual([
      '_astro/axis.js',
      '_astro/client.js',
      '_astro/plot.js',
      '_astro/shared.js',
      '_astro/sketch.X1_a.js',
    ]);
  });

  test('is counted as it travels, fonts as they are', () => {
    expect(weight.fonts).toEqual([{ file: '_astro/text.woff2', bytes: 'letters'.length }]);
    const page = weight.first.find(({ file }) => file.endsWith('.html'));
    expect(page?.bytes).toBe(gzipSync(files['lessons/trains/index.html'] ?? '', { level: 9 }).length);
    expect(bytesOf([...weight.fonts, ...weight.fonts])).toBe(14);
  });

  test('is no number where a file is not there', () => {
    expect(() => weigh(site, '_astro/nowhere.html')).toThrow('_astro/nowhere.html is not there.');
  });
});
