import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Browser, openLog, openStore } from '../../src/storage/open-log.ts';
import { review } from '../study/histories.ts';
import { diskIsFull, drawer, freshDatabases, openRaw, strike } from './browser.ts';
import { itIsAnEventLog } from './event-log.contract.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

itIsAnEventLog(
  'what a browser with a database opens',
  async () => (await openLog({ indexedDB: freshDatabases() })).log,
);
itIsAnEventLog('what a browser without one opens', async () => (await openLog({})).log);

describe('a browser that stores', () => {
  test('opens a log that outlives the tab', async () => {
    const browser = { indexedDB: freshDatabases() };
    const opened = await openLog(browser);
    await opened.log.append([review()]);
    opened.log.close();

    expect(opened.durable).toBe(true);
    expect(await (await openLog(browser)).log.read()).toEqual([review()]);
  });

  test('and is then full, lets the learner go on, and stores the rest once there is room', async () => {
    const browser = { indexedDB: freshDatabases() };
    const { log } = await openLog(browser);
    strike(diskIsFull, (nth) => nth <= 1);

    expect(await log.append([review({ id: 'r1' })])).toMatchObject({ kind: 'not_stored', why: 'full' });
    expect(await log.read()).toEqual([review({ id: 'r1' })]);
    expect(await log.append([review({ id: 'r2' })])).toEqual({ kind: 'stored' });
    expect(await (await openLog(browser)).log.read()).toEqual([review({ id: 'r1' }), review({ id: 'r2' })]);
  });
});

describe('a browser that does not store still lets the learner study, and says so', () => {
  const refusal = new DOMException('The operation is insecure.', 'SecurityError');
  const failing = (name: string): IDBFactory =>
    ({
      open: () => {
        throw new DOMException('no', name);
      },
    }) as unknown as IDBFactory;

  const privateWindow =
    'This browser is not letting Ridgepoint store anything (a private window, or storage is switched off). ' +
    'You can go on; what you do now may be forgotten when you close the tab.';

  // biome-ignore format: a table reads by column
  const browsers: readonly (readonly [string, Browser, string])[] = [
    ['has no database',              {},                                               'unavailable'],
    ['refuses at the name',          { get indexedDB(): never { throw refusal; } },    'unavailable'],
    ['refuses at the call',          { indexedDB: failing('SecurityError') },          'unavailable'],
    ['fails for its own reasons',    { indexedDB: failing('UnknownError') },           'unavailable'],
    ['has no room left',             { indexedDB: failing('QuotaExceededError') },     'full'],
  ];
  test.for(browsers)('when it %s', async ([, browser, why]) => {
    const opened = await openLog(browser);

    expect(opened).toMatchObject({ durable: false, why });
    expect(await opened.log.append([review()])).toEqual({ kind: 'stored' });
    expect(await opened.log.read()).toEqual([review()]);
  });

  test('and what was answered waits for a visit that finds the database', async () => {
    const localStorage = drawer();
    const first = await openLog({ indexedDB: failing('UnknownError'), localStorage });
    await first.log.append([review({ id: 'r1' })]);
    await first.log.append([review({ id: 'r2' })]);

    const indexedDB = freshDatabases();
    const second = await openLog({ indexedDB, localStorage });
    expect(second.durable).toBe(true);
    expect(await second.log.read()).toEqual([review({ id: 'r1' }), review({ id: 'r2' })]);
    expect(localStorage.names()).toEqual([]);
  });

  test('in whole sentences', async () => {
    expect(await openLog({})).toMatchObject({ message: privateWindow });
  });

  test('and listens to no other tab any more', async () => {
    const close = vi.spyOn(BroadcastChannel.prototype, 'close');
    await openLog({ indexedDB: failing('UnknownError'), BroadcastChannel });

    expect(close).toHaveBeenCalledOnce();
  });

  test('when a newer Ridgepoint has been here', async () => {
    const indexedDB = freshDatabases();
    (await openRaw(indexedDB, 3)).close();

    expect(await openLog({ indexedDB })).toMatchObject({ durable: false, why: 'outdated' });
  });

  test('and holds no connection that would stand in the way of another tab', async () => {
    const indexedDB = freshDatabases();
    const without = await openRaw(indexedDB, 1); // Somebody else's database of this name, without our store.
    without.close();

    expect(await openLog({ indexedDB })).toMatchObject({ durable: false, why: 'unavailable' });
    (await openRaw(indexedDB, 3)).close();
  });
});

describe('what a browser really keeps', () => {
  test('is opened without a memory standing in for it', async () => {
    const browser = { indexedDB: freshDatabases() };
    await (await openLog(browser)).log.append([review()]);
    const opened = await openStore(browser);

    if (opened.kind !== 'opened') throw new Error(opened.message);
    expect(await opened.store.rows()).toEqual([review()]);
    strike(diskIsFull, () => true);
    expect(await opened.store.append([review({ id: 'r2' })])).toMatchObject({ why: 'full' });
    expect(await opened.store.rows()).toEqual([review()]);
  });

  test.for([
    ['has no database', {}],
    [
      'refuses at the name',
      {
        get indexedDB(): never {
          throw new DOMException('no', 'SecurityError');
        },
      },
    ],
  ] as const)('is nothing where it %s, and that is said', async ([, browser]) => {
    expect(await openStore(browser)).toMatchObject({ kind: 'not_stored', why: 'unavailable' });
  });

  test('is not opened where a newer Ridgepoint has been', async () => {
    const indexedDB = freshDatabases();
    (await openRaw(indexedDB, 3)).close();

    expect(await openStore({ indexedDB })).toMatchObject({ kind: 'not_stored', why: 'outdated' });
  });
});
