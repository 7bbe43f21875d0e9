import { expect, type Locator, type Page } from '@playwright/test';
import { figure, test } from './page.ts';

/** A figure of a lesson, alive. */
async function figureOf(page: Page, lesson: string, name: string): Promise<Locator> {
  await page.goto(`/lessons/${lesson}/`);
  return figure(page, name);
}

test('a cache is built from an architecture, by keyboard', async ({ page }) => {
  const region = await figureOf(page, 'context', 'A KV cache from an architecture');
  // Llama 3.1 70B: 2 · 8 · 128 · 80 · 2 bytes.
  await expect(region).toContainText('A token adds 327,680 bytes');

  await region.getByLabel('KV heads', { exact: true }).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('1');
  await expect(region).toContainText('A token adds 40,960 bytes');
  await expect(region.getByLabel('Start from')).toHaveValue('own');
  await expect(region.locator('output')).toContainText('40,960 bytes');

  // DeepSeek-V3: 61 · (512 + 64) · 2 bytes, as published.
  await region.getByLabel('Start from').selectOption('DeepSeek-V3');
  await expect(region).toContainText('A token adds 70,272 bytes');
  await expect(region.getByRole('link', { name: 'Open in the Lab' })).toHaveAttribute(
    'href',
    /model=deepseek-v3/,
  );
});

test('the cost of a context is read by keyboard', async ({ page }) => {
  const region = await figureOf(page, 'context', 'Cost per token against context');
  // 141.2 GB and 64 · 8192 · 327,680 B over 26.8 TB/s, at $16 an hour for 64 tokens.
  await expect(region).toContainText('At 8,192 tokens a million tokens cost $0.811, bound by memory');

  await region.getByRole('slider', { name: 'Context' }).focus();
  await page.keyboard.press('End');
  await expect(region).toContainText('At 1.05 million tokens');
  await expect(region).toContainText('This does not fit');
  await page.keyboard.press('Home');
  await expect(region).toContainText('At 256 tokens a million tokens cost $0.38, bound by memory');

  // 16,384 sequences hide the weights: 17.85 µs of $16 an hour.
  await region.getByRole('textbox', { name: 'Batch' }).fill('16384');
  await expect(region).toContainText('At 256 tokens a million tokens cost $0.0793, bound by compute');
});

test('the cheapest memory for a wait is found by keyboard', async ({ page }) => {
  const region = await figureOf(page, 'cache-tiers', 'Ways to keep a prompt,');
  await expect(region).toContainText('After five minutes the cheapest is a flash drive');
  // 74 GFLOP at 40% of 1,979 TFLOP/s, at $2 an hour.
  await expect(region.getByRole('row', { name: /^Compute it again/ })).toContainText('$0.0519');

  await region.getByRole('slider', { name: 'Wait' }).focus();
  await page.keyboard.press('Home');
  await expect(region).toContainText('the cheapest is HBM');
  await page.keyboard.press('End');
  await expect(region).toContainText('After a week the cheapest is a spinning disk');

  await region.getByLabel('The prompt is wanted again after').selectOption('an hour');
  // 70,272 / 80e9 of $2.
  await expect(region.getByRole('row', { name: /^HBM/ })).toContainText('$1.76');
});

test('drain times stand beside the waits of price cards', async ({ page }) => {
  const region = await figureOf(page, 'cache-tiers', 'Drain times of memories');
  // 4 TB at 7 GB/s: 571 s.
  await expect(region).toContainText('the nearest drain time is that of flash, 9.52 min');

  // 30 TB at 14 GB/s: 2,143 s.
  await region.getByLabel('Flash').selectOption('30 TB at 14 GB/s');
  await region.getByLabel('A prompt waits for').selectOption('an hour');
  await expect(region).toContainText('that of flash, 35.7 min');
  await expect(region.locator('output')).toContainText('35.7 min');
});
