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

/** As a browser, or the policy of a site, may refuse the worker that reads files. */
function refuseReader(): void {
  Object.defineProperty(globalThis, 'Worker', {
    value: class extends Worker {
      constructor(address: URL, options: WorkerOptions) {
        if (String(address).includes('read-file')) throw new TypeError('This document allows no worker.');
        super(address, options);
      }
    },
  });
}

test('where no worker may run, the page reads the file itself', async ({ page }) => {
  await page.addInitScript(refuseReader);
  await page.goto('/settings/');
  await choose(page, 'deck.apkg', packages['anki21b, since 2.1.50'](studied()));
  await expect(page.getByText('This Anki file holds 3 reviews of 2 items here.')).toBeVisible();
});

test('where no WebAssembly may run, the page says so', async ({ page, complaints }) => {
  // A worker cannot be changed from here, so the page reads the file itself.
  await page.addInitScript(refuseReader);
  await page.addInitScript(() => {
    const refuse = () => Promise.reject(new WebAssembly.CompileError('Refused to compile.'));
    Object.assign(WebAssembly, { instantiate: refuse, instantiateStreaming: refuse });
  });
  await page.goto('/settings/');
  await choose(page, 'deck.apkg', packages['anki21b, since 2.1.50'](studied()));
  await expect(page.getByRole('alert')).toContainText('This browser cannot read Anki files now');
  await expect(page.getByRole('alert')).toContainText('Nothing was changed.');
  // What sql.js has to say of it.
  expect(complaints.splice(0).join()).toContain('Refused to compile.');
});

test('where SQLite does not arrive, the page says so, and reads the file once it does', async ({
  page,
  complaints,
}) => {
  await page.context().route('**/*.wasm', (route) => route.abort());
  await page.goto('/settings/');
  await choose(page, 'deck.apkg', packages['anki21b, since 2.1.50'](studied()));
  await expect(page.getByRole('alert')).toContainText('Go online');
  complaints.length = 0;
  await page.context().unroute('**/*.wasm');
  await choose(page, 'deck.apkg', packages['anki21b, since 2.1.50'](studied()));
  await expect(page.getByText('This Anki file holds 3 reviews of 2 items here.')).toBeVisible();
});

test('what reads Anki’s files is sent only once one is chosen', async ({ page }) => {
  const sent: string[] = [];
  page.context().on('request', (request) => sent.push(new URL(request.url()).pathname));
  const readers = () => sent.filter((path) => /read-file|chosen-file|read-anki|sql-wasm/.test(path));
  await page.goto('/settings/');
  await expect(page.getByText('Nothing yet: no review is stored')).toBeVisible();
  expect(readers()).toEqual([]);
  await choose(page, 'deck.apkg', packages['anki21b, since 2.1.50'](studied()));
  await expect(page.getByText('This Anki file holds')).toBeVisible();
  expect(readers().sort()).toEqual([
    expect.stringMatching(/read-anki.*\.js$/),
    expect.stringMatching(/read-file\.worker.*\.js$/),
    expect.stringMatching(/sql-wasm-browser.*\.js$/),
    expect.stringMatching(/sql-wasm-browser.*\.wasm$/),
  ]);
});
