import { type Moment, type UtcMillis, utcMillis } from './event.ts';

declare const day: unique symbol;

/**
 * A day of study: days since 1970 on the learner's own calendar, each beginning at the learner's chosen hour.
 *
 * It is counted from the zone offset the learner had at that moment, so daylight saving moves no night's sleep
 * into or out of an interval, and neither does a flight.
 */
export type Day = number & { readonly [day]: true };

const millisAMinute = 60_000;
const millisAnHour = 3_600_000;
const millisADay = 86_400_000;

/** The day of study a moment belongs to. */
export const dayOf = ({ at, zone_minutes }: Moment, dayStartsHour: number): Day =>
  Math.floor((at + zone_minutes * millisAMinute - dayStartsHour * millisAnHour) / millisADay) as Day;

/** The instant a day of study begins, for a learner in a zone. */
export const startOfDay = (of: Day, zoneMinutes: number, dayStartsHour: number): UtcMillis =>
  utcMillis(of * millisADay + dayStartsHour * millisAnHour - zoneMinutes * millisAMinute);

/** The date of a day of study, as an instant at its midnight in UTC. */
export const midnightOf = (day: Day): Date => new Date(day * millisADay);

export const daysAfter = (from: Day, days: number): Day => (from + days) as Day;

/** Days from one day to another; none where the other is earlier, as after a clock was set back. */
export const daysBetween = (from: Day, to: Day): number => Math.max(0, to - from);

export const laterDay = (a: Day, b: Day): Day => (a > b ? a : b);
