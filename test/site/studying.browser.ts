import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import type { StudyEvent } from '../../src/study/event.ts';
import { fold } from '../../src/study/fold.ts';
import { defaultSettings, settingsOf } from '../../src/study/settings.ts';
import { noon } from '../study/histories.ts';
import { forgetful, syntheticHistory } from '../study/synthetic.ts';
import { test, widthBeyond } from './page.ts';

/** Opens the settings, and waits until they are alive. */
async function openSettings(page: Page): Promise<void> {
  await page.goto('/settings/');
  await expect(page.getByLabel('New items')).toBeVisible();
}

/** Types into a field and leaves it, as anybody would. */
async function type(page: Page, label: string, text: string): Promise<void> {
  const field = page.getByRole('textbox', { name: label, exact: true });
  await field.fill(text);
  await field.press('Tab');
}

const saved = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text });

/** Puts a history where the page keeps it; the page must have made the place. */
const seed = (page: Page, events: readonly StudyEvent[]) =>
  page.evaluate(
    (rows) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('ridgepoint');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const writing = database.transaction('events', 'readwrite');
          for (const row of rows) writing.objectStore('events').put(row);
          writing.onerror = () => reject(writing.error);
          writing.oncomplete = () => {
            database.close();
            resolve();
          };
        };
      }),
    events,
  );

const stored = (page: Page): Promise<StudyEvent[]> =>
  page.evaluate(
    () =>
      new Promise<StudyEvent[]>((resolve, reject) => {
        const opening = indexedDB.open('ridgepoint');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const reading = opening.result.transaction('events').objectStore('events').getAll();
          reading.onerror = () => reject(reading.error);
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result);
          };
        };
      }),
  );

test('what is chosen stands when the page is opened again, and can be taken back', async ({ page }) => {
  await openSettings(page);
  await type(page, 'New items', '3');
  await expect(saved(page, 'New items: saved.')).toBeVisible();
  await type(page, 'Learning steps', '5 min 2h');
  await expect(saved(page, 'Learning steps: saved.')).toBeVisible();

  await page.reload();
  await expect(page.getByLabel('New items')).toHaveValue('3');
  await expect(page.getByLabel('Learning steps', { exact: true })).toHaveValue('5m 2h');
  expect(settingsOf(await stored(page))).toEqual({
    ...defaultSettings,
    new_per_day: 3,
    learning_steps: [5, 120],
  });

  await page.getByRole('checkbox', { name: 'Spread items over some days' }).uncheck();
  await page.getByRole('button', { name: 'Take back' }).click();
  await expect(page.getByRole('checkbox', { name: 'Spread items over some days' })).toBeChecked();
  await page.getByRole('button', { name: 'Back to the defaults' }).click();
  await expect(page.getByLabel('New items')).toHaveValue('20');
  await expect(page.getByRole('button', { name: 'Back to the defaults' })).toBeHidden();
  expect(settingsOf(await stored(page))).toEqual(defaultSettings);
});

test('practice obeys what was chosen', async ({ page }) => {
  await openSettings(page);
  await type(page, 'New items', '2');
  await expect(saved(page, 'New items: saved.')).toBeVisible();
  await page.goto('/practice/');
  await expect(page.locator('.agenda .quiet')).toHaveText('2 new');
});

test('what cannot be studied by is not saved, and the field says what can', async ({ page }) => {
  await openSettings(page);
  for (const [label, text, message] of [
    ['New items', 'many', '“many” does not fit here. Write a whole number, 0 to 9999.'],
    ['New items', '', 'Nothing is written here. Write a whole number, 0 to 9999.'],
    ['Desired retention', '100', '“100” does not fit here. Write a number from 70 to 99.'],
    [
      'Learning steps',
      '3d',
      'at most 6 steps of 1 to 720 minutes, each in whole minutes and with a space between two, such as “1m 10m”, or nothing.',
    ],
  ] as const) {
    const field = page.getByRole('textbox', { name: label, exact: true });
    await field.fill(text);
    await field.press('Tab');
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByText(message)).toBeVisible();
    await field.press('Escape');
    await expect(page.getByText(message)).toBeHidden();
  }
  expect(await stored(page)).toEqual([]);
});

test('the slider is one choice, however many steps it took', async ({ page }) => {
  await openSettings(page);
  const slider = page.getByRole('slider', { name: 'Desired retention' });
  await slider.focus();
  for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowLeft');
  await expect(slider).toHaveAttribute('aria-valuetext', '85%');
  await expect(saved(page, 'Desired retention: 85%, saved.')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Desired retention' })).toHaveValue('85');
  expect((await stored(page)).map(({ kind }) => kind)).toEqual(['configured']);
});

test('what is chosen in another tab appears in this one', async ({ context }) => {
  const [page, other] = [await context.newPage(), await context.newPage()];
  await openSettings(page);
  await openSettings(other);
  await type(other, 'Reviews', '50');
  await expect(page.getByLabel('Reviews')).toHaveValue('50');
});

test('a look ahead says what other retentions cost, in words, two plots and a table', async ({ page }) => {
  await openSettings(page);
  await expect(page.getByText(/^With these settings: about \d+ answers a day/)).toBeVisible({
    timeout: 45_000,
  });
  await expect(page.getByText(/^The usual choice: about/)).toBeVisible();
  await expect(page.getByRole('figure', { name: 'Minutes a day' })).toContainText('now, 90%');
  await expect(page.getByRole('figure', { name: 'Items known in a year' })).toBeVisible();
  await page.locator('.studying').getByText('Table').click();
  const minutes = page.getByRole('row', { name: /^\d+%/ }).locator('td:nth-of-type(2)');
  const column = (await minutes.allTextContents()).map(Number);
  expect(column).toHaveLength(13);
  expect(column.at(-1)).toBeGreaterThan(2 * (column[0] ?? 0));
});

test('a fit is refused while there are few reviews, and nothing is loaded for it', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('.wasm')) loaded.push(request.url());
  });
  await openSettings(page);
  await page.getByRole('button', { name: 'Fit the schedule to me' }).click();
  await expect(page.getByText('You have 0 reviews of items met on an earlier day')).toBeVisible();
  await expect(page.getByText('a fit takes 400')).toBeVisible();
  expect(loaded).toEqual([]);
  expect(await stored(page)).toEqual([]);
});

test.describe('with a history of somebody who forgets fast', () => {
  const history = syntheticHistory({ weights: forgetful, cards: 90, days: 150, until: noon });
  test.beforeEach(async ({ page }) => {
    test.setTimeout(240_000);
    expect(history.length).toBeGreaterThan(2000);
    await openSettings(page);
    await seed(page, history);
    await page.reload();
    await expect(page.getByLabel('New items')).toBeVisible();
  });
  const fit = (page: Page) => page.getByRole('button', { name: 'Fit the schedule to me' });
  const patience = { timeout: 120_000 };

  test('a fit is adopted, moves the schedule, is not bettered, and goes when it is told', async ({
    page,
  }) => {
    await expect(page.getByText('The schedule uses the standard weights')).toBeVisible();
    await fit(page).click();
    await expect(page.getByText('The schedule fits you better now.')).toBeVisible(patience);
    const losses = page.getByRole('row', { name: /^All reviews of later days/ }).getByRole('cell');
    const [before = 0, after = 0] = (await losses.allTextContents()).map(Number);
    expect(after).toBeLessThan(before);

    const events = await stored(page);
    const settings = settingsOf(events);
    expect(settings.weights).toHaveLength(21);
    const due = (by: typeof settings) => [...fold(events, by).cards.values()].map(({ due_day }) => due_day);
    expect(due(settings)).not.toEqual(due(defaultSettings));
    await expect(page.getByText(/^The schedule uses weights fitted to you on/)).toBeVisible();

    await page.reload();
    await fit(page).click();
    await expect(page.getByText(/is no better than what you have/)).toBeVisible(patience);
    expect(await stored(page)).toHaveLength(events.length);

    await page.getByRole('button', { name: 'Use the standard weights again' }).click();
    await expect(page.getByText('The schedule uses the standard weights')).toBeVisible();
    expect(settingsOf(await stored(page))).toEqual(defaultSettings);
  });

  test('a fit can be stopped, and changes nothing', async ({ page }) => {
    // While the optimiser does not come, there is time to stop.
    await page.context().route('**/*.wasm', () => {});
    await fit(page).click();
    await page.getByRole('button', { name: 'Stop' }).click();
    await expect(page.getByText('Stopped. Nothing was changed.')).toBeVisible();
    await expect(fit(page)).toBeFocused();
    expect(await stored(page)).toHaveLength(history.length);
  });

  test('without a connection a fit says what happened, and changes nothing', async ({ page }) => {
    await page.context().route('**/*.wasm', (route) => route.abort());
    await fit(page).click();
    await expect(page.getByText('The optimiser could not be loaded')).toBeVisible(patience);
    await expect(fit(page)).toBeVisible();
    expect(await stored(page)).toHaveLength(history.length);
  });
});

test('no page is sent the optimiser before somebody asks for it', () => {
  for (const path of ['settings', 'practice', 'progress', 'lessons/batch-size']) {
    const html = readFileSync(`dist/${path}/index.html`, 'utf8');
    const scripts = [...html.matchAll(/_astro\/[\w.-]+\.js/g)].map(([name]) => name);
    for (const text of [html, ...scripts.map((name) => readFileSync(`dist/${name}`, 'utf8'))])
      expect(text).not.toMatch(/fsrs_browser|computeParameters/);
  }
});

test('it fits a phone, by day and by night', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openSettings(page);
  await type(page, 'New items', 'many');
  await expect(page.locator('.studying .plot')).toHaveCount(2, { timeout: 45_000 });
  await page.locator('.studying').getByText('Table').click();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await widthBeyond(page)).toBeLessThanOrEqual(0);
  }
});
