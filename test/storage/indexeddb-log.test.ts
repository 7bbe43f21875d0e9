import { IDBDatabase as FakeDatabase } from 'fake-indexeddb';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { EventLog } from '../../src/storage/event-log.ts';
import { indexedDbLog } from '../../src/storage/indexeddb-log.ts';
import type { StudyEvent } from '../../src/study/event.ts';
import { noon, review } from '../study/histories.ts';
import {
  connectionDrops,
  diskIsFull,
  dropConnection,
  freshDatabases,
  isAborted,
  type Mishap,
  openRaw,
  putRaw,
  rawRows,
  strike,
} from './browser.ts';
import { itIsAnEventLog } from './event-log.contract.ts';
import { itIsAnEventStore } from './event-store.contract.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

itIsAnEventStore('IndexedDB', async () => indexedDbLog(freshDatabases()));
itIsAnEventLog('IndexedDB', async () => indexedDbLog(freshDatabases()));

describe("a learner's history is sacred", () => {
  test('it is there for the next visit', async () => {
    const databases = freshDatabases();
    const before = indexedDbLog(databases);
    await before.append([review()]);
    before.close();

    expect(await indexedDbLog(databases).read()).toEqual([review()]);
  });

  test('rows of a later version, and broken ones, are skipped and stay as they are', async () => {
    const databases = freshDatabases();
    const log = indexedDbLog(databases);
    await log.append([review({ id: 'r1' })]);
    const strange = [
      { id: 'annotated', kind: 'annotated', note: 'see the lecture' },
      { ...review({ id: 'broken' }), rating: 'great' },
      { id: 'empty' },
    ];
    await putRaw(databases, strange);

    await log.append([review({ id: 'r2' })]);

    expect((await log.read()).map(({ id }) => id)).toEqual(['r1', 'r2']);
    expect(await rawRows(databases)).toEqual(expect.arrayContaining(strange));
  });

  test('an event cannot take the place of a row that is not understood', async () => {
    const databases = freshDatabases();
    const log = indexedDbLog(databases);
    await log.read();
    const strange = { id: 'r1', kind: 'annotated' };
    await putRaw(databases, [strange]);

    expect(await log.append([review({ id: 'r1' })])).toMatchObject({ kind: 'not_stored', why: 'refused' });
    expect(await rawRows(databases)).toEqual([strange]);
  });

  test('what cannot be written is not called stored', async () => {
    const odd = { ...review(), hint: () => 'a function has no place in a database' };

    expect(await indexedDbLog(freshDatabases()).append([odd])).toMatchObject({ kind: 'not_stored' });
  });

  test('what belongs together is stored together, or not at all', async () => {
    const log = indexedDbLog(freshDatabases());
    const odd = { ...review({ id: 'r2' }), hint: () => 'a function has no place in a database' };

    expect(await log.append([review({ id: 'r1' }), odd])).toMatchObject({ kind: 'not_stored' });
    expect(await log.read()).toEqual([]);
  });

  test('stored means on disk: the transaction is strict, and complete', async () => {
    const log = indexedDbLog(freshDatabases());
    await log.read();
    const begin = FakeDatabase.prototype.transaction;
    const happened: string[] = [];
    vi.spyOn(FakeDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...how) {
      const transaction = begin.apply(this, how);
      happened.push(`${transaction.mode}, ${transaction.durability}`);
      transaction.addEventListener('complete', () => happened.push('complete'));
      return transaction;
    });

    await log.append([review()]);
    happened.push('stored');

    expect(happened).toEqual(['readwrite, strict', 'complete', 'stored']);
  });
});

test('rows of a later version, whenever they are from, leave a reader only what is new to read', async () => {
  const databases = freshDatabases();
  const log = indexedDbLog(databases);
  await log.append([review({ id: 'r1' })]);
  const annotated = (id: string, at: unknown) => ({ id, kind: 'annotated', at });
  await putRaw(databases, [
    ...[annotated('later', noon + 1), annotated('never', Number.POSITIVE_INFINITY)],
    ...[annotated('in words', 'noon'), { id: 'timeless', kind: 'annotated' }],
  ]);
  const first = await log.since(undefined);
  const [second, third] = [review({ id: 'r2', at: noon + 2 }), review({ id: 'r3', at: noon + 3 })];

  expect(first).toMatchObject({ kind: 'anew', events: [{ id: 'r1' }] });
  expect(await log.since(first.mark)).toMatchObject({ kind: 'more', events: [] });
  await log.append([second]);
  await putRaw(databases, [annotated('latest', noon + 2.5)]);
  const next = await log.since(first.mark);
  expect(next).toMatchObject({ kind: 'more', events: [second] });
  await log.append([third]);
  expect(await log.since(next.mark)).toMatchObject({ kind: 'more', events: [third] });
});

test('an answer given before the instant of such a row is read all the same', async () => {
  const databases = freshDatabases();
  const log = indexedDbLog(databases);
  await log.append([review({ id: 'r1' })]);
  await putRaw(databases, [{ id: 'later', kind: 'annotated', at: noon + 9 }]);
  const { mark } = await log.since(undefined);
  await log.append([review({ id: 'r2', at: noon + 1 })]);

  expect(await log.since(mark)).toMatchObject({ kind: 'anew', events: [{ id: 'r1' }, { id: 'r2' }] });
});

describe('two tabs', () => {
  test('see what the other stored', async () => {
    const databases = freshDatabases();
    const [one, other] = [indexedDbLog(databases), indexedDbLog(databases)];
    await Promise.all([one.append([review({ id: 'r1' })]), other.append([review({ id: 'r2' })])]);

    expect(await one.read()).toEqual([review({ id: 'r1' }), review({ id: 'r2' })]);
    expect(await other.read()).toEqual(await one.read());
  });

  test('make way for a newer version, and the older says that it stores no more', async () => {
    const databases = freshDatabases();
    const old = indexedDbLog(databases);
    await old.append([review({ id: 'r1' })]);

    (await openRaw(databases, 3)).close();

    expect(await old.append([review({ id: 'r2' })])).toMatchObject({ kind: 'not_stored', why: 'outdated' });
    await expect(old.read()).rejects.toMatchObject({ why: 'outdated' });
    expect(await rawRows(databases)).toEqual([review({ id: 'r1' })]);
  });

  test('do not wait for ever when the other holds an older version and does not make way', async () => {
    const databases = freshDatabases();
    const stuck = await openRaw(databases, 1, (database) => {
      database.createObjectStore('events', { keyPath: 'id' });
    });
    const log = indexedDbLog(databases);

    expect(await log.append([review()])).toMatchObject({ kind: 'not_stored', why: 'blocked' });

    stuck.close();
    (await openRaw(databases, 3)).close(); // What came late is in nobody's way.
  });
});

describe('a connection that is lost', () => {
  test.for([
    ['the browser says so', dropConnection],
    ['nobody says so', (database: IDBDatabase) => database.close()],
  ] as const)('between two answers, and %s, is opened again without a word', async ([, drop]) => {
    const databases = freshDatabases();
    const open = vi.spyOn(databases, 'open');
    const log = indexedDbLog(databases);
    await log.append([review({ id: 'r1' })]);

    drop(open.mock.results[0]?.value.result);

    expect(await log.append([review({ id: 'r2' })])).toEqual({ kind: 'stored' });
    expect(await log.read()).toEqual([review({ id: 'r1' }), review({ id: 'r2' })]);
    expect(open).toHaveBeenCalledTimes(2);
  });

  test('and cannot be opened again is said, once it was tried', async () => {
    const databases = freshDatabases();
    const log = indexedDbLog(databases);
    await log.append([review({ id: 'r1' })]);
    strike(connectionDrops, () => true);

    expect(await log.append([review({ id: 'r2' })])).toMatchObject({
      kind: 'not_stored',
      why: 'unavailable',
    });

    vi.restoreAllMocks();
    expect(await log.append([review({ id: 'r2' })])).toEqual({ kind: 'stored' });
  });

  test('or let go of is closed', async () => {
    const log = indexedDbLog(freshDatabases());
    await log.read();
    const close = vi.spyOn(FakeDatabase.prototype, 'close');
    strike(isAborted, (nth) => nth === 1);

    await log.append([review()]);
    expect(close).toHaveBeenCalledTimes(1);

    log.close();
    await vi.waitUntil(() => close.mock.calls.length === 2);
  });

  test('because the learner cleared the site is no reason to stop', async () => {
    const databases = freshDatabases();
    const log = indexedDbLog(databases);
    await log.append([review({ id: 'r1' })]);
    await new Promise((resolve) => {
      databases.deleteDatabase('ridgepoint').onsuccess = resolve;
    });

    expect(await log.read()).toEqual([]);
    expect(await log.append([review({ id: 'r2' })])).toEqual({ kind: 'stored' });
  });

  test('makes no trouble about a note', async () => {
    const { notes } = indexedDbLog({
      open: () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    } as unknown as IDBFactory);

    await expect(notes.read('memory')).resolves.toBeUndefined();
    await expect(notes.write('memory', 'all')).resolves.toBeUndefined();
  });

  test('is not read as an empty history', async () => {
    const refuses = {
      open: () => {
        throw new DOMException('no', 'SecurityError');
      },
    } as unknown as IDBFactory;

    await expect(indexedDbLog(refuses).read()).rejects.toMatchObject({ why: 'unavailable' });
    expect(await indexedDbLog(refuses).append([review()])).toMatchObject({
      kind: 'not_stored',
      why: 'unavailable',
    });
  });
});

// Every write of a session goes wrong in turn, until a session runs through untouched (the drill of performance.md, d).
describe('whichever write goes wrong', () => {
  const batches: readonly (readonly StudyEvent[])[] = [
    [review({ id: 'r1' })],
    [review({ id: 'r2' }), review({ id: 'r3' }), review({ id: 'r4' })],
    [review({ id: 'r5' })],
  ];
  const study = async (log: EventLog) => {
    const stored: StudyEvent[] = [];
    for (const batch of batches) if ((await log.append(batch)).kind === 'stored') stored.push(...batch);
    return stored;
  };

  // biome-ignore format: a table reads by column
  const drills: readonly (readonly [string, 'once' | 'from then on', Mishap, number])[] = [
    // what goes wrong,              when,           how,             answers lost when it is the first write
    ['the disk is full',             'once',         diskIsFull,      1],
    ['the disk is full',             'from then on', diskIsFull,      5],
    ['the transaction is aborted',   'once',         isAborted,       0],
    ['the transaction is aborted',   'from then on', isAborted,       5],
    ['the connection drops',         'once',         connectionDrops, 0],
    ['the connection drops',         'from then on', connectionDrops, 5],
  ];
  test.for(drills)(
    '%s, %s: what was acknowledged is there, whole, and nothing else',
    async ([, when, mishap, lost]) => {
      for (let k = 1; ; k += 1) {
        const databases = freshDatabases();
        const struck = strike(mishap, (nth) => (when === 'once' ? nth === k : nth >= k));
        const acknowledged = await study(indexedDbLog(databases));
        vi.restoreAllMocks();

        expect(await indexedDbLog(databases).read()).toEqual(acknowledged);
        if (k === 1) expect(acknowledged).toHaveLength(5 - lost);
        if (struck.writes() < k) return expect(acknowledged).toHaveLength(5);
      }
    },
  );

  test('a full disk is called a full disk', async () => {
    strike(diskIsFull, () => true);

    expect(await indexedDbLog(freshDatabases()).append([review()])).toMatchObject({
      kind: 'not_stored',
      why: 'full',
    });
  });
});
