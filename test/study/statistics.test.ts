import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { askedOfMemory } from '../../src/study/asked.ts';
import { calibration } from '../../src/study/calibration.ts';
import { dayOf } from '../../src/study/day.ts';
import { cardId, type StudyEvent } from '../../src/study/event.ts';
import { expectedReviews } from '../../src/study/expected-reviews.ts';
import { fold } from '../../src/study/fold.ts';
import { standing } from '../../src/study/standing.ts';
import {
  answersByDay,
  dueForecast,
  recalledBy,
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
  move,
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
    ...[...answersByDay(standing(events), settings)].map(([day, { answers, took_ms }]) => [
      day - today,
      answers,
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

  test.for<[string, StudyEvent, readonly (readonly number[])[]]>([
    ['what was put off today is due tomorrow', move('buried'), [[1, 1]]],
    ['what is suspended is due on no day', move('suspended'), []],
  ])('%s', ([, event, expected]) => {
    const days = forecast([review({ rating: 'again' }), event]);
    expect(days.flatMap(({ due }, ahead) => (due ? [[ahead, due]] : []))).toEqual(expected);
  });

  test('what falls due later than asked about is in no day', () => {
    const days = dueForecast(fold([review({ rating: 'easy' })], settings), settings, moment(noon), 8);
    expect(days.every(({ due }) => due === 0)).toBe(true);
  });
});

describe('true retention', () => {
  const retention = (events: readonly StudyEvent[]) =>
    trueRetention(askedOfMemory(standing(events), settings));
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

  test('an item is mature from a stability of 21 days on, as in Anki', () => {
    const asked = (stability: number) => ({ card: learnt.card, stability, predicted: 0.9, passed: true });

    expect(trueRetention([asked(20.9), asked(21)])).toEqual({
      young: { passed: 1, all: 1 },
      mature: { passed: 1, all: 1 },
    });
    expect(trueRetention([asked(21)]).young).toEqual(none);
  });

  test('from a stability of three weeks an item counts as mature', () => {
    const steady = [learnt, later(8, 'good'), later(35, 'good')];
    const before = fold(steady.slice(0, 2), settings).cards.get(cardId('a'));
    expect(before?.stability).toBeGreaterThan(21);
    expect(retention(steady)).toEqual({ young: { passed: 1, all: 1 }, mature: { passed: 1, all: 1 } });
  });
});

describe('reviews to expect', () => {
  const expected = (events: readonly StudyEvent[], days: number) =>
    expectedReviews(fold(events, settings), settings, moment(noon), days);
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

  test('an item is expected on its day', () => {
    // Due after eight days, as above.
    expect(expected([review({ rating: 'easy' })], 9)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1]);
  });

  test('what is forgotten is learnt again, and comes back', () => {
    // On its day it is recalled with 0.9025, as above, and then away for weeks. Else, with FSRS-6's weights, its stability
    // falls to 1.4835 (9.2956^0.2629 - 1) exp(1.6483 · 0.0975) = 1.39 days, 1.43 once learnt again: it is due the day after.
    expect(expected([review({ rating: 'easy' })], 10).at(-1)).toBeCloseTo(1 - 0.9025, 4);
  });

  test('what is suspended is not expected', () => {
    expect(sum(expected([review(), move('suspended')], 30))).toBe(0);
  });

  test('on every day there are at least as many as fall due', () => {
    fc.assert(
      fc.property(anyHistory, (events) => {
        const due = dueForecast(fold(events, settings), settings, moment(noon), 20);
        const reviews = expected(events, 20);
        expect(reviews).toHaveLength(20);
        for (const [ahead, one] of due.entries())
          expect(reviews[ahead]).toBeGreaterThanOrEqual(one.due - 1e-9);
      }),
      { numRuns: 40 },
    );
  });
});

describe('what was asked and recalled, by a key', () => {
  const asked = (card: string, passed: boolean) => ({
    card: cardId(card),
    stability: 10,
    predicted: 0.9,
    passed,
  });

  test('counts a review once for each of its keys', () => {
    const keys = new Map([
      ['a', ['kv-cache', 'context']],
      ['b', ['context']],
    ]);
    const groups = recalledBy(
      [asked('a', true), asked('b', false), asked('b', true), asked('gone', true)],
      ({ card }) => keys.get(card) ?? [],
    );
    expect([...groups]).toEqual([
      ['kv-cache', { passed: 1, all: 1 }],
      ['context', { passed: 2, all: 3 }],
    ]);
  });

  test('with one key each, groups add up to the whole', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.boolean())), (reviews) => {
        const groups = [
          ...recalledBy(
            reviews.map(([card, passed]) => asked(card, passed)),
            ({ card }) => [card],
          ).values(),
        ];
        expect(groups.reduce((sum, { all }) => sum + all, 0)).toBe(reviews.length);
        expect(groups.reduce((sum, { passed }) => sum + passed, 0)).toBe(
          reviews.filter(([, passed]) => passed).length,
        );
      }),
    );
  });
});

describe('predictions held against what came', () => {
  const asked = (predicted: number, passed: boolean) => ({
    card: cardId('a'),
    stability: 10,
    predicted,
    passed,
  });

  test('the prediction of a review is that of its day, before it', () => {
    const [one] = askedOfMemory(
      standing([review({ rating: 'easy' }), review({ id: 'r2', at: noon + 8 * aDay, rating: 'again' })]),
      settings,
    );
    // As of strength below: eight days after a stability of 8.2956.
    expect(one?.predicted).toBeCloseTo(0.9025, 4);
    expect(one).toMatchObject({ passed: false });
  });

  test('reviews are binned by what was foretold', () => {
    const { all, bins, chance } = calibration(
      [asked(0.6, false), asked(0.8, true), asked(0.8, false), asked(0.9, true)],
      [0.7, 0.9],
    );
    expect(all.count).toBe(4);
    expect(all.predicted).toBeCloseTo((0.6 + 0.8 + 0.8 + 0.9) / 4, 12);
    expect(bins.map(({ count, passed }) => [count, passed])).toEqual([
      [1, 0],
      [2, 1],
      [1, 1],
    ]);
    // The root of 0.6 · 0.4 + 2 · 0.8 · 0.2 + 0.9 · 0.1 = 0.65, over four reviews.
    expect(chance).toBeCloseTo(Math.sqrt(0.65) / 4, 12);
  });

  test('of no review nothing is said', () => {
    expect(calibration([], [0.9])).toEqual({
      all: { count: 0, predicted: 0, passed: 0 },
      bins: Array(2).fill({ count: 0, predicted: 0, passed: 0 }),
      chance: 0,
    });
  });

  test('bins add up to the whole, and each foretells what lies between its bounds', () => {
    const some = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean()));
    fc.assert(
      fc.property(some, (reviews) => {
        const bounds = [0, 0.5, 0.9, 1];
        const { all, bins } = calibration(
          reviews.map(([predicted, passed]) => asked(predicted, passed)),
          bounds.slice(1, -1),
        );
        expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(all.count);
        expect(bins.reduce((sum, { passed }) => sum + passed, 0)).toBe(all.passed);
        for (const [at, { count, predicted }] of bins.entries())
          if (count > 0) {
            expect(predicted).toBeGreaterThanOrEqual((bounds[at] ?? 0) - 1e-9);
            expect(predicted).toBeLessThanOrEqual((bounds[at + 1] ?? 1) + 1e-9);
          }
      }),
    );
  });

  test('what is known before a review is what a fold of all before it says, with fuzz or without', () => {
    fc.assert(
      fc.property(anyHistory, (events) => {
        const reviews = standing(events);
        const last = reviews.at(-1);
        const fuzzy = { ...settings, fuzz: true };
        const before = last && fold(reviews.slice(0, -1), fuzzy).cards.get(last.card);
        const asked = askedOfMemory(reviews, fuzzy);
        const earlier = askedOfMemory(reviews.slice(0, -1), fuzzy);
        if (asked.length > earlier.length) expect(asked.at(-1)?.stability).toBe(before?.stability);
        expect(asked.slice(0, earlier.length)).toEqual(earlier);
      }),
    );
  });
});

describe('strength', () => {
  test('after as many days as its stability an item is recalled nine times in ten', () => {
    const events = [review({ rating: 'easy' })];
    const [now] = strengths(fold(events, settings), settings, moment(noon));
    const [then] = strengths(fold(events, settings), settings, moment(noon + 8 * aDay));
    // The difficulty after Easy at first is w[4] - exp(3 w[5]) + 1 = 6.4133 - exp(2.5002) + 1 < 1, held at 1.
    expect(now).toMatchObject({ id: 'a', retrievability: 1, difficulty: 1 });
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
        const days = answersByDay(standing(again), settings);
        const sum = [...days.values()].reduce((all, { answers }) => all + answers, 0);
        expect(sum).toBe(standing(told).length);
        expect(days).toEqual(answersByDay(standing(told), settings));
      }),
    );
  });

  test('every item met that is not suspended is due on some day, and has a strength between nothing and certainty', () => {
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
        const met = [...memory.cards.keys()].filter((id) => !memory.aside.get(id)?.suspended);
        expect(due.reduce((sum, day) => sum + day.due, 0)).toBe(met.length);
      }),
      { numRuns: 40 },
    );
  });

  test('no more is remembered than was asked, and no more was asked than stands', () => {
    fc.assert(
      fc.property(anyHistory, (events) => {
        const reviews = standing(events);
        const { young, mature } = trueRetention(askedOfMemory(reviews, settings));
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
        expect(answersByDay(reviews, settings).size).toBe(0);
      }),
    );
  });
});
