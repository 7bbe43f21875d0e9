import { isAside } from './aside.ts';
import { type CardState, dueAt } from './card-state.ts';
import { type Day, dayOf, daysAfter, laterDay } from './day.ts';
import type { Moment } from './event.ts';
import type { Memory } from './fold.ts';
import type { Settings } from './settings.ts';

/**
 * The day on which a card is next to be asked; none for one that is suspended.
 *
 * What is overdue comes back today, and what was put off today, tomorrow at the earliest.
 */
export function comesBackOn(
  card: CardState,
  { aside }: Memory,
  settings: Settings,
  { at, zone_minutes }: Moment,
): Day | undefined {
  const putAside = aside.get(card.id);
  if (putAside?.suspended) return undefined;
  const today = dayOf({ at, zone_minutes }, settings.day_starts_hour);
  const first = isAside(putAside, today) ? daysAfter(today, 1) : today;
  const due = dayOf({ at: dueAt(card, settings, zone_minutes), zone_minutes }, settings.day_starts_hour);
  return laterDay(first, due);
}
