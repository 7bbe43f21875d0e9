import { expect, type Page } from '@playwright/test';
import { figure, test } from './page.ts';

async function alive(page: Page, name: RegExp) {
  await page.goto('/lessons/rooflines/');
  return figure(page, name);
}

test('the roofline is walked from one user to beyond the ridge by keyboard', async ({ page }) => {
  const region = await alive(page, /^Roofline of one/);
  const marker = region.getByRole('slider', { name: 'Intensity' }).last();
  // An H100: 3.35 TB/s at one FLOP for each byte, of 989 TFLOP/s.
  await expect(region).toContainText('reaches 3.35 TFLOP/s, 0.339% of the peak');
  await marker.focus();
  await page.keyboard.press('End');
  await expect(region).toContainText('reaches 989 TFLOP/s, 100% of the peak');
  await expect(marker).toHaveAttribute('aria-valuenow', '16384');

  await region.getByLabel('Chip').selectOption({ label: 'NVIDIA GB200' });
  await region.getByLabel('Number format').selectOption('FP4');
  await expect(region).toContainText('up to the ridge, 1,250 FLOP/byte');
  await expect(region.getByRole('link', { name: 'Open in the Lab' })).toHaveAttribute(
    'href',
    /hardware=gb200&chips=1&weights=fp4/,
  );
});

test('widening the weights halves every ridge batch', async ({ page }) => {
  const region = await alive(page, /^Ridge batches/);
  await expect(region).toContainText('to 560 (TPU v6e)');
  await region.getByLabel('Weights stored in').selectOption('8 bits');
  await region.getByLabel('and multiplied').selectOption('in 16 bits');
  await expect(region).toContainText('to 280 (TPU v6e)');
});
