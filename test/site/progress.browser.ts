import { expect, type Page } from '@playwright/test';
import { storedKinds, test, widthBeyond } from './page.ts';

/** Answers what stands there: recalls it easily, or asks to be shown. */
async function studyOne(page: Page): Promise<void> {
  const reveal = page.getByRole('button', { name: 'Show the answer' });
  const giveUp = page.getByRole('button', { name: 'I don’t know' });
  await expect(reveal.or(giveUp)).toBeVisible();
  if (await reveal.isVisible()) {
    await reveal.click();
    await page.getByRole('button', { name: /^Easy/ }).click();
  } else {
    await giveUp.click();
    await page.getByRole('button', { name: 'Next' }).click();
  }
}

const newOnes = async (page: Page): Promise<number> =>
  Number(/(\d+) new/.exec((await page.locator('.agenda .quiet').textContent()) ?? '')?.[1] ?? 0);

async function study(page: Page, items: number): Promise<void> {
  await page.goto('/practice/');
  await expect(page.locator('.agenda .quiet')).toContainText('new');
  for (let left = await newOnes(page), last = left - items; left > last; left--) {
    await studyOne(page);
    await expect.poll(() => newOnes(page)).toBe(left - 1);
  }
}

test('before the first answer the page says what will stand there, and leads to practice', async ({
  page,
}) => {
  await page.goto('/progress/');
  await expect(page.getByText('You have reviewed nothing in this browser yet.')).toBeVisible();
  await expect(page.getByRole('table')).toHaveCount(0);
  await page.getByRole('link', { name: 'Begin with practice' }).click();
  await expect(page).toHaveURL(/\/practice\/$/);
});

test('two answers in practice show in the sentence and in the tables', async ({ page }) => {
  await study(page, 2);
  await page.locator('main').getByRole('link', { name: 'Your progress' }).click();

  await expect(page.getByText(/^You remember about 2 of the 2 items you have met/)).toBeVisible();
  await expect(page.getByText(/you studied on 1 day: 2 answers/)).toBeVisible();
  const calendar = page.getByRole('table', { name: /^Answers on each day/ });
  await expect(calendar.getByRole('cell', { name: /: 2 answers$/ })).toHaveCount(1);
  await expect(
    page
      .getByRole('table', { name: /^In the order of the course/ })
      .getByRole('row')
      .nth(1),
  ).toContainText('2 of');

  const forecast = page.getByRole('figure', { name: /^Items due/ });
  await forecast.getByText('Table').click();
  const due = await forecast.getByRole('cell').allTextContents();
  expect(due).toHaveLength(30);
  expect(due.reduce((sum, cell) => sum + Number(cell), 0)).toBe(2);
});

test('the map leads to the practice of each concept, and says each in words', async ({ page }) => {
  await study(page, 2);
  await page.goto('/progress/');
  const map = page.getByRole('figure', { name: /^What you would still know/ });
  await expect(map.getByRole('link')).toHaveCount(25);
  const roofline = map.getByRole('link', { name: /^Roofline and ridge: / });
  await expect(roofline).toHaveAttribute('href', '/practice/?concept=roofline');
  await roofline.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/practice\/\?concept=roofline$/);

  await page.goto('/progress/');
  await map.getByText('Table').click();
  await expect(map.getByRole('row')).toHaveCount(26);
  await page.getByRole('link', { name: 'Practise your weak spots' }).click();
  await expect(page).toHaveURL(/\/practice\/\?weak$/);
});

test('what was taken back in practice is gone from the progress', async ({ page }) => {
  await study(page, 1);
  await page.getByRole('button', { name: 'Take back “' }).click();
  await expect(page.getByRole('button', { name: 'Take back “' })).toBeHidden();
  await page.goto('/progress/');
  await expect(page.getByText('You have reviewed nothing in this browser yet.')).toBeVisible();
});

test('an answer one slip away is named again, with the way to its problem', async ({ page }) => {
  const region = page.getByRole('region', { name: 'Optimal batch from sparsity' });
  await page.goto('/problems/optimal-batch-from-sparsity/');
  await region.getByRole('button', { name: 'I don’t know' }).click();
  const said = /The answer: ([\d,]+)/.exec(await region.getByRole('status').innerText())?.[1] ?? '';

  // Who counts multiplications only finds a ridge, and so a batch, of twice the size.
  await page.reload();
  await region.getByRole('textbox').fill(`${2 * Number(said.replaceAll(',', ''))}`);
  await region.getByRole('button', { name: 'Check' }).click();
  await expect(region.getByRole('status')).toContainText('one slip away');

  await expect.poll(() => storedKinds(page)).toEqual({ reviewed: 2 });
  await page.goto('/progress/');
  await expect(page.getByRole('row', { name: /^One slip away/ })).toContainText('1');
  const slip = page.getByRole('listitem').filter({ hasText: 'Once:' });
  await expect(slip).toContainText('multiplications only');
  await slip.getByRole('link').click();
  await expect(page).toHaveURL(/\/problems\/optimal-batch-from-sparsity\/$/);
});

test('a phone shows the whole page without scrolling sideways', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await study(page, 2);
  await page.goto('/progress/');
  await expect(page.getByRole('heading', { name: 'What goes wrong' })).toBeVisible();
  for (const details of await page.locator('main details').all()) await details.locator('summary').click();
  expect(await widthBeyond(page)).toBeLessThanOrEqual(0);
});

test('the narrowest phone breaks no word of the tables', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  await study(page, 2);
  await page.goto('/progress/');
  const heads = page.locator('.shares th');
  await expect(heads.first()).toBeVisible();
  const broken = await heads.evaluateAll((all) =>
    all.flatMap((head) => {
      const text = head.firstChild;
      if (!(text instanceof Text)) return [];
      return [...text.data.matchAll(/[\w’]+/g)].flatMap(({ 0: word, index }) => {
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        return range.getClientRects().length > 1 ? [word] : [];
      });
    }),
  );
  expect(broken).toEqual([]);
  expect(await widthBeyond(page)).toBeLessThanOrEqual(0);
});

test('a page left open over night speaks of the new day', async ({ page }) => {
  await page.clock.install({ time: new Date('2026-11-02T12:00:00') });
  await study(page, 1);
  await page.goto('/progress/');
  await expect(page.getByText(/nothing is due today|1 is due today/)).toBeVisible();
  await page.clock.fastForward(60 * 24 * 3_600_000);
  await expect(page.getByText('1 is due today')).toBeVisible();
  await expect(page.getByText(/In the last 26 weeks you studied on 1 day/)).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the page says what it needs', async ({ page }) => {
    await page.goto('/progress/');
    await expect(page.getByText(/needs JavaScript/)).toBeVisible();
  });
});
