import { describe, expect, test } from 'vitest';
import type { EventLog } from '../../src/storage/event-log.ts';
import { memoryLog } from '../../src/storage/memory-log.ts';
import { overruling } from '../../src/storage/overrule.ts';
import { isAside } from '../../src/study/aside.ts';
import { dayOf, daysAfter } from '../../src/study/day.ts';
import { cardId, eventId, utcMillis } from '../../src/study/event.ts';
import { fold } from '../../src/study/fold.ts';
import type { Overruling } from '../../src/study/overruling.ts';
import { readEvent } from '../../src/study/read-event.ts';
import { settingsOf } from '../../src/study/settings.ts';
import { aDay, minute, moment, move, noon, plain, review, undo } from '../study/histories.ts';

const configured = (id: string, at: number, new_per_day: number): Overruling => ({
  kind: 'configured',
  id: eventId(id),
  at: utcMillis(at),
  zone_minutes: 0,
  settings: { new_per_day },
});
const aside = (kind: 'buried' | 'suspended' | 'resumed', id: string, at: number, card = 'a'): Overruling => ({
  ...{ kind, id: eventId(id), at: utcMillis(at), zone_minutes: 0, card: cardId(card) },
});

/** A learner who does one thing after another, with a clock that says what each says. */
async function did(...events: readonly Overruling[]) {
  const log = memoryLog();
  for (const event of events) await log.append([await overruling(log, event)]);
  return log.read();
}

const ahead = noon + 90 * aDay;
const today = dayOf(moment(noon), plain.day_starts_hour);

describe('after a clock was ahead by ninety days', () => {
  test('what is chosen stands', async () => {
    const history = await did(configured('c1', ahead, 5), configured('c2', noon, 30));

    expect(settingsOf(history).new_per_day).toBe(30);
  });

  test('so does what is chosen after that', async () => {
    const choices = [5, 30, 40, 50].map((count, nth) =>
      configured(`c${nth}`, nth === 0 ? ahead : noon + nth * minute, count),
    );

    expect(settingsOf(await did(...choices)).new_per_day).toBe(50);
  });

  test('a card that was set aside can be brought back, and set aside again', async () => {
    const moves = [aside('suspended', 's1', ahead), aside('resumed', 'r1', noon)];
    const standsAside = async (...more: readonly Overruling[]) =>
      isAside(fold(await did(...moves, ...more), plain).aside.get(cardId('a')), today);

    expect(await standsAside()).toBe(false);
    expect(await standsAside(aside('suspended', 's2', noon + minute))).toBe(true);
  });

  test.for(['buried', 'resumed'] as const)(
    'and had %s a card then, it is put off until tomorrow',
    async (kind) => {
      const { aside: put } = fold(await did(aside(kind, 'm1', ahead), aside('buried', 'b1', noon)), plain);

      expect(isAside(put.get(cardId('a')), today)).toBe(true);
      expect(isAside(put.get(cardId('a')), daysAfter(today, 1))).toBe(false);
    },
  );

  test('a card that is put off can be brought back', async () => {
    const moves = [
      aside('resumed', 'r1', ahead),
      aside('buried', 'b1', noon),
      aside('resumed', 'r2', noon + 1),
    ];

    expect(fold(await did(...moves), plain).aside.get(cardId('a'))).toBeUndefined();
  });

  test('everything that is made is an event', async () => {
    for (const event of await did(aside('resumed', 'r1', ahead), aside('buried', 'b1', noon)))
      expect(readEvent(event)).toEqual({ kind: 'event', event });
  });
});

describe('an event keeps the instant of the clock', () => {
  const kept = async (event: Overruling, ...before: Parameters<EventLog['append']>[0][]) => {
    const log = memoryLog();
    for (const events of before) await log.append(events);
    expect(await overruling(log, event)).toEqual(event);
  };

  test('where nothing later stands in its way', () =>
    kept(configured('c2', noon, 30), [configured('c1', noon - 1, 5), review({ at: noon })]));

  test('where what is later is of another card or kind', () =>
    kept(aside('resumed', 'r1', noon), [
      move('suspended', { at: ahead, card: 'b' }),
      configured('c1', ahead, 5),
      review({ at: ahead }),
      undo('s1', { at: ahead }),
    ]));

  test('where the log cannot be read', async () => {
    const broken: EventLog = { ...memoryLog(), latest: () => Promise.reject(new Error('no')) };

    expect(await overruling(broken, aside('buried', 'b1', noon))).toEqual(aside('buried', 'b1', noon));
  });
});

test('of two that happen in one millisecond the second stands', async () => {
  const history = await did(configured('z', noon, 5), configured('a', noon, 30));

  expect(settingsOf(history).new_per_day).toBe(30);
});
