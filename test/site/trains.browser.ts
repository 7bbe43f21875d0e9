import { expect, type Page } from '@playwright/test';
import { figure, test } from './page.ts';

async function alive(page: Page, name: RegExp) {
  await page.goto('/lessons/trains/');
  return figure(page, name);
}

test('who comes just after a pass has left waits for nearly all of it, by keyboard', async ({ page }) => {
  const region = await alive(page, /^Timetable/);
  // At 41 ms: 19 until the pass of 60, and 20 aboard.
  await expect(region).toContainText('wait 19 ms and ride for 20 ms: a token after 39 ms');
  const you = region.getByRole('slider', { name: 'You come at' });
  await you.focus();
  await page.keyboard.press('ArrowLeft');
  await expect(region).toContainText('board a pass at once and ride for 20 ms: a token after 20 ms');

  await region.getByRole('slider', { name: 'Seats' }).focus();
  await page.keyboard.press('Home');
  await expect(region).toContainText('holds only while there is room');
});

test('a memory is filled with caches until a pass takes the drain time, by keyboard', async ({ page }) => {
  const region = await alive(page, /^Memory of/);
  // 671 GB over 576 TB/s; 13,392 GB over it.
  await expect(region).toContainText('1.16 ms are the weights of DeepSeek-V3: 5.01% of the drain time');
  await region.getByRole('slider', { name: 'Caches' }).focus();
  await page.keyboard.press('End');
  await expect(region).toContainText('100% of the drain time of GB200, 23.3 ms');
  await region.getByLabel('Hardware').selectOption({ label: 'NVIDIA H100 SXM5 80 GB' });
  await expect(region).toContainText('it does not fit');
});
