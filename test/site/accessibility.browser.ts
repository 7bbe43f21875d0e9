import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';
import { test, widthBeyond } from './page.ts';

/** One page of every kind, and every lesson. */
const pages = [
  ...['/', '/404.html', '/practice/', '/progress/', '/settings/', '/search/?q=batch', '/offline/'],
  ...['/problems/', '/problems/optimal-batch-from-sparsity/', '/problems/sheet/?problem=cost-at-batch-1'],
  ...['/sets/', '/sets/in-your-head/', '/teach/set/', '/teach/results/'],
  ...['/set/?problems=cost-at-batch-1,ridge-order&seed=1', '/set/?problems=ridge-order&seed=1&mode=exam'],
  '/set/sheet/?problems=cost-at-batch-1&seed=1',
  ...[
    '/lab/',
    '/teach/',
    '/embed/',
    '/embed/problem/cost-at-batch-1/',
    '/embed/widget/hbm-drain/',
    '/glossary/',
    '/lecture/',
    '/evidence/',
  ],
  ...['/hardware/', '/hardware/gb200/', '/models/', '/models/deepseek-v3/', '/prices/'],
  ...['/quantities/', '/quantities/step_time/', '/quantities/flop_per_element/'],
  ...readdirSync('content/lessons').map((file) => `/lessons/${file.replace('.mdx', '')}/`),
];

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe-core finds wrong with a page: the rule, what it asks for, and where. */
async function faults(page: Page, options: RunOptions): Promise<readonly string[]> {
  const { violations } = await page.evaluate(
    (run) => (globalThis as unknown as { axe: { run: (o: RunOptions) => Promise<AxeResults> } }).axe.run(run),
    options,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}\n  ${target.join(' ')}\n  ${failureSummary}`),
  );
}

/** Where messages will stand that a browser hides meanwhile: what comes into such a place is not announced. */
const hiddenPlaces = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('[role=status], [role=alert], output')]
      .filter((place) => getComputedStyle(place).display === 'none')
      .map((place) => place.outerHTML),
  );

/** Past every part of the page, until all its figures are alive. */
async function readWhole(page: Page): Promise<void> {
  // Islands, and the parts of one that it leaves as they were served.
  const asServed = 'astro-island[ssr], astro-slot[name]';
  const waiting = page.locator(asServed);
  await expect(async () => {
    await page.evaluate((selector) => {
      const island = document.querySelector(selector);
      // An island has no place of its own on the page; what it holds has.
      island?.firstElementChild?.scrollIntoView({ block: 'center' });
      // Some wake when a reader turns to them.
      island?.dispatchEvent(new Event('pointerover'));
    }, asServed);
    expect(await waiting.count()).toBe(0);
  }).toPass({ intervals: [50], timeout: 45_000 });
}

for (const address of pages)
  test(`nothing on ${address} keeps anybody out, in light or dark`, async ({ page, complaints }) => {
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await page.goto(address);
    await readWhole(page);
    expect(await hiddenPlaces(page), 'places of messages that nobody would hear of').toEqual([]);
    await page.evaluate(axe);
    const inLight = await faults(page, { runOnly: standards });
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    const inDark = await faults(page, { runOnly: { type: 'rule', values: ['color-contrast'] } });
    expect([...inLight, ...inDark]).toEqual([]);
    // A control is called by the text it holds, which in Firefox leaves out what has no name.
    await expect(page.locator(':is(summary, button, a, label, legend) math:not([aria-label])')).toHaveCount(
      0,
    );
    // The host's answer to a page that is not there.
    if (address.includes('404')) complaints.length = 0;
  });

// 320 is a window of 1,280 at four times the size.
for (const width of [320, 390, 768, 1280, 1440])
  test(`no page is wider than a window of ${width} pixels`, async ({ page, complaints }) => {
    test.slow();
    await page.setViewportSize({ width, height: 900 });
    for (const address of pages) {
      await page.goto(address);
      expect.soft(await widthBeyond(page), address).toBeLessThanOrEqual(0);
    }
    complaints.length = 0;
  });

test('no page is wider than a phone in the fonts of the system, which stand until ours have come', async ({
  page,
  complaints,
}) => {
  test.slow();
  await page.route('**/*.woff2', (route) => route.abort());
  await page.setViewportSize({ width: 390, height: 900 });
  for (const address of pages) {
    await page.goto(address);
    expect.soft(await widthBeyond(page), address).toBeLessThanOrEqual(0);
  }
  complaints.length = 0;
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  for (const address of pages.filter((one) => !one.includes('?')))
    test(`${address} has a heading, something to read, and no button that does nothing`, async ({
      page,
      complaints,
    }) => {
      await page.goto(address);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect((await page.getByRole('main').innerText()).length).toBeGreaterThan(150);
      for (const button of await page.getByRole('main').getByRole('button').all())
        await expect(button, await button.innerText()).toBeDisabled();
      complaints.length = 0;
    });
});
