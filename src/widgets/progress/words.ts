import { whole } from '../../engine/numerals.ts';
import { type Day, midnightOf } from '../../study/day.ts';
import type { Moment } from '../../study/event.ts';

/** `1 review`, `2 reviews`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${whole(count)} ${count === 1 ? one : many}`;

/** `87%`, of a share from 0 to 1. Only all is 100%, and only nothing 0%. */
export function percent(share: number): string {
  const rounded = Math.round(share * 100);
  const held = share < 1 ? Math.min(rounded, 99) : rounded;
  return `${share > 0 ? Math.max(held, 1) : held}%`;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** `May` */
export const monthOf = (day: Day): string => months[midnightOf(day).getUTCMonth()] ?? '';
/** `3 May` */
export const dateOf = (day: Day): string => `${midnightOf(day).getUTCDate()} ${monthOf(day)}`;
/** `Sunday, 3 May` */
export const fullDateOf = (day: Day): string => `${weekdays[midnightOf(day).getUTCDay()]}, ${dateOf(day)}`;

/** The date a learner's clock showed, `29 April 2026`. */
export const wallDateOf = ({ at, zone_minutes }: Moment): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(at + zone_minutes * 60_000);

/** Days since Monday. Day 0, 1 January 1970, was a Thursday. */
export const weekdayOf = (day: Day): number => (((day + 3) % 7) + 7) % 7;

/** `3 min`, `1 h 20 min`; what is less than half a minute is said to be less than one. It does not break across lines. */
export function timeInWords(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes === 0) return milliseconds > 0 ? 'under 1\u00a0min' : '0\u00a0min';
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours && `${hours}\u00a0h`, (rest || !hours) && `${rest}\u00a0min`].filter(Boolean).join('\u00a0');
}
