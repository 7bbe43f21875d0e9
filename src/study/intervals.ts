import { dayOf, daysBetween } from './day.ts';
import type { CardId, Moment, Rating, UtcMillis } from './event.ts';
import type { Memory } from './fold.ts';
import { fsrsSchedule } from './schedule.ts';
import type { Settings } from './settings.ts';

/** When a card would come back. */
export type Interval = {
  readonly due: UtcMillis;
  /** Days of study from today; 0 is later today. Between now and `due` may lie fewer hours than these days have. */
  readonly days: number;
};

/** When a card would come back after each rating, as the rating buttons say. A card never met is welcome. */
export function previewIntervals(
  memory: Memory,
  card: CardId,
  settings: Settings,
  now: Moment,
): { readonly [rating in Rating]: Interval } {
  const schedule = fsrsSchedule(settings);
  const after = (rating: Rating): Interval => {
    const { due, due_day } = schedule(memory.cards.get(card), { card, rating, ...now });
    return { due, days: daysBetween(dayOf(now, settings.day_starts_hour), due_day) };
  };
  return { again: after('again'), hard: after('hard'), good: after('good'), easy: after('easy') };
}
