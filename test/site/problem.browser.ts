import { expect, test as unwatched } from '@playwright/test';
import { readUnit } from '../../src/engine/units.ts';
import { slipsOf } from '../../src/problems/slips-of.ts';
import { numberVariant, template } from '../fixtures/templates.ts';
import { problem, test } from './page.ts';

const kinds = [
  { id: 'cost-at-batch-1', title: 'Cost at batch 1' },
  { id: 'optimal-batch-from-sparsity', title: 'Optimal batch from sparsity' },
  { id: 'context-balance', title: 'Context balance' },
] as const;

/** The variant a lesson opens with, and its answer in the asked unit, to three figures. */
function shown(id: string) {
  const variant = numberVariant(template(id), 1);
  const answer = Number((variant.answer.value / readUnit(variant.ask.unit).scale).toPrecision(3));
  return { variant, answer, unit: variant.ask.unit };
}

for (const { id, title } of kinds) {
  test.describe(title, () => {
    test('takes the answer without a unit, says it is right and shows the work', async ({ page }) => {
      const { answer } = shown(id);
      await page.goto('/lessons/batch-size/');
      const region = await problem(page, title);
      await region.getByRole('textbox').fill(String(answer));
      await region.getByRole('button', { name: 'Check' }).click();

      await expect(region.getByRole('status')).toContainText('Right:');
      await expect(region.getByRole('status')).toContainText('You left the unit out');
      await expect(region.locator('.solution li').last()).toBeVisible();
      expect(await region.locator('.solution math').count()).toBeGreaterThanOrEqual(6);
    });

    test('takes the answer with a unit', async ({ page }) => {
      const { answer, unit } = shown(id);
      await page.goto('/lessons/batch-size/');
      const region = await problem(page, title);
      await region.getByRole('textbox').fill(`${answer} ${unit}`);
      await region.getByRole('button', { name: 'Check' }).click();

      await expect(region.getByRole('status')).toContainText('Right:');
      await expect(region.getByRole('status')).not.toContainText('unit');
    });

    test('names the slip behind a wrong answer, and lets one try again', async ({ page }) => {
      const { variant, answer, unit } = shown(id);
      const [slip] = slipsOf(variant).filter(({ value }) => value / variant.answer.value < 50);
      if (!slip) throw new Error(`${id} has no slip to show`);
      await page.goto('/lessons/batch-size/');
      const region = await problem(page, title);
      await region.getByRole('textbox').fill(String(slip.value / readUnit(unit).scale));
      await region.getByRole('button', { name: 'Check' }).click();
      await expect(region.getByRole('status')).toContainText('one slip away');
      await expect(region.getByRole('status')).toContainText('That slip leads to');

      await region.getByRole('textbox').fill(String(answer));
      await region.getByRole('textbox').press('Enter');
      await expect(region.getByRole('status')).toContainText('Right:');
    });

    test('gives another, with other numbers and an empty field', async ({ page }) => {
      await page.goto('/lessons/batch-size/');
      const region = await problem(page, title);
      const before = await region.locator('.statement').textContent();
      await region.getByRole('button', { name: 'I don’t know' }).click();
      await expect(region.locator('.solution')).toBeVisible();
      await region.getByRole('button', { name: 'Another' }).click();

      await expect(region.locator('.statement')).not.toHaveText(before ?? '');
      await expect(region.getByRole('textbox')).toHaveValue('');
      await expect(region.getByRole('textbox')).toBeFocused();
      await expect(region.locator('.solution')).toBeHidden();
    });
  });
}

test('an answer that cannot be read is told apart from a wrong one and costs nothing', async ({ page }) => {
  await page.goto('/lessons/batch-size/');
  const region = await problem(page, 'Context balance');
  await region.getByRole('textbox').fill('1.000,5');
  await region.getByRole('button', { name: 'Check' }).click();

  await expect(region.getByRole('status')).toContainText('This did not count as an answer.');
  await expect(region.getByRole('button', { name: 'I don’t know' })).toBeVisible();
});

test('the field says how it reads what is typed', async ({ page }) => {
  await page.goto('/lessons/batch-size/');
  const region = await problem(page, 'Optimal batch from sparsity');
  await region.getByRole('textbox').fill('2.4k');
  await expect(region.getByText('read as 2,400 sequences')).toBeVisible();
});

test('hints come one at a time', async ({ page }) => {
  await page.goto('/lessons/batch-size/');
  const region = await problem(page, 'Optimal batch from sparsity');
  await region.getByRole('button', { name: 'Hint', exact: true }).click();
  await expect(region.locator('.hints li')).toHaveCount(1);
  await region.getByRole('button', { name: 'Another hint' }).click();
  await expect(region.locator('.hints li')).toHaveCount(2);
  await expect(region.getByRole('button', { name: /hint/i })).toHaveCount(0);
});

test('a problem is done by keyboard alone', async ({ page }) => {
  const { answer } = shown('context-balance');
  await page.goto('/lessons/batch-size/');
  const region = await problem(page, 'Context balance');
  await region.getByRole('textbox').focus();
  await expect(region.getByRole('button', { name: 'Check' })).toBeEnabled();
  await page.keyboard.type(`${answer} tokens`);
  await page.keyboard.press('Enter');
  await expect(region.getByRole('status')).toContainText('Right:');
});

test('what is typed before the page is alive is kept, and Enter leads nowhere', async ({ page }) => {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/_astro/*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('/lessons/batch-size/', { waitUntil: 'commit' });
  const region = await problem(page, 'Context balance');
  await region.getByRole('textbox').fill('2.4k');
  await region.getByRole('textbox').press('Enter');
  release();

  await expect(region.getByRole('button', { name: 'Check' })).toBeEnabled();
  await expect(region.getByRole('textbox')).toHaveValue('2.4k');
  await expect(region.getByText('read as 2,400 tokens')).toBeVisible();
  expect(page.url()).toMatch(/batch-size\/$/);
});

// The browser itself complains of what does not arrive, so this test does not listen for complaints.
unwatched('an answer that cannot be kept because code did not arrive says so', async ({ page }) => {
  await page.route('**/open-log*.js', (route) => route.abort());
  await page.goto('/lessons/batch-size/');
  const region = await problem(page, 'Context balance');
  await region.getByRole('textbox').fill('1');
  await region.getByRole('button', { name: 'Check' }).click();

  await expect(page.getByRole('alert')).toContainText('could not be kept');
  await expect(region.getByRole('status')).toContainText('Not yet');
});
