import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { test, widthBeyond } from './page.ts';

/** Answers the first thing Practice asks. */
async function reviewOne(page: Page): Promise<void> {
  await page.goto('/practice/');
  const recall = page.getByRole('button', { name: 'Show the answer' });
  const problem = page.getByRole('button', { name: 'I don’t know' });
  await expect(recall.or(problem)).toBeVisible();
  if (await recall.isVisible()) {
    await recall.click();
    await page.getByRole('button', { name: /^Easy/ }).click();
  } else {
    await problem.click();
  }
  await expect(page.getByRole('button', { name: 'Take back “' })).toBeVisible();
}

async function openSettings(page: Page): Promise<void> {
  await page.getByRole('main').getByRole('link', { name: 'Settings and your data' }).click();
  await expect(page.getByRole('heading', { name: 'What is here' })).toBeVisible();
}

/** Presses "Save a backup" and has the file. */
async function saveBackup(page: Page, name = 'Save a backup') {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name, exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

const choose = (page: Page, name: string, buffer: Buffer) =>
  page.getByLabel('Backup file').setInputFiles({ name, mimeType: 'application/json', buffer });

const oneReview = (page: Page) => page.getByText(/^1 review since .*, stored in this browser/);

test('a review that was saved and deleted comes back from the backup', async ({ page }) => {
  await reviewOne(page);
  await openSettings(page);
  await expect(oneReview(page)).toBeVisible();

  await page.getByRole('button', { name: 'Delete everything …' }).click();
  await expect(page.getByRole('heading', { name: 'Save a backup first?' })).toBeFocused();
  const saved = await saveBackup(page, 'Save a backup first');
  expect(saved.name).toMatch(/^ridgepoint-\d{4}-\d\d-\d\d\.json$/);
  await page.getByRole('button', { name: 'Go on to delete' }).click();
  await expect(page.getByRole('heading', { name: 'Delete everything from this browser?' })).toBeFocused();
  await page.getByRole('button', { name: 'Yes, delete everything' }).click();
  await expect(page.getByText('Everything is deleted.')).toBeVisible();
  await expect(page.getByText('Nothing yet: no review is stored')).toBeVisible();

  await choose(page, saved.name, saved.bytes);
  await expect(page.getByText('1 entry would be added.')).toBeVisible();
  // Nothing happens before the learner agrees.
  await expect(page.getByText('Nothing yet: no review is stored')).toBeVisible();
  await page.getByRole('button', { name: 'Add to this browser' }).click();
  await expect(page.getByText('1 entry was added; 0 were here already.')).toBeVisible();
  await expect(oneReview(page)).toBeVisible();

  await choose(page, saved.name, saved.bytes);
  await expect(page.getByText('It holds nothing that is not here already.')).toBeVisible();

  await page.goto('/practice/');
  await expect(page.getByRole('button', { name: 'Take back “' })).toBeVisible();
});

test('a truncated file changes nothing and says why, and the whole one is read after it', async ({
  page,
}) => {
  await reviewOne(page);
  await openSettings(page);
  const { name, bytes } = await saveBackup(page);

  await choose(page, name, bytes.subarray(0, bytes.length - 20));
  await expect(page.getByRole('alert')).toContainText('its end is missing');
  await expect(page.getByRole('alert')).toContainText('Nothing was changed');
  await expect(page.getByRole('button', { name: 'Add to this browser' })).toBeHidden();
  await expect(oneReview(page)).toBeVisible();

  await choose(page, name, bytes);
  await expect(page.getByText('1 entry is here already.')).toBeVisible();
});

test('a large backup is packed, and read back', async ({ page }) => {
  await page.goto('/settings/');
  const events = Array.from({ length: 300 }, (_, at) => ({
    kind: 'reviewed',
    id: `r${at}`,
    at: Date.UTC(2026, 3, 29, 12) + at,
    zone_minutes: 0,
    card: 'cards/a',
    version: 1,
    rating: 'good',
    took_ms: 9000,
    typed: 'x'.repeat(1000),
  }));
  const text = JSON.stringify({ format: 'ridgepoint-history', version: 1, made: Date.now(), events });
  await choose(page, 'history.json', Buffer.from(text));
  await page.getByRole('button', { name: 'Add to this browser' }).click();
  await expect(page.getByText('300 entries were added')).toBeVisible();
  await expect(page.getByText('300 reviews since 29 April 2026')).toBeVisible();

  const { name, bytes } = await saveBackup(page);
  expect(name).toMatch(/\.json\.gz$/);
  await choose(page, name, bytes.subarray(0, bytes.length - 20));
  await expect(page.getByRole('alert')).toContainText('This backup is damaged');
  await choose(page, name, bytes);
  await expect(page.getByText('300 entries are here already.')).toBeVisible();
});

test('deleting can be left at either question', async ({ page }) => {
  await reviewOne(page);
  await openSettings(page);
  for (const further of [[], ['Go on to delete']]) {
    await page.getByRole('button', { name: 'Delete everything …' }).click();
    for (const name of further) await page.getByRole('button', { name }).click();
    await page.getByRole('button', { name: 'Keep everything' }).click();
    await expect(page.getByRole('heading', { name: 'Delete everything', exact: true })).toBeFocused();
  }
  await page.reload();
  await expect(oneReview(page)).toBeVisible();
});

test('the browser is asked to keep it, and its answer is shown', async ({ page }) => {
  await page.goto('/settings/');
  await page.getByRole('button', { name: 'Ask the browser to keep it' }).click();
  await expect(page.getByText(/^The browser has (not )?agreed/)).toBeVisible();
});

test('another tab’s review is counted as it happens', async ({ context }) => {
  const [page, other] = [await context.newPage(), await context.newPage()];
  await page.goto('/settings/');
  await expect(page.getByText('Nothing yet: no review is stored')).toBeVisible();
  await reviewOne(other);
  await expect(oneReview(page)).toBeVisible();
});

test('everything is reached by keyboard', async ({ page }) => {
  await reviewOne(page);
  await openSettings(page);
  await page.getByRole('button', { name: 'Delete everything …' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Save a backup first?' })).toBeFocused();
  for (let step = 0; step < 2; step++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Delete everything from this browser?' })).toBeFocused();
  for (let step = 0; step < 2; step++) await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(page.getByText('Everything is deleted.')).toBeVisible();
});

test('it fits a phone, by day and by night', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await reviewOne(page);
  await openSettings(page);
  await page.getByRole('button', { name: 'Delete everything …' }).click();
  await choose(page, 'no.json', Buffer.from('no'));
  await expect(page.getByRole('alert')).toContainText('not a Ridgepoint backup');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await widthBeyond(page)).toBeLessThanOrEqual(0);
  }
});

test('a browser that stores nothing says so plainly', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'indexedDB', {
      get: () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
  });
  await page.goto('/settings/');
  await expect(page.getByRole('alert')).toContainText('not letting Ridgepoint store anything');
  const data = page.getByRole('region', { name: 'Your data' });
  await expect(data.getByRole('button')).toHaveCount(0);
});

test('every page leads here', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('contentinfo').getByRole('link', { name: 'Your data' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Your data' })).toBeVisible();
});
