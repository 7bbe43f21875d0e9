import {
  type Buried,
  type Configured,
  type Resumed,
  type StudyEvent,
  type Suspended,
  utcMillis,
} from './event.ts';

/** What replaces what was done before it: of these, the last to a card, or the last choice, stands. */
export type Overruling = Configured | Buried | Suspended | Resumed;

/** Whether, of two, the later alone stands. */
export function overrules(event: Overruling, other: StudyEvent): boolean {
  switch (other.kind) {
    case 'configured':
      return event.kind === 'configured';
    case 'buried':
    case 'suspended':
    case 'resumed':
      return event.kind !== 'configured' && event.card === other.card;
    default:
      return false;
  }
}

/**
 * What is done now, placed after what it overrules: that may bear a later instant, as a clock was ahead then or is behind now,
 * and would stand for as long. A card that is put off is put off on the day of the clock all the same.
 *
 * @param before - the last of what it overrules, if there is any
 */
export function placedAfter(before: StudyEvent | undefined, event: Overruling): Overruling {
  if (!before || before.at < event.at) return event;
  const at = utcMillis(before.at + 1);
  return event.kind === 'buried' ? { ...event, at, by_clock: event.at } : { ...event, at };
}
