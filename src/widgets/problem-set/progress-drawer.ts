import { nameKey } from '../../problems/student-name.ts';
import { prefix } from './forget-sets.ts';
import { type Progress, readProgress } from './taken-set.model.ts';

/** Where a browser keeps how far each student is with a set, unless it refuses. It never leaves the browser. */

/** Under a set's address: who took it last. Under that and a name: how far they are. */
const keyOf = (query: string, student?: string): string =>
  student === undefined ? `${prefix}${query}` : `${prefix}${query} ${nameKey(student)}`;

/** Who took a set last in this browser; nothing where nobody did. */
export const lastStudent = (query: string): string | undefined => look(keyOf(query));

export const keptProgress = (query: string, student: string): Progress | undefined =>
  readProgress(look(keyOf(query, student)) ?? null);

/** Whether it is kept. */
export function keepProgress(query: string, progress: Progress): boolean {
  try {
    localStorage.setItem(keyOf(query, progress.student), JSON.stringify(progress));
    localStorage.setItem(keyOf(query), progress.student);
    return true;
  } catch {
    return false; // Refused, or full.
  }
}

/** After a student was renamed: what was kept under the name before is kept under the new one now. */
export function forgetName(query: string, before: string, now: string): void {
  if (keyOf(query, before) !== keyOf(query, now)) remove(keyOf(query, before));
}

/** Whether a change in another tab is of this student's set. */
export const isProgressOf = (key: string | null, query: string, student: string): boolean =>
  key === keyOf(query, student);

export function forgetProgress(query: string, student: string): void {
  remove(keyOf(query, student));
  remove(keyOf(query));
}

function look(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

function remove(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Refused: nothing is kept there.
  }
}
