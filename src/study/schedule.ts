import {
  createEmptyCard,
  default_w,
  type Card as FsrsCard,
  Rating as FsrsRating,
  forgetting_curve,
  fsrs,
  State,
} from 'ts-fsrs';
import type { CardState } from './card-state.ts';
import { type Day, dayOf, daysAfter, daysBetween, laterDay, startOfDay } from './day.ts';
import { type Reviewed, utcMillis } from './event.ts';
import type { Settings } from './settings.ts';

/** What the memory model needs to know of a review. */
export type Review = Pick<Reviewed, 'card' | 'rating' | 'at' | 'zone_minutes' | 'seed'>;

/** The memory model: a card before, or none, and a review give the card after. */
export type Schedule = (before: CardState | undefined, review: Review) => CardState;

/**
 * The FSRS-6 memory model with its default weights. The only file that knows ts-fsrs.
 *
 * ts-fsrs counts UTC days and throws when they run backwards. It is handed the midnights of the learner's own days
 * instead, and a review never earlier than the one before: a clock set back, or a flight west, counts as no time.
 */
export function fsrsSchedule({ desired_retention, day_starts_hour }: Settings): Schedule {
  const model = fsrs({ request_retention: desired_retention });

  return (before, review) => {
    const { at, day } = notBefore(before, review, day_starts_hour);
    const now = midnight(day);
    const { card: after } = model.next(
      before ? toFsrs(before) : createEmptyCard(now),
      now,
      fsrsRatings[review.rating],
    );
    const state = states[after.state];
    const due_day = daysAfter(day, after.scheduled_days);
    const seed = review.seed ?? before?.last_seed;
    return {
      id: review.card,
      state,
      step: after.learning_steps,
      due:
        state === 'review'
          ? startOfDay(due_day, review.zone_minutes, day_starts_hour)
          : utcMillis(at + after.due.getTime() - now.getTime()),
      due_day,
      stability: after.stability,
      difficulty: after.difficulty,
      reviews: after.reps,
      lapses: after.lapses,
      introduced_day: before?.introduced_day ?? day,
      last_reviewed_at: at,
      last_reviewed_day: day,
      ...(seed === undefined ? {} : { last_seed: seed }),
    };
  };
}

/** The probability that a card would be recalled on a day. */
export const retrievability = (card: CardState, on: Day): number =>
  forgetting_curve(default_w, daysBetween(card.last_reviewed_day, on), card.stability);

const fsrsRatings = {
  again: FsrsRating.Again,
  hard: FsrsRating.Hard,
  good: FsrsRating.Good,
  easy: FsrsRating.Easy,
} as const;

const fsrsStates = {
  learning: State.Learning,
  review: State.Review,
  relearning: State.Relearning,
} as const;

const states = {
  [State.New]: 'learning', // A reviewed card is new no more; the table is whole for the type's sake.
  [State.Learning]: 'learning',
  [State.Review]: 'review',
  [State.Relearning]: 'relearning',
} as const;

/** When a review counts as having happened: never before the review before it. */
function notBefore(before: CardState | undefined, review: Review, dayStartsHour: number) {
  const day = dayOf(review, dayStartsHour);
  if (!before) return { at: review.at, day };
  return {
    at: utcMillis(Math.max(review.at, before.last_reviewed_at)),
    day: laterDay(day, before.last_reviewed_day),
  };
}

const midnight = (day: Day) => new Date(day * 86_400_000);

const toFsrs = (card: CardState): FsrsCard => ({
  state: fsrsStates[card.state],
  learning_steps: card.step,
  stability: card.stability,
  difficulty: card.difficulty,
  reps: card.reviews,
  lapses: card.lapses,
  last_review: midnight(card.last_reviewed_day),
  due: midnight(card.due_day),
  // Written by ts-fsrs on every review, and read by nothing we use.
  elapsed_days: 0,
  scheduled_days: 0,
});
