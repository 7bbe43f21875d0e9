import { globSync, readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { test } from './page.ts';

test('what the browser is sent neither typesets, compiles Markdown nor evaluates text', () => {
  const scripts = globSync('dist/_astro/*.js');
  expect(scripts.length).toBeGreaterThan(5);
  for (const script of scripts) {
    const text = readFileSync(script, 'utf8');
    expect(text, script).not.toMatch(/katex|satteri|markdown/i);
    expect(text, script).not.toMatch(/\beval\(|new Function\(/);
  }
});

test('no word of a page runs into a link', () => {
  const pages = globSync('dist/**/*.html');
  expect(pages.length).toBeGreaterThan(500);
  for (const page of pages) {
    const text = readFileSync(page, 'utf8').replaceAll(/<(script|style)\b.*?<\/\1>/gs, '');
    expect(text.match(/[\p{L},.;:]<a [^>]*>[\p{L}\d]{1,20}|[^>]{0,20}<\/a>[\p{L}\d(]/gu), page).toBeNull();
  }
});

test('a page asks nobody but its own site', async ({ page, baseURL }) => {
  const strangers: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(baseURL ?? '')) strangers.push(request.url());
  });
  for (const path of ['/', '/lessons/batch-size/', '/practice/']) {
    await page.goto(path);
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    await page.waitForLoadState('networkidle');
  }
  expect(strangers).toEqual([]);
});
