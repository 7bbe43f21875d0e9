import { type Day, dayOf, daysBetween, laterDay } from './day.ts';
import { type CardId, type Reviewed, ratings } from './event.ts';
import type { Settings } from './settings.ts';

/** An answer as FSRS counts it. */
export type Answer = {
  /** 1 for again, 2 for hard, 3 for good, 4 for easy. */
  readonly rating: number;
  /** Since the answer before, in the learner's days; none before the first. */
  readonly days: number;
};

/** A review that asked whether something was still remembered, with all that led to it. */
export type TrainingItem = {
  readonly review: Reviewed;
  /** Of its card, in order, shared by all items of the card: the first `length` belong to this one, itself the last. */
  readonly answers: readonly Answer[];
  readonly length: number;
  /** Answers of the card on later days than the one before, this one among them. */
  readonly repeats: number;
  /** Of those before it, how many had forgotten. */
  readonly lapses: number;
};

/**
 * What FSRS learns from: the first review of a card on each later day, with the answers before it.
 *
 * Answers of the same day are part of what led to a review and are not themselves predicted: they say nothing about
 * memory. Items are in order of time, as recent ones weigh more.
 *
 * @param reviews - those that stand, in order
 * @source fsrs-rs, src/dataset.rs (`FSRSItem`) and `convert_to_fsrs_items` in src/convertor_tests.rs
 */
export function trainingItems(
  reviews: readonly Reviewed[],
  { day_starts_hour }: Settings,
): readonly TrainingItem[] {
  const cards = new Map<CardId, { answers: Answer[]; last: Day; repeats: number; lapses: number }>();
  const items: TrainingItem[] = [];
  for (const review of reviews) {
    const day = dayOf(review, day_starts_hour);
    const rating = 1 + ratings.indexOf(review.rating);
    const card = cards.get(review.card);
    if (!card) {
      cards.set(review.card, { answers: [{ rating, days: 0 }], last: day, repeats: 0, lapses: 0 });
      continue;
    }
    const days = daysBetween(card.last, day);
    card.answers.push({ rating, days });
    card.last = laterDay(card.last, day);
    if (days === 0) continue;
    card.repeats += 1;
    const { answers, repeats, lapses } = card;
    items.push({ review, answers, length: answers.length, repeats, lapses });
    if (review.rating === 'again') card.lapses += 1;
  }
  return items;
}

/** Longer items are left out, as fsrs-rs leaves them out of its training (`max_seq_len` in src/training.rs). */
const longest = 64;

/** Items as the optimiser takes them: all ratings and days in a row, and how many belong to each item. */
export type PackedItems = {
  readonly ratings: Uint32Array;
  readonly days: Uint32Array;
  readonly lengths: Uint32Array;
};

export function packed(items: readonly TrainingItem[]): PackedItems {
  const short = items.filter(({ length }) => length <= longest);
  const answers = short.flatMap(({ answers, length }) => answers.slice(0, length));
  return {
    ratings: Uint32Array.from(answers, ({ rating }) => rating),
    days: Uint32Array.from(answers, ({ days }) => days),
    lengths: Uint32Array.from(short, ({ length }) => length),
  };
}
