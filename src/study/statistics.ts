import { type CardState, dueAt } from './card-state.ts';
import { type Day, dayOf, daysAfter, laterDay } from './day.ts';
import type { CardId, Moment, Reviewed } from './event.ts';
import type { Memory } from './fold.ts';
import { fsrsSchedule, retrievability } from './schedule.ts';
import type { Settings } from './settings.ts';

/** What a learner did on a day of study. */
export type DayTally = { readonly reviews: number; readonly took_ms: number };

/** Nobody thinks about one item for longer; whoever seems to has left the page open. */
const longestTake = 5 * 60_000;

/**
 * Reviews and time spent on each day on which there were any.
 *
 * @param reviews - those that stand, in order
 */
export function reviewsByDay(
  reviews: readonly Reviewed[],
  { day_starts_hour }: Settings,
): ReadonlyMap<Day, DayTally> {
  const days = new Map<Day, DayTally>();
  for (const review of reviews) {
    const day = dayOf(review, day_starts_hour);
    const before = days.get(day) ?? { reviews: 0, took_ms: 0 };
    // A clock set back meanwhile makes a take negative.
    const took = Math.min(Math.max(0, review.took_ms), longestTake);
    days.set(day, { reviews: before.reviews + 1, took_ms: before.took_ms + took });
  }
  return days;
}

/**
 * How many of the cards met fall due on each of the coming days, if each is next reviewed on its day.
 *
 * What is overdue is due today. The first entry is today.
 */
export function dueForecast(
  memory: Memory,
  settings: Settings,
  now: Moment,
  days: number,
): readonly { readonly day: Day; readonly due: number }[] {
  const today = dayOf(now, settings.day_starts_hour);
  const due = new Map<Day, number>();
  for (const card of memory.cards.values()) {
    const at = { at: dueAt(card, settings, now.zone_minutes), zone_minutes: now.zone_minutes };
    const day = laterDay(today, dayOf(at, settings.day_starts_hour));
    due.set(day, (due.get(day) ?? 0) + 1);
  }
  return Array.from({ length: days }, (_, ahead) => {
    const day = daysAfter(today, ahead);
    return { day, due: due.get(day) ?? 0 };
  });
}

/** Reviews that asked whether something was still remembered, and how many found that it was. */
export type Recalled = { readonly passed: number; readonly all: number };

/** By how firmly an item sat when it was asked for. */
export type Retention = { readonly young: Recalled; readonly mature: Recalled };

/** [days] From this stability on an item counts as mature, as in Anki. */
export const matureFrom = 21;

/**
 * How often what had been learnt was still there: of each item the first review of a day counts, and only once the
 * item was in review. Steps of learning, and second tries on the same day, say nothing about memory.
 *
 * @param reviews - those that stand, in order
 */
export function trueRetention(reviews: readonly Reviewed[], settings: Settings): Retention {
  const schedule = fsrsSchedule(settings);
  const cards = new Map<CardId, CardState>();
  const tally = { young: { passed: 0, all: 0 }, mature: { passed: 0, all: 0 } };
  for (const review of reviews) {
    const before = cards.get(review.card);
    cards.set(review.card, schedule(before, review));
    if (before?.state !== 'review') continue;
    if (dayOf(review, settings.day_starts_hour) <= before.last_reviewed_day) continue;
    const age = tally[before.stability < matureFrom ? 'young' : 'mature'];
    age.all += 1;
    if (review.rating !== 'again') age.passed += 1;
  }
  return tally;
}

/** How firmly a card sits. */
export type Strength = {
  readonly id: CardId;
  /** Days until the probability of recall falls to 90 %. */
  readonly stability: number;
  /** The probability of recall on the day asked about. */
  readonly retrievability: number;
};

/** How firmly each card met sits today. */
export function strengths(memory: Memory, settings: Settings, now: Moment): readonly Strength[] {
  const today = dayOf(now, settings.day_starts_hour);
  return [...memory.cards.values()].map((card) => ({
    id: card.id,
    stability: card.stability,
    retrievability: retrievability(card, today, settings),
  }));
}

/**
 * How many values lie below the first bound, from each bound to the next, and from the last on.
 *
 * @param bounds - rising
 */
export function spread(values: readonly number[], bounds: readonly number[]): readonly number[] {
  const counts = Array.from({ length: bounds.length + 1 }, () => 0);
  for (const value of values) {
    const place = bounds.filter((bound) => value >= bound).length;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}

/** How often each verdict was given, the most frequent first. Recall cards are rated without one. */
export function verdictCounts(reviews: readonly Reviewed[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { verdict } of reviews)
    if (verdict !== undefined) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return new Map([...counts].sort(([a, more], [b, less]) => less - more || (a < b ? -1 : 1)));
}
