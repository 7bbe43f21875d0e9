import { IDBDatabase as FakeDatabase, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { connectionTo } from '../../src/storage/connection.ts';
import { indexedDbLog } from '../../src/storage/indexeddb-log.ts';
import { answered } from '../../src/storage/patience.ts';
import { cardId } from '../../src/study/event.ts';
import { noon, review, undo } from '../study/histories.ts';
import { freshDatabases, openRaw, putRaw, rawRows } from './browser.ts';

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** What browsers hold that were here before, by the version of the database: written as each version wrote it. */
const earlier: readonly (readonly [version: number, make: (database: IDBDatabase) => void])[] = [
  [1, (database) => void database.createObjectStore('events', { keyPath: 'id' })],
];

const rows = [
  review({ id: 'r1' }),
  review({ id: 'r2', card: 'b', at: noon + 1 }),
  undo('r1', { at: noon + 2 }),
  { id: 'annotated', kind: 'annotated', at: 'some day', card: 7 },
  { ...review({ id: 'broken' }), rating: 'great' },
  { id: 'empty' },
];

async function asOf(version: number, make: (database: IDBDatabase) => void) {
  const databases = freshDatabases();
  (await openRaw(databases, version, make)).close();
  await putRaw(databases, rows);
  return databases;
}

describe.for(earlier)('a history from version %i of the database', ([version, make]) => {
  test('is all there, row by row, and can be read in every way', async () => {
    const databases = await asOf(version, make);
    const log = indexedDbLog(databases);

    expect((await log.read()).map(({ id }) => id)).toEqual(['r1', 'r2', 'undo r1']);
    expect(await rawRows(databases)).toEqual(expect.arrayContaining(rows));
    expect(await rawRows(databases)).toHaveLength(rows.length);
    expect((await log.ofCards([cardId('a')])).get(cardId('a'))?.map(({ id }) => id)).toEqual(['r1']);
    expect((await log.latest(({ kind }) => kind === 'reviewed'))?.id).toBe('r2');
    expect((await log.since(undefined)).events).toHaveLength(3);
    expect(await log.append([review({ id: 'r3' })])).toEqual({ kind: 'stored' });
  });

  // The n-th step of the upgrade fails, for every n until none is left to fail.
  test('is as it was when the upgrade fails at any step, and is brought up the next time', async () => {
    for (let n = 1; ; n += 1) {
      const databases = await asOf(version, make);
      let steps = 0;
      const failAtNth = () => {
        steps += 1;
        if (steps === n) throw new DOMException('The disk is full.', 'QuotaExceededError');
      };
      const { createObjectStore } = FakeDatabase.prototype;
      const { createIndex } = IDBObjectStore.prototype;
      vi.spyOn(FakeDatabase.prototype, 'createObjectStore').mockImplementation(function (
        this: IDBDatabase,
        ...how
      ) {
        failAtNth();
        return createObjectStore.call(this, ...how);
      });
      vi.spyOn(IDBObjectStore.prototype, 'createIndex').mockImplementation(function (
        this: IDBObjectStore,
        ...how
      ) {
        failAtNth();
        return createIndex.call(this, ...how);
      });
      const told = await indexedDbLog(databases).append([review({ id: 'r3' })]);
      vi.restoreAllMocks();
      if (steps < n) return expect(told).toEqual({ kind: 'stored' });

      // The one more try that every failure gets may have done it; either way nothing is lost.
      const ids = (await indexedDbLog(databases).read()).map(({ id }) => id);
      expect(ids).toEqual(expect.arrayContaining(['r1', 'r2', 'undo r1']));
      expect(ids.some((id) => id === 'r3')).toBe(told.kind === 'stored');
      expect(await rawRows(databases)).toEqual(expect.arrayContaining(rows));
    }
  });
});

test('a browser that never answers is waited for, but not for ever', async () => {
  vi.useFakeTimers();
  const silent = { open: () => new IDBOpenDBRequest() } as unknown as IDBFactory;
  const using = connectionTo(silent).use(async () => 'done');
  const told = expect(using).rejects.toMatchObject({ why: 'silent' });
  await vi.advanceTimersByTimeAsync(60_000);

  await told;
});

test('one that answered is waited for no longer', async () => {
  vi.useFakeTimers();

  expect(await answered(Promise.resolve('done'))).toBe('done');
  expect(vi.getTimerCount()).toBe(0);
});

test('one that falls silent in the middle is not waited for for ever either', async () => {
  const connection = connectionTo(freshDatabases());
  await connection.use(async (database) => database.count('events'));
  vi.useFakeTimers();
  const told = expect(connection.use(() => new Promise(() => {}))).rejects.toMatchObject({ why: 'silent' });
  await vi.advanceTimersByTimeAsync(60_000);

  await told;
});

test('whoever learns late that a connection was lost uses the one that was opened meanwhile', async () => {
  const databases = freshDatabases();
  const open = vi.spyOn(databases, 'open');
  const connection = connectionTo(databases);
  /** Something that fails the first time, once it is told. */
  const failing = (told: Promise<void>) => {
    let tries = 0;
    return async () => {
      tries += 1;
      if (tries > 1) return;
      await told;
      throw new DOMException('The connection was lost.', 'InvalidStateError');
    };
  };
  const late = Promise.withResolvers<void>();
  const using = connection.use(failing(late.promise));
  await connection.use(failing(Promise.resolve()));
  late.resolve();
  await using;

  expect(open).toHaveBeenCalledTimes(2);
});
