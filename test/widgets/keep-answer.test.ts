import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openLog } from '../../src/storage/open-log.ts';
import { type Answered, cardId, eventId } from '../../src/study/event.ts';
import { diskIsFull, drawer, freshDatabases, openRaw, strike } from '../storage/browser.ts';
import { moment, noon, review } from '../study/histories.ts';

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
