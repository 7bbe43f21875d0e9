import { expect } from '@playwright/test';
import { figure, spokenBy, test } from './page.ts';

test('a timetable fills as micro-batches are added, by keyboard alone', async ({ page }) => {
  await page.goto('/lessons/pipelines/');
  const timetable = await figure(page, 'Timetable of a pipeline in inference');
  // One micro-batch on four stages: each waits for three quarters of the time.
  await expect(timetable).toContainText('6 of 8 units: 75%');

  const slider = timetable.getByRole('slider', { name: 'Micro-batches' });
  await slider.focus();
  for (const _ of [2, 3, 4]) await page.keyboard.press('ArrowRight');
  await expect(timetable).toContainText('No stage is ever idle');
  await expect(spokenBy(timetable)).toContainText('4 micro-batches: a stage is idle for 0 of 8 units');
});

test('taking turns keeps the bubble and holds less', async ({ page }) => {
  await page.goto('/lessons/pipelines/');
  const timetable = await figure(page, 'Timetable of a pipeline in training');
  // (4 − 1)/(8 + 4 − 1), and all eight are held.
  await expect(timetable).toContainText('9 of 33 units: 27.3%');
  await expect(timetable).toContainText('Stage 1 holds activations of 8 micro-batches');

  await timetable.getByLabel('Schedule').selectOption({ label: 'Training: 1F1B, taking turns' });
  await expect(timetable).toContainText('9 of 33 units: 27.3%');
  await expect(timetable).toContainText('Stage 1 holds activations of 4 micro-batches');

  await timetable.getByRole('link', { name: 'Open in the Lab' }).click();
  await expect(page).toHaveURL(/schedule=one_forward_one_backward/);
});

test('a second layer lets the slow wires of GB200 keep up', async ({ page }) => {
  await page.goto('/lessons/pipelines/');
  const traffic = await figure(page, 'Traffic inside a stage and at its boundary');
  await expect(traffic).toContainText('1.78 times as long');
  await traffic.getByLabel('Hardware').selectOption({ label: 'NVIDIA GB200' });
  // 16 sendings against 900/50 = 18.
  await expect(traffic).toContainText('hold the pipeline back');

  await traffic.getByRole('slider', { name: 'Layers of a stage' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(traffic).toContainText('32 sendings');
  await expect(traffic).toContainText('1.78 times as long, so the wires between domains keep up');
});
