import { nameKey, studentName } from '../../problems/student-name.ts';

/** More than any class; a browser that lays out more pages at once stands still. */
export const mostSheets = 200;

/** The names of a list, one a line; a name that is there twice, however it is written, is one. */
export function namesIn(text: string): readonly string[] {
  const byKey = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const key = nameKey(line);
    if (key !== '' && !byKey.has(key)) byKey.set(key, studentName(line));
  }
  return [...byKey.values()].slice(0, mostSheets);
}
