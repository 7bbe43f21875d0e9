import { expect } from '@playwright/test';
import { test } from './page.ts';

const tables = ['/hardware/', '/models/', '/prices/'];

for (const address of tables) {
  test(`${address} scrolls its tables, never the page, on a phone`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(address);
    const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(content).toBeLessThanOrEqual(window ?? 0);
    await expect(page.getByRole('region').first()).toHaveAttribute('tabindex', '0');
  });
}

test('a column is sorted by the numbers behind it, from the keyboard, and says so', async ({ page }) => {
  await page.goto('/hardware/');
  const head = page.getByRole('columnheader', { name: /R, 16-bit/ });
  await head.getByRole('button').focus();
  await page.keyboard.press('Enter');

  await expect(head).toHaveAttribute('aria-sort', 'descending');
  await expect(page.getByRole('status')).toHaveText('Sorted by R, 16-bit, descending.');
  const rows = page.getByRole('table').getByRole('row');
  // Catalogue notes, section 1: TPU v6e has the most, the wafer the least.
  await expect(rows.nth(1)).toContainText('v6e');
  await expect(rows.last()).toContainText('WSE-3');

  await page.keyboard.press('Enter');
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  await expect(rows.nth(1)).toContainText('WSE-3');
});

test('empty cells come last whichever way a column is sorted', async ({ page }) => {
  await page.goto('/hardware/');
  const head = page.getByRole('columnheader', { name: /R, 4-bit/ });
  const last = page.getByRole('table').getByRole('row').last();
  for (const _ of ['descending', 'ascending']) {
    await head.getByRole('button').click();
    await expect(last.getByRole('cell').nth(3)).toContainText('none');
  }
});

test('a chip has a page with its sources, and a way into the Lab', async ({ page }) => {
  await page.goto('/hardware/');
  await page.getByRole('link', { name: 'NVIDIA GB200' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('NVIDIA GB200');
  // 5 PFLOP/s over 8 TB/s, and half of it tokens.
  await expect(page.getByRole('row', { name: /^FP8/ })).toContainText('625 FLOP/byte');
  await expect(page.getByRole('row', { name: /^FP8/ })).toContainText('313 tokens');
  await expect(page.locator('.provenance li').first()).toContainText(
    /\(read itself|through someone|from memory/,
  );

  await page.getByRole('link', { name: 'Set it up in the Lab' }).click();
  await expect(page.getByLabel('Hardware', { exact: true })).toHaveValue('gb200');
});

test('a model’s page says what cannot be found, and why', async ({ page }) => {
  await page.goto('/models/deepseek-v4-pro/');
  await expect(page.getByText('none: too little is known').first()).toBeVisible();
  await page.goto('/models/gemma-3-27b/');
  // 8,192 × 81,920 bytes and 1,024 × 425,984: 1.11 GB.
  await expect(page.locator('dl')).toContainText('1.11 GB per sequence');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the tables are there, and plain', async ({ page }) => {
    for (const address of tables) {
      await page.goto(address);
      expect(await page.getByRole('row').count()).toBeGreaterThan(20);
      await expect(page.getByRole('columnheader').first().getByRole('button')).toHaveCount(0);
    }
  });
});
