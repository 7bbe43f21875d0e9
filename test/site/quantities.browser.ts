import { expect } from '@playwright/test';
import { test, widthBeyond } from './page.ts';

test('a quantity says what it is, what it follows from, what it feeds and where it is asked', async ({
  page,
}) => {
  await page.goto('/quantities/');
  await page.getByRole('link', { name: 'step time', exact: true }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'Step time' })).toBeVisible();
  await expect(page.getByText('overlap: none')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Latency against batch, sketched' })).toBeVisible();
  await page.getByRole('link', { name: 'throughput', exact: true }).click();
  await expect(page.getByRole('link', { name: 'step time', exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'Work it out in the Lab' }).click();
  await expect(page).toHaveURL(/\/lab\/\?why=throughput$/);
});

test('quantities fit a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const id of ['', 'step_time/', 'kv_read_per_sequence/', 'memory_bandwidth/']) {
    await page.goto(`/quantities/${id}`);
    expect(await widthBeyond(page)).toBeLessThanOrEqual(0);
  }
});
