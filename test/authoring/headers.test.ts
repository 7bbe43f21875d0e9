import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { headersFile, headersOf } from '../../src/authoring/headers.ts';

const headers = headersOf('/', ['_astro', 'embed', 'lessons']);
const file = headersFile(headersOf('/ridgepoint/', ['_astro', 'embed', 'lessons']));

test('no page may be framed but those made for it', () => {
  expect(headers.get('/')?.['Content-Security-Policy']).toContain("frame-ancestors 'none'");
  expect(headers.get('/lessons/*')?.['Content-Security-Policy']).toContain("frame-ancestors 'none'");
  expect(headers.get('/embed/')?.['Content-Security-Policy']).toContain("frame-ancestors 'none'");
  for (const pattern of ['/embed/problem/*', '/embed/widget/*']) {
    expect(headers.get(pattern)?.['Content-Security-Policy']).not.toContain('frame-ancestors');
    expect(headers.get(pattern)?.['Content-Security-Policy']).toContain("connect-src 'self'");
  }
});

test('what a frame in a sandbox loads is let through to it, which has no origin, and nothing else is', () => {
  const open = [...headers].filter(([, lines]) => lines['Access-Control-Allow-Origin'] === '*');
  expect(open.map(([pattern]) => pattern)).toEqual(['/embed/problem/*', '/embed/widget/*', '/_astro/*']);
});

test('no two rules speak of one header of one address, which hosts would settle each in its own way', () => {
  const patterns = [...headers];
  const matches = (pattern: string, address: string) =>
    pattern.endsWith('*') ? address.startsWith(pattern.slice(0, -1)) : address === pattern;
  for (const address of [
    ...['/', '/sw.js', '/_astro/a.js', '/lessons/batch-size/'],
    ...['/embed/', '/embed/problem/x/', '/embed/widget/x/'],
  ]) {
    const names = patterns
      .filter(([pattern]) => matches(pattern, address))
      .flatMap(([, lines]) => Object.keys(lines));
    expect(names, address).toContain('Content-Security-Policy');
    expect(new Set(names).size, address).toBe(names.length);
  }
});

test('what is named by its content is kept for good, and nothing else is', () => {
  const kept = [...headers].filter(([, lines]) => 'Cache-Control' in lines).map(([pattern]) => pattern);
  expect(kept).toEqual(['/_astro/*']);
});

test('the file is as hosts read it, within what Cloudflare reads of it', () => {
  const lines = file.split('\n');
  for (const line of lines) expect(line).toMatch(/^(?:\/ridgepoint\/\S*| {2}[A-Z][A-Za-z-]+: \S.*|)$/);
  // 100 rules of lines of 2,000 characters, by Cloudflare's documentation of Pages.
  expect(lines.filter((line) => line.startsWith('/')).length).toBeLessThan(100);
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(2000);
});

test('what a person is told to let nginx send is the same', () => {
  const told = readFileSync('docs/deploy.md', 'utf8');
  for (const lines of headers.values())
    for (const [name, value] of Object.entries(lines)) {
      expect(told).toContain(name);
      expect(told, name).toContain(value);
    }
});
