import { expect } from '@playwright/test';
import { test } from './page.ts';

test('a quantity, a problem, a card and a part of a lesson are found by keyboard', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Search' }).press('Enter');
  const field = page.getByRole('searchbox');
  await field.fill('optimal batch sparsity');
  await expect(page.getByRole('status')).toContainText('for “optimal batch sparsity”');
  const kinds = page.locator('.search li > .quiet');
  await expect(kinds.filter({ hasText: 'Problem' }).first()).toBeVisible();
  await expect(kinds.filter({ hasText: 'Quantity' }).first()).toBeVisible();
  await expect(kinds.filter({ hasText: 'Card' }).first()).toBeVisible();
  await expect(kinds.filter({ hasText: 'Lesson' }).first()).toBeVisible();
  const first = page.locator('.search li > a').first();
  const name = await first.textContent();
  await first.press('Enter');
  await expect(
    page
      .locator('h1, h2')
      .filter({ hasText: name?.split(': ').at(-1) ?? '' })
      .first(),
  ).toBeVisible();
});

test('a search can be shared by its address, and says when nothing was found', async ({ page }) => {
  await page.goto('/search/?q=unobtainium');
  await expect(page.getByRole('status')).toContainText('Nothing was found for “unobtainium”');
  await page.getByRole('searchbox').fill('Feistel');
  await expect(page.locator('.search li').first()).toContainText('Feistel');
  expect(new URL(page.url()).searchParams.get('q')).toBe('Feistel');
});

for (const [typed, name] of [
  ['kv_bytes_per_token', 'KV bytes per token'],
  ['optimal_batch', 'Optimal batch'],
  ['t_kv', 'KV time'],
] as const)
  test(`a quantity is found by what it is written as: ${typed}`, async ({ page }) => {
    await page.goto(`/search/?q=${typed}`);
    const first = page.locator('.search li').first();
    await expect(first.getByRole('link')).toHaveText(name);
    await expect(first.locator('.quiet')).toHaveText('Quantity');
    // It leads there, and is not read out.
    await expect(first.locator('p')).not.toContainText(/\w_\w/);
  });

test('what is shown of a page is what it says, not what stands around it', async ({ page }) => {
  await page.goto('/search/?q=batch');
  const results = page.locator('.search li');
  await expect(results.first()).toBeVisible();
  const shown = (await results.allTextContents()).join('\n');
  expect(shown).not.toMatch(/Level \d|Before this one|Problem · |\bId [a-z]+_/);
});
