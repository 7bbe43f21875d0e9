import { expect } from '@playwright/test';
import { test, widthBeyond } from './page.ts';

test('every price has a day and leads to its source', async ({ page }) => {
  await page.goto('/prices/');
  const tables = page.getByRole('table').filter({ has: page.getByRole('columnheader', { name: 'Source' }) });
  // Tokens, keeping, fast, slow and every quote: 48, 22, 8, 7 and 71 rows.
  await expect(tables).toHaveCount(5);
  const rows = await tables.locator('tbody tr').evaluateAll((rows) =>
    rows.map((row) => ({
      cells: [...row.querySelectorAll('th, td')].map((cell) => cell.textContent?.trim() ?? ''),
      source: [...row.querySelectorAll('a')].at(-1)?.href,
    })),
  );
  expect(rows.length).toBeGreaterThan(150);
  for (const { cells, source } of rows) {
    expect(cells).toContainEqual(expect.stringMatching(/\b202[4-7]/));
    expect(source).toMatch(/^https:/);
  }
});

test('a fast mode says how much smaller its batch is, where a speed is promised', async ({ page }) => {
  await page.goto('/prices/');
  const fast = page.getByRole('region', { name: 'What speed costs' });
  // 6 × 2.5 and 2 × 2.5.
  await expect(fast.getByRole('row', { name: /^Opus 4.6 fast/ })).toContainText('× 15');
  await expect(fast.getByRole('row', { name: /^Opus 5 fast/ })).toContainText('× 5');
  await expect(fast.getByRole('row', { name: /^Priority tier/ })).toContainText('no speed is promised');
});

test('a chip’s rent leads to what it must sell, and to the chip', async ({ page }) => {
  await page.goto('/prices/');
  const row = page.getByRole('region', { name: /^Rents of/ }).getByRole('row', { name: /H100 SXM/ });
  // The middle of nine quotes is $3.99 an hour: 3.99 / 3600 dollars a second buy 1,108 tokens at $1 a million.
  await expect(row).toContainText('3.99');
  await expect(row).toContainText('1,108');
  await row.getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('H100');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`on a phone the page stays as wide as the phone, in the ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('/prices/');
    await page.getByText(/^Notes on/).click();
    expect(await widthBeyond(page)).toBeLessThanOrEqual(0);
    for (const region of await page.getByRole('region').all())
      await expect(region).toHaveAttribute('tabindex', '0');
  });
}

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('the notes open', async ({ page }) => {
    await page.goto('/prices/');
    await page.getByText(/^Notes on/).click();
    await expect(page.getByText('The step for long contexts lasted five weeks.')).toBeVisible();
  });
});
