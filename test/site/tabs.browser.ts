import { type BrowserContext, expect, type Page } from '@playwright/test';
import { fillTheDisk, storedKinds, test } from './page.ts';

/** A tab of Practice with something to answer. */
async function practice(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto('/practice/');
  await expect(counts(page)).toContainText('new');
  return page;
}

const counts = (page: Page) => page.locator('.agenda .quiet');
const takeBack = (page: Page) => page.getByRole('button', { name: /^Take back/ });
/** Answers kept: what another tab has just called easy is practised, and no longer due. */
const reviews = async (page: Page) => {
  const { reviewed = 0, practised = 0 } = await storedKinds(page);
  return reviewed + practised;
};

/** Answers what stands there by keys: right away known, or given up. */
async function answer(page: Page): Promise<void> {
  const showAnswer = page.getByRole('button', { name: 'Show the answer' });
  if (await showAnswer.isVisible()) {
    await showAnswer.click();
    await page.keyboard.press('4');
    return;
  }
  await page.keyboard.press('g');
}

/** Answers, waits until it is stored, and goes on. */
async function answerAndGoOn(page: Page): Promise<void> {
  const isProblem = await page.getByRole('button', { name: 'I don’t know' }).isVisible();
  const before = await reviews(page);
  await answer(page);
  await expect.poll(() => reviews(page)).toBe(before + 1);
  if (isProblem) await page.getByRole('button', { name: 'Next', exact: true }).click();
  await expect(
    page
      .getByRole('button', { name: 'Show the answer' })
      .or(page.getByRole('button', { name: 'I don’t know' })),
  ).toBeVisible();
}

/** Goes on wherever something waits for it; a recall card goes on by itself. */
async function goOn(...pages: readonly Page[]): Promise<void> {
  for (const page of pages) {
    const next = page.getByRole('button', { name: 'Next', exact: true });
    if (await next.isVisible()) await next.click({ timeout: 3000 }).catch(() => {});
  }
}

const newOnes = async (page: Page) =>
  Number(/(\d+) new/.exec((await counts(page).textContent()) ?? '')?.[1] ?? 0);

/** All tabs say the same of how much there is. */
async function agree(...pages: readonly Page[]): Promise<void> {
  await expect
    .poll(async () => new Set(await Promise.all(pages.map((page) => counts(page).textContent()))).size)
    .toBe(1);
}

test('three tabs that answer at the same time lose nothing, and come to the same', async ({ context }) => {
  const [one, two] = [await practice(context), await practice(context)];
  // Both stand at the same item: it is reviewed twice.
  await Promise.all([answer(one), answer(two)]);
  await expect.poll(() => reviews(one)).toBe(2);

  const three = await practice(context);
  const tabs = [one, two, three];
  await goOn(one, two);
  for (let round = 1; round <= 3; round += 1) {
    const before = await reviews(one);
    await Promise.all(
      tabs.map(async (page) => {
        await answer(page);
        await expect(takeBack(page)).toBeVisible();
      }),
    );
    await expect.poll(() => reviews(one)).toBe(before + 3);
    await goOn(...tabs);
  }
  await agree(...tabs);
  await agree(one, await practice(context));
});

test('what is taken back in one tab is taken back in the other', async ({ context }) => {
  const [one, two] = [await practice(context), await practice(context)];
  const before = await newOnes(one);
  await answer(one);
  await expect.poll(() => newOnes(two)).toBe(before - 1);
  await expect(takeBack(two)).toBeVisible();

  await takeBack(one).click();
  await expect.poll(() => newOnes(two)).toBe(before);
  await expect(takeBack(two)).toBeHidden();
  await agree(one, two);
});

test('“Delete everything” in one tab shows in the others', async ({ context }) => {
  const one = await practice(context);
  const all = await newOnes(one);
  await answer(one);
  await expect.poll(() => newOnes(one)).toBe(all - 1);
  const progress = await context.newPage();
  await progress.goto('/progress/');
  await expect(progress.locator('main .progress')).toBeVisible();
  await expect(progress.getByText('You have reviewed nothing in this browser yet.')).toBeHidden();

  const settings = await context.newPage();
  await settings.goto('/settings/');
  await settings.getByRole('button', { name: 'Delete everything …' }).click();
  await settings.getByRole('button', { name: 'Go on to delete' }).click();
  await settings.getByRole('button', { name: 'Yes, delete everything' }).click();
  await expect(settings.getByText('Everything is deleted.')).toBeVisible();

  await expect.poll(() => newOnes(one)).toBe(all);
  await expect(takeBack(one)).toBeHidden();
  await expect(progress.getByText('You have reviewed nothing in this browser yet.')).toBeVisible();
  expect(await storedKinds(one)).toEqual({});
});

test('a tab that dies while it answers loses nothing that it said it had', async ({ context }) => {
  let tried = 0;
  let acknowledged = 0;
  for (let death = 0; death < 5; death += 1) {
    const page = await practice(context);
    await answerAndGoOn(page);
    const session = await context.newCDPSession(page);
    const crashed = page.waitForEvent('crash');
    const last = answer(page).catch(() => {});
    // A little later each time, so that it dies at different points of storing.
    await page.waitForTimeout(death * 4);
    session.send('Page.crash').catch(() => {});
    await Promise.all([crashed, last]);
    await page.close();
    tried += 2;
    acknowledged += 1;
  }
  const after = await practice(context);
  const found = await reviews(after);
  expect(found).toBeGreaterThanOrEqual(acknowledged);
  expect(found).toBeLessThanOrEqual(tried);
  await answerAndGoOn(after);
  expect(await reviews(after)).toBe(found + 1);
});

test('storage that is cleared under an open tab is begun anew, without a word', async ({
  context,
  baseURL,
}) => {
  const [one, two] = [await practice(context), await practice(context)];
  const all = await newOnes(one);
  await answerAndGoOn(one);
  const session = await context.newCDPSession(one);
  await session.send('Storage.clearDataForOrigin', { origin: baseURL ?? '', storageTypes: 'indexeddb' });

  await answer(one);
  await expect.poll(() => reviews(one)).toBe(1);
  await expect(one.getByRole('alert')).toBeHidden();
  await expect.poll(() => newOnes(one)).toBe(all - 1);
  await answer(two);
  await expect.poll(() => reviews(two)).toBe(2);
  await agree(one, two);
});

// That what waited is stored once there is room is tried in test/storage: when Chromium sees the room again is its own affair.
test('a full disk is said in the tab that meets it, and what was stored before is safe in both', async ({
  context,
  baseURL,
}) => {
  test.slow();
  const one = await practice(context);
  await answerAndGoOn(one);
  const session = await context.newCDPSession(one);
  await session.send('Storage.overrideQuotaForOrigin', { origin: baseURL ?? '', quotaSize: 1_000_000 });
  await one.evaluate(fillTheDisk);
  const two = await practice(context);

  const before = await newOnes(one);
  await answer(one);
  await expect(one.getByRole('alert')).toContainText('no room left');
  await expect.poll(() => newOnes(one)).toBe(before - 1);
  expect(await reviews(two)).toBe(1);
  await expect(two.getByRole('alert')).toBeHidden();
});

test('a newer version opened in another tab is made way for, and the older says that it stores no more', async ({
  context,
}) => {
  const one = await practice(context);
  await answerAndGoOn(one);
  const newer = await context.newPage();
  await newer.goto('/offline/');
  const opened = await newer.evaluate(
    () =>
      new Promise((resolve) => {
        const request = indexedDB.open('ridgepoint', 99);
        request.onsuccess = () => {
          request.result.close();
          resolve('opened');
        };
        request.onblocked = () => resolve('blocked');
      }),
  );
  expect(opened).toBe('opened');

  await answer(one);
  await expect(one.getByRole('alert')).toContainText('A newer Ridgepoint was opened');
  expect(await reviews(newer)).toBe(1);
});

test.describe('the clock on the wall', () => {
  const berlin = '+01:00';

  /** The same profile, at another time and place. */
  async function at(page: Page, time: string, zone = 'Europe/Berlin'): Promise<void> {
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setTimezoneOverride', { timezoneId: zone });
    await page.clock.setSystemTime(new Date(time));
    await page.goto('/practice/');
    await expect(counts(page)).toContainText('new');
    await session.detach();
  }

  test('a day of study begins at four, where the learner is', async ({ page }) => {
    await at(page, `2026-01-15T03:50:00${berlin}`);
    const share = await newOnes(page);
    await answerAndGoOn(page);
    expect(await newOnes(page)).toBe(share - 1);

    await at(page, `2026-01-15T03:59:00${berlin}`);
    expect(await newOnes(page)).toBe(share - 1);
    await at(page, `2026-01-15T03:59:30${berlin}`, 'Asia/Tokyo');
    expect(await newOnes(page)).toBe(share);
    await at(page, `2026-01-15T03:59:40${berlin}`);
    expect(await newOnes(page)).toBe(share - 1);
    await at(page, `2026-01-15T04:01:00${berlin}`);
    expect(await newOnes(page)).toBe(share);
  });

  test('a clock set back by a day between two answers loses neither', async ({ page }) => {
    await at(page, `2026-01-15T12:00:00${berlin}`);
    await answerAndGoOn(page);
    await page.clock.setSystemTime(new Date(`2026-01-14T12:00:00${berlin}`));
    await answerAndGoOn(page);
    await answerAndGoOn(page);
    expect(await reviews(page)).toBe(3);

    await at(page, `2026-01-15T12:10:00${berlin}`);
    expect(await reviews(page)).toBe(3);
    await takeBack(page).click();
    await expect.poll(async () => (await storedKinds(page))['undone'] ?? 0).toBe(1);
  });
});
