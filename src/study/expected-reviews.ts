import type { CardState } from './card-state.ts';
import { comesBackOn } from './comes-back.ts';
import { type Day, dayOf, daysAfter, laterDay, startOfDay } from './day.ts';
import type { Moment, Rating } from './event.ts';
import type { Memory } from './fold.ts';
import { fsrsSchedule, retrievability } from './schedule.ts';
import type { Settings } from './settings.ts';

/** A course of things less likely than this is not followed apart from the likelier one beside it. */
const negligible = 0.02;

/**
 * How many reviews to expect on each of the coming days, if each item met is reviewed on its day and remembered as often
 * as the model foretells. What is forgotten is learnt again the same day, and comes back. Nothing new is met.
 *
 * What is suspended is not asked. The first entry is today.
 */
export function expectedReviews(
  memory: Memory,
  settings: Settings,
  now: Moment,
  days: number,
): readonly number[] {
  const { day_starts_hour } = settings;
  const schedule = fsrsSchedule(settings);
  const today = dayOf(now, day_starts_hour);
  const end = daysAfter(today, days);
  const expected = Array.from({ length: days }, () => 0);

  const after = (card: CardState, day: Day, rating: Rating): CardState => {
    const at = startOfDay(day, now.zone_minutes, day_starts_hour);
    const next = schedule(card, { card: card.id, rating, at, zone_minutes: now.zone_minutes });
    // Learnt again at once, whatever the steps.
    return next.state === 'review' ? next : after(next, day, 'good');
  };
  const follow = (card: CardState, day: Day, likely: number): void => {
    if (day >= end) return;
    expected[day - today] = (expected[day - today] ?? 0) + likely;
    const recalled = retrievability(card, day, settings);
    const passed = after(card, day, 'good');
    if (likely * (1 - recalled) < negligible) follow(passed, nextDay(passed, day), likely);
    else {
      const failed = after(card, day, 'again');
      follow(passed, nextDay(passed, day), likely * recalled);
      follow(failed, nextDay(failed, day), likely * (1 - recalled));
    }
  };

  for (const card of memory.cards.values()) {
    const day = comesBackOn(card, memory, settings, now);
    if (day !== undefined) follow(card, day, 1);
  }
  return expected;
}

/** An item comes back on a later day, whatever was worked out. */
const nextDay = (card: CardState, day: Day): Day => laterDay(card.due_day, daysAfter(day, 1));
