import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defaultSettings, readSettings } from '../../src/study/settings.ts';

describe('settings from outside', () => {
  test('stand as they are when they can be studied by', () => {
    const settings = { desired_retention: 0.85, day_starts_hour: 0, new_per_day: 0 };

    expect(readSettings(settings)).toEqual({ settings, ignored: [] });
  });

  test('that are absent take their defaults, without a word', () => {
    expect(readSettings({})).toEqual({ settings: defaultSettings, ignored: [] });
    expect(readSettings(undefined)).toEqual({ settings: defaultSettings, ignored: [] });
  });

  // biome-ignore format: a table reads by column
  const unusable = [
    [{ desired_retention: 0.69 },       '"desired_retention" is between 0.7 and 0.99.'],
    [{ desired_retention: 1 },          '"desired_retention" is between 0.7 and 0.99.'],
    [{ desired_retention: Number.NaN }, '"desired_retention" is between 0.7 and 0.99.'],
    [{ day_starts_hour: 24 },           '"day_starts_hour" is a whole hour, 0 to 23.'],
    [{ day_starts_hour: -1 },           '"day_starts_hour" is a whole hour, 0 to 23.'],
    [{ day_starts_hour: 4.5 },          '"day_starts_hour" is a whole hour, 0 to 23.'],
    [{ new_per_day: -1 },               '"new_per_day" is a whole number, 0 to 9999.'],
    [{ new_per_day: 10_000 },           '"new_per_day" is a whole number, 0 to 9999.'],
    [{ new_per_day: '20' },             '"new_per_day" is a whole number, 0 to 9999.'],
  ] as const;
  test.for(unusable)('%o take their default, and it is said', ([raw, why]) => {
    expect(readSettings({ ...raw, other: 1 })).toEqual({ settings: defaultSettings, ignored: [why] });
  });

  test('whatever they are, never make reading throw', () => {
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        expect(Object.keys(readSettings(raw).settings)).toEqual(Object.keys(defaultSettings));
      }),
    );
  });
});
