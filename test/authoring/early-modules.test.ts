import { describe, expect, test } from 'vitest';
import { withEarlyModules } from '../../src/authoring/early-modules.ts';

const island =
  '<astro-island component-url="/ridgepoint/_astro/Practice.js" renderer-url="/ridgepoint/_astro/client.js"></astro-island>';
const files: { readonly [file: string]: string } = {
  'practice/index.html': `<head><link rel="stylesheet" href="/ridgepoint/_astro/page.css"><meta name="early-modules" content="open-log learner"></head>${island}`,
  'search/index.html': `<head></head>${island}`,
  '_astro/Practice.js':
    'import"./shared.js";import("./rim.js");import("./open-log.B1.js");import("./answering.B1.js")',
  '_astro/client.js': 'import"./shared.js"',
  '_astro/shared.js': '',
  '_astro/open-log.B1.js': 'import"./rows.js"',
  '_astro/rows.js': '',
};
const site = { base: '/ridgepoint/', read: (file: string) => Buffer.from(files[file] ?? '') };

describe('a page that shows nothing before its island is alive', () => {
  const html = withEarlyModules(site, 'practice/index.html') ?? '';
  const asked = [...html.matchAll(/<link rel="modulepreload" href="([^"]+)"/g)].map(([, href]) => href);

  test('asks at once for all that the island runs on, and for what it always imports late', () => {
    expect(asked.sort()).toEqual([
      '/ridgepoint/_astro/Practice.js',
      '/ridgepoint/_astro/client.js',
      '/ridgepoint/_astro/open-log.B1.js',
      '/ridgepoint/_astro/rows.js',
      '/ridgepoint/_astro/shared.js',
    ]);
  });

  test('no longer says that it wants to', () => {
    expect(html).not.toContain('early-modules');
  });

  test('asks with less haste than for what it is drawn with', () => {
    expect(html.match(/fetchpriority="low"/g)).toHaveLength(asked.length);
  });
});

test('a page that reads without its island stays as it is', () => {
  expect(withEarlyModules(site, 'search/index.html')).toBeUndefined();
});
