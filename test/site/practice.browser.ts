import { expect, type Page } from '@playwright/test';
import { problem, test } from './page.ts';

/** Answers whatever stands there, and goes on. */
async function studyOne(page: Page): Promise<void> {
  const recall = page.getByRole('region', { name: 'Recall' });
  const isRecall = await recall.isVisible();
  if (isRecall) {
    await recall.getByRole('button', { name: 'Show the answer' }).click();
    await recall.getByRole('button', { name: /^Easy/ }).click();
  } else {
    await page.getByRole('button', { name: 'I don’t know' }).click();
    await page.getByRole('button', { name: 'Next' }).click();
  }
}

/** Answers problems until a recall card stands there. */
async function reachRecall(page: Page): Promise<void> {
  await expect(counts(page)).toContainText('new');
  const recall = page.getByRole('button', { name: 'Show the answer' });
  while (!(await recall.isVisible())) {
    const before = await newOnes(page);
    await studyOne(page);
    await expect.poll(() => newOnes(page)).toBe(before - 1);
  }
}

const counts = (page: Page) => page.locator('.agenda .quiet');
const newOnes = async (page: Page): Promise<number> => {
  const text = (await counts(page).textContent()) ?? '';
  return Number(/(\d+) new/.exec(text)?.[1] ?? 0);
};

test('a session goes one item at a time, recall cards and problems both', async ({ page }) => {
  await page.goto('/practice/');
  await expect(page.getByRole('heading', { name: 'New', exact: true })).toBeVisible();
  const before = await newOnes(page);
  const kinds = new Set<string>();

  for (let item = 1; item <= 8; item++) {
    kinds.add(
      (await page.locator('.practice > section').getAttribute('aria-label')) === 'Recall'
        ? 'recall'
        : 'problem',
    );
    await studyOne(page);
    await expect.poll(() => newOnes(page)).toBe(before - item);
  }
  expect([...kinds].sort()).toEqual(['problem', 'recall']);
});

test('a session ends, and says when there is more', async ({ page }) => {
  test.slow();
  await page.goto('/practice/');
  await expect(counts(page)).toContainText('new');
  for (let left = await newOnes(page); left > 0; left--) {
    await studyOne(page);
    await expect.poll(() => newOnes(page)).toBe(left - 1);
  }

  await expect(page.getByRole('heading', { name: 'Done for now' })).toBeVisible();
  await expect(page.getByText(/^The next item comes back in/)).toBeVisible();
});

test('a rating says when the card comes back', async ({ page }) => {
  await page.goto('/practice/');
  await reachRecall(page);
  await page.getByRole('button', { name: 'Show the answer' }).click();

  await expect(page.getByRole('button', { name: 'Again in a minute' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Easy in (6|7|8|9|10) days$/ })).toBeVisible();
});

test('a rating pressed twice is one review', async ({ page }) => {
  await page.goto('/practice/');
  await reachRecall(page);
  const [before, left] = [await storedReviews(page), await newOnes(page)];
  await page.getByRole('button', { name: 'Show the answer' }).click();
  await page.getByRole('button', { name: /^Easy/ }).dblclick({ noWaitAfter: true });
  await expect.poll(() => newOnes(page)).toBe(left - 1);

  await expect.poll(() => storedReviews(page)).toBe(before + 1);
});

test('what was reviewed is remembered after a reload', async ({ page }) => {
  await page.goto('/practice/');
  await expect(counts(page)).toContainText('new');
  const before = await newOnes(page);
  await studyOne(page);
  await expect.poll(() => newOnes(page)).toBe(before - 1);

  await page.reload();
  await expect(counts(page)).toContainText(`${before - 1} new`);
});

test('what was answered in a lesson counts in practice', async ({ page }) => {
  await page.goto('/practice/');
  await expect(counts(page)).toContainText('new');
  const before = await newOnes(page);

  await page.goto('/lessons/batch-size/');
  const region = await problem(page, 'Context balance');
  await region.getByRole('textbox').fill('1');
  await region.getByRole('button', { name: 'Check' }).click();
  await expect(region.getByRole('status')).toContainText('Not yet');

  await page.goto('/practice/');
  await expect(counts(page)).toContainText(`${before - 1} new`);
});

test('a tab closed right after an answer loses nothing', async ({ context }) => {
  const first = await context.newPage();
  await first.goto('/practice/');
  await expect(counts(first)).toContainText('new');
  const before = await newOnes(first);
  await studyOne(first);
  await expect.poll(() => newOnes(first)).toBe(before - 1);
  await first.close({ runBeforeUnload: false });

  const second = await context.newPage();
  await second.goto('/practice/');
  await expect(counts(second)).toContainText(`${before - 1} new`);
});

test('a second tab follows the first', async ({ context }) => {
  const [first, second] = [await context.newPage(), await context.newPage()];
  await first.goto('/practice/');
  await second.goto('/practice/');
  await expect(counts(second)).toContainText('new');
  const before = await newOnes(second);

  await studyOne(first);
  await expect(counts(second)).toContainText(`${before - 1} new`);
  // And what the second does is not lost on the first.
  await studyOne(second);
  await expect(counts(first)).not.toContainText(`${before} new`);
});

test('the last review can be taken back', async ({ page }) => {
  await page.goto('/practice/');
  await expect(counts(page)).toContainText('new');
  const before = await newOnes(page);
  await studyOne(page);
  await expect.poll(() => newOnes(page)).toBe(before - 1);
  await page.getByRole('button', { name: 'Take back the last review' }).click();

  await expect.poll(() => newOnes(page)).toBe(before);
});

test('a browser that refuses to store says so, and practice goes on', async ({ page }) => {
  // What Safari's lockdown and sandboxed frames do: the very name is refused.
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'indexedDB', {
      get: () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
  });
  await page.goto('/practice/');

  await expect(page.getByRole('alert')).toContainText('not letting Ridgepoint store anything');
  await expect(page.getByRole('alert')).toContainText('forgotten when you close the tab');
  const before = await newOnes(page);
  await studyOne(page);
  await expect.poll(() => newOnes(page)).toBe(before - 1);
  await expect(page.getByRole('alert')).toBeVisible();
});

test('a full disk says so, and practice goes on', async ({ page, context }) => {
  test.slow();
  await page.goto('/practice/');
  await expect(counts(page)).toContainText('new');
  const before = await newOnes(page);
  await studyOne(page);
  await expect.poll(() => newOnes(page)).toBe(before - 1);

  const devtools = await context.newCDPSession(page);
  const { origin } = new URL(page.url());
  await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1_000_000 });
  await page.evaluate(fillTheDisk);
  await studyOne(page);

  await expect(page.getByRole('alert')).toContainText('no room left');
  await expect.poll(() => newOnes(page)).toBe(before - 2);

  // What was stored before is safe.
  await page.reload();
  await expect(counts(page)).toContainText(`${before - 1} new`);
});

/** How many reviews lie in the browser's database. */
const storedReviews = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const request = indexedDB.open('ridgepoint');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const count = request.result.transaction('events').objectStore('events').count();
          count.onsuccess = () => resolve(count.result);
        };
      }),
  );

/** Stores noise, which does not compress, in ever smaller pieces until not even the smallest fits. */
async function fillTheDisk(): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('noise', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('noise', { autoIncrement: true });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const store = (bytes: number) =>
    new Promise<boolean>((resolve) => {
      const noise = new Uint8Array(bytes);
      for (let at = 0; at < bytes; at += 65_536) crypto.getRandomValues(noise.subarray(at, at + 65_536));
      const transaction = database.transaction('noise', 'readwrite');
      transaction.objectStore('noise').add(noise);
      transaction.oncomplete = () => resolve(true);
      transaction.onabort = () => resolve(false);
    });
  for (const bytes of [131_072, 8192, 512, 32]) while (await store(bytes));
}
