import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { EventLog, Mark } from '../../src/storage/event-log.ts';
import { notStored, StorageFault } from '../../src/storage/fault.ts';
import { indexedDbLog } from '../../src/storage/indexeddb-log.ts';
import { type Later, meetLearner } from '../../src/storage/learner.ts';
import { memoryLog } from '../../src/storage/memory-log.ts';
import { sessionLog } from '../../src/storage/session-log.ts';
import { cardId, eventId, type StudyEvent, utcMillis } from '../../src/study/event.ts';
import { fold } from '../../src/study/fold.ts';
import { settingsOf } from '../../src/study/settings.ts';
import { aDay, history, noon, review, undo } from '../study/histories.ts';
import { freshDatabases } from './browser.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const atOnce: Later = (work) => work();

/** What is known of whoever did all this: the one definition, gone through from the beginning. */
const knownOf = (events: Iterable<StudyEvent>) => {
  const all = [...events];
  const settings = settingsOf(all);
  return { settings, memory: fold(all, settings) };
};

const configured = (settings: object, at = noon): StudyEvent => ({
  kind: 'configured',
  id: eventId(`configured ${at}`),
  at: utcMillis(at),
  zone_minutes: 0,
  settings: { ...settings },
});

/** A browser in which somebody studies in one tab, sometimes in another, and sometimes comes back later. */
function visitor() {
  const databases = freshDatabases();
  const elsewhere = indexedDbLog(databases);
  let log = indexedDbLog(databases);
  let learner = meetLearner(log, atOnce);
  return {
    does: async (way: string | undefined, event: StudyEvent, before: readonly StudyEvent[]) => {
      // Without a channel between tabs, a tab looks again with whatever happens next in it.
      if (way === 'elsewhere') return void (await elsewhere.append([event]));
      if (way === 'and comes back') {
        await learner;
        log.close();
        log = indexedDbLog(databases);
        learner = meetLearner(log, atOnce);
      }
      const { append, known } = await learner;
      await append([event, ...before.slice(0, 1)]);
      expect(known()).toMatchObject(knownOf([...before, event]));
    },
  };
}

describe('what is known of a learner', () => {
  test('is nothing before they did anything', async () => {
    const { known } = await meetLearner(memoryLog());

    expect(known()).toMatchObject(knownOf([]));
  });

  test('follows from all they did, however it came in: here, in another tab, late, twice, or on an earlier visit', async () => {
    await fc.assert(
      fc.asyncProperty(
        history,
        fc.array(fc.constantFrom('here', 'elsewhere', 'and comes back'), { minLength: 4, maxLength: 16 }),
        async (events, ways) => {
          const visits = visitor();
          for (const [at, event] of events.entries())
            await visits.does(ways[at % ways.length], event, events.slice(0, at));
        },
      ),
      { numRuns: 60 },
    );
  });

  test('is the same whether or not there is a snapshot, and whatever became of it', async () => {
    const snapshots = fc.constantFrom<(text: string) => unknown>(
      (text) => text,
      () => undefined,
      (text) => text.slice(0, -20),
      (text) => text.replace(/"stability":[0-9.]+/, '"stability":null'),
      (text) => text.replace('"fold":1', '"fold":0'),
      () => '{"fold":1,"settings":{},"cards":[{}],"aside":[],"undone":[]}',
      () => ({ an: 'object' }),
    );
    await fc.assert(
      fc.asyncProperty(history, fc.nat(16), snapshots, async (events, cut, changed) => {
        const databases = freshDatabases();
        const log = indexedDbLog(databases);
        await log.append(events.slice(0, cut));
        await meetLearner(log, atOnce);
        const noted = await vi.waitUntil(() => log.notes.read('memory'));
        const { mark, text } = noted as { readonly mark: unknown; readonly text: string };
        await log.notes.write('memory', { mark, text: changed(text) });
        await log.append(events.slice(cut));

        expect((await meetLearner(indexedDbLog(databases), atOnce)).known()).toMatchObject(knownOf(events));
      }),
      { numRuns: 60 },
    );
  });

  test('is read from a snapshot and what came after it, not from the whole history', async () => {
    const log = indexedDbLog(freshDatabases());
    await log.append([review({ id: 'r1' }), review({ id: 'r2', card: 'b', at: noon + 1 })]);
    await meetLearner(log, atOnce);
    await vi.waitUntil(() => log.notes.read('memory'));
    await log.append([review({ id: 'r3', at: noon + aDay })]);
    const kinds: string[] = [];
    const watched: EventLog = {
      ...log,
      since: async (mark) => {
        const growth = await log.since(mark);
        kinds.push(`${growth.kind} ${growth.events.length}`);
        return growth;
      },
    };
    const { known } = await meetLearner(watched, atOnce);

    expect(kinds).toEqual(['more 1']);
    expect(known().memory.cards.get(cardId('a'))?.reviews).toBe(2);
  });

  test('is noted anew once much came after the snapshot', async () => {
    const log = indexedDbLog(freshDatabases());
    const noted = async () =>
      ((await log.notes.read('memory')) as { readonly mark: Mark } | undefined)?.mark.count;
    const many = (from: number, count: number) =>
      Array.from({ length: count }, (_, at) => review({ id: `r${from + at}`, at: noon + from + at }));
    await log.append(many(0, 1));
    await meetLearner(log, atOnce);
    await vi.waitUntil(noted);

    await log.append(many(1, 200));
    await meetLearner(log, atOnce);
    expect(await noted()).toBe(1);
    await log.append(many(201, 1));
    await meetLearner(log, atOnce);
    await vi.waitUntil(async () => (await noted()) === 202);
  });

  test('is looked for once where much comes at once', async () => {
    const log = memoryLog();
    let looks = 0;
    const learner = await meetLearner({
      ...log,
      since: (mark) => {
        looks += 1;
        return log.since(mark);
      },
    });
    looks = 0;
    await Promise.all(Array.from({ length: 100 }, (_, at) => log.append([review({ id: `r${at}` })])));
    await vi.waitUntil(() => learner.known().mark.count === 100);

    expect(looks).toBe(1);
  });

  test('forgets everything when everything was deleted, in whatever tab', async () => {
    const store = memoryLog();
    const learner = await meetLearner(sessionLog(store));
    await learner.append([review()]);
    await store.clear();
    await vi.waitUntil(() => learner.known().memory.cards.size === 0);

    await learner.append([review({ id: 'r2', card: 'b' })]);
    expect([...learner.known().memory.cards.keys()]).toEqual(['b']);
  });

  test('tells those who watch once it knows', async () => {
    const log = memoryLog();
    const learner = await meetLearner(log);
    const seen: number[] = [];
    learner.watch(() => seen.push(learner.known().memory.cards.size));
    await learner.append([review()]);
    await log.append([review({ id: 'r2', card: 'b' })]);
    await vi.waitUntil(() => seen.length === 2);

    expect(seen).toEqual([1, 2]);
  });

  test('counts by new settings from the moment they are chosen', async () => {
    const learner = await meetLearner(memoryLog());
    await learner.append([review({ rating: 'easy' })]);
    const before = learner.known().memory.cards.get(cardId('a'));
    await learner.append([configured({ desired_retention: 0.75 }, noon + 1)]);

    expect(learner.known().settings.desired_retention).toBe(0.75);
    expect(learner.known().memory.cards.get(cardId('a'))?.due).toBeGreaterThan(before?.due ?? 0);
    await learner.append([undo(`configured ${noon + 1}`, { at: noon + 2 })]);
    expect(learner.known()).toMatchObject(knownOf([review({ rating: 'easy' })]));
  });
});

test('the last thing done is the last that was not taken back, to any depth', async () => {
  const learner = await meetLearner(memoryLog());
  const reviews = Array.from({ length: 30 }, (_, at) => review({ id: `r${at}`, at: noon + at }));
  await learner.append(reviews);
  for (const expected of reviews.toReversed()) {
    const last = await learner.latest(['reviewed']);
    expect(last).toEqual(expected);
    await learner.append([undo(last?.id ?? '', { at: noon + 100 })]);
  }

  expect(await learner.latest(['reviewed'])).toBeUndefined();
  expect(learner.known().memory.cards.size).toBe(0);
});

describe('when the store fails in the middle of a visit', () => {
  /** A store that can be told to fail from now on. */
  const failing = () => {
    const store = memoryLog();
    let fails = false;
    const read =
      <Args extends readonly unknown[], Result>(work: (...args: Args) => Promise<Result>) =>
      async (...args: Args) => {
        if (fails) throw new StorageFault('unavailable');
        return work(...args);
      };
    const failed: EventLog = {
      ...store,
      append: async (events) => (fails ? notStored('unavailable') : store.append(events)),
      read: read(store.read),
      since: read(store.since),
      ofCards: read(store.ofCards),
      named: read(store.named),
      latest: read(store.latest),
    };
    return {
      log: failed,
      clear: store.clear,
      fail: (does: boolean) => {
        fails = does;
      },
    };
  };

  test('each answer still counts, once', async () => {
    const { log, fail } = failing();
    const learner = await meetLearner(sessionLog(log));
    await learner.append([review({ id: 'r1' })]);
    fail(true);
    await learner.append([review({ id: 'r2', at: noon + aDay })]);
    await learner.append([review({ id: 'r3', card: 'b', at: noon + aDay })]);

    expect(learner.known()).toMatchObject(
      knownOf([
        review({ id: 'r1' }),
        review({ id: 'r2', at: noon + aDay }),
        review({ id: 'r3', card: 'b', at: noon + aDay }),
      ]),
    );
  });

  test('also the second to one card, and one that was stored when nothing could be read any more', async () => {
    const { log, fail } = failing();
    const learner = await meetLearner(
      sessionLog({
        ...log,
        append: async (events) => {
          const result = await log.append(events);
          fail(true);
          return result;
        },
      }),
    );
    const answers = [
      review({ id: 'r1' }),
      review({ id: 'r2', at: noon + 1 }),
      review({ id: 'r3', at: noon + 2 }),
    ];
    for (const [before, answer] of answers.entries()) {
      await learner.append([answer]);
      expect(learner.known()).toMatchObject(knownOf(answers.slice(0, before + 1)));
    }
  });

  test('an answer that was refused does not count', async () => {
    const { log, fail } = failing();
    const learner = await meetLearner(sessionLog(log));
    await learner.append([review({ id: 'r1' })]);
    await learner.append([review({ id: 'r1', card: 'refused' })]);
    fail(true);
    await learner.append([review({ id: 'r2', card: 'b' })]);

    expect([...learner.known().memory.cards.keys()]).toEqual(['a', 'b']);
  });

  test('nor does one that was deleted before', async () => {
    const { log, clear, fail } = failing();
    const learner = await meetLearner(sessionLog(log));
    await learner.append([review({ id: 'r1' })]);
    await clear();
    await vi.waitUntil(() => learner.known().memory.cards.size === 0);
    fail(true);
    await learner.append([review({ id: 'r2', card: 'b' })]);

    expect([...learner.known().memory.cards.keys()]).toEqual(['b']);
  });

  test('and all is as it should be once it works again', async () => {
    const { log, fail } = failing();
    const learner = await meetLearner(sessionLog(log));
    fail(true);
    await learner.append([review({ id: 'r1' })]);
    await learner.append([undo('r1', { at: noon + 1 })]);
    await learner.append([review({ id: 'r2', at: noon + aDay })]);
    fail(false);
    await learner.append([review({ id: 'r3', card: 'b', at: noon + aDay })]);

    expect(learner.known()).toMatchObject(
      knownOf([review({ id: 'r2', at: noon + aDay }), review({ id: 'r3', card: 'b', at: noon + aDay })]),
    );
  });
});
