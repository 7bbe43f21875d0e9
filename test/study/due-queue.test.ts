import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextDue, type Queued, queue, queueCounts } from '../../src/study/due-queue.ts';
import { cardId, type StudyEvent } from '../../src/study/event.ts';
import { fold } from '../../src/study/fold.ts';
import type { Item } from '../../src/study/item.ts';
import { aDay, history, hour, minute, moment, noon, plain, review, undo } from './histories.ts';

const item = (id: string, says: Partial<Item> = {}): Item => ({
  id: cardId(id),
  lesson: 'batch-size',
  kind: 'problem',
  about: id,
  concepts: [],
  after: [],
  ...says,
});
const items = ['a', 'b', 'c', 'd'].map((id) => item(id));
const memory = (events: readonly StudyEvent[]) => fold(events, plain);
const queued = (events: readonly StudyEvent[], now = moment(noon), settings = plain) =>
  queue(items, memory(events), settings, now);
const said = (queue: readonly Queued[]) => queue.map(({ item, why }) => `${item.id} ${why}`);

describe('the queue', () => {
  test('offers a beginner what is new, in the order of the items', () => {
    expect(said(queued([]))).toEqual(['a new', 'b new', 'c new', 'd new']);
  });

  test('begins with what is being learnt, then what is due, then what is new', () => {
    const events = [
      review({ id: 'r1', card: 'c', rating: 'easy', at: noon - 8 * aDay }),
      review({ id: 'r2', card: 'd', rating: 'again', at: noon - minute }),
    ];

    expect(said(queued(events))).toEqual(['d learning', 'c due', 'a new', 'b new']);
  });

  test('leaves out what is not due yet', () => {
    const events = [
      review({ id: 'r1', card: 'a', rating: 'easy' }),
      review({ id: 'r2', card: 'b', rating: 'good' }),
    ];

    expect(said(queued(events, moment(noon + 9 * minute)))).toEqual(['c new', 'd new']);
    expect(said(queued(events, moment(noon + 10 * minute)))).toEqual(['b learning', 'c new', 'd new']);
  });

  test('puts what is likeliest forgotten first, not what has waited longest', () => {
    const events = [
      // Due for 13 days; 52 days have passed at a stability of 39, which is 1.3 times it.
      review({ id: 'r1', card: 'a', rating: 'easy', at: noon - 60 * aDay }),
      review({ id: 'r2', card: 'a', rating: 'good', at: noon - 52 * aDay }),
      // Due for 7 days; 15 have passed at a stability of 8.3, which is 1.8 times it.
      review({ id: 'r3', card: 'b', rating: 'easy', at: noon - 15 * aDay }),
    ];

    expect(said(queued(events)).slice(0, 2)).toEqual(['b due', 'a due']);
  });

  test('orders cards being learnt by when they fell due', () => {
    const events = [
      review({ id: 'r1', card: 'a', rating: 'good', at: noon - 11 * minute }), // due a minute ago
      review({ id: 'r2', card: 'b', rating: 'again', at: noon - 11 * minute }), // due ten minutes ago
    ];

    expect(said(queued(events)).slice(0, 2)).toEqual(['b learning', 'a learning']);
  });

  test('has ready in the morning what was last seen in the evening', () => {
    const evening = Date.UTC(2026, 3, 29, 22);
    const events = [review({ id: 'r1', rating: 'easy', at: evening })];

    expect(said(queued(events, moment(Date.UTC(2026, 4, 7, 3, 59))))).not.toContain('a due');
    expect(said(queued(events, moment(Date.UTC(2026, 4, 7, 4))))).toContain('a due');
  });

  test('follows a learner who has flown: their day begins by the clock where they are', () => {
    const events = [review({ id: 'r1', rating: 'easy', at: noon })];
    const fourInTokyo = Date.UTC(2026, 4, 6, 19);

    expect(said(queued(events, moment(fourInTokyo, 540)))).toContain('a due');
    expect(said(queued(events, moment(fourInTokyo, 0)))).not.toContain('a due');
  });

  test('knows nothing of cards that are no longer in the items', () => {
    expect(said(queued([review({ card: 'gone', at: noon - aDay })]))).toEqual(said(queued([])));
  });
});

describe('new cards', () => {
  const two = { ...plain, new_per_day: 2 };

  test('are at most so many a day', () => {
    expect(said(queued([], moment(noon), two))).toEqual(['a new', 'b new']);
  });

  test('met earlier today count towards the day', () => {
    expect(said(queued([review({ rating: 'easy', at: noon - hour })], moment(noon), two))).toEqual(['b new']);
  });

  test('met yesterday do not', () => {
    const events = [review({ rating: 'easy', at: noon - aDay })];

    expect(said(queued(events, moment(noon), two))).toEqual(['b new', 'c new']);
  });

  test('met before four in the morning belong to yesterday', () => {
    const events = [review({ rating: 'easy', at: Date.UTC(2026, 3, 29, 3, 59) })];

    expect(queueCounts(queued(events, moment(noon), two)).new).toBe(2);
  });

  test('whose only review was undone are new again', () => {
    expect(said(queued([review({ id: 'r1', at: noon - hour }), undo('r1')], moment(noon), two))).toEqual([
      'a new',
      'b new',
    ]);
  });

  test('are none when more were met than the day allows', () => {
    const events = ['a', 'b', 'c'].map((card) => review({ id: card, card, rating: 'easy', at: noon - hour }));
    const one = { ...plain, new_per_day: 1 };

    expect(said(queued(events.slice(0, 2), moment(noon), one))).toEqual([]);
    expect(said(queued(events, moment(noon), two))).toEqual([]);
  });
});

test('the counts say how many there are for each reason', () => {
  const events = [
    review({ id: 'r1', card: 'c', rating: 'easy', at: noon - 9 * aDay }),
    review({ id: 'r2', card: 'd', rating: 'again', at: noon - minute }),
  ];

  expect(queueCounts(queued(events))).toEqual({ learning: 1, due: 1, new: 2, ahead: 0 });
});

describe('when nothing is left', () => {
  const next = (events: readonly StudyEvent[]) => nextDue(items, memory(events), plain, moment(noon));

  test('the next card due is the earliest of those to come', () => {
    const events = [
      review({ id: 'r1', card: 'a', rating: 'easy' }),
      review({ id: 'r2', card: 'b', rating: 'good' }),
      review({ id: 'r3', card: 'c', rating: 'again', at: noon - hour }), // due already
    ];

    expect(next(events)).toBe(noon + 10 * minute);
  });

  test('and there is none where nothing was ever met', () => {
    expect(next([])).toBeUndefined();
  });

  test('what is promised then is there then, and not a millisecond before', () => {
    fc.assert(
      fc.property(history, fc.constantFrom(-600, 0, 840), (events, zone) => {
        const now = moment(noon + 2 * hour, zone);
        const due = nextDue(items, memory(events), plain, now);
        fc.pre(due !== undefined);
        const met = (at: number) =>
          queue(items, memory(events), plain, moment(at, zone)).filter(({ why }) => why !== 'new').length;

        expect(met((due ?? 0) - 1)).toBe(met(now.at));
        expect(met(due ?? 0)).toBeGreaterThan(met(now.at));
      }),
    );
  });
});
