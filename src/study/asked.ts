import type { CardState } from './card-state.ts';
import { dayOf } from './day.ts';
import type { CardId, Reviewed } from './event.ts';
import { fsrsSchedule, retrievability } from './schedule.ts';
import type { Settings } from './settings.ts';

/** A review that asked whether something learnt was still there. */
export type Asked = {
  readonly card: CardId;
  /** [days] Of the card just before. */
  readonly stability: number;
  /** The probability of recall that the model gave it just before. */
  readonly predicted: number;
  readonly passed: boolean;
};

/**
 * What was asked of memory, and what came of it: of each item the first review of a day, once the item was in review.
 * Steps of learning, and second tries on the same day, say nothing about memory.
 *
 * @param reviews - those that stand, in order
 */
export function askedOfMemory(reviews: readonly Reviewed[], settings: Settings): readonly Asked[] {
  // Fuzz moves the day a card falls due, not what is known of it, and takes half the time of a replay.
  const schedule = fsrsSchedule({ ...settings, fuzz: false });
  const cards = new Map<CardId, CardState>();
  const asked: Asked[] = [];
  for (const review of reviews) {
    const before = cards.get(review.card);
    cards.set(review.card, schedule(before, review));
    if (before?.state !== 'review') continue;
    const day = dayOf(review, settings.day_starts_hour);
    if (day <= before.last_reviewed_day) continue;
    asked.push({
      card: review.card,
      stability: before.stability,
      predicted: retrievability(before, day, settings),
      passed: review.rating !== 'again',
    });
  }
  return asked;
}
