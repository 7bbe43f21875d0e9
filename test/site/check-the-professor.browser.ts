import { expect } from '@playwright/test';
import { figure, test } from './page.ts';

const lesson = '/lessons/check-the-professor/';

test('two formulas of a pass are compared by keyboard, and are twice apart where caches take as long as weights', async ({
  page,
}) => {
  await page.goto(lesson);
  const widget = await figure(page, 'Add or take the longest');
  // 141 GB of weights and 105 caches of 1.34 GB, over 26.8 TB/s.
  await expect(
    widget.getByText('10.5 ms where the reading is added up, 5.27 ms by the longest'),
  ).toBeVisible();

  const marker = widget.getByRole('slider', { name: 'Batch, in the plot of times' });
  await expect(async () => {
    await marker.focus();
    await page.keyboard.press('Home');
    await expect(marker).toHaveAttribute('aria-valuenow', '1', { timeout: 500 });
  }).toPass();
  await expect(widget.locator('.now')).toContainText('1.01 times apart');

  // At half of the balance context they are one and a half times apart, and no more; with one cache of 0.24 GB beside 141, hardly.
  const context = widget.getByLabel('Context', { exact: true }).first();
  await context.fill('730');
  await expect(widget.getByText(/rises from 1\.00 times to 1\.50 times/)).toBeVisible();
});

test('the slip behind a number is found by keyboard', async ({ page }) => {
  await page.goto(lesson);
  const widget = await figure(page, 'Find the slip behind a number');
  const claim = widget.getByLabel('The claim');
  // 5,357 sequences over eight chips.
  await expect(async () => {
    await claim.selectOption({ label: 'A best batch in the hundreds' });
    await expect(widget.locator('.now')).toContainText('Claimed is 670 sequences', { timeout: 500 });
  }).toPass();

  await widget.getByRole('radio', { name: /left out the sparsity/i }).focus();
  await page.keyboard.press('Space');
  await expect(widget.locator('.now')).toContainText('It was another.');
  const right = widget.getByRole('radio', { name: /compute rate: used one chip/ });
  await right.focus();
  await page.keyboard.press('Space');
  await expect(widget.locator('.now')).toContainText('which is what was claimed');
  await expect(widget.getByRole('status').last()).toContainText('which is what was claimed');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('both figures read whole', async ({ page }) => {
    await page.goto(lesson);
    await expect(page.locator('.sum-or-max svg path.line').first()).toBeVisible();
    await expect(page.locator('.slip-finder svg')).toBeVisible();
  });
});
