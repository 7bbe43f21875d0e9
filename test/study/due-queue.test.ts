import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf } from '../../src/study/day.ts';
import {
  learningSoon,
  nextChange,
  nextDue,
  nextOf,
  type Queued,
  queue,
  queueAhead,
  queueCounts,
  queuedAs,
  weakest,
} from '../../src/study/due-queue.ts';
import { cardId, type StudyEvent } from '../../src/study/event.ts';
import { fold } from '../../src/study/fold.ts';
import type { Item } from '../../src/study/item.ts';
import { aDay, history, hour, minute, moment, move, noon, plain, review, undo } from './histories.ts';

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

  test('orders what is as due as another by name, whoever comes first', () => {
    const events = ['b', 'a'].map((card) => review({ id: card, card, rating: 'again', at: noon - hour }));

    expect(said(queued(events)).slice(0, 2)).toEqual(['a learning', 'b learning']);
    expect(said(queue([...items].reverse(), memory(events), plain, moment(noon))).slice(0, 2)).toEqual([
      'a learning',
      'b learning',
    ]);
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

describe('what gives another item away', () => {
  const [sum, twin, other] = [item('a', { about: 'sum' }), item('b', { about: 'sum' }), item('c')];
  const today = (events: readonly StudyEvent[]) =>
    said(queue([sum, twin, other], memory(events), plain, moment(noon)));

  test('does not come as new on the same day', () => {
    expect(today([])).toEqual(['a new', 'c new']);
    expect(today([review({ card: 'a', rating: 'easy', at: noon - hour })])).toEqual(['c new']);
    expect(today([review({ card: 'a', rating: 'easy', at: noon - aDay })])).toEqual(['b new', 'c new']);
  });
});

test('what builds on something comes after it was met', () => {
  const [first, second] = [item('a'), item('b', { after: [cardId('a'), cardId('nowhere')] })];
  const now = (events: readonly StudyEvent[]) =>
    said(queue([second, first], memory(events), plain, moment(noon)));

  expect(now([])).toEqual(['a new']);
  expect(now([review({ card: 'a', rating: 'easy' })])).toEqual(['b new']);
});

describe('reviews', () => {
  const learnt = ['a', 'b', 'c'].map((card) =>
    review({ id: card, card, rating: 'easy', at: noon - 9 * aDay }),
  );
  const two = { ...plain, reviews_per_day: 2, new_per_day: 0 };

  test('are at most so many a day, those done today counted', () => {
    expect(said(queued(learnt, moment(noon), two))).toHaveLength(2);
    const done = review({ id: 'again', card: 'a', at: noon - hour });
    expect(said(queued([...learnt, done], moment(noon), two))).toHaveLength(1);
  });

  test('of the day are not used up by steps of learning that began yesterday', () => {
    const [learning, ...due] = ['a', 'b', 'c', 'd'];
    const one = { ...plain, reviews_per_day: 1, new_per_day: 0 };
    const events = [
      ...due.map((card, at) => review({ id: `easy ${at}`, card, at: noon - 60 * aDay, rating: 'easy' })),
      review({ id: 'begun', card: learning, at: noon - aDay, rating: 'again' }),
      review({ id: 'step', card: learning, at: noon, rating: 'good' }),
    ];
    const asked = (history: readonly StudyEvent[]) =>
      queue(
        ['a', 'b', 'c', 'd'].map((id) => item(id)),
        fold(history, one),
        one,
        moment(noon + minute),
      ).filter(({ why }) => why === 'due');

    expect(asked(events)).toHaveLength(1);
    // One of the three in review forgotten is the day's share, whatever steps follow.
    const forgotten = review({ id: 'forgotten', card: 'b', at: noon, rating: 'again' });
    expect(asked([...events, forgotten])).toHaveLength(0);
    const relearnt = review({ id: 'relearnt', card: 'b', at: noon + minute / 2, rating: 'good' });
    expect(asked([...events, forgotten, relearnt])).toHaveLength(0);
  });

  test('of what was met today are of the share of new cards alone', () => {
    // Two devices that had not met: on both it was answered once.
    const elsewhere = ['here', 'there'].map((id, at) =>
      review({ id, card: 'd', rating: 'easy', at: noon - hour + at * minute }),
    );

    expect(said(queued([...learnt, ...elsewhere], moment(noon), two))).toHaveLength(2);
  });

  test('of what is being learnt come all the same', () => {
    const none = { ...plain, reviews_per_day: 0, new_per_day: 0 };
    const forgotten = review({ id: 'again', card: 'a', rating: 'again', at: noon - hour });

    expect(said(queued([...learnt, forgotten], moment(noon), none))).toEqual(['a learning']);
  });
});

describe('what a learner put aside', () => {
  const due = review({ card: 'a', rating: 'easy', at: noon - 9 * aDay });

  test('is not asked, due or new, and comes back as it was', () => {
    expect(said(queued([due, move('suspended')]))).toEqual(['b new', 'c new', 'd new']);
    expect(said(queued([move('suspended')]))).toEqual(['b new', 'c new', 'd new']);
    expect(said(queued([due, move('suspended'), move('resumed', { at: noon + 1 })]))[0]).toBe('a due');
  });

  test('until tomorrow is asked tomorrow', () => {
    expect(said(queued([due, move('buried')]))).not.toContain('a due');
    expect(said(queued([due, move('buried')], moment(noon + aDay)))[0]).toBe('a due');
    expect(nextDue(items, memory([due, move('buried')]), plain, moment(noon))).toBe(Date.UTC(2026, 3, 30, 4));
    expect(nextDue(items, memory([due, move('suspended')]), plain, moment(noon))).toBeUndefined();
  });
});

describe('what comes next', () => {
  const today = dayOf(moment(noon), plain.day_starts_hour);
  const a = item('a', { lesson: 'l', about: 'sum' });
  const b = item('b', { lesson: 'l', about: 'b' });
  const c = item('c', { lesson: 'm', about: 'sum' });
  const all = [a, b, c, item('d', { lesson: 'm', about: 'd' })];
  const learnt = all.map(({ id }) => review({ id, card: id, rating: 'easy', at: noon - 9 * aDay }));
  const next = (queued: readonly Queued[], shown: readonly Item[], events: readonly StudyEvent[] = learnt) =>
    nextOf(queued, shown, memory(events), today)?.item.id;
  const due = queue(all, memory(learnt), plain, moment(noon));

  test('is of another chapter than what came before, and no sibling of what came lately', () => {
    expect(next(due, [])).toBe('a');
    expect(next(due.slice(1), [a])).toBe('d'); // c would be of another chapter, but gives a away.
    expect(
      next(
        [due[1], due[2]].flatMap((one) => one ?? []),
        [a],
      ),
    ).toBe('b');
  });

  test('is a sibling again once five others were shown', () => {
    const others = ['u', 'v', 'w', 'x'].map((id) => item(id, { lesson: 'n' }));
    const [sum] = due.filter(({ item }) => item.id === 'c');
    const [b2] = due.filter(({ item }) => item.id === 'b');
    const two = [sum, b2].flatMap((one) => one ?? []);

    // c asks about the same as a, which was shown five or six items ago.
    expect(next(two, [a, ...others])).toBe('b');
    expect(next(two, [a, ...others, item('y', { lesson: 'n' })])).toBe('c');
  });

  test('is what is ahead of its time only when nothing is due', () => {
    const events = [...learnt.slice(0, 1), review({ id: 'soon', card: 'b', rating: 'easy' })];
    const ahead = queueAhead(all.slice(0, 2), memory(events), plain, moment(noon));

    expect(next(ahead, [a], events)).toBe('a');
    expect(next(ahead.slice(1), [], events)).toBe('b');
  });

  test('is a sibling all the same where nothing else is left', () => {
    expect(next(due.slice(2, 3), [a])).toBe('c');
    expect(next(due.slice(2, 3), [])).toBe('c');
  });

  test('is not what was only just shown, unless it is all there is', () => {
    const two = due.filter(({ item }) => item.lesson === 'l');

    expect(next(two, [b, a])).toBe('b');
    expect(next(two, [a, b])).toBe('a');
    expect(next(two.slice(0, 1), [a])).toBe('a');
  });

  test('is what is being learnt, before anything else', () => {
    const events = [...learnt, review({ id: 'x', card: 'e', rating: 'again', at: noon - hour })];
    const queued = queue([...all, item('e')], memory(events), plain, moment(noon));

    expect(next(queued, [], events)).toBe('e');
  });

  test('spreads what is new among what is due', () => {
    const unmet = ['e', 'f'].map((id) => item(id, { lesson: id }));
    const order: string[] = [];
    let events: readonly StudyEvent[] = learnt;
    const shown: Item[] = [];
    for (let at = 0; at < 6; at++) {
      const queued = queue([...all, ...unmet], memory(events), plain, moment(noon));
      const one = nextOf(queued, shown, memory(events), today);
      if (!one) break;
      order.push(one.why);
      shown.push(one.item);
      events = [...events, review({ id: `now ${at}`, card: one.item.id, rating: 'easy' })];
    }

    expect(order).toEqual(['due', 'new', 'due', 'due', 'new', 'due']);
  });

  test('is nothing when nothing is left, and a step of learning that ends soon is not waited for', () => {
    const events = [review({ card: 'a', rating: 'good' })];
    const soon = (events: readonly StudyEvent[]) =>
      learningSoon(all, memory(events), plain, moment(noon)).map(({ item, why }) => [item.id, why]);

    expect(next([], [])).toBeUndefined();
    expect(soon(events)).toEqual([['a', 'learning']]); // It is due in ten minutes.
    expect(soon([review({ card: 'a', rating: 'easy' })])).toEqual([]);
  });

  test('is not what was put off until tomorrow, even minutes before tomorrow begins', () => {
    // The day begins at four: sixteen hours after noon.
    const late = noon + 16 * hour - 5 * minute;
    const answered = review({ card: 'a', rating: 'again', at: late });
    const soon = (events: readonly StudyEvent[]) =>
      learningSoon(all, memory(events), plain, moment(late + minute / 2)).map(({ item }) => item.id);

    expect(soon([answered])).toEqual(['a']);
    expect(soon([answered, move('buried', { at: late + minute / 4 })])).toEqual([]);
  });

  test('is chosen among what is left, whatever was shown', () => {
    fc.assert(
      fc.property(history, fc.array(fc.constantFrom(a, b, c)), (events, shown) => {
        const queued = queue(all, memory(events), plain, moment(noon));
        const one = nextOf(queued, shown, memory(events), today);

        expect(one === undefined).toBe(queued.length === 0);
        if (one) expect(queued).toContain(one);
      }),
    );
  });
});

describe('what was asked for', () => {
  const events = [
    review({ id: 'r1', card: 'a', rating: 'easy' }),
    review({ id: 'r2', card: 'b', rating: 'good', at: noon - 3 * aDay }),
    review({ id: 'r3', card: 'c', rating: 'easy', at: noon - 2 * aDay }),
  ];

  test('comes whole: due, then new, then what is not due, the likeliest forgotten first', () => {
    const none = { ...plain, new_per_day: 0, reviews_per_day: 0 };

    expect(said(queueAhead(items, memory(events), none, moment(noon)))).toEqual([
      'b learning',
      'd new',
      'c ahead',
      'a ahead',
    ]);
  });

  test('is counted', () => {
    expect(queueCounts(queueAhead(items, memory(events), plain, moment(noon)))).toEqual({
      learning: 1,
      due: 0,
      new: 1,
      ahead: 2,
    });
  });

  test('has what builds on something unmet too, after the rest', () => {
    const [late, first] = [item('a', { after: [cardId('b')] }), item('b')];

    expect(said(queueAhead([late, first], memory([]), plain, moment(noon)))).toEqual(['b new', 'a new']);
  });

  test('as the weakest is what would be forgotten first', () => {
    expect(weakest(items, memory(events), plain, moment(noon), 2).map(({ id }) => id)).toEqual(['b', 'c']);
    expect(weakest(items, memory([]), plain, moment(noon), 2)).toEqual([]);
  });

  test('is due, being learnt, new or ahead of its time', () => {
    const as = (card: string, now = noon) => queuedAs(item(card), memory(events), plain, moment(now)).why;

    expect([as('a'), as('b'), as('d'), as('a', noon + 9 * aDay)]).toEqual([
      'ahead',
      'learning',
      'new',
      'due',
    ]);
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
      fc.property(history, fc.constantFrom(-600, 0, 840), (told, zone) => {
        const now = moment(noon + 2 * hour, zone);
        // What is put off on a day to come, by a clock that was ahead, is hidden on that day.
        const events = told.filter(({ at }) => at <= now.at);
        const due = nextDue(items, memory(events), plain, now);
        fc.pre(due !== undefined);
        // Of the whole of a day's share: what is put off by it is not promised.
        const met = (at: number) =>
          queue(items, memory(events), plain, moment(at, zone)).filter(({ why }) => why !== 'new').length;

        expect(met((due ?? 0) - 1)).toBe(met(now.at));
        expect(met(due ?? 0)).toBeGreaterThan(met(now.at));
      }),
    );
  });
});

describe('what may be asked changes by the clock alone', () => {
  const asked = (events: readonly StudyEvent[], at: number, zone = 0) =>
    [queue, learningSoon].map((ask) => said(ask(items, memory(events), plain, moment(at, zone))));

  test('when a step of learning comes within reach, when it ends, and when the day does', () => {
    const slow = { ...plain, learning_steps: [40] };
    const events = [review({ id: 'r1', card: 'a', rating: 'again' })];
    const change = (at: number) => (nextChange(items, fold(events, slow), slow, moment(at)) - noon) / minute;

    expect([0, 20, 40].map((minutes) => change(noon + minutes * minute))).toEqual([20, 40, 16 * 60]);
    expect(nextChange(items, memory([]), plain, moment(noon))).toBe(Date.UTC(2026, 3, 30, 4));
  });

  test('at no instant before the one that is told', () => {
    fc.assert(
      fc.property(
        history,
        fc.constantFrom(-600, 0, 840),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (told, zone, share) => {
          const at = noon + 2 * hour;
          const events = told.filter((event) => event.at <= at);
          const change = nextChange(items, memory(events), plain, moment(at, zone));
          const before = Math.floor(at + share * (change - 1 - at));

          expect(asked(events, before, zone)).toEqual(asked(events, at, zone));
        },
      ),
    );
  });
});
