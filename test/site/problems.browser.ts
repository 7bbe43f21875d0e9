import { expect } from '@playwright/test';
import { test, widthBeyond } from './page.ts';

test('the list is filtered by concept, and the address keeps the filter', async ({ page }) => {
  await page.goto('/problems/');
  const items = page.locator('li[data-kind]:visible');
  const all = await items.count();
  await page.getByLabel('Concept').selectOption({ label: 'Batching' });

  expect(await items.count()).toBeLessThan(all);
  await expect(page.getByRole('status')).toContainText(`of ${all} problems`);
  await expect(page).toHaveURL(/concept=batching/);
  await page.reload();
  await expect(page.getByLabel('Concept')).toHaveValue('batching');
  expect(await items.count()).toBeLessThan(all);
});

test('ticked problems become a sheet with answers apart', async ({ page }) => {
  await page.goto('/problems/');
  const button = page.getByRole('button', { name: /^Print a sheet/ });
  await expect(button).toBeDisabled();
  await page.getByLabel('Pick Cost at batch 1').check();
  await page.getByLabel('Pick Context balance').check();
  await page.getByRole('button', { name: 'Print a sheet of 2' }).click();

  await expect(page.locator('.questions > li')).toHaveCount(2);
  await expect(page.locator('.answers > ol > li')).toHaveCount(2);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
});

for (const ticked of [0, 1])
  test(`the buttons at the foot of the list hide nothing that has the focus, with ${ticked} ticked`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 390, height: 700 });
    await page.goto('/problems/');
    const pick = page.locator('.pick').first();
    await pick.setChecked(ticked === 1);
    await pick.focus();
    const bar = page.locator('.print');
    if (ticked) await expect(bar).toBeInViewport();
    for (let stop = 0; stop < 40; stop += 1) {
      await page.keyboard.press('Tab');
      const isHidden = await page.evaluate(() => {
        const has = document.activeElement;
        const { left, right, top, bottom } = has?.getBoundingClientRect() ?? new DOMRect();
        const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        return has === null || over === null || !(has.contains(over) || over.contains(has));
      });
      expect(isHidden, `stop ${stop}`).toBe(false);
    }
  });

test('other numbers are another sheet, and its address brings it back', async ({ page }) => {
  await page.goto('/problems/sheet/?problem=cost-at-batch-1&seed=3');
  const question = page.locator('.questions > li');
  const before = await question.textContent();
  await page.getByRole('button', { name: 'Other numbers' }).click();
  const after = (await question.textContent()) ?? '';

  await page.reload();
  await expect(question).toHaveText(after);
  await page.goto('/problems/sheet/?problem=cost-at-batch-1&seed=3');
  await expect(question).toHaveText(before ?? '');
});

test('a sheet that names a problem nobody knows says so, and prints the rest', async ({
  page,
  complaints,
}) => {
  await page.goto('/problems/sheet/?problem=cost-at-batch-1&problem=no-such-problem');
  await expect(page.getByRole('alert')).toContainText('no-such-problem');
  await expect(page.locator('.questions > li')).toHaveCount(1);
  // The browser's own, of what is not found.
  complaints.length = 0;
});

test('a seed in the address brings back the same numbers; another variant changes the address', async ({
  page,
}) => {
  await page.goto('/problems/cost-at-batch-1/?seed=12');
  const statement = page.locator('.problem .statement');
  await expect(page.getByRole('button', { name: 'Check' })).toBeEnabled();
  const numbers = await statement.textContent();
  await page.getByRole('button', { name: /show me/ }).click();
  await page.getByRole('button', { name: /Another/ }).click();

  await expect(page).not.toHaveURL(/seed=12$/);
  await expect(statement).not.toHaveText(numbers ?? '');
  const other = (await statement.textContent()) ?? '';
  await page.reload();
  await expect(statement).toHaveText(other);
  await page.goto('/problems/cost-at-batch-1/?seed=12');
  await expect(statement).toHaveText(numbers ?? '');
});

test('a seed that is none is passed over', async ({ page }) => {
  await page.goto('/problems/cost-at-batch-1/');
  const first = (await page.locator('.problem .statement').textContent()) ?? '';
  await page.goto('/problems/cost-at-batch-1/?seed=banana');
  await expect(page.getByRole('button', { name: 'Check' })).toBeEnabled();
  await expect(page.locator('.problem .statement')).toHaveText(first);
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a problem is read whole, its solution folded below', async ({ page }) => {
    await page.goto('/problems/cost-at-batch-1/');
    await expect(page.locator('.problem .statement')).toContainText(
      'What does a million generated tokens cost',
    );
    await expect(page.locator('noscript .solution')).toBeHidden();
    // Playwright's text search passes over noscript, so the place is named.
    await page.locator('noscript summary').click();
    await expect(page.locator('noscript .solution li').first()).toBeVisible();
  });

  test('the list is read whole', async ({ page }) => {
    await page.goto('/problems/');
    expect(await page.locator('li[data-kind]:visible').count()).toBeGreaterThan(5);
    await expect(page.getByLabel('Concept')).toBeHidden();
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`on a phone the pages stay as wide as the phone, in the ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 390, height: 844 });
    for (const path of [
      '/problems/',
      '/problems/cost-at-batch-1/',
      '/problems/sheet/?problem=cost-at-batch-1',
    ]) {
      await page.goto(path);
      await page.waitForLoadState('networkidle');
      expect(await widthBeyond(page)).toBeLessThanOrEqual(0);
    }
  });
}
