import { expect } from '@playwright/test';
import { figure, test } from './page.ts';

const lesson = '/lessons/training/';

test('three costs of a model are made equal by keyboard, and stay so for another size', async ({ page }) => {
  await page.goto(lesson);
  const widget = await figure(page, 'Three costs of a model');
  // 6 · 2 against 2 · 200 / 0.3.
  await expect(widget.getByText('Inference costs 111 times as much as pretraining.').first()).toBeVisible();

  const pretraining = widget.getByLabel('Pretraining', { exact: true }).first();
  await expect(async () => {
    await pretraining.fill('');
    await pretraining.fill('200');
    // 200 over 20 · 0.1.
    await expect(widget.locator('.here')).toContainText('100 times the 2 trillion tokens', { timeout: 500 });
  }).toPass();

  await widget.getByRole('button', { name: 'Make all three cost the same' }).focus();
  await page.keyboard.press('Enter');
  await expect(widget.locator('.here')).toContainText('The three cost the same');
  // 6 · 200 · 0.3 over 2, and over 3.
  await expect(widget.getByLabel('Inference', { exact: true }).first()).toHaveValue('180');
  await expect(widget.getByLabel('Reinforcement learning', { exact: true }).first()).toHaveValue('120');

  await widget.getByRole('slider', { name: 'Active parameters' }).focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(widget.locator('.here')).toContainText('The three cost the same');
  await expect(widget.getByRole('status').last()).toContainText('The three cost the same');
});

test('the least of a falling and a rising cost is found by keyboard', async ({ page }) => {
  await page.goto(lesson);
  const widget = await figure(page, 'A falling and a rising cost');
  await expect(widget.locator('.here')).toContainText('least where they are equal');

  const marker = widget.getByRole('slider', { name: 'Size' });
  await expect(async () => {
    await marker.focus();
    await page.keyboard.press('Home');
    await expect(marker).toHaveAttribute('aria-valuenow', '0.1', { timeout: 500 });
  }).toPass();
  // 10 + 1/10.
  await expect(marker).toHaveAttribute('aria-valuetext', 'size 0.1: sum 10.1');

  await widget.getByLabel('The other rises with the power').first().fill('2');
  // 1/x and x²: two to one at the cube root of a half, where they come to 1.89.
  await expect(widget.locator('.here')).toContainText('least at 0.794, where the falling cost is 2 times');
  await expect(widget.locator('.here')).toContainText('the sum is 5.83% above its least');
  await expect(widget.getByRole('status').last()).toContainText('2 times the rising one');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('both figures read whole', async ({ page }) => {
    await page.goto(lesson);
    await expect(page.getByText('Inference costs 111 times as much as pretraining.').first()).toBeVisible();
    await expect(
      page.getByRole('region', { name: 'A falling and a rising cost' }).locator('svg path.line'),
    ).toHaveCount(3);
  });
});
