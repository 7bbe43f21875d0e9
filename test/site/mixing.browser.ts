import { expect } from '@playwright/test';
import { figure, spokenBy, test } from './page.ts';

test.beforeEach(async ({ page }) => {
  await page.goto('/lessons/mixing/');
});

test('a Feistel network is run and undone by keyboard', async ({ page }) => {
  const widget = await figure(page, 'A Feistel network, there and back');
  // 2718² = 7,387,524: 3875 inside, and 2818 + 3875 = 6693.
  await expect(widget.getByRole('row', { name: /^1 6693\s2718/ }).first()).toBeVisible();

  await widget.getByRole('slider', { name: 'Rounds' }).press('Home');
  await expect(widget.getByText('From 6693 2718 alone, the way back ends at 2718 2818')).toBeVisible();

  // 1 + 2 + 3 + 4 = 10; 5678 + 10 = 5688.
  await widget.getByLabel('Function inside a round').selectOption('the sum of the digits');
  await widget.getByLabel('First half').fill('1234');
  await widget.getByLabel('Second half').fill('5678');
  await expect(widget.getByText('From 5688 1234 alone, the way back ends at 1234 5678')).toBeVisible();

  await widget.getByLabel('Function inside a round').selectOption('always 1234');
  await widget.getByLabel('Rounds').first().fill('12');
  await expect(
    widget.getByText('One digit was changed; after 12 rounds 1 digit of 8 differs.'),
  ).toBeVisible();
  await expect(spokenBy(widget)).toContainText('Undone, the rounds give 1234 5678 again.');
});

test('activations are read off at any time of a training step', async ({ page }) => {
  const widget = await figure(page, 'Activations during a training step');
  const marker = widget.getByRole('slider', { name: 'Time in the training step' });
  // 80 layers of 8192 × 8192 × 16 × 2 bytes.
  await expect(marker).toHaveAttribute('aria-valuetext', /plain training holds 172\sGB.*2\.15\sGB/);

  await marker.press('End');
  await expect(marker).toHaveAttribute('aria-valuetext', /plain training has finished/);

  await marker.press('Home');
  for (let i = 0; i < 8; i += 1) await marker.press('ArrowRight');
  await widget.getByLabel('Layers').first().fill('40');
  await expect(
    widget.getByText(/plain training holds 85\.9\sGB, the reversible one holds 2\.15\sGB/),
  ).toBeVisible();
  await expect(widget.getByRole('link', { name: 'Open in the Lab' })).toHaveAttribute('href', /layers=40/);
});
