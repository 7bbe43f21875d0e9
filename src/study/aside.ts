import { type Day, dayOf } from './day.ts';
import type { Buried, Moment, StudyEvent } from './event.ts';
import type { Settings } from './settings.ts';

/** What a learner said about seeing a card: not on a day, or not at all until they bring it back. */
export type Aside = {
  readonly suspended: boolean;
  /** The day it was last put off on. */
  readonly buried_on?: Day;
};

const notAside: Aside = { suspended: false };

/**
 * Whether a card was put aside.
 *
 * @param events - those of the card that stand, in order
 */
export function asideOf(events: Iterable<StudyEvent>, { day_starts_hour }: Settings): Aside | undefined {
  let aside = notAside;
  for (const event of events) {
    if (event.kind === 'buried') aside = { ...aside, buried_on: dayOf(onClock(event), day_starts_hour) };
    if (event.kind === 'suspended') aside = { ...aside, suspended: true };
    if (event.kind === 'resumed') aside = notAside;
  }
  return aside.suspended || aside.buried_on !== undefined ? aside : undefined;
}

const onClock = ({ at, by_clock, zone_minutes }: Buried): Moment => ({ at: by_clock ?? at, zone_minutes });

/** Whether a card is kept out of sight today. */
export const isAside = (aside: Aside | undefined, today: Day): boolean =>
  aside !== undefined && (aside.suspended || aside.buried_on === today);
