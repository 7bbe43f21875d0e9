import { describe, expect, test } from 'vitest';
import { type EventLog, type Stored, stored } from '../../src/storage/event-log.ts';
import { type NotStored, notStored, StorageFault } from '../../src/storage/fault.ts';
import { memoryLog } from '../../src/storage/memory-log.ts';
import type { Outbox } from '../../src/storage/outbox.ts';
import { sessionLog } from '../../src/storage/session-log.ts';
import { review } from '../study/histories.ts';
import { itIsAnEventLog } from './event-log.contract.ts';

itIsAnEventLog('a session', async () => sessionLog(memoryLog()));

/** A store that works until it is told not to. */
function moody() {
  const store = memoryLog();
  let trouble: NotStored | undefined;
  return {
    store: {
      ...store,
      append: async (events: Parameters<typeof store.append>[0]) => trouble ?? store.append(events),
      read: async () => {
        if (trouble) throw new StorageFault(trouble.why);
        return store.read();
      },
    },
    inside: store,
    turns: (to: NotStored | undefined) => {
      trouble = to;
    },
  };
}

describe('when the store fails', () => {
  const [first, second, third] = [review({ id: 'r1' }), review({ id: 'r2' }), review({ id: 'r3' })];

  test('the learner is told, goes on, and loses nothing of this session', async () => {
    const { store, turns } = moody();
    const log = sessionLog(store);
    await log.append([first]);
    await log.read();
    turns(notStored('full'));

    expect(await log.append([second])).toMatchObject({ kind: 'not_stored', why: 'full' });
    expect(await log.append([third])).toMatchObject({ kind: 'not_stored', why: 'full' });
    expect(await log.read()).toEqual([first, second, third]);
  });

  test('what it did not take is tried again with the next answer', async () => {
    const { store, inside, turns } = moody();
    const log = sessionLog(store);
    turns(notStored('full'));
    await Promise.all([log.append([first]), log.append([second])]);
    turns(undefined);

    expect(await log.append([third])).toEqual({ kind: 'stored' });
    expect(await inside.read()).toEqual([first, second, third]);
  });

  test('and once it was taken, it is not tried again', async () => {
    const { store, turns } = moody();
    const batches: number[] = [];
    const counted: EventLog = {
      ...store,
      append: (events) => {
        batches.push(events.length);
        return store.append(events);
      },
    };
    const log = sessionLog(counted);
    turns(notStored('full'));
    await log.append([first]);
    turns(undefined);
    await log.append([second]);
    await log.append([third]);

    expect(batches).toEqual([1, 2, 1]);
  });

  test('an answer that is refused does not stand in the way of the others', async () => {
    const { store, inside, turns } = moody();
    const log = sessionLog(store);
    await log.append([first]);
    turns(notStored('full'));
    await log.append([second, review({ id: 'broken', at: Number.NaN })]);
    turns(undefined);

    expect(await log.append([review({ id: 'r1', rating: 'again' })])).toMatchObject({ why: 'refused' });
    expect(await log.append([third])).toEqual({ kind: 'stored' });
    expect(await inside.read()).toEqual([first, second, third]);
    expect(await log.read()).toEqual([first, second, third]);
  });

  test('the history read before is still the history', async () => {
    const { store, turns } = moody();
    await store.append([first]);
    const log = sessionLog(store);
    await log.read();
    await log.append([second]);
    turns(notStored('unavailable'));

    expect(await log.read()).toEqual([first, second]);
  });

  test('a history that was never read is not made up', async () => {
    const { store, turns } = moody();
    await store.append([first]);
    const log = sessionLog(store);
    turns(notStored('unavailable'));
    await log.append([second]);

    await expect(log.read()).rejects.toMatchObject({ why: 'unavailable' });
  });

  test('what waits to be stored is part of what came after a mark, of its card, and can be the latest', async () => {
    const { store, turns } = moody();
    const log = sessionLog(store);
    await log.append([first]);
    const { mark } = await log.since(undefined);
    turns(notStored('full'));
    await log.append([second]);
    turns(undefined);

    expect((await log.since(mark)).events).toEqual([second]);
    expect((await log.ofCards([first.card])).get(first.card)).toEqual([first, second]);
    expect(await log.named([first.id, second.id])).toEqual([first, second]);
    expect(await log.latest(() => true)).toEqual(second);
  });

  test('and is the latest there is where the store cannot be asked', async () => {
    const { store, turns } = moody();
    const log = sessionLog({
      ...store,
      latest: async () => {
        throw new StorageFault('unavailable');
      },
    });
    expect(await log.latest(() => true)).toBeUndefined();
    turns(notStored('unavailable'));
    await log.append([first]);

    expect(await log.latest(() => true)).toEqual(first);
  });

  test('an event that could not be read back is not kept for later either', async () => {
    const { store, turns } = moody();
    const log = sessionLog(store);
    turns(notStored('full'));
    await log.append([first, review({ id: 'broken', at: Number.NaN })]);

    expect((await log.since(undefined)).events).toEqual([first]);
  });

  test('those who watch are told of an answer that only memory has', async () => {
    const { store, turns } = moody();
    const log = sessionLog(store);
    turns(notStored('full'));
    let told = 0;
    log.watch(() => {
      told += 1;
    });
    await log.append([first]);

    expect(told).toBe(1);
  });
});

test('a session that is closed tells nobody anything more', async () => {
  const store = memoryLog();
  const log = sessionLog({ ...store, close: () => {} });
  let told = 0;
  log.watch(() => {
    told += 1;
  });
  log.close();
  await store.append([review()]);

  expect(told).toBe(0);
});

describe('two answers under way at once', () => {
  const [first, second] = [review({ id: 'r1' }), review({ id: 'r2' })];

  /** A store that answers when it is told to, and an outbox that can be looked into. */
  const waiting = () => {
    const answers: ((answer: Stored) => void)[] = [];
    const append = () => new Promise<Stored>((resolve) => answers.push(resolve));
    let held: readonly object[] = [];
    const outbox: Outbox = {
      hold: (events) => {
        held = events;
      },
      left: () => ({ rows: [], stored: () => {} }),
    };
    const log = sessionLog({ ...memoryLog(), append }, outbox);
    return { log, held: () => held, answer: (nth: number, answer: Stored) => answers[nth]?.(answer) };
  };

  test('both wait where a crash does not reach them, each until it is stored', async () => {
    const { log, held, answer } = waiting();
    const [one, other] = [log.append([first]), log.append([second])];
    expect(held()).toEqual([first, second]);

    answer(1, stored);
    await other;
    expect(held()).toEqual([first]);
    answer(0, stored);
    await one;
    expect(held()).toEqual([]);
  });

  test('that the second is stored says nothing of the first', async () => {
    const { log, held, answer } = waiting();
    const [one, other] = [log.append([first]), log.append([second])];
    answer(0, notStored('full'));
    await one;
    answer(1, stored);
    await other;

    expect((await log.since(undefined)).events).toEqual([first]);
    expect(held()).toEqual([first]);
  });
});
