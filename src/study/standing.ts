import type { Reviewed, StudyEvent } from './event.ts';
import { merge } from './history.ts';

/** The reviews of a history that were not taken back, in order, each once. */
export function standing(events: Iterable<StudyEvent>): readonly Reviewed[] {
  const history = merge(events);
  const undone = new Set(history.flatMap((event) => (event.kind === 'undone' ? event.event : [])));
  return history.filter((event): event is Reviewed => event.kind === 'reviewed' && !undone.has(event.id));
}
