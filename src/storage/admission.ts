import { isSameEvent } from '../study/history.ts';
import { type Row, readRow } from './row.ts';

/**
 * What a store does with an event: it is new, it is there already, or it is refused.
 *
 * The one rule of every log, so that they cannot differ.
 *
 * @param there - whatever lies under the event's id; nothing, or a row that even this version may not understand
 */
export function admission(event: Row, there: unknown): 'new' | 'known' | 'refused' {
  if (readRow(event).kind === 'bad') return 'refused';
  if (there === undefined) return 'new';
  return typeof there === 'object' && there !== null && isSameEvent(event, there) ? 'known' : 'refused';
}
