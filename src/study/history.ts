import type { EventId, StudyEvent } from './event.ts';

/** The one order of a history, whoever wrote it and in whatever order it arrived: by instant, then by id. */
export const inOrder = (a: StudyEvent, b: StudyEvent): number => a.at - b.at || compare(a.id, b.id);

/**
 * The union of histories, in order, each event once.
 *
 * An id names one content, and stores refuse one that comes back different. Where two histories disagree all
 * the same, the earlier one stands, so that merging comes out the same whoever merges and in whatever order.
 */
export function merge(...histories: readonly Iterable<StudyEvent>[]): readonly StudyEvent[] {
  const kept = new Map<EventId, StudyEvent>();
  for (const history of histories)
    for (const event of history) {
      const rival = kept.get(event.id);
      if (!rival || standsBefore(event, rival)) kept.set(event.id, event);
    }
  return [...kept.values()].sort(inOrder);
}

/** Whether what came back under an id is what went in. */
export const isSameEvent = (a: object, b: object): boolean => a === b || spell(a) === spell(b);

const standsBefore = (a: StudyEvent, b: StudyEvent) =>
  a !== b && (a.at - b.at || compare(spell(a), spell(b))) < 0;

/** One text for one content, in whatever order the fields were written; a field that is undefined is absent. */
const spell = (event: object) =>
  JSON.stringify(
    Object.entries(event)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => compare(a, b)),
  );

// By code unit: a locale's order differs from machine to machine.
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
