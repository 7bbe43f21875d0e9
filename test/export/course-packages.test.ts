import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { type BuiltSite, neededBy } from '../../src/export/built-site.ts';
import { coursePackages, leftovers } from '../../src/export/course-packages.ts';

const fonts = '@font-face{src:url("/site/_astro/fonts/a1.woff2")}';
const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const policy = `default-src 'none';connect-src 'self'; style-src 'self' ${hash(fonts)}`;

const page = `<!DOCTYPE html><html lang="en"><head><title>Mind &amp; matter</title><meta name="description" content="Of &quot;both&quot;."><style>${fonts}</style><meta http-equiv="content-security-policy" content="${policy}"><link rel="stylesheet" href="/site/_astro/one.css"></head><body><p>A <a href="/site/glossary/#token">token</a>, <a class="to-lab" href="/site/lab/?batch=1">Open in the Lab</a>, <a href="#there">there</a>, <a href="https://arxiv.org/abs/1">a paper</a>.</p><astro-island component-url="/site/_astro/Part.x1.js" renderer-url="/site/_astro/client.y2.js"></astro-island></body></html>`;

const site = (address?: string): BuiltSite => ({
  base: '/site/',
  address,
  assets: '_astro/',
  pages: new Map([
    ['course/trains/index.html', page],
    ['course/trains/problems/index.html', page],
    ['index.html', '<link href="/site/_astro/one.css">'],
  ]),
  files: new Map(
    Object.entries({
      '_astro/one.css': 'p{background:url(/site/_astro/none.png)}',
      '_astro/Part.x1.js': 'import"./shared.z3.js";const late=()=>import("./Late.w4.js")',
      '_astro/client.y2.js': '',
      '_astro/shared.z3.js': '',
      '_astro/Late.w4.js': '',
      '_astro/Elsewhere.v5.js': '',
      '_astro/fonts/a1.woff2': 'letters',
    }).map(([name, text]) => [name, new TextEncoder().encode(text)]),
  ),
});

const edition = Date.UTC(2026, 10, 27) / 1000;
const filesOf = (name: string, address?: string): { readonly [file: string]: string } => {
  const packed = coursePackages(site(address), edition).get(`courses/${name}.zip`);
  if (!packed) throw new Error(`There is no package "${name}".`);
  return Object.fromEntries(
    Object.entries(unzipSync(packed)).map(([file, bytes]) => [file, strFromU8(bytes)]),
  );
};

describe('packages of a built site', () => {
  test('are two of each page: one for SCORM 1.2, one for cmi5', () => {
    expect([...coursePackages(site(), edition).keys()].sort()).toEqual([
      'courses/lessons/trains.cmi5.zip',
      'courses/lessons/trains.scorm.zip',
      'courses/problems/trains.cmi5.zip',
      'courses/problems/trains.scorm.zip',
    ]);
  });

  test('are the same, byte for byte, whenever they are made', () => {
    const [once, again] = [coursePackages(site(), edition), coursePackages(site(), edition)];
    for (const [name, bytes] of once)
      expect(Buffer.compare(bytes, again.get(name) ?? new Uint8Array())).toBe(0);
  });

  test('hold what their page needs, late code too, and nothing else', () => {
    expect(Object.keys(filesOf('lessons/trains.scorm')).sort()).toEqual([
      '_astro/Late.w4.js',
      '_astro/Part.x1.js',
      '_astro/client.y2.js',
      '_astro/fonts/a1.woff2',
      '_astro/one.css',
      '_astro/shared.z3.js',
      'imsmanifest.xml',
      'index.html',
    ]);
  });

  test('name everything from where they stand, and their policy knows the style so changed', () => {
    const html = filesOf('lessons/trains.scorm')['index.html'] ?? '';
    expect(html).not.toMatch(/(?:href|src|url)="\/|\/site\//);
    expect(html).toContain('component-url="./_astro/Part.x1.js"');
    const style = /<style>(.*?)<\/style>/.exec(html)?.[1] ?? '';
    expect(style).toContain('url("_astro/fonts/a1.woff2")');
    expect(html).toContain(hash(style));
  });

  test('lead to the site where its address is known, and else nowhere', () => {
    const alone = filesOf('lessons/trains.scorm')['index.html'] ?? '';
    expect(alone).toContain('A <span>token</span>, , <a href="#there">');
    expect(alone).toContain('<a href="https://arxiv.org/abs/1">');
    const known = filesOf('lessons/trains.scorm', 'https://example.org/site/')['index.html'] ?? '';
    expect(known).toContain('<a href="https://example.org/site/glossary/#token">');
    expect(known).toContain('<html data-site="https://example.org/site/"');
  });

  test('for cmi5 alone may speak to another place', () => {
    expect(filesOf('lessons/trains.scorm')['index.html']).toContain("connect-src 'self';");
    expect(filesOf('lessons/trains.cmi5')['index.html']).toContain("connect-src 'self' https: http:;");
  });

  test('are not made of a page that names something from the root', () => {
    const broken = {
      ...site(),
      pages: new Map([['course/trains/index.html', page.replace('</body>', '<img src="/x.png"></body>')]]),
    };
    expect(() => coursePackages(broken, edition)).toThrow(
      'The package of lessons/trains would not be whole in itself: src="/x.png"',
    );
  });

  test.each(['lessons/trains', 'problems/trains'])('of %s have manifests that are valid', (name) => {
    const valid = (schema: string, xml: string) =>
      execFileSync('xmllint', ['--nonet', '--noout', '--relaxng', `test/export/schemas/${schema}.rng`, '-'], {
        input: xml,
        stdio: 'pipe',
      });
    const [scorm, cmi5] = [
      filesOf(`${name}.scorm`)['imsmanifest.xml'] ?? '',
      filesOf(`${name}.cmi5`)['cmi5.xml'] ?? '',
    ];
    expect(() => valid('scorm-1.2', scorm)).not.toThrow();
    expect(() => valid('cmi5', cmi5)).not.toThrow();
    // That the schemas can refuse.
    expect(() => valid('scorm-1.2', scorm.replace('>80<', '>180<'))).toThrow();
    expect(() => valid('cmi5', cmi5.replace('masteryScore="0.8"', 'masteryScore="8"'))).toThrow();
    expect(scorm).toContain('<title>Mind &amp; matter</title>');
    for (const file of Object.keys(filesOf(`${name}.scorm`)).filter((one) => one !== 'imsmanifest.xml'))
      expect(scorm).toContain(`<file href="${file}"/>`);
  });
});

test('what only packages needed is left over, and what other pages need is not', () => {
  expect([...leftovers(site())].sort()).toEqual([
    '_astro/Late.w4.js',
    '_astro/Part.x1.js',
    '_astro/client.y2.js',
    '_astro/fonts/a1.woff2',
    '_astro/shared.z3.js',
  ]);
  expect(neededBy('nothing', site()).size).toBe(0);
});
