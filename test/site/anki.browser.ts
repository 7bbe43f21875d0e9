import { expect, type Page } from '@playwright/test';
import { type Contents, packages } from '../storage/anki/packages.ts';
import { test } from './page.ts';

const hour = 3_600_000;

/** What somebody did yesterday: three reviews of two items here, one elsewhere. */
function studied(): Contents {
  const then = Date.now() - 24 * hour;
  return {
    cards: [
      [101, 'ridgepoint:problems/a-factor-of-two'],
      [102, 'ridgepoint:problems/a-factor-of-two'],
      [103, 'ridgepoint:cards/batch-counts-sequences'],
      [104, 'another deck'],
    ],
    revlog: [101, 102, 103, 104].map((cid, at) => ({ id: then + at * 60_000, cid })),
  };
}

const choose = (page: Page, name: string, bytes: Uint8Array) =>
  page.getByLabel('from Anki').setInputFiles({ name, mimeType: '', buffer: Buffer.from(bytes) });

for (const [kind, packed] of Object.entries(packages))
  test(`reviews come home from Anki: ${kind}`, async ({ page }) => {
    const bytes = packed(studied());
    await page.goto('/settings/');
    await choose(page, 'deck.apkg', bytes);
    await expect(page.getByText('This Anki file holds 3 reviews of 2 items here.')).toBeVisible();
    await expect(page.getByText('1 review of another deck is left out.')).toBeVisible();
    await expect(page.getByText('Nothing yet: no review is stored')).toBeVisible();

    await page.getByRole('button', { name: 'Add to this browser' }).click();
    await expect(page.getByText('3 reviews were added; 0 were here already.')).toBeVisible();
    await expect(page.getByText(/^3 reviews since .*, stored in this browser/)).toBeVisible();

    await choose(page, 'collection.colpkg', bytes);
    await expect(page.getByText('All of them are here already.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Add to this browser' })).toHaveCount(0);

    await page.goto('/progress/');
    await expect(page.getByText(/^You remember about 2 of the 2 items you have met/)).toBeVisible();
  });

test('a file that Anki did not make changes nothing, and another can be chosen', async ({ page }) => {
  await page.goto('/settings/');
  await choose(page, 'deck.apkg', Buffer.from('Dear all,'));
  await expect(page.getByRole('alert')).toContainText('not a file that Anki exported');
  await expect(page.getByRole('alert')).toContainText('Nothing was changed.');
  await choose(page, 'deck.apkg', packages['anki2, before 2.1.0'](studied()));
  await expect(page.getByRole('button', { name: 'Add to this browser' })).toBeVisible();
});

test('where no worker may run, the page reads the file itself', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'Worker', {
      value: class {
        constructor() {
          throw new TypeError('This document requires TrustedScriptURL assignment.');
        }
      },
    });
  });
  await page.goto('/settings/');
  await choose(page, 'deck.apkg', packages['anki21b, since 2.1.50'](studied()));
  await expect(page.getByText('This Anki file holds 3 reviews of 2 items here.')).toBeVisible();
});

test('what reads Anki’s files is sent only once one is chosen', async ({ page }) => {
  const sent: string[] = [];
  page.on('request', (request) => sent.push(new URL(request.url()).pathname));
  await page.goto('/settings/');
  await expect(page.getByText('Nothing yet: no review is stored')).toBeVisible();
  expect(sent.filter((path) => /read-file|chosen-file/.test(path))).toEqual([]);
  await choose(page, 'deck.apkg', packages['anki21b, since 2.1.50'](studied()));
  await expect(page.getByText('This Anki file holds')).toBeVisible();
  expect(sent.filter((path) => /read-file\.worker/.test(path))).toHaveLength(1);
});
