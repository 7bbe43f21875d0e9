import { readdirSync } from 'node:fs';
import { expect } from '@playwright/test';
import { test, widthBeyond } from './page.ts';

test('a newcomer finds the lesson from the home page', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Batch size', exact: true }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'Batch size' })).toBeVisible();
  await expect(page).toHaveTitle('Batch size · Ridgepoint');
});

test('the lesson holds every part it promises', async ({ page }) => {
  await page.goto('/lessons/batch-size/');

  // The two times, their combination, cost, its floor, the ridge, sparsity, the optimal batch, the balance.
  expect(await page.locator('.equation math').count()).toBeGreaterThanOrEqual(12);
  await expect(page.getByRole('heading', { name: 'Why nobody sells a slow mode' })).toBeVisible();
  await expect(page.getByText('Check the professor').first()).toBeVisible();
  for (const title of ['Cost at batch 1', 'Optimal batch from sparsity', 'Context balance'])
    await expect(page.getByRole('region', { name: title })).toBeVisible();
  // DeepSeek-V3 in FP8 on a GB200 NVL72: 671 GB over 576 TB/s.
  await expect(page.locator('.value', { hasText: '1.16 ms' }).first()).toBeVisible();
});

test('a number leads to its derivation, with the same setup', async ({ page }) => {
  await page.goto('/lessons/batch-size/');
  // Reading the weights for a lone user: 37 of 671 billion parameters and a little more.
  await page.locator('a.value[href*="experts_read=touched"]').first().click();
  expect(new URL(page.url()).searchParams.get('batch')).toBe('1');
  await expect(page.locator('.why').first()).toContainText('weight time');
});

test('a word of the field is explained where it first stands, by pointer and by keyboard', async ({
  page,
}) => {
  await page.goto('/lessons/batch-size/');
  const word = page.locator('.word', { hasText: 'memory bandwidth' });
  const means = word.getByText('How many bytes a chip reads');
  await expect(means).toBeHidden();
  await word.getByRole('link').focus();
  await expect(means).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(means).toBeHidden();
  await word.getByRole('link').press('Enter');
  await expect(page.getByRole('term').filter({ hasText: 'memory bandwidth' })).toBeInViewport();
});

test('every citation leads to a source on the page', async ({ page }) => {
  await page.goto('/lessons/batch-size/');

  const targets = await page
    .locator('cite a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(targets.length).toBeGreaterThan(5);
  for (const target of new Set(targets)) await expect(page.locator(target)).toHaveCount(1);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the lesson reads whole: text, plots with their tables, problems with a folded solution', async ({
    page,
  }) => {
    await page.goto('/lessons/batch-size/');

    await expect(page.getByRole('heading', { name: 'What context does' })).toBeVisible();
    await expect(page.locator('.batch-plots svg path').first()).toBeVisible();
    await expect(page.locator('.batch-plots table').first()).toBeAttached();
    // Playwright's text search passes over noscript, so the place is named.
    await page
      .locator('noscript', { has: page.locator('.solution') })
      .first()
      .locator('summary', { hasText: 'Worked solution' })
      .click();
    await expect(page.locator('noscript .solution').first()).toBeVisible();
  });

  test('practice says what it needs', async ({ page }) => {
    await page.goto('/practice/');
    await expect(page.locator('noscript p')).toBeVisible();
  });
});

test('in a wide window the parts of a lesson stand in the margin, beside the widest figure', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto('/lessons/batch-size/');
  const contents = page.getByRole('navigation', { name: 'In this lesson' });
  await contents.getByRole('link', { name: 'Latency against batch' }).click();
  await expect(contents.getByRole('link', { name: 'Latency against batch' })).toHaveAttribute(
    'aria-current',
    'true',
  );
  await expect(contents).toBeInViewport({ ratio: 1 });

  const [parts, widest] = await Promise.all([
    contents.boundingBox(),
    page.locator('.prose > .wide').first().boundingBox(),
  ]);
  expect((parts?.x ?? 0) + (parts?.width ?? 0)).toBeLessThan(widest?.x ?? 0);
});

test('a reader is told how far they are, and finds the place again', async ({ page }) => {
  await page.goto('/lessons/batch-size/');
  const contents = page.getByRole('navigation', { name: 'In this lesson' });
  await contents.locator('summary').press('Enter');
  await contents.getByRole('link', { name: 'What context does' }).press('Enter');
  await expect(contents.locator('summary')).toContainText('minutes left');

  await page.goto('/');
  await expect(page.locator('[data-read="batch-size"]')).toContainText('minutes left');
  await page.getByRole('link', { name: 'Batch size', exact: true }).click();
  await contents.getByText('You were at').getByRole('link', { name: 'What context does' }).click();
  await expect(page.getByRole('heading', { name: 'What context does' })).toBeInViewport();
});

for (const width of [1280, 390])
  test(`no line of a worked example is cut off in a window of ${width}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    for (const lesson of ['mixture-of-experts', 'cache-tiers', 'training']) {
      await page.goto(`/lessons/${lesson}/`);
      const cut = await page
        .locator('.worked-example li')
        .evaluateAll((lines) =>
          lines.flatMap((line) =>
            [line, ...line.querySelectorAll('.equation, .numbers')].flatMap((part) =>
              part.scrollWidth > part.clientWidth + 1 ? [part.textContent] : [],
            ),
          ),
        );
      expect(cut, lesson).toEqual([]);
    }
  });

test('a printed lesson has no boxes to type in, and says where its problems are', async ({ page }) => {
  await page.goto('/lessons/batch-size/');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.prediction :is(input, button, summary)').filter({ visible: true })).toHaveCount(
    0,
  );
  await expect(page.locator('.recall').filter({ visible: true })).toHaveCount(0);
  await expect(page.getByText('/problems/optimal-batch-from-sparsity/')).toBeVisible();
});

test('letters twice as large leave every page as wide as a phone', async ({ page }) => {
  test.slow();
  // Of 390, by 2.
  await page.setViewportSize({ width: 195, height: 422 });
  const lessons = readdirSync('content/lessons').map((file) => `lessons/${file.replace(/\.mdx$/, '')}`);
  for (const at of [...lessons, 'lab']) {
    await page.goto(`/${at}/`);
    expect.soft(await widthBeyond(page), at).toBeLessThanOrEqual(0);
  }
});
