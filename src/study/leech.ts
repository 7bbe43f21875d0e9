import type { CardState } from './card-state.ts';
import type { Settings } from './settings.ts';

/**
 * Whether a review made a leech of its card: one that takes time and does not stay. It is said at the lapse that makes it
 * one, and then each time half as many have been added, as in Anki.
 */
export function becameLeech(
  before: CardState | undefined,
  after: CardState,
  { leech_lapses }: Settings,
): boolean {
  if (leech_lapses === 0 || after.lapses < leech_lapses || after.lapses === before?.lapses) return false;
  return (after.lapses - leech_lapses) % Math.ceil(leech_lapses / 2) === 0;
}
