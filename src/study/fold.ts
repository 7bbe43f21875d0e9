import type { CardState } from './card-state.ts';
import type { CardId, StudyEvent } from './event.ts';
import { fsrsSchedule } from './schedule.ts';
import type { Settings } from './settings.ts';
import { standing } from './standing.ts';

/** What a history left in a learner's head, as far as the model knows. */
export type Memory = {
  /** Every card ever reviewed, unless each of its reviews was undone. */
  readonly cards: ReadonlyMap<CardId, CardState>;
};

/**
 * The state of every card after a history, with what was undone left out as if it had never happened.
 *
 * The history may be in any order, hold an event twice, and hold kinds that this version does not know.
 * Nothing in it makes the fold throw.
 */
export function fold(events: Iterable<StudyEvent>, settings: Settings): Memory {
  const schedule = fsrsSchedule(settings);
  const cards = new Map<CardId, CardState>();
  for (const review of standing(events)) cards.set(review.card, schedule(cards.get(review.card), review));
  return { cards };
}
