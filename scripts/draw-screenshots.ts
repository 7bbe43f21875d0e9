/** Takes the README's pictures of the built site. `npm run build`, then `node scripts/draw-screenshots.ts` */

import { chromium, type Page } from '@playwright/test';
import { preview } from 'astro';
import { chromiumFlags, chromiumPath } from './chromium.ts';

/** A picture: the page, what is done on it first, and the part that is shown. */
type Picture = {
  readonly file: string;
  readonly address: string;
  readonly scheme: 'light' | 'dark';
  readonly prepare: (page: Page) => Promise<void>;
};

const pictures: readonly Picture[] = [
  {
    ...{ file: 'batch-size', address: 'lessons/batch-size/', scheme: 'light' },
    prepare: (page) => toTop(page, '.batch-plots .pair'),
  },
  {
    ...{ file: 'problem', address: 'problems/optimal-batch-from-sparsity/?seed=7', scheme: 'light' },
    prepare: async (page) => {
      await toTop(page, '.problem');
      // 1,069 are right: twice as many, with the additions left out.
      await page.getByLabel('Your answer').fill('2138');
      await page.getByRole('button', { name: 'Check' }).click();
    },
  },
  {
    ...{ file: 'lab', address: 'lab/', scheme: 'dark' },
    prepare: (page) => toTop(page, '.lab'),
  },
];

async function toTop(page: Page, part: string): Promise<void> {
  const first = page.locator(part).first();
  await first.scrollIntoViewIfNeeded();
  await first.evaluate((element) => scrollBy(0, element.getBoundingClientRect().top - 24));
  await page.waitForFunction(() => !document.querySelector('astro-island[ssr][client="load"]'));
}

const server = await preview({ root: '.', server: { port: 4399 }, logLevel: 'error' });
const browser = await chromium.launch({ executablePath: chromiumPath(), args: [...chromiumFlags] });
for (const { file, address, scheme, prepare } of pictures) {
  const page = await browser.newPage({ viewport: { width: 1100, height: 720 }, colorScheme: scheme });
  await page.goto(`http://localhost:${server.port}/${address}`);
  await page.waitForLoadState('networkidle');
  await prepare(page);
  await page.waitForTimeout(500);
  await page.screenshot({ path: `docs/${file}.png` });
  await page.close();
}
await browser.close();
await server.stop();
