import type { Known } from '../../storage/learner.ts';
import { isDue } from '../../study/card-state.ts';
import { comesBackOn } from '../../study/comes-back.ts';
import { dayOf, daysAfter } from '../../study/day.ts';
import { queue } from '../../study/due-queue.ts';
import type { Moment } from '../../study/event.ts';
import type { Item } from '../../study/item.ts';

/** How many of the items met fall due, and when. */
export type DueSoon = {
  /** Would be asked now. */
  readonly now: number;
  /** Due now, but held back by the day's share of reviews. */
  readonly beyond: number;
  /** Falls due in what is left of today. */
  readonly later: number;
  readonly tomorrow: number;
  /** Today and on the six days after it, each item once. */
  readonly week: number;
};

/** @param items - what there is to study: what was withdrawn is never due again */
export function dueSoon(
  items: readonly Item[],
  { memory, settings }: Pick<Known, 'memory' | 'settings'>,
  now: Moment,
): DueSoon {
  const today = dayOf(now, settings.day_starts_hour);
  const met = items.filter(({ id }) => memory.cards.has(id));
  const coming = met.flatMap(({ id }) => {
    const card = memory.cards.get(id);
    const day = card && comesBackOn(card, memory, settings, now);
    return card && day !== undefined ? [{ card, day }] : [];
  });
  const ofToday = coming.filter(({ day }) => day === today);
  const due = ofToday.filter(({ card }) => isDue(card, settings, now)).length;
  const asked = queue(met, memory, settings, now).length;
  return {
    now: asked,
    beyond: due - asked,
    later: ofToday.length - due,
    tomorrow: coming.filter(({ day }) => day === daysAfter(today, 1)).length,
    week: coming.filter(({ day }) => day < daysAfter(today, 7)).length,
  };
}
