import { expect, type Page } from '@playwright/test';
import { test, widthBeyond } from './page.ts';

const tables = ['/hardware/', '/models/', '/prices/'];
const pages = [
  ...tables,
  '/hardware/gb200/',
  '/hardware/wse-3/',
  '/models/kimi-k3/',
  '/models/deepseek-v4-pro/',
];

/** Texts of a column of the first table, from the top. */
const column = (page: Page, at: number) =>
  page
    .getByRole('table')
    .first()
    .locator('tbody tr')
    .evaluateAll(
      (rows, at) =>
        rows.map((row) =>
          row instanceof HTMLTableRowElement ? (row.cells[at]?.innerText.trim() ?? '') : '',
        ),
      at,
    );

for (const address of pages) {
  test(`${address} scrolls its tables, never the page, on a phone`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(address);
    expect(await widthBeyond(page)).toBeLessThanOrEqual(0);
    await expect(page.getByRole('region').first()).toHaveAttribute('tabindex', '0');
  });
}

test('a wide table scrolls by keyboard, and its first column stays', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/hardware/');
  const region = page.getByRole('region', { name: /chips, the newest first/ });
  await region.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => region.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0);

  const name = page.getByRole('rowheader').first();
  const [inside, outside] = await Promise.all([name.boundingBox(), region.boundingBox()]);
  expect(inside?.x).toBeCloseTo(outside?.x ?? -1, 0);
});

test('a column is sorted by the numbers behind it, from the keyboard, and says so', async ({ page }) => {
  await page.goto('/hardware/');
  const head = page.getByRole('columnheader', { name: /^16-bit R\b/ });
  await expect(head).not.toHaveAttribute('aria-sort');
  await head.getByRole('button').focus();
  await page.keyboard.press('Enter');

  await expect(head).toHaveAttribute('aria-sort', 'descending');
  await expect(head.getByRole('button')).toBeFocused();
  await expect(page.getByRole('status')).toHaveText('Sorted by 16-bit R, largest first.');
  const numbers = (await column(page, 3)).map(Number);
  expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));
  // Catalogue notes, section 1: TPU v6e has the most, the wafer the least.
  const names = await column(page, 0);
  expect(names[0]).toContain('v6e');
  expect(names.at(-1)).toContain('WSE-3');

  await page.keyboard.press('Space');
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  await expect(page.getByRole('status')).toHaveText('Sorted by 16-bit R, smallest first.');
  expect((await column(page, 0))[0]).toContain('WSE-3');
});

test('one column at a time is said to be sorted, names from A to Z', async ({ page }) => {
  await page.goto('/models/');
  await page.getByRole('columnheader', { name: 'Sparsity' }).getByRole('button').click();
  const head = page.getByRole('columnheader', { name: 'Model' }).first();
  await head.getByRole('button').click();

  await expect(page.locator('th[aria-sort]')).toHaveCount(1);
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  await expect(page.getByRole('status')).toHaveText('Sorted by Model, from A to Z.');
  const names = await column(page, 0);
  expect(names[0]).toBe('DeepSeek-V2');
  expect(names.at(-1)).toContain('Qwen3.5');
});

test('empty cells come last whichever way a column is sorted', async ({ page }) => {
  await page.goto('/hardware/');
  const head = page.getByRole('columnheader', { name: /^4-bit R\b/ });
  const last = page.getByRole('table').getByRole('row').last();
  for (const direction of ['descending', 'ascending']) {
    await head.getByRole('button').click();
    await expect(head).toHaveAttribute('aria-sort', direction);
    await expect(last.getByRole('cell').nth(6)).toContainText('none');
  }
});

test('a chip has a page with its sources, and a way into the Lab', async ({ page }) => {
  await page.goto('/hardware/');
  await page.getByRole('link', { name: 'NVIDIA GB200' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('NVIDIA GB200');
  // 5 PFLOP/s over 8 TB/s, and half of it tokens; 671/37 times as many sequences.
  const cells = page.getByRole('row', { name: /^FP8/ }).getByRole('cell');
  await expect(cells).toHaveText(['5 PFLOP/s', '625', '313', '313', /^7,\d{3}$/, '5,667']);
  await expect(page.locator('.provenance li').first()).toContainText(
    /\(read itself|through someone|from memory/,
  );

  await page.getByRole('link', { name: 'Set it up in the Lab' }).click();
  await expect(page.getByLabel('Hardware', { exact: true })).toHaveValue('gb200');
});

test('a model has a page, and a way into the Lab', async ({ page }) => {
  await page.goto('/models/gemma-3-27b/');
  // Catalogue notes, section 2: a slope and a lump; and 8,192 × 81,920 + 1,024 × 425,984 bytes.
  const cells = page.getByRole('row', { name: /^Stored/ }).getByRole('cell');
  await expect(cells).toHaveText(['81.9 kB', '436 MB', '1.11 GB', '11.2 GB']);

  await page.getByRole('link', { name: 'Set it up in the Lab' }).click();
  await expect(page.getByLabel('Model', { exact: true })).toHaveValue('gemma-3-27b');
});

test('what is stored of a token and what is read of it are told apart', async ({ page }) => {
  await page.goto('/models/deepseek-v3.2/');
  // Catalogue notes, section 2: 78,324 bytes stored; 8,052 read, and 2,048 × 70,272 of selected tokens.
  await expect(
    page
      .getByRole('row', { name: /^Stored/ })
      .getByRole('cell')
      .first(),
  ).toHaveText('78.3 kB');
  const read = page.getByRole('row', { name: /^Read/ }).getByRole('cell');
  await expect(read.nth(0)).toHaveText('8.05 kB');
  await expect(read.nth(1)).toHaveText('144 MB');
});

test('a page says what cannot be found, and why', async ({ page }) => {
  await page.goto('/models/deepseek-v4-pro/');
  await expect(page.getByText('not known, for want of its query heads').first()).toBeVisible();
  await page.goto('/models/mistral-7b-v0.1/');
  await expect(page.getByText('none: no layer looks at every token').first()).toBeVisible();
});

test('the header and the catalogue say where a record belongs', async ({ page }) => {
  await page.goto('/models/llama-3.1-8b/');
  const current = (navigation: string) =>
    page.getByRole('navigation', { name: navigation }).locator('[aria-current]');
  await expect(current('Site')).toHaveText('Catalogue');
  await expect(current('Catalogue')).toHaveText('Models');
  await expect(current('Catalogue')).toHaveAttribute('aria-current', 'true');
  await current('Catalogue').click();
  await expect(current('Catalogue')).toHaveAttribute('aria-current', 'page');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the tables are there, and plain', async ({ page }) => {
    for (const address of tables) {
      await page.goto(address);
      expect(await page.getByRole('row').count()).toBeGreaterThan(20);
      await expect(page.getByRole('columnheader').first().getByRole('button')).toHaveCount(0);
      await expect(page.getByText('choose a column’s head to sort').first()).toBeHidden();
    }
  });
});

test('what a table tells is read whole on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/prices/');
  const box = await page.locator('caption > *').first().boundingBox();
  expect((box?.x ?? 0) + (box?.width ?? Number.POSITIVE_INFINITY)).toBeLessThanOrEqual(390);
});
