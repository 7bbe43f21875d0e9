import { type Day, startOfDay } from './day.ts';
import type { CardId, Moment, UtcMillis } from './event.ts';
import type { Settings } from './settings.ts';

/** What is known about one card. Never stored: always the fold of its reviews. */
export type CardState = {
  readonly id: CardId;
  /** Learning and relearning cards come back within minutes; those in review, after days. */
  readonly state: 'learning' | 'review' | 'relearning';
  /** Which of the short steps comes next. */
  readonly step: number;
  /** In the zone of the last review. Use `dueAt` where the learner may have moved since. */
  readonly due: UtcMillis;
  readonly due_day: Day;
  /** Days until the probability of recall falls to 90 %. */
  readonly stability: number;
  /** From 1 to 10. */
  readonly difficulty: number;
  readonly reviews: number;
  /** Times it was forgotten after it had been learnt. */
  readonly lapses: number;
  readonly introduced_day: Day;
  readonly last_reviewed_at: UtcMillis;
  readonly last_reviewed_day: Day;
  /** The day on which it last came up in review, not in a step of learning; nothing before it was learnt. */
  readonly last_in_review_day?: Day;
  /** Of the variants seen last, the newest at the end; none for a recall card. */
  readonly recent_seeds: readonly number[];
};

/**
 * From this difficulty on an item counts as hard. FSRS lengthens an interval in proportion to 11 less the difficulty: from 8
 * on, by less than a third of the most there is.
 */
export const hardFrom = 8;

/**
 * When a card falls due, for a learner in a zone.
 *
 * A card in review is due from the start of its day, not at the hour it was last seen: an evening's reviews are
 * ready the next morning. A learning card is due to the minute.
 */
export const dueAt = (card: CardState, { day_starts_hour }: Settings, zoneMinutes: number): UtcMillis =>
  card.state === 'review' ? startOfDay(card.due_day, zoneMinutes, day_starts_hour) : card.due;

export const isDue = (card: CardState, settings: Settings, now: Moment): boolean =>
  dueAt(card, settings, now.zone_minutes) <= now.at;

/**
 * Whether an answer now would come ahead of its time. A card that was never met is always in time, and so is one in
 * learning: its steps are minutes, and FSRS reckons with answers of the same day.
 */
export const isAhead = (card: CardState | undefined, settings: Settings, now: Moment): boolean =>
  card?.state === 'review' && !isDue(card, settings, now);
