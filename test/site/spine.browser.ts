import { expect, type Page, test } from '@playwright/test';

/** Fails the test on anything the page complains about. */
test.beforeEach(async ({ page }) => {
  page.on('console', (message) => {
    if (message.type() === 'error') throw new Error(`The console says: ${message.text()}`);
  });
  page.on('pageerror', (error) => {
    throw error;
  });
});

const problem = (page: Page, title: string) => page.getByRole('region', { name: title });

test('from the home page to the lesson', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Batch size' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'Batch size' })).toBeVisible();
  await expect(page).toHaveTitle(/Batch size/);
});
