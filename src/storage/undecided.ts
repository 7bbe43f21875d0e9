import type { Answered } from '../study/event.ts';
import type { Row } from './row.ts';

/**
 * An answer as it waits while the history is not at hand, so that nobody knows whether it came ahead of its time. Whoever stores
 * it finds out (`decided`): the tab it was given in, another, or the next visit.
 */
export type Undecided = Answered & { readonly undecided: true };

export const asUndecided = (answered: Answered): Undecided => ({ ...answered, undecided: true });

export const isUndecided = (row: Row): row is Undecided =>
  (row.kind === 'reviewed' || row.kind === 'practised') && 'undecided' in row && row.undecided === true;
