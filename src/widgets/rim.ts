import { randomSeed, randomUuid } from '../storage/chance.ts';
import type { Learner } from '../storage/learner.ts';
import type { OpenedLog, OpenedStore } from '../storage/open-log.ts';
import { type EventId, eventId, type Moment, utcMillis } from '../study/event.ts';
import { arriving } from './did-not-load.ts';

/** The one place that knows the clock, makes ids and seeds, and opens the learner's log. */

export function now(): Moment {
  const date = new Date();
  // Browsers count minutes west of UTC.
  return { at: utcMillis(date.getTime()), zone_minutes: -date.getTimezoneOffset() };
}

export const newEventId = (): EventId => eventId(randomUuid());

/** A seed nobody has chosen. */
export const newSeed = (): number => randomSeed();

let opened: Promise<OpenedLog> | undefined;

/** The learner's log, one for the page; loaded when first asked for, as most readers of a lesson never answer. */
export function learnersLog(): Promise<OpenedLog> {
  opened ??= arriving(import('../storage/open-log.ts'))
    .then(({ openLog }) => openLog(globalThis))
    .catch((error) => {
      // The code did not arrive; the next who asks tries again.
      opened = undefined;
      throw error;
    });
  return opened;
}

let met: Promise<MetLearner> | undefined;

/** A learner, and what their log was opened as. */
export type MetLearner = { readonly learner: Learner; readonly opened: OpenedLog };

/** What is known of the learner, one for the page; worked out when first asked for. */
export function theLearner(): Promise<MetLearner> {
  met ??= Promise.all([learnersLog(), arriving(import('../storage/learner.ts'))])
    .then(async ([opened, { meetLearner }]) => ({ opened, learner: await meetLearner(opened.log) }))
    .catch((error) => {
      met = undefined;
      throw error;
    });
  return met;
}

/** What this browser keeps, for the page where a learner saves, restores and deletes it. */
export const learnersStore = (): Promise<OpenedStore> =>
  arriving(import('../storage/open-log.ts')).then(({ openStore }) => openStore(globalThis));
