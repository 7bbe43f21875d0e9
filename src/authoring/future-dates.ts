import type { Mistake } from './mistake.ts';

/**
 * The dates on which a record is said to have been looked at, where they are yet to come. A record reads the same on every day,
 * so that it is no part of reading one; whoever checks content says which day it is.
 *
 * @param today - as `2026-11-23`
 */
export function futureDates(file: string, text: string, today: string): readonly Mistake[] {
  return [...text.matchAll(/^(?<before>checked:\s*["']?)(?<date>\d{4}-\d{2}-\d{2})\b/gm)].flatMap(
    ({ index, groups: { before = '', date = '' } = {} }): Mistake[] => {
      if (date <= today) return [];
      const line = text.slice(0, index).split('\n').length;
      const says = `checked is ${date}, a day that has not come; it is the day somebody last compared this with its sources, and today is ${today}.`;
      return [{ code: 'wrong_type', file, line, column: before.length + 1, length: date.length, says }];
    },
  );
}

/** The latest day that it is anywhere: an author may be half a day ahead of the machine that checks. */
export const latestDay = (now: Date): string =>
  new Date(now.getTime() + 14 * 3_600_000).toISOString().slice(0, 10);
