import type { Rating } from '../../study/event.ts';
import { counted } from '../progress/words.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A time to come, as one would say it: `in 10 minutes`. @param milliseconds - from now */
export function inWords(milliseconds: number): string {
  if (milliseconds < 1.5 * minute) return 'in a minute';
  if (milliseconds < 2 * hour) return `in ${Math.round(milliseconds / minute)} minutes`;
  if (milliseconds < day) return `in ${Math.round(milliseconds / hour)} hours`;
  return `in ${spanOf(Math.round(milliseconds / day))}`;
}

/** [ms] For how long, at least, that is said of a time to come as it comes nearer. */
export function holdsFor(milliseconds: number): number {
  if (milliseconds < 1.5 * minute) return Number.POSITIVE_INFINITY;
  const [unit, least] =
    milliseconds < 2 * hour ? [minute, 0] : milliseconds < day ? [hour, 2 * hour] : [day, day];
  const said = Math.round(milliseconds / unit);
  return milliseconds - Math.max(least, (said - 0.5) * unit);
}

/** `3 days`, `4 months`. */
export function spanOf(days: number): string {
  const [count, word] =
    days < 60
      ? [days, 'day']
      : days < 730
        ? [Math.round(days / 30.4), 'month']
        : [Math.round(days / 365), 'year'];
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

/** How long an answer took: `12 seconds`. */
export const tookInWords = (milliseconds: number): string =>
  milliseconds < 1000 ? 'less than a second' : counted(Math.round(milliseconds / 1000), 'second');

/** `today`, `yesterday`, `12 days ago`. */
export function agoInWords(days: number): string {
  if (days === 0) return 'today';
  return days === 1 ? 'yesterday' : `${spanOf(days)} ago`;
}

/** What the ratings are called. */
export const ratingNames: { readonly [rating in Rating]: string } = {
  again: 'Again',
  hard: 'Hard',
  good: 'Good',
  easy: 'Easy',
};
