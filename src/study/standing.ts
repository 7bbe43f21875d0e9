import type { Answered, Reviewed, StudyEvent, Undone } from './event.ts';
import { merge } from './history.ts';

/** What a learner did, and did not take back, in order, each once. */
export function standingEvents(events: Iterable<StudyEvent>): readonly Exclude<StudyEvent, Undone>[] {
  const history = merge(events);
  const undone = new Set(history.flatMap((event) => (event.kind === 'undone' ? event.event : [])));
  return history.filter(
    (event): event is Exclude<StudyEvent, Undone> => event.kind !== 'undone' && !undone.has(event.id),
  );
}

/** The reviews of a history that were not taken back, in order, each once. */
export const standing = (events: Iterable<StudyEvent>): readonly Reviewed[] =>
  standingEvents(events).filter((event): event is Reviewed => event.kind === 'reviewed');

/** All answers of a history that were not taken back, those ahead of their time too, in order, each once. */
export const standingAnswers = (events: Iterable<StudyEvent>): readonly Answered[] =>
  standingEvents(events).filter(
    (event): event is Answered => event.kind === 'reviewed' || event.kind === 'practised',
  );
