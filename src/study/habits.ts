import { type Day, dayOf, laterDay } from './day.ts';
import { type CardId, type Rating, type Reviewed, ratings } from './event.ts';
import type { Settings } from './settings.ts';
import { takeOf } from './take.ts';

/** How a learner answers, for looking ahead. Shares sum to 1. */
export type Habits = {
  /** Of the first answers to items, by rating. */
  readonly first: Shares<Rating>;
  /** Of the answers to items that were still known on a later day. */
  readonly recalled: Shares<Exclude<Rating, 'again'>>;
  /** Of second answers on a day, those that are right. */
  readonly same_day: number;
  /** [ms] What an answer takes, by how it came out. */
  readonly took: { readonly right: number; readonly wrong: number };
  /** Answers this was learnt from. */
  readonly answers: number;
};

type Shares<Name extends string> = { readonly [name in Name]: number };

/**
 * What is taken for granted of a learner who has answered nothing. The shares are those of fsrs-rs's simulator
 * (`SimulatorConfig::default`, src/simulation.rs), rounded; the times are a guess at what a worked number takes.
 */
export const usualHabits: Omit<Habits, 'answers'> = {
  first: { again: 0.24, hard: 0.1, good: 0.49, easy: 0.17 },
  recalled: { hard: 0.22, good: 0.63, easy: 0.15 },
  same_day: 0.9,
  took: { right: 45_000, wrong: 75_000 },
};

/** What is taken for granted counts as much as this many answers of one's own. */
export const usualAnswers = 20;

/** @param reviews - those that stand, in order */
export function habitsOf(reviews: readonly Reviewed[], { day_starts_hour }: Settings): Habits {
  const lastDays = new Map<CardId, Day>();
  const [first, recalled, sameDay]: [Rating[], Rating[], Rating[]] = [[], [], []];
  for (const review of reviews) {
    const last = lastDays.get(review.card);
    const day = dayOf(review, day_starts_hour);
    const kind = last === undefined ? first : day > last ? recalled : sameDay;
    kind.push(review.rating);
    lastDays.set(review.card, last === undefined ? day : laterDay(last, day));
  }
  const shareOf = (rating: Rating, among: readonly Rating[], usually: number): number =>
    (among.filter((one) => one === rating).length + usualAnswers * usually) / (among.length + usualAnswers);
  const shares = <Name extends Rating>(names: readonly Name[], among: readonly Rating[], of: Shares<Name>) =>
    Object.fromEntries(names.map((name) => [name, shareOf(name, among, of[name])])) as Shares<Name>;

  const [, ...passes] = ratings;
  const right = reviews.filter(({ rating }) => rating !== 'again');
  const wrong = reviews.filter(({ rating }) => rating === 'again');
  return {
    first: shares(ratings, first, usualHabits.first),
    recalled: shares(
      passes,
      recalled.filter((rating) => rating !== 'again'),
      usualHabits.recalled,
    ),
    same_day: 1 - shareOf('again', sameDay, 1 - usualHabits.same_day),
    took: { right: meanTake(right, usualHabits.took.right), wrong: meanTake(wrong, usualHabits.took.wrong) },
    answers: reviews.length,
  };
}

function meanTake(reviews: readonly Reviewed[], usually: number): number {
  const took = reviews.reduce((sum, review) => sum + takeOf(review), usualAnswers * usually);
  return took / (reviews.length + usualAnswers);
}
