import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf } from '../../src/study/day.ts';
import { cardId, type StudyEvent } from '../../src/study/event.ts';
import { fold } from '../../src/study/fold.ts';
import { standing } from '../../src/study/standing.ts';
import {
  dueForecast,
  reviewsByDay,
  spread,
  strengths,
  trueRetention,
  verdictCounts,
} from '../../src/study/statistics.ts';
import {
  aDay,
  anyHistory,
  history,
  hour,
  minute,
  moment,
  noon,
  retold,
  review,
  plain as settings,
  undo,
} from './histories.ts';

const today = dayOf(moment(noon), settings.day_starts_hour);

describe('what stands', () => {
  test('a review taken back leaves no trace, and the others stand in order', () => {
    const events = [
      review({ id: 'r2', at: noon + hour }),
      review({ id: 'r1' }),
      review({ id: 'r3', at: noon + 2 * hour }),
      undo('r2'),
    ];
    expect(standing(events).map(({ id }) => id)).toEqual(['r1', 'r3']);
  });
});

describe('reviews and time by day', () => {
  const byDay = (events: readonly StudyEvent[]) => [
    ...[...reviewsByDay(standing(events), settings)].map(([day, { reviews, took_ms }]) => [
      day - today,
      reviews,
      took_ms,
    ]),
  ];

  test.for<[string, readonly StudyEvent[], (readonly number[])[]]>([
    ['nothing', [], []],
    ['two on a day', [review({ id: 'r1' }), review({ id: 'r2', at: noon + hour })], [[0, 2, 18_000]]],
    [
      'a late evening, three in the morning, belongs to the day before',
      [review({ id: 'r1', at: noon + 15 * hour }), review({ id: 'r2', at: noon + 16 * hour })],
      [
        [0, 1, 9000],
        [1, 1, 9000],
      ],
    ],
    [
      'a day is the learner’s: at noon in Greenwich it is the next morning in Auckland, and still the day of noon',
      [review({ zone_minutes: 720 })],
      [[0, 1, 9000]],
    ],
    [
      'four in the morning in Auckland is a new day',
      [review({ at: noon + 4 * hour, zone_minutes: 720 })],
      [[1, 1, 9000]],
    ],
    ['a page left open counts five minutes', [review({ took_ms: hour })], [[0, 1, 5 * minute]]],
    ['a clock set back counts no time', [review({ took_ms: -hour })], [[0, 1, 0]]],
    ['what was taken back', [review({ id: 'r1' }), undo('r1')], []],
  ])('%s', ([, events, expected]) => {
    expect(byDay(events)).toEqual(expected);
  });
});

describe('what comes due', () => {
  const forecast = (events: readonly StudyEvent[], at = noon) =>
    dueForecast(fold(events, settings), settings, moment(at), 30);

  test('there is an entry for each of the coming days, from today', () => {
    const days = forecast([]);
    expect(days.map(({ day }) => day - today)).toEqual(Array.from({ length: 30 }, (_, ahead) => ahead));
    expect(days.every(({ due }) => due === 0)).toBe(true);
  });

  test('an easy new item is due in eight days, one in learning today', () => {
    // FSRS-6 with its default weights: first stability after Easy is w[3] = 8.2956 days, 8 whole ones.
    const days = forecast([
      review({ card: 'a', rating: 'easy' }),
      review({ id: 'r2', card: 'b', rating: 'again' }),
    ]);
    expect(days.flatMap(({ due }, ahead) => (due ? [[ahead, due]] : []))).toEqual([
      [0, 1],
      [8, 1],
    ]);
  });

  test('what is overdue is due today', () => {
    expect(forecast([review({ rating: 'easy' })], noon + 20 * aDay)[0]?.due).toBe(1);
  });

  test('what falls due later than asked about is in no day', () => {
    const days = dueForecast(fold([review({ rating: 'easy' })], settings), settings, moment(noon), 8);
    expect(days.every(({ due }) => due === 0)).toBe(true);
  });
});

describe('true retention', () => {
  const retention = (events: readonly StudyEvent[]) => trueRetention(standing(events), settings);
  const none = { passed: 0, all: 0 };

  // Learnt at once: Easy puts a new item into review, with a stability of 8.3 days.
  const learnt = review({ id: 'r1', rating: 'easy' });
  const later = (days: number, rating: 'again' | 'good', id = `after ${days}`) =>
    review({ id, at: noon + days * aDay, rating });

  test.for<[string, readonly StudyEvent[], { passed: number; all: number }]>([
    ['learning says nothing', [review({ id: 'r1' }), review({ id: 'r2', at: noon + minute })], none],
    [
      'learning that goes on another day says nothing',
      [review({ id: 'r1', rating: 'again' }), later(1, 'good')],
      none,
    ],
    ['an item remembered after a week counts as passed', [learnt, later(8, 'good')], { passed: 1, all: 1 }],
    ['an item forgotten counts against', [learnt, later(8, 'again')], { passed: 0, all: 1 }],
    ['the day it was learnt says nothing', [learnt, review({ id: 'r2', at: noon + hour })], none],
    [
      'a second try on the same day says nothing',
      [learnt, later(8, 'good'), review({ id: 'r3', at: noon + 8 * aDay + hour, rating: 'again' })],
      { passed: 1, all: 1 },
    ],
    ['what was taken back says nothing', [learnt, later(8, 'again'), undo('after 8')], none],
  ])('%s', ([, events, young]) => {
    expect(retention(events)).toEqual({ young, mature: none });
  });

  test('from a stability of three weeks an item counts as mature', () => {
    const steady = [learnt, later(8, 'good'), later(35, 'good')];
    const before = fold(steady.slice(0, 2), settings).cards.get(cardId('a'));
    expect(before?.stability).toBeGreaterThan(21);
    expect(retention(steady)).toEqual({ young: { passed: 1, all: 1 }, mature: { passed: 1, all: 1 } });
  });
});

describe('strength', () => {
  test('after as many days as its stability an item is recalled nine times in ten', () => {
    const events = [review({ rating: 'easy' })];
    const [now] = strengths(fold(events, settings), settings, moment(noon));
    const [then] = strengths(fold(events, settings), settings, moment(noon + 8 * aDay));
    expect(now).toMatchObject({ id: 'a', retrievability: 1 });
    // (1 + f t/S)^-w with S = 8.2956, t = 8, FSRS-6's w = 0.1542 and f = 0.9^(-1/w) - 1 = 0.9803: 0.9025.
    expect(now?.stability).toBeCloseTo(8.2956, 4);
    expect(then?.retrievability).toBeCloseTo(0.9025, 4);
  });

  test('values are spread over classes that begin at their bounds', () => {
    expect(spread([0, 0.99, 1, 6.9, 7, 400], [1, 7])).toEqual([2, 2, 2]);
    expect(spread([], [1, 7])).toEqual([0, 0, 0]);
  });
});

test('verdicts are counted, the most frequent first; a recall card has none', () => {
  const reviews = [
    review({ id: 'r1', verdict: 'slip' }),
    review({ id: 'r2', verdict: 'correct' }),
    review({ id: 'r3' }),
    review({ id: 'r4', verdict: 'correct' }),
  ];
  expect([...verdictCounts(reviews)]).toEqual([
    ['correct', 2],
    ['slip', 1],
  ]);
});

describe('whatever the history', () => {
  test('the days add up to the reviews that stand, in whatever order they are told', () => {
    fc.assert(
      fc.property(retold(history), ([told, again]) => {
        const days = reviewsByDay(standing(again), settings);
        const sum = [...days.values()].reduce((all, { reviews }) => all + reviews, 0);
        expect(sum).toBe(standing(told).length);
        expect(days).toEqual(reviewsByDay(standing(told), settings));
      }),
    );
  });

  test('every item met is due on some day, and has a strength between nothing and certainty', () => {
    fc.assert(
      fc.property(anyHistory, (events) => {
        const memory = fold(events, settings);
        const all = strengths(memory, settings, moment(noon));
        expect(all).toHaveLength(memory.cards.size);
        for (const { retrievability } of all) {
          expect(retrievability).toBeGreaterThan(0);
          expect(retrievability).toBeLessThanOrEqual(1);
        }
        const due = dueForecast(memory, settings, moment(noon), 20_000);
        expect(due.reduce((sum, day) => sum + day.due, 0)).toBe(memory.cards.size);
      }),
      { numRuns: 40 },
    );
  });

  test('no more is remembered than was asked, and no more was asked than stands', () => {
    fc.assert(
      fc.property(anyHistory, (events) => {
        const reviews = standing(events);
        const { young, mature } = trueRetention(reviews, settings);
        for (const { passed, all } of [young, mature]) expect(passed).toBeLessThanOrEqual(all);
        expect(young.all + mature.all).toBeLessThanOrEqual(reviews.length);
      }),
    );
  });

  test('reviews that were taken back leave no trace', () => {
    fc.assert(
      fc.property(history, (events) => {
        const undos = events.flatMap(({ id, kind }) =>
          kind === 'reviewed' ? [undo(id, { id: `undo ${id}` })] : [],
        );
        const reviews = standing([...events, ...undos]);
        expect(reviews).toEqual([]);
        expect(reviewsByDay(reviews, settings).size).toBe(0);
      }),
    );
  });
});
