import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openLog, openStore } from '../../src/storage/open-log.ts';
import { outboxIn } from '../../src/storage/outbox.ts';
import { type Answered, cardId, eventId } from '../../src/study/event.ts';
import { diskIsFull, drawer, freshDatabases, openRaw, strike } from '../storage/browser.ts';
import { aDay, moment, noon, review } from '../study/histories.ts';

beforeEach(() => {
  // A page has one log for as long as it is open; each test is a page of its own.
  vi.resetModules();
  // It would keep the tests from ending.
  vi.stubGlobal('BroadcastChannel', undefined);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const given = (id: string, isAhead: boolean): Answered => ({
  ...review({ id, rating: 'easy' }),
  kind: isAhead ? 'practised' : 'reviewed',
});

/** An answer given on a page of this browser. */
async function keep(
  browser: { readonly indexedDB: IDBFactory; readonly localStorage: object },
  ...ids: string[]
) {
  for (const [name, value] of Object.entries(browser)) vi.stubGlobal(name, value);
  const { keepAnswer } = await import('../../src/widgets/keep-answer.ts');
  const kept = [];
  for (const id of ids)
    kept.push(await keepAnswer(eventId(id), cardId('a'), moment(noon), (isAhead) => given(id, isAhead)));
  return kept;
}

test('an answer to a lesson is stored, and waits no more', async () => {
  const browser = { indexedDB: freshDatabases(), localStorage: drawer() };

  expect(await keep(browser, 'r1')).toEqual([{ isAhead: false, warning: '' }]);
  expect(browser.localStorage.names()).toEqual([]);
  expect(await (await openLog(browser)).log.read()).toEqual([given('r1', false)]);
});

test('where the database is blocked it waits for the next visit, as what it was found to be', async () => {
  const browser = { indexedDB: freshDatabases(), localStorage: drawer() };
  const older = await openRaw(browser.indexedDB, 1);
  const [first, second] = await keep(browser, 'r1', 'r2');

  expect(first).toMatchObject({ isAhead: false, warning: expect.stringContaining('Close that tab') });
  expect(second).toMatchObject({ isAhead: true });
  expect(browser.localStorage.names()).not.toEqual([]);

  older.close();
  browser.indexedDB.deleteDatabase('ridgepoint');
  const next = await openLog(browser);
  expect(await next.log.named([eventId('r1'), eventId('r2')])).toEqual([
    given('r1', false),
    given('r2', true),
  ]);
  expect(browser.localStorage.names()).toEqual([]);
});

test('on a full disk it waits, though the drawer has no room for it twice', async () => {
  const localStorage = drawer();
  const small = {
    ...localStorage,
    key: localStorage.key,
    get length() {
      return localStorage.length;
    },
    setItem: (name: string, text: string) => {
      const isNew = !localStorage.names().includes(name);
      if (isNew && localStorage.length > 0) throw new DOMException('full', 'QuotaExceededError');
      localStorage.setItem(name, text);
    },
  };
  const browser = { indexedDB: freshDatabases(), localStorage: small };
  strike(diskIsFull, () => true);
  const [kept] = await keep(browser, 'r1');
  expect(kept?.warning).toContain('no room');
  vi.restoreAllMocks();

  expect(await (await openLog(browser)).log.read()).toEqual([given('r1', false)]);
  expect(localStorage.names()).toEqual([]);
});

describe('where an item is in review and not due', () => {
  // A new item called easy goes to review at once, and stays away for more than a week.
  const yesterday = review({ id: 'r0', at: noon - aDay, rating: 'easy' });
  const browserWith = async () => {
    const browser = { indexedDB: freshDatabases(), localStorage: drawer() };
    const { log } = await openLog(browser);
    await log.append([yesterday]);
    log.close();
    return browser;
  };

  test('the first answer of a page, given before its log is open, leaves the schedule as it is', async () => {
    const browser = await browserWith();

    expect(await keep(browser, 'r1')).toEqual([{ isAhead: true, warning: '' }]);
    expect(browser.localStorage.names()).toEqual([]);
    expect(await (await openLog(browser)).log.read()).toEqual([yesterday, given('r1', true)]);
  });

  test('so do all answers that are given before it is open', async () => {
    const browser = await browserWith();
    const kept = await Promise.all([keep(browser, 'r1'), keep(browser, 'r2')]);

    expect(kept.flat()).toMatchObject([{ isAhead: true }, { isAhead: true }]);
    expect(browser.localStorage.names()).toEqual([]);
  });

  test('what another visit left waiting is stored all the same, once', async () => {
    const browser = await browserWith();
    outboxIn(browser.localStorage, 'dead').hold([review({ id: 'r1', card: 'b' })]);
    await keep(browser, 'r2');

    expect(browser.localStorage.names()).toEqual([]);
    expect((await (await openLog(browser)).log.read()).map(({ id }) => id)).toEqual(['r0', 'r1', 'r2']);
  });

  /** The drawer of a tab that took an answer and did nothing since: what came after it reached nothing. */
  async function heldBy(id: string) {
    const localStorage = drawer();
    const { names, setItem } = localStorage;
    const atItsEnd = {
      ...localStorage,
      setItem: (name: string, text: string) => names().length === 0 && setItem(name, text),
      removeItem: () => {},
    };
    await keep({ indexedDB: freshDatabases(), localStorage: atItsEnd }, id);
    vi.resetModules();
    expect(names()).toHaveLength(1);
    return localStorage;
  }

  test('another tab that opens its log in the instant of an answer finds out that it came ahead of its time', async () => {
    const { indexedDB } = await browserWith();
    const localStorage = await heldBy('r1');
    const other = await openLog({ indexedDB, localStorage });
    expect(await other.log.read()).toEqual([yesterday, given('r1', true)]);
    expect(localStorage.names()).toEqual([]);

    // The tab of the answer comes to it only now.
    expect(await keep({ indexedDB, localStorage }, 'r1')).toEqual([{ isAhead: true, warning: '' }]);
    expect(await other.log.read()).toEqual([yesterday, given('r1', true)]);
    expect(localStorage.names()).toEqual([]);
  });

  test('so does the page where a learner saves their history', async () => {
    const { indexedDB } = await browserWith();
    const opened = await openStore({ indexedDB, localStorage: await heldBy('r1') });

    if (opened.kind !== 'opened') throw new Error(opened.message);
    expect(await opened.store.read()).toEqual([yesterday, given('r1', true)]);
  });

  test('of two answers that wait, the second may be ahead of its time because of the first', async () => {
    const localStorage = drawer();
    for (const [id, at] of [
      ['r2', noon + 1],
      ['r1', noon],
    ] as const) {
      const kept = await heldBy(id);
      const [name = ''] = kept.names();
      const [waiting] = JSON.parse(kept.getItem(name) ?? '');
      localStorage.setItem(name, JSON.stringify([{ ...waiting, at }]));
    }
    const { log } = await openLog({ indexedDB: freshDatabases(), localStorage });

    expect((await log.read()).map(({ id, kind }) => [id, kind])).toEqual([
      ['r1', 'reviewed'],
      ['r2', 'practised'],
    ]);
  });

  test('where the database is blocked, whoever stores an answer finds out', async () => {
    const browser = await browserWith();
    const blocked = { indexedDB: freshDatabases(), localStorage: browser.localStorage };
    const older = await openRaw(blocked.indexedDB, 1);
    // As far as is known without the history, it is new.
    expect(await keep(blocked, 'r1')).toMatchObject([{ isAhead: false }]);
    older.close();

    expect(await (await openLog(browser)).log.read()).toEqual([yesterday, given('r1', true)]);
    expect(browser.localStorage.names()).toEqual([]);
  });

  test('an answer that is given again after a crash is kept once', async () => {
    const browser = await browserWith();
    outboxIn(browser.localStorage, 'r1').hold([given('r1', false)]);
    const log = await openLog(browser);
    log.log.close();

    expect(await keep(browser, 'r1')).toEqual([{ isAhead: false, warning: '' }]);
    expect((await (await openLog(browser)).log.read()).map(({ id }) => id)).toEqual(['r0', 'r1']);
  });
});

test('a page that is closed before its log is open loses nothing: the next visit stores the answer', async () => {
  const browser = { indexedDB: freshDatabases(), localStorage: drawer() };
  const { names, setItem } = browser.localStorage;
  // Of what the page does after it took the answer, nothing reaches the browser.
  const atItsEnd = {
    ...browser.localStorage,
    setItem: (name: string, text: string) => names().length === 0 && setItem(name, text),
    removeItem: () => {},
  };
  await keep({ indexedDB: freshDatabases(), localStorage: atItsEnd }, 'r1');
  expect(names()).toHaveLength(1);

  vi.resetModules();
  for (const [name, value] of Object.entries(browser)) vi.stubGlobal(name, value);
  const { theLearner } = await import('../../src/widgets/rim.ts');
  expect(await (await theLearner()).learner.log.read()).toEqual([given('r1', false)]);
  expect(browser.localStorage.names()).toEqual([]);
});

test('where the code that keeps answers does not load, they wait, and the next visit stores them', async () => {
  const browser = { indexedDB: freshDatabases(), localStorage: drawer() };
  vi.doMock('../../src/storage/learner.ts', () => {
    throw new Error('Failed to fetch dynamically imported module');
  });
  const [kept] = await keep(browser, 'r1');
  vi.doUnmock('../../src/storage/learner.ts');

  expect(kept).toMatchObject({ isAhead: false, warning: expect.stringContaining('did not load') });
  expect(browser.localStorage.names()).toHaveLength(1);
  expect(await (await openLog(browser)).log.read()).toEqual([given('r1', false)]);
});
