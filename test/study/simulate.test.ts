import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chance } from '../../src/problems/seed.ts';
import { dayOf } from '../../src/study/day.ts';
import { ratings, type StudyEvent } from '../../src/study/event.ts';
import { type Habits, habitsOf } from '../../src/study/habits.ts';
import { costAt, retentionCosts } from '../../src/study/retention-cost.ts';
import type { Settings } from '../../src/study/settings.ts';
import { simulate } from '../../src/study/simulate.ts';
import { aDay, minute, moment, move, noon, plain, review } from './histories.ts';

const today = dayOf(moment(noon), plain.day_starts_hour);

/** Rates all that is right "good", takes 30 s for it and 60 s for what is wrong. */
const steady: Habits = {
  first: { again: 0, hard: 0, good: 1, easy: 0 },
  recalled: { hard: 0, good: 1, easy: 0 },
  same_day: 1,
  took: { right: 30_000, wrong: 60_000 },
  answers: 0,
};
/** As steady, but nothing is easy: ts-fsrs puts "good" a day after "hard", past the longest interval too. */
const hard: Habits = { ...steady, recalled: { hard: 1, good: 0, easy: 0 } };
const always = () => 0; // Below every probability of recall: whatever is asked is known.
const never = () => 0.999_999; // Above every one at which something falls due.

const look = (says: {
  readonly unmet?: number;
  readonly habits?: Habits;
  readonly days?: number;
  readonly settings?: Partial<Settings>;
  readonly unit?: () => number;
}) => {
  const { unmet = 1, habits = steady, days = 365, unit = always } = says;
  return simulate({ cards: [], unmet, today }, habits, { ...plain, ...says.settings }, days, unit);
};
const answers = (of: ReturnType<typeof look>) => of.days.reduce((sum, day) => sum + day.answers, 0);
const minutes = (of: ReturnType<typeof look>) =>
  of.days.reduce((sum, day) => sum + day.milliseconds, 0) / minute;

describe('a look ahead', () => {
  test('meets the days published for an item that is always known: V01, 0, 2, 11, 46, 163 and 498 days', () => {
    // Good twice on the first day, for the two steps of learning; then 2, 2 + 11, + 46 and + 163 days later.
    const year = look({});
    const on = year.days.flatMap(({ answers }, day) => (answers > 0 ? [[day, answers]] : []));
    expect(on).toEqual([
      [0, 2],
      [2, 1],
      [13, 1],
      [59, 1],
      [222, 1],
    ]);
    expect(minutes(year)).toBe(6 * 0.5);
    // 143 of the 498 days at whose end it would be known with 90 % have passed.
    expect(year.known).toBeGreaterThan(0.9);
    expect(year.known).toBeLessThan(1);
  });

  test('of items that may never stay away for more than a day is each of them, every day', () => {
    const month = look({ unmet: 3, days: 30, habits: hard, settings: { longest_interval: 1 } });
    expect(month.days.map(({ answers }) => answers)).toEqual([3 * 2, ...Array.from({ length: 29 }, () => 3)]);
  });

  test('of what is never known is eight answers on the first day and never comes to an end', () => {
    const hopeless: Habits = { ...steady, first: { again: 1, hard: 0, good: 0, easy: 0 }, same_day: 0 };
    const week = look({ days: 7, habits: hopeless, unit: never });
    expect(week.days.map(({ answers }) => answers)).toEqual([8, 8, 8, 8, 8, 8, 8]);
    expect(minutes(week)).toBe(7 * 8);
  });

  test('meets no more new items on a day than were asked for, until there are no more', () => {
    const days = look({ unmet: 5, days: 4, settings: { new_per_day: 2, learning_steps: [] } }).days;
    // Without steps each new item is one answer, and comes back after 2 days.
    expect(days.map(({ answers }) => answers)).toEqual([2, 2, 1 + 2, 2]);
  });

  test('leaves reviews beyond the day’s share for the days after', () => {
    const settings = { reviews_per_day: 2, learning_steps: [], longest_interval: 2 };
    const days = look({ unmet: 5, days: 6, habits: hard, settings }).days;
    // Five fall due on the third day; from the fifth on those left over meet those that are back.
    expect(days.map(({ answers }) => answers)).toEqual([5, 0, 2, 2, 2, 2]);
  });

  test('without items is nothing', () => {
    expect(answers(look({ unmet: 0 }))).toBe(0);
    expect(look({ unmet: 0 }).known).toBe(0);
  });

  test('is the same for the same draws, and never knows more than there is', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 30 }), (seed, unmet) => {
        const once = () => look({ unmet, days: 60, unit: chance(seed).unit });
        const result = once();
        expect(once()).toEqual(result);
        expect(result.known).toBeLessThanOrEqual(unmet);
      }),
      { numRuns: 20 },
    );
  });

  test('goes on from the cards there are: what is overdue comes today', () => {
    const reviews = [review({ id: 'r1', rating: 'easy', at: noon - 100 * aDay })];
    const [cost] = retentionCosts(reviews, 1, plain, moment(noon), () => always);
    // Easy at once is due after 8 days, long ago.
    expect(cost?.answers_a_day_soon).toBeGreaterThan(0);
  });
});

test('what was put aside for good does not come back', () => {
  const reviews = [review({ id: 'r1', rating: 'easy', at: noon - 100 * aDay })];
  const costs = (history: readonly StudyEvent[]) =>
    retentionCosts(history, 1, plain, moment(noon), () => always);
  expect(costs([...reviews, move('suspended')])[0]).toMatchObject({ answers_a_day: 0, known: 0 });
  expect(costs([...reviews, move('suspended'), move('resumed', { at: noon + 1 })])).toEqual(costs(reviews));
});

describe('what a desired retention costs', () => {
  const costs = (settings: Partial<Settings>, items = 60) =>
    retentionCosts([], items, { ...plain, ...settings }, moment(noon), (seed) => chance(seed).unit);
  const asPlain = costs({});

  test('more retention is more answers, and more that is known', () => {
    const [low, middle, high] = [0.7, 0.9, 0.97].map((retention) => costAt(asPlain, retention));
    expect(low?.answers_a_day).toBeLessThan(middle?.answers_a_day ?? 0);
    expect(middle?.answers_a_day).toBeLessThan(high?.answers_a_day ?? 0);
    expect(low?.known).toBeLessThan(middle?.known ?? 0);
    expect(middle?.known).toBeLessThan(high?.known ?? 0);
  });

  test('climbs steeply above 90 %, as the FSRS authors warn', () => {
    // An interval at 97 % is (0.97^(-1/0.1542) - 1) / (0.9^(-1/0.1542) - 1) = 0.223 of one at 90 %; of the
    // answers of a year those on the first day do not multiply, and what is asked sooner gains less by it.
    const [at70, at90, at97] = [0.7, 0.9, 0.97].map(
      (retention) => costAt(asPlain, retention)?.answers_a_day ?? 0,
    );
    const [slow, steep] = [((at90 ?? 0) - (at70 ?? 0)) / 20, ((at97 ?? 0) - (at90 ?? 0)) / 7];
    expect(steep).toBeGreaterThan(4 * slow);
    expect((at97 ?? 0) / (at90 ?? 1)).toBeLessThan(1 / 0.223);
  });

  test('more new items a day are more to do in the month to come', () => {
    const slow = costAt(costs({ new_per_day: 1 }), 0.9);
    const fast = costAt(costs({ new_per_day: 5 }), 0.9);
    expect(slow?.answers_a_day_soon).toBeLessThan(fast?.answers_a_day_soon ?? 0);
  });

  test('holds the setting itself, and lies between its neighbours elsewhere', () => {
    const chosen = costs({ desired_retention: 0.885 }, 20);
    expect(chosen.map(({ retention }) => retention)).toContain(0.885);
    expect(costAt(chosen, 0.885)).toEqual(chosen.find(({ retention }) => retention === 0.885));
    const [below, above] = [costAt(chosen, 0.8), costAt(chosen, 0.84)];
    const between = costAt(chosen, 0.82)?.answers_a_day ?? 0;
    expect(between).toBeCloseTo(((below?.answers_a_day ?? 0) + (above?.answers_a_day ?? 0)) / 2, 9);
    expect(costAt(chosen, 1)).toBeUndefined();
  });
});

describe('the habits of a learner', () => {
  test('who has answered nothing are the usual ones', () => {
    const { first, took, answers } = habitsOf([], plain);
    const usual = { again: 0.24, hard: 0.1, good: 0.49, easy: 0.17 };
    for (const rating of ratings) expect(first[rating]).toBeCloseTo(usual[rating], 9);
    expect(took).toEqual({ right: 45_000, wrong: 75_000 });
    expect(answers).toBe(0);
  });

  test('outweigh the usual ones, which count as twenty answers', () => {
    // Twenty items, each good at once in 15 s and forgotten a day later after 45 s.
    const reviews = Array.from({ length: 20 }, (_, at) => `c${at}`).flatMap((card) => [
      review({ id: `${card} 1`, card, took_ms: 15_000 }),
      review({ id: `${card} 2`, card, at: noon + aDay, rating: 'again', took_ms: 45_000 }),
    ]);
    const { first, recalled, took, same_day } = habitsOf(reviews, plain);
    expect(first.good).toBeCloseTo((20 + 20 * 0.49) / 40, 9);
    expect(first.again).toBeCloseTo(0.12, 9);
    expect(recalled.good).toBeCloseTo(0.63, 9); // Nothing was recalled.
    expect(took).toEqual({ right: 30_000, wrong: 60_000 });
    expect(same_day).toBeCloseTo(0.9, 9);
  });

  test('a flight west makes no day of one that was there already', () => {
    const reviews = [
      review({ id: 'r1', at: Date.UTC(2026, 3, 29, 20), zone_minutes: 720 }), // The 30th, at eight in the morning.
      review({ id: 'r2', at: Date.UTC(2026, 3, 29, 22), zone_minutes: -600 }), // The 29th again, at noon.
      review({ id: 'r3', at: Date.UTC(2026, 3, 30, 16), zone_minutes: -600 }), // The 30th again.
    ];
    const { recalled, same_day } = habitsOf(reviews, plain);

    expect(recalled.good).toBeCloseTo(0.63, 9); // Nothing was recalled on a later day.
    expect(same_day).toBeCloseTo(1 - (20 * 0.1) / 22, 9);
  });

  test('know no page left open, and no clock set back', () => {
    const { took } = habitsOf(
      [review({ id: 'r1', took_ms: 60 * minute }), review({ id: 'r2', card: 'b', took_ms: -minute })],
      plain,
    );
    // Five minutes and none, among twenty of 45 s.
    expect(took.right).toBeCloseTo((5 * minute + 20 * 45_000) / 22, 6);
  });
});
