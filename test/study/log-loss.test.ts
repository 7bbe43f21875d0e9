import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Reviewed, ratings } from '../../src/study/event.ts';
import { misfit, predictions } from '../../src/study/log-loss.ts';
import { fitWeights, neededReviews, type Optimiser } from '../../src/study/personal-weights.ts';
import { standing } from '../../src/study/standing.ts';
import { packed, trainingItems } from '../../src/study/training-items.ts';
import { aDay, anyHistory, hour, noon, plain, review } from './histories.ts';
import { forgetful, syntheticHistory } from './synthetic.ts';

/** Those of FSRS-6, as published in the project's wiki, "The Algorithm". */
const standard = [
  0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
  1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];

describe('what FSRS learns from', () => {
  const onDays = (days: readonly number[], numbers: readonly number[], card = 'a'): readonly Reviewed[] =>
    days.map((day, at) =>
      review({
        id: `${card}${at}`,
        card,
        at: noon + day * aDay + at,
        rating: ratings[(numbers[at] ?? 1) - 1] ?? 'again',
      }),
    );
  const spelt = (reviews: readonly Reviewed[]) =>
    trainingItems(reviews, plain).map(({ answers, length }) =>
      answers.slice(0, length).map(({ rating, days }) => [rating, days]),
    );

  test('is every review of a later day with all before it (fsrs-rs, convertor_tests.rs, conversion_works)', () => {
    // Good and easy on the first day, then 5, 10, 22, 56 and 64 days later.
    const reviews = onDays([0, 0, 5, 15, 37, 93, 157], [3, 4, 3, 3, 3, 2, 3]);
    const all = [
      [3, 0],
      [4, 0],
      [3, 5],
      [3, 10],
      [3, 22],
      [2, 56],
      [3, 64],
    ];
    expect(spelt(reviews)).toEqual([3, 4, 5, 6, 7].map((length) => all.slice(0, length)));
  });

  test('counts the learner’s days: an evening, and after midnight, are one', () => {
    const late = [
      review({ id: 'r1', at: noon }),
      review({ id: 'r2', at: noon + 15 * hour }),
      review({ id: 'r3', at: noon + 17 * hour }),
    ];
    expect(spelt(late)).toEqual([
      [
        [3, 0],
        [3, 0],
        [3, 1],
      ],
    ]);
  });

  test('counts what was forgotten on later days only', () => {
    const [first, second] = trainingItems(onDays([0, 0, 2, 2, 5], [1, 1, 1, 1, 3]), plain);
    expect([first?.repeats, first?.lapses]).toEqual([1, 0]);
    expect([second?.repeats, second?.lapses]).toEqual([2, 1]);
  });

  test('is handed over in rows, without what is longer than 64 answers', () => {
    const items = trainingItems(onDays([0, 1, 3], [3, 1, 4]), plain);
    expect(packed(items)).toEqual({
      ratings: Uint32Array.of(3, 1, 3, 1, 4),
      days: Uint32Array.of(0, 1, 0, 1, 2),
      lengths: Uint32Array.of(2, 3),
    });
    const daily = Array.from({ length: 70 }, (_, day) => day);
    const lengths = packed(
      trainingItems(
        onDays(
          daily,
          daily.map(() => 3),
        ),
        plain,
      ),
    ).lengths;
    expect(Math.max(...lengths)).toBe(64);
    expect(lengths).toHaveLength(63);
  });

  test('is one prediction for each item, in the same order, whatever the history', () => {
    fc.assert(
      fc.property(anyHistory, (events) => {
        const reviews = standing(events);
        for (const { recall } of predictions(reviews, plain)) {
          expect(recall).toBeGreaterThan(0);
          expect(recall).toBeLessThanOrEqual(1);
        }
        expect(predictions(reviews, plain).map(({ item }) => item.review.id)).toEqual(
          trainingItems(reviews, plain).map((item) => item.review.id),
        );
      }),
    );
  });
});

describe('how far the schedule is off', () => {
  // With a stability of 1 day after a first "good": V05, published by ts-fsrs for 1, 2 and 3 days.
  const [day1, day2, day3] = [0.9, 0.84588465, 0.8093881];
  const settings = { ...plain, weights: standard.map((weight, at) => (at === 2 ? 1 : weight)) };
  const asked = (card: string, days: number, rating: 'good' | 'again') => [
    review({ id: `${card}1`, card }),
    review({ id: `${card}2`, card, at: noon + days * aDay, rating }),
  ];
  const three = [...asked('a', 1, 'good'), ...asked('b', 2, 'good'), ...asked('c', 3, 'again')].sort(
    (a, b) => a.at - b.at,
  );

  test('is worked out by hand for three reviews, two of them known', () => {
    const { reviews, log_loss, rmse } = misfit(predictions(three, settings));
    expect(reviews).toBe(3);
    // (0.10536 + 0.16737 + 1.65752) / 3
    expect(log_loss).toBeCloseTo(-(Math.log(day1) + Math.log(day2) + Math.log(1 - day3)) / 3, 8);
    expect(log_loss).toBeCloseTo(0.64342, 4);
    // All three came soon, and first: one bin, which promised 0.8518 and held 0.6667.
    expect(rmse).toBeCloseTo((day1 + day2 + day3) / 3 - 2 / 3, 8);
  });

  test('is zero for no promise that was broken, and large, not endless, for a certain one that was', () => {
    const [prediction] = predictions(three, settings);
    if (!prediction) throw new Error('There are three predictions.');
    expect(misfit([{ ...prediction, recall: 1, recalled: true }]).log_loss).toBeCloseTo(0, 9);
    expect(misfit([{ ...prediction, recall: 1, recalled: false }]).log_loss).toBeCloseTo(Math.log(1e6), 9);
  });

  test('is least, on average, for who says what is true', () => {
    const [prediction] = predictions(three, settings);
    if (!prediction) throw new Error('There are three predictions.');
    // Eight of ten recalled: no other promise than 0.8 loses less.
    const loss = (recall: number) =>
      misfit(Array.from({ length: 10 }, (_, at) => ({ ...prediction, recall, recalled: at < 8 }))).log_loss;
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), (recall) => {
        expect(loss(recall)).toBeGreaterThanOrEqual(loss(0.8) - 1e-12);
      }),
    );
  });
});

const history = syntheticHistory({ weights: forgetful, cards: 120, days: 200, until: noon });

describe('a fit', () => {
  const scored = trainingItems(history, plain).length;
  const knows = (weights: readonly number[]): { asked: number[]; fit: Optimiser } => {
    const asked: number[] = [];
    return {
      asked,
      fit: (items) => {
        asked.push(items.length);
        return weights;
      },
    };
  };
  const until = (reviews: number): readonly Reviewed[] => {
    const last = trainingItems(history, plain)[reviews - 1]?.review;
    return history.slice(0, 1 + history.findIndex(({ id }) => id === last?.id));
  };

  test('is refused below 400 reviews of later days, and says how many there are', () => {
    const { asked, fit } = knows(forgetful);
    expect(fitWeights(until(neededReviews - 1), plain, fit)).toEqual({ kind: 'too_few', reviews: 399 });
    expect(fitWeights([], plain, fit)).toEqual({ kind: 'too_few', reviews: 0 });
    expect(asked).toEqual([]);
    expect(fitWeights(until(neededReviews), plain, fit).kind).not.toBe('too_few');
  });

  test('is tried on the newest fifth before it is made to everything, and adopted when better on both', () => {
    const { asked, fit } = knows(forgetful);
    const fitting = fitWeights(history, plain, fit);
    expect(asked).toEqual([Math.floor(scored * 0.8), scored]);
    if (fitting.kind !== 'better') throw new Error(`The true weights are ${fitting.kind}.`);
    expect(fitting.weights).toEqual(forgetful);
    expect(fitting.newest.now.reviews).toBe(scored - Math.floor(scored * 0.8));
    expect(fitting.whole.now.reviews).toBe(scored);
    expect(fitting.whole.fitted.log_loss).toBeLessThan(fitting.whole.now.log_loss);
  });

  test('that is no better on reviews it has not seen goes no further', () => {
    const { asked, fit } = knows(standard);
    const fitting = fitWeights(history, { ...plain, weights: forgetful }, fit);
    expect(fitting).toMatchObject({ kind: 'no_better', whole: undefined });
    expect(asked).toHaveLength(1);
  });

  test('that gives what is there already changes nothing', () => {
    const { fit } = knows(standard);
    expect(fitWeights(history, plain, fit).kind).toBe('no_better');
  });

  test('of everything that is worse than the trial fit promised changes nothing', () => {
    let tries = 0;
    const fitting = fitWeights(history, plain, () => (tries++ === 0 ? forgetful : standard));
    expect(fitting.kind).toBe('no_better');
    expect(fitting.kind === 'no_better' && fitting.whole).toBeDefined();
  });
});

describe('the optimiser of the FSRS authors', () => {
  let fsrs: typeof import('fsrs-browser');
  const weightsOf: Optimiser = (items) => {
    const { ratings, days, lengths } = packed(items);
    return [...new fsrs.Fsrs().computeParameters(ratings, days, lengths, null, true)];
  };

  beforeAll(async () => {
    // It is made for browsers, and listens to the threads it might have there.
    Object.assign(globalThis, { self: { addEventListener: () => {} } });
    fsrs = await import('fsrs-browser');
    const wasm = new URL('../../node_modules/fsrs-browser/fsrs_browser_bg.wasm', import.meta.url);
    fsrs.initSync({ module: readFileSync(wasm) });
  });

  test('sees the same stabilities, so the same log loss, in the same history', () => {
    const weights = forgetful;
    const theirs = new fsrs.Fsrs(Float32Array.from(weights));
    // Every eighth, as theirs are slow one by one.
    const predicted = predictions(history, { ...plain, weights }).filter((_, at) => at % 8 === 0);
    // R = (1 + f t / S) ^ -w20, with f such that R is 90 % after S days.
    const decay = weights[20] ?? 0;
    const factor = 0.9 ** (-1 / decay) - 1;
    const losses = predicted.map(({ item: { answers, length }, recalled }) => {
      const before = answers.slice(0, length - 1);
      const [stability = 0] = theirs.memoryState(
        Uint32Array.from(before, ({ rating }) => rating),
        Uint32Array.from(before, ({ days }) => days),
      );
      const recall = (1 + (factor * (answers[length - 1]?.days ?? 0)) / stability) ** -decay;
      return -Math.log(recalled ? recall : 1 - recall);
    });
    const mean = losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
    expect(losses.length).toBeGreaterThan(200);
    expect(misfit(predicted).log_loss).toBeCloseTo(mean, 6);
  });

  test('finds a learner who forgets faster than most, once', () => {
    const first = fitWeights(history, plain, weightsOf);
    if (first.kind !== 'better') throw new Error(`The first fit is ${first.kind}.`);
    const truth = misfit(predictions(history, { ...plain, weights: forgetful })).log_loss;
    const { now, fitted } = first.whole;
    expect(first.weights).toHaveLength(21);
    // At least nine tenths of what there is to be gained over the standard weights.
    expect(now.log_loss - fitted.log_loss).toBeGreaterThan(0.9 * (now.log_loss - truth));

    expect(fitWeights(history, { ...plain, weights: first.weights }, weightsOf).kind).toBe('no_better');
  });
});

test('a flight west asks nothing anew: the day it comes back to was there already', () => {
  const reviews = [
    review({ id: 'r1', at: Date.UTC(2026, 3, 29, 20), zone_minutes: 720 }), // The 30th, at eight in the morning.
    review({ id: 'r2', at: Date.UTC(2026, 3, 29, 22), zone_minutes: -600 }), // The 29th again, at noon.
    review({ id: 'r3', at: Date.UTC(2026, 3, 30, 16), zone_minutes: -600 }), // The 30th again.
  ];

  expect(predictions(reviews, plain)).toEqual([]);
});
