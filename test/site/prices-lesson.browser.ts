import { expect } from '@playwright/test';
import { figure, test } from './page.ts';

test('price tiers are followed by keyboard, and another cache moves the bend', async ({ page }) => {
  await page.goto('/lessons/prices/');
  const widget = await figure(page, 'Price tiers against cost');
  const marker = widget.getByRole('slider', { name: 'Context' });
  await marker.focus();
  // Five times the context of the step: five times its price.
  await expect(marker).toHaveAttribute('aria-valuetext', /At 1 million tokens the price is \$18 .* \$60/);
  await marker.press('ArrowRight');
  await expect(marker).toHaveAttribute('aria-valuetext', /At 1\.5 million tokens .* \$90/);
  await marker.press('Home');
  await expect(marker).toHaveAttribute(
    'aria-valuetext',
    /At 1,000 tokens the price is \$12 a million, and \$12 would do/,
  );
  await widget.getByLabel('Cache of a token').selectOption({ label: 'as in DeepSeek-V3' });
  await expect(widget).toContainText('cost is flat up to 4,820 tokens');
});

test('a fast mode is weighed by keyboard', async ({ page }) => {
  await page.goto('/lessons/prices/');
  const widget = await figure(page, 'A fast mode and the usual one');
  await expect(widget).toContainText('6 × 2.5 = 15');
  await expect(widget).toContainText('1.12 times');
  await widget.getByRole('slider', { name: 'Price' }).press('ArrowLeft');
  await expect(widget).toContainText('5 × 2.5 = 12.5');
  await widget.getByLabel('Offer').selectOption({ label: 'Anthropic: Opus 5 fast, 2026-07-24' });
  await expect(widget).toContainText('2 × 2.5 = 5');
});
