import { expect } from '@playwright/test';
import { figure, spokenBy, test } from './page.ts';

test('more stages shrink the weights of a chip and leave its caches, by keyboard alone', async ({ page }) => {
  await page.goto('/lessons/memory/');
  const memory = await figure(page, 'Memory of one chip');
  // 671 GB over 64, and 5,600 × 8,192 × 70,272 bytes over 64.
  await expect(memory).toContainText('10.5 GB for weights and 50.4 GB for caches');

  const stages = memory.getByRole('slider', { name: 'Stages' });
  await stages.focus();
  await page.keyboard.press('ArrowRight');
  await expect(memory).toContainText('5.24 GB for weights and 50.4 GB for caches');
  await expect(spokenBy(memory)).toContainText('2 stages of 64 chips');

  await memory.getByRole('textbox', { name: 'Context' }).fill('40000');
  // 5,600 × 40,000 × 70,272 / 64 is 246 GB, and a chip has 186.
  await expect(memory).toContainText('246 GB for caches');
  await expect(memory).toContainText('more than it has');
});

test('a larger domain reads weights sooner, and boxes in a row do not', async ({ page }) => {
  await page.goto('/lessons/memory/');
  const domain = await figure(page, 'Weight time against the size of a domain');
  await expect(domain).toContainText('One domain of 72 chips reads the weights in 1.16 ms');

  const marker = domain.getByRole('slider', { name: 'Chips, in the plot' });
  await marker.focus();
  await page.keyboard.press('End');
  // 671 GB over 1,024 × 8 TB/s; a box of eight stays at 10.5 ms.
  await expect(domain).toContainText('One domain of 1,024 chips reads the weights in 81.9 µs');
  await expect(domain).toContainText('boxes of 8 in a row take 10.5 ms');
  await domain.getByLabel('Hardware').selectOption({ label: 'NVIDIA H100 SXM5 80 GB' });
  await expect(domain).toContainText('boxes of 8 in a row take 25 ms');
  await expect(domain.getByRole('link', { name: 'Open in the Lab' })).toHaveAttribute('href', /chips=1024/);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the figures are drawn and told', async ({ page }) => {
    await page.goto('/lessons/memory/');
    await expect(page.locator('.budget rect').first()).toBeVisible();
    await expect(page.getByText('10.5 GB for weights and 50.4 GB for caches').first()).toBeVisible();
    await page.goto('/lessons/pipelines/');
    await expect(page.locator('.timetable rect').first()).toBeVisible();
  });
});
