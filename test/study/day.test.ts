import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf, daysBetween, startOfDay } from '../../src/study/day.ts';
import { aDay, hour, minute, moment } from './histories.ts';

const west = (hours: number) => -60 * hours;

/**
 * Days since creation as Anki counts them: from the calendar day of creation to the day of study of now, never fewer
 * than none. Its rule for creation has no rollover, hence the 0.
 *
 * @source Anki rslib/src/scheduler/timing.rs, tests of days_elapsed (shared/reference/performance.md, d)
 */
const ankiDays = (created: number, createdZone: number, now: number, zone: number, rollover: number) =>
  daysBetween(dayOf(moment(created, createdZone), 0), dayOf(moment(now, zone), rollover));

describe("days of study agree with Anki's timing", () => {
  const twoInTheMorning = Date.UTC(2018, 7, 6, 8); // At six hours west of Greenwich.
  const midnight = Date.UTC(2018, 7, 6, 6);
  const three = Date.UTC(2018, 7, 6, 9);

  // biome-ignore format: a table reads by column
  const cases = [
    // created,        zone,    now,                                   zone,    rolls, days, why this row is here
    [twoInTheMorning, west(6), twoInTheMorning,                       west(6),  4,   0, 'the moment of creation'],
    [twoInTheMorning, west(6), twoInTheMorning - 24 * hour,           west(6),  4,   0, 'a clock set back'],
    [twoInTheMorning, west(6), twoInTheMorning + 24 * hour,           west(6),  4,   0, 'two at night, the day after'],
    [twoInTheMorning, west(6), twoInTheMorning + 26 * hour,           west(6),  4,   1, 'four in the morning, the day after'],
    [twoInTheMorning, west(6), twoInTheMorning + 44 * hour,           west(6), 23,   0, 'a day that starts at 23, an hour before'],
    [twoInTheMorning, west(6), twoInTheMorning + 45 * hour,           west(6), 23,   1, 'a day that starts at 23, on the hour'],
    [midnight,        west(6), Date.UTC(2019, 11, 27, 3),             west(7),  4, 507, 'winter, created in summer'],
    [midnight,        west(6), Date.UTC(2019, 11, 27, 3),             west(6),  4, 507, 'the same instant by the summer clock'],
    [three,           west(6), Date.UTC(2018, 7, 9, 8, 59, 59),       west(7),  4,   2, 'a second before two'],
    [three,           west(6), Date.UTC(2018, 7, 9, 10, 59, 59),      west(7),  4,   2, 'a second before four'],
    [three,           west(6), Date.UTC(2018, 7, 9, 11),              west(7),  4,   3, 'four sharp'],
  ] as const;
  test.for(cases)(
    '%i %i → %i %i, from %i o’clock: %i days (%s)',
    ([created, zone, now, nowZone, rollover, days]) => {
      expect(ankiDays(created, zone, now, nowZone, rollover)).toBe(days);
    },
  );
});

describe('a day of study', () => {
  test('begins at four in New York, on the night the clocks go forward too', () => {
    const before = dayOf(moment(Date.UTC(2026, 2, 8, 6, 59), west(5)), 4); // 01:59, the last minute of winter time
    const almost = dayOf(moment(Date.UTC(2026, 2, 8, 7, 59), west(4)), 4); // 03:59, summer time
    const begun = dayOf(moment(Date.UTC(2026, 2, 8, 8), west(4)), 4); // 04:00

    expect([almost - before, begun - before]).toEqual([0, 1]);
  });

  test('holds 25 hours when the clocks go back', () => {
    const four = Date.UTC(2026, 9, 31, 8); // 04:00 in New York, summer time
    const day = dayOf(moment(four, west(4)), 4);

    expect(dayOf(moment(four + 25 * hour - 1, west(5)), 4)).toBe(day);
    expect(dayOf(moment(four + 25 * hour, west(5)), 4)).toBe(day + 1);
  });

  test('is counted before 1970 as after', () => {
    expect(dayOf(moment(-1), 0)).toBe(-1);
  });

  test('begins at the instant that is its start, and not a millisecond earlier', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -4e12, max: 4e12 }),
        fc.integer({ min: -720, max: 840 }),
        fc.integer({ min: 0, max: 23 }),
        (at, zone, starts) => {
          const day = dayOf(moment(at, zone), starts);
          const start = startOfDay(day, zone, starts);

          expect(dayOf(moment(start, zone), starts)).toBe(day);
          expect(dayOf(moment(start - 1, zone), starts)).toBe(day - 1);
          expect(at - start).toBeLessThan(aDay);
          expect((((start + zone * minute) % aDay) + aDay) % aDay).toBe(starts * hour);
        },
      ),
    );
  });
});
