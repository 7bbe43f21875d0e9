import {
  clipParameters,
  createEmptyCard,
  default_w,
  type Card as FsrsCard,
  Rating as FsrsRating,
  forgetting_curve,
  fsrs,
  GenSeedStrategyWithCardId,
  State,
  StrategyMode,
} from 'ts-fsrs';
import type { CardState } from './card-state.ts';
import { type Day, dayOf, daysAfter, daysBetween, laterDay, midnightOf, startOfDay } from './day.ts';
import { type Reviewed, utcMillis } from './event.ts';
import type { Settings } from './settings.ts';

/** What the memory model needs to know of a review. */
export type Review = Pick<Reviewed, 'card' | 'rating' | 'at' | 'zone_minutes' | 'seed'>;

/** The memory model: a card before, or none, and a review give the card after. */
export type Schedule = (before: CardState | undefined, review: Review) => CardState;

/**
 * The FSRS-6 memory model, with the learner's weights or else those fitted to everybody. The only file that knows ts-fsrs.
 *
 * ts-fsrs counts UTC days and throws when they run backwards. It is handed the midnights of the learner's own days
 * instead, and a review never earlier than the one before: a clock set back, or a flight west, counts as no time.
 *
 * Chance, where intervals are fuzzed, comes from the card and how often it was reviewed: whoever replays a history, on
 * whatever device, gets the same days.
 */
export function fsrsSchedule(settings: Settings): Schedule {
  const { day_starts_hour } = settings;
  const model = fsrs({
    request_retention: settings.desired_retention,
    maximum_interval: settings.longest_interval,
    enable_fuzz: settings.fuzz,
    w: weightsInForce(settings),
    learning_steps: settings.learning_steps.map(inMinutes),
    relearning_steps: settings.relearning_steps.map(inMinutes),
  }).useStrategy(StrategyMode.SEED, GenSeedStrategyWithCardId('id'));

  return (before, review) => {
    const { at, day } = notBefore(before, review, day_starts_hour);
    const now = midnightOf(day);
    const { card: after } = model.next(
      before ? toFsrs(before) : neverMet(review.card, now),
      now,
      fsrsRatings[review.rating],
    );
    const state = states[after.state];
    const due_day = daysAfter(day, after.scheduled_days);
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
      ...inReview(before, day),
      recent_seeds: withSeed(before?.recent_seeds ?? [], review.seed),
    };
  };
}

/** The probability that a card would be recalled on a day. */
export const retrievability = (card: CardState, on: Day, settings: Settings): number =>
  forgetting_curve(weightsInForce(settings), daysBetween(card.last_reviewed_day, on), card.stability);

/**
 * The weights that are worked with. A backup may bring any numbers; ts-fsrs clips them for the schedule but not for the
 * forgetting curve, by which a card would then come back on one day and count as forgotten by another.
 */
const weightsInForce = ({ weights, relearning_steps }: Settings): readonly number[] =>
  weights ? clipParameters([...weights], relearning_steps.length) : default_w;

/** A step as ts-fsrs takes it: in whole minutes. Histories hold others, chosen while they were offered, and go on with the whole part. */
const inMinutes = (step: number) => `${Math.floor(step)}m` as const;

/** When a card last came up in review: now, if it was there before this answer. */
function inReview(before: CardState | undefined, day: Day): Pick<CardState, 'last_in_review_day'> {
  const last = before?.state === 'review' ? day : before?.last_in_review_day;
  return last === undefined ? {} : { last_in_review_day: last };
}

/** More than a person remembers the numbers of. */
const remembered = 10;

const withSeed = (seeds: readonly number[], seed: number | undefined): readonly number[] =>
  seed === undefined ? seeds : [...seeds, seed].slice(-remembered);

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

/** A card as ts-fsrs takes it, with the id that its chance comes from. */
type NamedCard = FsrsCard & { readonly id: string };

const neverMet = (id: string, now: Date): NamedCard => ({ ...createEmptyCard(now), id });

const toFsrs = (card: CardState): NamedCard => ({
  id: card.id,
  state: fsrsStates[card.state],
  learning_steps: card.step,
  stability: card.stability,
  difficulty: card.difficulty,
  reps: card.reviews,
  lapses: card.lapses,
  last_review: midnightOf(card.last_reviewed_day),
  due: midnightOf(card.due_day),
  // Written by ts-fsrs on every review, and read by nothing we use.
  elapsed_days: 0,
  scheduled_days: 0,
});
