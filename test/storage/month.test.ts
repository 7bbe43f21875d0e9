import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openDatabase } from '../../src/storage/database.ts';
import { indexedDbLog } from '../../src/storage/indexeddb-log.ts';
import { meetLearner } from '../../src/storage/learner.ts';
import type { StudyEvent } from '../../src/study/event.ts';
import { fold } from '../../src/study/fold.ts';
import { settingsOf } from '../../src/study/settings.ts';
import { freshDatabases } from './browser.ts';
import { type Mishap, misfortunes, type WayName, ways } from './misfortune.ts';
import { month, type Sitting, sit } from './month.ts';

const wayNames = Object.keys(ways) as readonly WayName[];

/** What lies in the database between two sittings. */
type Lying = { readonly events: readonly StudyEvent[]; readonly memory: unknown };

let due: ReturnType<typeof misfortunes>;
beforeAll(() => {
  due = misfortunes();
});
afterAll(() => {
  vi.restoreAllMocks();
});

const knownOf = (events: readonly StudyEvent[]) => {
  const settings = settingsOf(events);
  return { settings, memory: fold(events, settings) };
};

async function lying(databases: IDBFactory): Promise<Lying> {
  const log = indexedDbLog(databases);
  const found = { events: await log.read(), memory: await log.notes.read('memory') };
  log.close();
  return found;
}

async function databasesWith({ events, memory }: Lying): Promise<IDBFactory> {
  const databases = freshDatabases();
  const database = await openDatabase(databases);
  const transaction = database.transaction(['events', 'notes'], 'readwrite');
  for (const event of events) void transaction.objectStore('events').put(event);
  if (memory !== undefined) void transaction.objectStore('notes').put(memory, 'memory');
  await transaction.done;
  database.close();
  return databases;
}

/** A sitting in which something goes wrong, and the next visit after it; says how often it went wrong. */
async function drill(before: Lying | undefined, sitting: Sitting, mishap: Mishap) {
  const databases = before ? await databasesWith(before) : freshDatabases();
  const { result: account, struck } = await due.during(mishap, (nothingMore) =>
    sit(databases, sitting, nothingMore),
  );

  const after = await lying(databases);
  const learner = await meetLearner(indexedDbLog(databases), (work) => work());
  const there = new Map(after.events.map((event) => [event.id, event]));
  const mayBe = new Map([...(before?.events ?? []), ...account.tried].map((event) => [event.id, event]));
  const mustBe = [
    ...(account.deleted === 'no' ? (before?.events ?? []) : []),
    ...account.acknowledged.slice(account.acknowledgedBefore),
  ];
  const isMissing = (event: StudyEvent) => !isDeepStrictEqual(there.get(event.id), event);
  const isForeign = (event: StudyEvent) => !isDeepStrictEqual(mayBe.get(event.id), event);
  const where = `${sitting.name}: ${mishap.way} ${mishap.then}, call ${mishap.nth}`;

  expect(there.size, `${where}: each once`).toBe(after.events.length);
  expect(mustBe.filter(isMissing), `${where}: everything acknowledged is there`).toEqual([]);
  expect(after.events.filter(isForeign), `${where}: nothing is there that nobody did`).toEqual([]);
  expect(learner.known(), `${where}: what is known follows from what is there`).toMatchObject(
    knownOf(after.events),
  );
  expect(account.uncounted, `${where}: every answer counts at once`).toEqual([]);
  if (account.end)
    expect(account.end.known, `${where}: the page is right again by itself`).toMatchObject(
      knownOf(account.end.read),
    );
  if (account.tried.some(({ id }) => !account.acknowledged.some((one) => one.id === id)))
    expect(account.told, `${where}: the learner was told`).not.toEqual([]);
  if (account.deleted === 'perhaps') {
    const left = (before?.events ?? []).filter(({ id }) => there.has(id)).length;
    expect([0, before?.events.length ?? 0], `${where}: all deleted, or nothing`).toContain(left);
  }
  return struck;
}

describe('a month of study', () => {
  const between: {
    readonly before: Lying | undefined;
    readonly sitting: Sitting;
    readonly calls: readonly string[];
  }[] = [];
  let end: Lying | undefined;
  beforeAll(async () => {
    const databases = freshDatabases();
    for (const sitting of month) {
      const before = end;
      const { result, calls } = await due.during(undefined, (nothingMore) =>
        sit(databases, sitting, nothingMore),
      );
      expect([result.told, result.uncounted], sitting.name).toEqual([[], []]);
      end = await lying(databases);
      between.push({ before, sitting, calls });
    }
  }, 60_000);

  test('leaves what was done, and what is known follows from it', () => {
    expect(between.at(-1)?.before?.events.length).toBeGreaterThan(200);
    expect(end?.events).toEqual([]);
  });

  // Tens of thousands of calls can go wrong in eight ways: some hundred of them are tried, taken evenly from all.
  // `DRILLS_APART=1` tries them all, which takes hours.
  const apart = Number(process.env['DRILLS_APART'] ?? 293);

  test('loses nothing, whichever call goes wrong, in whichever way', async () => {
    const drills = between.flatMap(({ before, sitting, calls }) =>
      calls.flatMap((_, at) =>
        wayNames
          .filter((way) => calls.slice(at).some((kind) => ways[way].of.some((of) => of === kind)))
          .flatMap((way) =>
            (['once', 'from then on'] as const).map((then) => ({
              before,
              sitting,
              mishap: { way, nth: at + 1, then },
            })),
          ),
      ),
    );
    let wentWrong = 0;
    for (const [at, { before, sitting, mishap }] of drills.entries())
      if (at % apart === 0 && (await drill(before, sitting, mishap)) > 0) wentWrong += 1;

    expect(wentWrong).toBeGreaterThan(100);
  }, 3_600_000);
});
