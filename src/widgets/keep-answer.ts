import { outboxIn } from '../storage/outbox.ts';
import { asUndecided } from '../storage/undecided.ts';
import { isAhead } from '../study/card-state.ts';
import type { Answered, CardId, EventId, Moment } from '../study/event.ts';
import { theLearner } from './rim.ts';

/** What became of an answer given outside Practice. */
export type KeptAnswer = {
  /** Whether it came ahead of its time, and moved no schedule. */
  readonly isAhead: boolean;
  /** A sentence for the learner, where something stood in its way. */
  readonly warning: string;
};

const notLoaded =
  'This answer is not in your history yet, because a part of this page did not load. It waits in this browser until you open Practice or reload this page; everything stored before is safe.';

/**
 * Keeps an answer given on a page where the learner’s log may still be on its way: it lies in the outbox before anything is
 * waited for, so a page left in that moment loses nothing.
 *
 * @param id - of the event that `make` makes
 * @param make - the event, once it is known whether it came ahead of its time
 */
export async function keepAnswer(
  id: EventId,
  card: CardId,
  at: Moment,
  make: (isAhead: boolean) => Answered,
): Promise<KeptAnswer> {
  const outbox = outboxIn(drawer(), id);
  outbox.hold([asUndecided(make(false))]);
  try {
    const { learner, opened } = await theLearner();
    const { memory, settings } = learner.known();
    // Whoever opened a log meanwhile, here or in another tab, has kept this answer already.
    const [delivered] = await learner.log.named([id]).catch(() => []);
    const event = delivered ?? make(isAhead(memory.cards.get(card), settings, at));
    // Without the database its history is not known, so that whoever stores this finds out what it was.
    if (opened.durable) outbox.hold([event]);
    const result = delivered ? undefined : await learner.append([event]);
    const isSettled = result?.kind !== 'not_stored' || result.why === 'refused';
    // What is only in memory, or found no room, waits for the next visit.
    if (opened.durable && isSettled) outbox.hold([]);
    const notStored = result?.kind === 'not_stored' ? result.message : '';
    return { isAhead: event.kind === 'practised', warning: opened.durable ? notStored : opened.message };
  } catch {
    return { isAhead: false, warning: notLoaded };
  }
}

function drawer(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined; // Some browsers refuse at the very name.
  }
}
