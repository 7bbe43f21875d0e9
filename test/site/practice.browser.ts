import { expect, type Page } from '@playwright/test';
import type { DeckIndex } from '../../src/widgets/practice/deck-index.ts';
import { fillTheDisk, problem, storedKinds, test } from './page.ts';

/** Answers whatever stands there, and goes on. */
async function studyOne(page: Page): Promise<void> {
  const reveal = page.getByRole('button', { name: 'Show the answer' });
  const giveUp = page.getByRole('button', { name: 'I don’t know' });
  // What was answered before may still stand there.
  await expect(reveal.or(giveUp)).toBeVisible();
  if (await reveal.isVisible()) {
    await reveal.click();
    await page.getByRole('button', { name: /^Easy/ }).click();
  } else {
    await giveUp.click();
    await page.getByRole('button', { name: 'Next' }).click();
  }
  // What comes next may have to be fetched.
  const answered = page.getByRole('button', { name: /^(?:Easy|Next)/ });
  await expect(answered.or(page.getByText('is loading …'))).toHaveCount(0);
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

/** A problem, or a recall card. */
const atHandParts = '.practice > :is(section, .recall)';
/** What stands in front of the learner, in its first words. */
const atHand = async (page: Page): Promise<string> =>
  (await page.locator(atHandParts).first().innerText()).slice(0, 120);

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
      (await page.locator(atHandParts).first().getAttribute('class'))?.includes('recall')
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

  // What was not known comes back at once while there is nothing else; whoever has enough of it puts it off.
  const end = page.getByRole('heading', { name: 'Done for now' });
  while (!(await end.isVisible())) {
    const item = await atHand(page);
    await page.getByRole('button', { name: 'Tomorrow' }).click();
    await expect.poll(() => atHand(page)).not.toBe(item);
  }
  await expect(page.getByText(/The next item comes back in/)).toBeVisible();
  await expect(page.getByText(/answers in .*You knew \d+ of \d+\.$/)).toBeVisible();
});

test('an answer is read as it comes, and a rating says when the card comes back', async ({ page }) => {
  await page.goto('/practice/');
  await reachRecall(page);
  await page.getByRole('button', { name: 'Show the answer' }).click();

  await expect(page.locator('.answer p').first()).toBeFocused();
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

test('everything can be taken back, step by step, also after a reload', async ({ page }) => {
  await page.goto('/practice/');
  await expect(counts(page)).toContainText('new');
  const before = await newOnes(page);
  const asked: string[] = [];
  for (let item = 1; item <= 4; item++) {
    asked.push(await atHand(page));
    await studyOne(page);
    await expect.poll(() => newOnes(page)).toBe(before - item);
  }
  await page.reload();
  for (const item of asked.toReversed()) {
    await page.getByRole('button', { name: 'Take back “' }).click();
    await expect.poll(() => atHand(page)).toBe(item);
  }

  await expect.poll(() => newOnes(page)).toBe(before);
  await expect(page.getByRole('button', { name: 'Take back “' })).toBeHidden();
});

test('a whole sitting goes by keys alone', async ({ page }) => {
  await page.goto('/practice/');
  await expect(counts(page)).toContainText('new');
  const before = await newOnes(page);
  for (let item = 1; item <= 8; item++) {
    const question = await atHand(page);
    if (await page.locator('.practice > .recall').isVisible()) {
      await page.keyboard.press('Space');
      await page.keyboard.press('4');
    } else {
      await page.keyboard.press('g');
      await expect(page.getByText('Worked solution')).toBeVisible();
      await page.keyboard.press('Enter');
    }
    await expect.poll(() => newOnes(page)).toBe(before - item);
    await expect.poll(() => atHand(page)).not.toBe(question);
  }
  await page.keyboard.press('u');
  await expect.poll(() => newOnes(page)).toBe(before - 7);
});

test('keys are text in an answer, and lead into and out of it', async ({ page }) => {
  await page.goto('/practice/?flash');
  await expect(page.getByRole('heading', { name: /^Estimate/ })).toBeVisible();
  await page.keyboard.press('a');
  const answer = page.getByRole('textbox');
  await expect(answer).toBeFocused();
  await page.keyboard.type('1 gs');
  await expect(answer).toHaveValue('1 gs');
  await expect(page.getByText('Worked solution')).toBeHidden();
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');

  await expect(page.getByText('Worked solution')).toBeVisible();
});

test('a key leads to a curve and to a choice as well, and changes nothing there', async ({ page }) => {
  await page.goto('/practice/?lesson=batch-size');
  const skipTo = async (selector: string) => {
    for (let skips = 0; skips < 60 && (await page.locator(selector).count()) === 0; skips += 1) {
      const question = await atHand(page);
      await page.keyboard.press('s');
      await expect.poll(() => atHand(page)).not.toBe(question);
    }
    await expect(page.locator(selector).first()).toBeVisible();
  };
  await skipTo('.sketch [role="slider"]');
  const point = page.locator('.sketch [role="slider"]').first();
  const value = await point.getAttribute('aria-valuenow');
  await page.keyboard.press('a');
  await expect(point).toBeFocused();
  await expect(point).toHaveAttribute('aria-valuenow', value ?? '');

  await skipTo('.options input');
  await page.keyboard.press('a');
  await expect(page.locator('.options input').first()).toBeFocused();
  await expect(page.locator('.options input:checked')).toHaveCount(0);
});

test('the keys are told with ?, and can be turned off for good', async ({ page }) => {
  await page.goto('/practice/');
  await expect(counts(page)).toContainText('new');
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Keys' });
  await expect(dialog.getByRole('row', { name: /Why now/ })).toBeVisible();
  await dialog.getByRole('checkbox', { name: 'Single keys do these things' }).uncheck();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.keyboard.press('w');
  await expect(page.getByText('You have not met this one')).toBeHidden();

  await page.reload();
  await expect(counts(page)).toContainText('new');
  await page.keyboard.press('w');
  await expect(page.getByText('You have not met this one')).toBeHidden();
  await page.getByRole('button', { name: 'Why now?' }).click();
  await expect(page.getByText('You have not met this one')).toBeVisible();
});

test('an item can be skipped, put off until tomorrow, set aside and brought back', async ({ page }) => {
  await page.clock.install({ time: new Date('2026-05-04T12:00:00Z') });
  await page.goto('/practice/');
  await expect(counts(page)).toContainText('new');
  const [skipped, before] = [await atHand(page), await newOnes(page)];
  await page.keyboard.press('s');
  await expect.poll(() => atHand(page)).not.toBe(skipped);
  expect(await newOnes(page)).toBe(before);

  const putOff = await atHand(page);
  await page.keyboard.press('b');
  await expect.poll(() => atHand(page)).not.toBe(putOff);
  const setAside = await atHand(page);
  await page.keyboard.press('x');
  await expect.poll(() => atHand(page)).not.toBe(setAside);
  await expect(page.getByText('Set aside (2)')).toBeVisible();

  await page.clock.setSystemTime(new Date('2026-05-05T12:00:00Z'));
  await page.reload();
  await expect(page.getByText('Set aside (1)')).toBeVisible();
  await page.getByText('Set aside (1)').click();
  await page.getByRole('button', { name: 'Bring back' }).click();
  await expect(page.getByText(/Set aside \(/)).toBeHidden();
});

test('taking back “Bring back” sets the item aside again, and leaves the one at hand', async ({ page }) => {
  await page.goto('/practice/');
  await expect(counts(page)).toContainText('new');
  const setAside = await atHand(page);
  await page.keyboard.press('x');
  await expect.poll(() => atHand(page)).not.toBe(setAside);
  const other = await atHand(page);
  await page.getByText('Set aside (1)').click();
  await page.getByRole('button', { name: 'Bring back' }).click();
  await expect(page.getByText('Set aside (1)')).toBeHidden();
  await page.getByRole('button', { name: 'Take back bringing back' }).click();
  await expect(page.getByText('Set aside (1)')).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(await atHand(page)).toBe(other);

  // Nor does it stay where it stands there itself.
  await page.getByText('Set aside (1)').click();
  await page.getByRole('button', { name: 'Bring back' }).click();
  await expect(page.getByText('Set aside (1)')).toBeHidden();
  await page.keyboard.press('s');
  await expect.poll(() => atHand(page)).toBe(setAside);
  await page.keyboard.press('u');
  await expect.poll(() => atHand(page)).not.toBe(setAside);
});

test('a sitting of ten items ends after ten, says what it came to, and goes on', async ({ page }) => {
  await page.goto('/practice/');
  await expect(counts(page)).toContainText('new');
  await page.getByRole('combobox', { name: 'Session' }).selectOption('10 items');
  const before = await newOnes(page);
  for (let item = 1; item <= 10; item++) {
    await studyOne(page);
    if (item < 10) await expect.poll(() => newOnes(page)).toBe(before - item);
  }

  await expect(page.getByRole('heading', { name: 'That was 10 items' })).toBeFocused();
  await expect(page.getByText(/^10 answers in .* You knew \d+ of 10\.$/)).toBeVisible();
  await expect(page.getByText('10 items you had not met before.')).toBeVisible();
  await page.getByRole('button', { name: 'Go on' }).click();
  await expect(page.getByRole('heading', { name: 'New' })).toBeFocused();
  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Session' })).toHaveValue('items 10');
});

test('a chapter can be studied ahead of its time, and its schedule stays as it is', async ({ page }) => {
  await page.goto('/practice/');
  await expect(counts(page)).toContainText('new');
  const index: DeckIndex = await (await page.request.get('/decks/index.json')).json();
  const ids = index.flatMap(({ items }) =>
    items.filter(({ lesson }) => lesson === 'mixing').map(({ id }) => id),
  );
  await seed(
    page,
    ids.map((card) => ({ card, rating: 'easy', at: Date.now() - 3_600_000 })),
  );

  await page.goto('/practice/?lesson=mixing');
  await expect(page.getByRole('heading', { name: 'Ahead of its time' })).toBeVisible();
  await expect(counts(page)).toHaveText(`${ids.length} ahead of time`);
  await page.keyboard.press('w');
  await expect(page.getByText(/Whatever you answer, its schedule stays as it is/)).toBeVisible();
  const giveUp = page.getByRole('button', { name: 'I don’t know' });
  while (!(await giveUp.isVisible())) {
    const card = await atHand(page);
    await page.keyboard.press('s');
    await expect.poll(() => atHand(page)).not.toBe(card);
  }
  await giveUp.click();
  await expect.poll(() => storedKinds(page)).toEqual({ reviewed: ids.length, practised: 1 });

  // It was forgotten after all, and the learner says so.
  await page.getByRole('button', { name: 'Forgotten: bring it back' }).click();
  await expect.poll(() => storedKinds(page)).toEqual({ reviewed: ids.length + 1, practised: 1, undone: 1 });
});

test('a card forgotten ahead of its time stays until its reader says what that means', async ({ page }) => {
  await page.goto('/practice/');
  await expect(counts(page)).toContainText('new');
  const card = 'cards/no-slow-mode';
  await seed(page, [{ card, rating: 'easy', at: Date.now() - 3_600_000 }]);
  await page.goto('/practice/?lesson=batch-size');
  // All else of the chapter is new.
  while (!(await page.getByRole('heading', { name: 'Ahead of its time' }).isVisible())) {
    const before = await atHand(page);
    await page.keyboard.press('s');
    await expect.poll(() => atHand(page)).not.toBe(before);
  }
  await page.keyboard.press('Space');
  await page.keyboard.press('1');

  await expect(page.getByRole('button', { name: 'Next' })).toBeFocused();
  await expect(page.getByText('It was not due yet, so its schedule stays as it is.')).toBeVisible();
  expect(await storedKinds(page)).toEqual({ reviewed: 1, practised: 1 });
  await page.getByRole('button', { name: 'Forgotten: bring it back' }).click();
  await expect.poll(() => storedKinds(page)).toEqual({ reviewed: 2, practised: 1, undone: 1 });
});

test('a sitting that is over goes on when it is made longer', async ({ page }) => {
  await page.goto('/settings/');
  // Of minutes, then of items.
  await page.getByRole('textbox', { name: 'A session has' }).last().fill('1');
  await page.keyboard.press('Enter');
  await expect(page.getByText('A session has: saved.')).toBeVisible();
  await page.goto('/practice/');
  await expect(counts(page)).toContainText('new');
  await studyOne(page);
  await expect(page.getByRole('heading', { name: 'That was 1 item' })).toBeFocused();

  await page.getByRole('combobox', { name: 'Session' }).selectOption('10 items');
  await expect(page.getByRole('heading', { name: 'New', exact: true })).toBeVisible();
});

test('an item that does not stay is spoken of, and can be set aside', async ({ page }) => {
  await page.goto('/practice/');
  await expect(counts(page)).toContainText('new');
  // Learnt and forgotten seven times, and learnt again: the next time it is forgotten is the eighth.
  const day = 86_400_000;
  const history = Array.from({ length: 8 }, (_, at) => [
    { card: 'cards/no-slow-mode', rating: 'again', at: Date.now() - (40 - at * 4) * day },
    { card: 'cards/no-slow-mode', rating: 'easy', at: Date.now() - (40 - at * 4) * day + 3_600_000 },
  ]).flat();
  await seed(page, history);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Due for review' })).toBeVisible();
  await page.keyboard.press('Space');
  await page.keyboard.press('1');

  await expect(page.getByRole('status').filter({ hasText: 'You have forgotten this 8 times' })).toBeVisible();
  await page.getByRole('button', { name: 'Set aside' }).click();
  await expect(page.getByText('Set aside (1)')).toBeVisible();
});

test('what was answered in another tab meanwhile is said to be', async ({ context }) => {
  const [first, second] = [await context.newPage(), await context.newPage()];
  await first.goto('/practice/');
  await second.goto('/practice/');
  await expect(counts(second)).toContainText('new');
  const item = await atHand(second);
  await studyOne(first);

  await expect(second.getByText('You answered this one in another tab meanwhile.')).toBeVisible();
  await second.getByRole('button', { name: 'Next' }).click();
  await expect.poll(() => atHand(second)).not.toBe(item);
});

test('ten flash estimates make a round, and none of them moves a schedule', async ({ page }) => {
  await page.goto('/practice/?flash');
  for (let estimate = 1; estimate <= 10; estimate++) {
    await expect(counts(page)).toHaveText(`${estimate} of 10`);
    await expect(page.getByRole('button', { name: 'Check' })).toBeEnabled();
    await expect(page.getByRole('textbox')).toHaveValue('');
    await page.keyboard.press('Enter');
    await page.keyboard.type('1');
    await page.keyboard.press('Enter');
    await expect(page.getByText(/^It took you/)).toBeVisible();
    await page.getByRole('button', { name: 'Next' }).click();
  }

  await expect(page.getByRole('heading', { name: 'That was 10 items' })).toBeVisible();
  expect(await storedKinds(page)).toEqual({ practised: 10 });
  await page.getByRole('link', { name: 'What is due', exact: true }).click();
  await expect(counts(page)).toHaveText('20 new');
});

test('an estimate that is taken back is asked again as one, and what was done before the round stays', async ({
  page,
}) => {
  await page.goto('/practice/');
  await expect(counts(page)).toContainText('new');
  const before = await newOnes(page);
  await studyOne(page);
  await expect.poll(() => newOnes(page)).toBe(before - 1);

  await page.goto('/practice/?flash');
  const heading = page.getByRole('heading', { name: /^Estimate/ });
  const takeBack = page.getByRole('button', { name: 'Take back “' });
  await expect(heading).toBeVisible();
  await expect(takeBack).toBeHidden();
  const estimate = await atHand(page);
  await page.keyboard.press('g');
  await page.getByRole('button', { name: 'Next' }).click();
  await expect(counts(page)).toHaveText('2 of 10');
  await page.keyboard.press('u');
  await expect(counts(page)).toHaveText('1 of 10');
  await expect.poll(() => atHand(page)).toBe(estimate);
  await expect(heading).toBeVisible();
  await expect(takeBack).toBeHidden();
  await page.keyboard.press('g');

  await expect.poll(() => storedKinds(page)).toEqual({ reviewed: 1, practised: 2, undone: 1 });
});

test('turning single keys off and on leaves a round as long as it was', async ({ page }) => {
  await page.goto('/practice/?flash');
  await expect(counts(page)).toHaveText('1 of 10');
  await page.getByRole('button', { name: 'Keys' }).click();
  const keys = page.getByRole('checkbox', { name: 'Single keys do these things' });
  await keys.uncheck();
  await expect.poll(() => storedKinds(page)).toEqual({ configured: 1 });
  await keys.check();
  await page.getByRole('button', { name: 'Close' }).click();
  await expect.poll(() => storedKinds(page)).toEqual({ configured: 2 });

  await expect(counts(page)).toHaveText('1 of 10');
});

test('what other things there are to study is on offer', async ({ page }) => {
  await page.goto('/practice/');
  await page.getByText('Study something else').click();
  await page.getByRole('link', { name: 'Reversible networks' }).click();

  await expect(page.getByText('Reversible networks · Back to what is due')).toBeVisible();
  await expect(counts(page)).toContainText('new');
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

/** Puts reviews into the browser's database, as earlier visits would have. */
const seed = (
  page: Page,
  reviews: readonly { readonly card: string; readonly rating: string; readonly at: number }[],
) =>
  page.evaluate(
    (events) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('ridgepoint');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const database = request.result;
          const transaction = database.transaction('events', 'readwrite');
          for (const event of events) transaction.objectStore('events').put(event);
          transaction.oncomplete = () => {
            database.close();
            resolve();
          };
        };
      }),
    reviews.map((review, at) => ({
      kind: 'reviewed',
      id: `seed-${at}`,
      zone_minutes: 0,
      version: 1,
      took_ms: 5000,
      ...review,
    })),
  );

const storedReviews = async (page: Page): Promise<number> => (await storedKinds(page))['reviewed'] ?? 0;

test('a session fetches what it asks and what comes next, not all', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => {
    const [, file] = /\/((?:decks|problems)\/.+)\.json$/.exec(request.url()) ?? [];
    if (file) fetched.push(file);
  });
  await page.goto('/practice/');
  await expect(page.getByRole('heading', { name: 'New', exact: true })).toBeVisible();
  await page.waitForLoadState('networkidle');

  expect(fetched[0]).toBe('decks/index');
  // What items are called is asked for once the first stands there, and so is what comes next.
  expect(fetched.slice(2)).toContain('decks/titles');
  expect(fetched.length).toBeLessThanOrEqual(4);
  expect(new Set(fetched).size).toBe(fetched.length);
});

test('an item that does not arrive is asked for again, and no answer is lost', async ({
  page,
  complaints,
}) => {
  await page.goto('/practice/?lesson=mixing');
  await expect(counts(page)).toContainText('new');
  const before = await newOnes(page);
  await studyOne(page);
  await expect.poll(() => newOnes(page)).toBe(before - 1);

  const items = /\/(?:decks\/mixing|problems\/[^/]+)\.json$/;
  await page.route(items, (route) => route.fulfill({ status: 503 }));
  await page.reload();
  await expect(page.getByText('A part of the site did not load.')).toBeVisible();
  await page.unroute(items);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(counts(page)).toContainText(`${before - 1} new`);
  // The browser itself says what was answered.
  expect(complaints).toHaveLength(1);
  complaints.length = 0;
});

for (const height of [844, 1400])
  test(`what stands below the first item does not move as it comes, in a window ${height} high`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 390, height });
    await page.addInitScript(() => {
      const moved: number[] = [];
      Object.assign(window, { moved });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) moved.push((entry as unknown as { value: number }).value);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto('/practice/');
    const item = page.locator('.practice :is(.recall, .problem)');
    await expect(item).toBeVisible();
    const room = page.locator('.practice-room');
    // No more than its item and what belongs to it.
    const [whole, last] = [
      await room.boundingBox(),
      await room.locator('.practice > :last-child').boundingBox(),
    ];
    expect((whole?.y ?? 0) + (whole?.height ?? 0) - (last?.y ?? 0) - (last?.height ?? 0)).toBeLessThan(32);
    await expect(page.locator('.site-footer')).toBeAttached();
    expect(await page.evaluate(() => (window as unknown as { moved: number[] }).moved)).toEqual([]);
  });

test('what stands below is there after all where the code of Practice never arrives', async ({ page }) => {
  await page.route('**/_astro/*.js', () => {});
  await page.goto('/practice/', { waitUntil: 'commit' });
  const settings = page.locator('main').getByRole('link', { name: 'Settings and your data' });
  await expect(settings).toBeVisible();
  await expect(page.locator('.site-footer')).toBeVisible();
});

test('whoever waits for what comes back is told how long, and sees it come, though nothing is looked at meanwhile', async ({
  page,
}) => {
  await page.clock.install({ time: new Date('2026-11-02T12:00:00Z') });
  // One new item a day, chosen on an earlier visit.
  await page.addInitScript(() => {
    const chosen = {
      kind: 'configured',
      id: 'one-a-day',
      at: 1,
      zone_minutes: 0,
      settings: { new_per_day: 1 },
    };
    localStorage.setItem('ridgepoint-waiting-test', JSON.stringify([chosen]));
  });
  await page.goto('/practice/');
  const first = page.getByRole('button', { name: /^(?:Show the answer|I don’t know)/ });
  const asked = await atHand(page);
  await first.click();
  await page.getByRole('button', { name: /^(?:Good|Next)/ }).click();
  await expect(page.getByText(/The next item comes back in (?:a minute|10 minutes)\./)).toBeVisible();
  await page.clock.fastForward(5 * 60_000);
  await page.clock.fastForward(6 * 60_000);
  await expect.poll(() => atHand(page)).toBe(asked);
});
