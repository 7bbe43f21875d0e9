import { expect } from '@playwright/test';
import { figure, spokenBy, test } from './page.ts';

test.beforeEach(async ({ page }) => {
  await page.goto('/lessons/mixture-of-experts/');
});

test('experts touched follow the batch by keyboard, in both plots and in words', async ({ page }) => {
  const widget = await figure(page, 'Experts touched,');
  // 1 − (31/32)^8 = 22.4% of 256.
  await expect(widget.getByText(/57 of 256: 22\.4%/)).toBeVisible();

  const marker = widget.getByRole('slider', { name: 'Batch, in the plot of experts touched' });
  await marker.press('Home');
  // 8 of 256; 37.5 GB over 576 TB/s.
  await expect(marker).toHaveAttribute('aria-valuetext', 'batch 1 sequence: 3.13% of the experts touched');
  await expect(widget.getByText(/It reads weights for 65\.\d\sµs/)).toBeVisible();
  await expect(widget.getByLabel('Batch', { exact: true }).first()).toHaveValue('1');

  // Mixtral uses 2 of 8: 1 − (3/4)^4 = 68.4%.
  await widget.getByLabel('Model').selectOption('mixtral-8x22b');
  await widget.getByLabel('Batch', { exact: true }).first().fill('4');
  await expect(widget.getByText(/: 68\.4%/)).toBeVisible();
  await expect(spokenBy(widget)).toContainText('4 sequences touch 68.4%');
});

test('a token is followed to its experts, in one domain and in two', async ({ page }) => {
  const widget = await figure(page, 'Routing to experts, DeepSeek-V3');
  // Two racks: half crosses, 18 times as slow, nine times as long.
  await expect(widget.getByText(/50% leaves its domain.* 9 times the/)).toBeVisible();
  await expect(widget.locator('.way')).toHaveCount(4);

  await widget.getByLabel('The layer is spread over').selectOption('one domain');
  await expect(widget.locator('.way.crosses')).toHaveCount(0);
  await expect(widget.locator('.domain')).toHaveCount(1);
  // 3 × 128 × 9 × 7168 bytes over 900 GB/s in 58 layers.
  await expect(widget.getByText(/exchanges for 1\.6\sms/)).toBeVisible();

  await widget.getByRole('slider', { name: 'Follow a token' }).press('ArrowRight');
  await expect(widget.getByText(/^Token 2 lies on chip 1,/)).toBeVisible();
  const before = await widget.getByText(/^Token 2 lies/).textContent();
  await widget.getByRole('button', { name: 'Route again' }).press('Enter');
  await expect(widget.getByText(/^Token 2 lies/)).not.toHaveText(before ?? '');

  // H100: 450 over 50 GB/s is 9, so four and a half times.
  await widget.getByLabel('Hardware').selectOption('h100-sxm');
  await widget.getByLabel('The layer is spread over').selectOption('2 domains');
  await expect(widget.getByText(/ 4\.5 times the/)).toBeVisible();
  await expect(widget.getByRole('link', { name: 'Open in the Lab' })).toHaveAttribute('href', /racks=2/);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('both figures stand with their words and tables', async ({ page }) => {
    await expect(page.getByText(/57 of 256: 22\.4%/)).toBeVisible();
    await expect(page.locator('.rack-picture .way')).toHaveCount(4);
    await expect(page.locator('.lesson-widget .behind table')).toHaveCount(2);
  });
});
