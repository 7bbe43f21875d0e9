import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Backup, readBackup, writeBackup } from '../../src/storage/backup.ts';
import type { EventStore } from '../../src/storage/event-log.ts';
import { notStored } from '../../src/storage/fault.ts';
import { indexedDbLog } from '../../src/storage/indexeddb-log.ts';
import { memoryLog } from '../../src/storage/memory-log.ts';
import { mergeBackup, planMerge } from '../../src/storage/merge-backup.ts';
import type { StudyEvent } from '../../src/study/event.ts';
import { fold } from '../../src/study/fold.ts';
import { merge } from '../../src/study/history.ts';
import { defaultSettings } from '../../src/study/settings.ts';
import { history, moment, noon, review } from '../study/histories.ts';
import { diskIsFull, freshDatabases, isAborted, strike } from './browser.ts';
import { fromLater } from './event-store.contract.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** A backup as it comes back from the file it was written to. */
async function backupOf(rows: readonly unknown[]): Promise<Backup> {
  const [file] = await writeBackup(rows, moment(noon));
  const reading = await readBackup(file?.blob ?? new Blob());
  if (reading.kind !== 'backup') throw new Error(reading.message);
  return reading;
}

async function storeOf(...backups: readonly Backup[]): Promise<EventStore> {
  const store = memoryLog();
  for (const backup of backups) await mergeBackup(store, backup);
  return store;
}

/** What two devices hold between them: some of it both. An id names one event. */
const devices: fc.Arbitrary<readonly [readonly StudyEvent[], readonly StudyEvent[]]> = history.chain((all) =>
  fc.tuple(fc.subarray([...all]), fc.subarray([...all])),
);

// Each run writes and reads files.
const few = { numRuns: 30 };

describe('the laws of restoring', () => {
  test('a backup restored where nothing is gives the same history', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (events) => {
        const store = await storeOf(await backupOf(events));

        expect(await store.read()).toEqual(merge(events));
      }),
      few,
    );
  });

  test('restored twice is restored once', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (events) => {
        const backup = await backupOf(events);
        const store = await storeOf(backup);

        expect(await mergeBackup(store, backup)).toEqual({ added: 0, known: events.length, refused: [] });
        expect(await store.read()).toEqual(merge(events));
      }),
      few,
    );
  });

  test('two devices merge to one history and one memory, whichever comes first', async () => {
    await fc.assert(
      fc.asyncProperty(devices, async ([a, b]) => {
        const [fromA, fromB] = [await backupOf(a), await backupOf(b)];
        const ab = await (await storeOf(fromA, fromB)).read();
        const ba = await (await storeOf(fromB, fromA)).read();

        expect(ab).toEqual(merge(a, b));
        expect(ba).toEqual(ab);
        expect(fold(ba, defaultSettings)).toEqual(fold([...a, ...b], defaultSettings));
      }),
      few,
    );
  });

  test('what is counted is what is there', async () => {
    await fc.assert(
      fc.asyncProperty(devices, async ([a, b]) => {
        const store = await storeOf(await backupOf(a));
        const { added, known, refused } = await mergeBackup(store, await backupOf(b));

        expect(added + known).toBe(b.length);
        expect(refused).toEqual([]);
        expect(await store.rows()).toHaveLength(a.length + added);
      }),
      few,
    );
  });
});

describe('a merge', () => {
  test('is told before anything is done', async () => {
    const backup = await backupOf([review({ id: 'r1' }), review({ id: 'r2' })]);

    expect(planMerge(backup, [review({ id: 'r1' })])).toEqual({
      added: [review({ id: 'r2' })],
      known: 1,
      refused: [],
    });
  });

  test('keeps out an id that comes back with another content, and says so', async () => {
    const store = await storeOf(await backupOf([review({ id: 'r1', rating: 'good' })]));
    const told = await mergeBackup(
      store,
      await backupOf([review({ id: 'r1', rating: 'easy' }), review({ id: 'r2' })]),
    );

    expect(told).toMatchObject({ added: 1, known: 0, refused: [{ entry: 1 }] });
    expect(await store.read()).toEqual([review({ id: 'r1', rating: 'good' }), review({ id: 'r2' })]);
  });

  test('and one that a file holds twice', async () => {
    const events = [review(), { ...review(), rating: 'easy' }, review()];
    const text = JSON.stringify({ format: 'ridgepoint-history', version: 1, made: noon, events });
    const reading = await readBackup(new Blob([text]));
    if (reading.kind !== 'backup') throw new Error(reading.message);
    const store = memoryLog();

    expect(await mergeBackup(store, reading)).toMatchObject({ added: 1, refused: [{ entry: 2 }] });
    expect(await store.read()).toEqual([review()]);
  });

  test('keeps what a later version wrote, for the next backup too', async () => {
    const store = await storeOf(await backupOf([fromLater(), review()]));
    const again = await storeOf(await backupOf(await store.rows()));

    expect(await again.rows()).toContainEqual(fromLater());
    expect(await again.read()).toEqual([review()]);
  });
});

describe('a merge that is stopped half-way', () => {
  const events = Array.from({ length: 5000 }, (_, at) => review({ id: `r${at}`, at: noon + at }));

  test.for([
    ['a full disk', diskIsFull, 'no room left'],
    ['an aborted transaction, and again at the second try', isAborted, 'not letting Ridgepoint store'],
  ] as const)(
    'by %s keeps what it has, says so, and is completed by the same file',
    { timeout: 30_000 },
    async ([, mishap, message]) => {
      const store = indexedDbLog(freshDatabases());
      await store.append([review({ id: 'before' })]);
      const backup = await backupOf(events);
      // The first chunk goes through; from then on nothing does.
      strike(mishap, (nth) => nth > 3000);
      const told = await mergeBackup(store, backup);

      expect(told).toMatchObject({ added: 2000, known: 0, stopped: expect.stringContaining(message) });
      expect(await store.rows()).toHaveLength(2001);

      vi.restoreAllMocks();
      expect(await mergeBackup(store, backup)).toEqual({ added: 3000, known: 2000, refused: [] });
      expect(await store.read()).toEqual([review({ id: 'before' }), ...events]);
    },
  );

  test('asks no further once there is no room', async () => {
    const store = memoryLog();
    let asked = 0;
    const full: EventStore = {
      ...store,
      append: async () => {
        asked += 1;
        return notStored('full');
      },
    };
    await mergeBackup(full, await backupOf(events));

    expect(asked).toBe(1);
  });
});

test('an id that another tab takes in the middle of a merge does not end it', async () => {
  const events = Array.from({ length: 2001 }, (_, at) => review({ id: `r${at}`, at: noon + at }));
  const store = memoryLog();
  const shared: EventStore = {
    ...store,
    append: async (rows) => {
      await store.append([review({ id: 'r0', rating: 'easy' })]);
      return store.append(rows);
    },
  };

  expect(await mergeBackup(shared, await backupOf(events))).toEqual({
    added: 2000,
    known: 0,
    refused: [{ entry: 1, why: expect.any(String) }],
  });
});
