import { type Day, daysAfter } from '../../study/day.ts';
import type { DayTally } from '../../study/statistics.ts';
import type { Table } from '../plot/table.ts';
import { counted, dateOf, fullDateOf, monthOf, timeInWords, weekdayOf } from './words.ts';

/** The answers of each day, a column for each week. */
export type Calendar = {
  readonly caption: string;
  readonly weeks: readonly { readonly id: string; readonly name: string; readonly month: string }[];
  readonly weekdays: readonly { readonly name: string; readonly days: readonly CalendarDay[] }[];
  readonly table: Table;
};

export type CalendarDay = {
  readonly id: Day;
  /** How much was done, by the size of the mark: 0 nothing, 4 as much as on the busiest days. */
  readonly level: 0 | 1 | 2 | 3 | 4 | 'to come';
  readonly says: string;
};

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const nothing: DayTally = { answers: 0, took_ms: 0 };

/** The calendar of some weeks, of which the last is today's. */
export function calendarOf(days: ReadonlyMap<Day, DayTally>, today: Day, weekCount: number): Calendar {
  const monday = daysAfter(today, -weekdayOf(today));
  const mondays = Array.from({ length: weekCount }, (_, at) => daysAfter(monday, 7 * (at - weekCount + 1)));
  const of = (day: Day) => days.get(day) ?? nothing;
  const most = Math.max(1, ...[...days].filter(([day]) => day <= today).map(([, { answers }]) => answers));

  const dayAt = (start: Day, weekday: number): CalendarDay => {
    const id = daysAfter(start, weekday);
    const { answers } = of(id);
    if (id > today) return { id, level: 'to come', says: '' };
    return { id, level: levelOf(answers / most), says: `${fullDateOf(id)}: ${counted(answers, 'answer')}` };
  };
  const week = (start: Day) => {
    const each = weekdays.map((_, weekday) => of(daysAfter(start, weekday)));
    return {
      answers: sum(each.map(({ answers }) => answers)),
      took_ms: sum(each.map(({ took_ms }) => took_ms)),
      studied: each.filter(({ answers }) => answers > 0).length,
    };
  };

  return {
    caption: `Answers on each day of the last ${weekCount} weeks. The larger a mark, the more; the largest stand for up to ${counted(most, 'answer')} a day.`,
    weeks: mondays.map((start, at) => ({
      id: `${start}`,
      name: `Week of ${dateOf(start)}`,
      month: beginsMonth(mondays, at) ? monthOf(start) : '',
    })),
    weekdays: weekdays.map((name, weekday) => ({
      name,
      days: mondays.map((start) => dayAt(start, weekday)),
    })),
    table: {
      caption: 'Answers and time by week, the latest first',
      columns: ['Week of', 'Answers', 'Days', 'Time'],
      rows: mondays.toReversed().map((start) => {
        const { answers, studied, took_ms } = week(start);
        return [dateOf(start), `${answers}`, `${studied}`, timeInWords(took_ms)];
      }),
    },
  };
}

/**
 * Whether a month's name stands over a week: over its first Monday, and over the first week of all. It needs the width
 * of two weeks, so it is left out where the next month or the end comes sooner.
 */
function beginsMonth(mondays: readonly Day[], at: number): boolean {
  const [before, here, next] = [mondays[at - 1], mondays[at], mondays[at + 1]];
  if (here === undefined || next === undefined || monthOf(here) !== monthOf(next)) return false;
  return before === undefined || monthOf(before) !== monthOf(here);
}

/** A quarter of the busiest day for each step; the least done is still something. */
function levelOf(share: number): 0 | 1 | 2 | 3 | 4 {
  if (share <= 0) return 0;
  if (share <= 0.25) return 1;
  if (share <= 0.5) return 2;
  return share <= 0.75 ? 3 : 4;
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
