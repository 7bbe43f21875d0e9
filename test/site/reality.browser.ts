import { expect } from '@playwright/test';
import { figure, test } from './page.ts';

const lesson = '/lessons/reality/';

test('measurements are gone through by keyboard, from the nearest to its bound', async ({ page }) => {
  await page.goto(lesson);
  const widget = await figure(page, 'Published measurements against their bounds');
  const order = widget.getByRole('slider');
  const first = await widget.locator('.one .claim').textContent();
  await expect(async () => {
    await order.focus();
    await page.keyboard.press('ArrowRight');
    await expect(widget.locator('.one .claim')).not.toHaveText(first ?? '', { timeout: 500 });
  }).toPass();

  // PaLM 540B in INT8: 7.24 of 28.5 ms.
  await widget.getByLabel('Measurement', { exact: true }).selectOption('palm-540b-step-int8');
  await expect(widget.locator('.one')).toContainText('28.5 ms');
  await expect(widget.locator('.one')).toContainText('7.24 ms');
  await expect(widget.locator('.one')).toContainText('25%');
  await expect(widget.getByRole('link', { name: /Its row/ })).toHaveAttribute(
    'href',
    /evidence\/#palm-540b-step-int8$/,
  );

  await widget.getByLabel('What was measured').selectOption('speeds');
  await widget.getByLabel('Measurement', { exact: true }).selectOption('deepseek-day-decode');
  // 1,850 of 8,302 tokens a second and chip.
  await expect(widget.locator('.one')).toContainText('22%');
  await expect(widget.getByRole('link', { name: 'Open in the Lab' })).toBeVisible();
});

test('a published pass is taken apart by keyboard, until its account closes', async ({ page }) => {
  await page.goto(lesson);
  const widget = await figure(page, 'What the bound leaves out');
  await expect(widget.locator('.now')).toContainText('The bound is 10.6 ms and the measured pass 47.6 ms');

  const attention = widget.getByRole('checkbox', { name: /attention’s arithmetic/ });
  await attention.focus();
  await page.keyboard.press('Space');
  await expect(widget.locator('.now')).toContainText('attention’s arithmetic 7.54 ms');
  await widget.getByRole('checkbox', { name: /its own copy/ }).focus();
  await page.keyboard.press('Space');
  await widget.getByLabel('Exchange between experts').selectOption('serial');
  await expect(widget.locator('.now')).toContainText('exchange between experts 17.6 ms');
  await widget.getByLabel('Reading and multiplying go on').selectOption('none');
  // 6.46 + 9.21 + 3.29 + 7.54 + 17.56.
  await expect(widget.locator('.now')).toContainText('The bound is 44.1 ms');
  await expect(widget.getByRole('status').last()).toContainText('44.1 ms');
});

test('timed passes are gone through by keyboard, until two memories make no difference', async ({ page }) => {
  await page.goto(lesson);
  const widget = await figure(page, 'Passes timed on an H100 and an H200');
  await expect(widget.locator('.words')).toContainText('the H100 took 6.46 ms');
  await expect(widget.locator('.words')).toContainText('saved 24% of the time');
  const marker = widget.getByRole('slider', { name: 'Batch, in the plot of measured passes' });
  await marker.focus();
  await page.keyboard.press('End');
  await expect(marker).toHaveAttribute('aria-valuenow', '2048');
  await expect(widget.locator('.words')).toContainText('saved 0% of the time; the bounds differ by 0%');
  await expect(widget.getByRole('status').last()).toContainText('64.9 ms');
  await page.keyboard.press('ArrowLeft');
  await expect(marker).toHaveAttribute('aria-valuenow', '1024');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('its figures read whole', async ({ page }) => {
    await page.goto(lesson);
    await expect(page.locator('.published-scatter svg path.point').first()).toBeVisible();
    await expect(page.locator('.left-out svg rect').first()).toBeVisible();
    await expect(page.locator('.timed.square').last()).toBeVisible();
  });
});
