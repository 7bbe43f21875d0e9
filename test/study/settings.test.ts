import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eventId, type StudyEvent, utcMillis } from '../../src/study/event.ts';
import { defaultSettings, readSettings, type Settings, settingsOf } from '../../src/study/settings.ts';
import { noon, retold, review, undo } from './histories.ts';

/** Those of FSRS-6, as published in the project's wiki, "The Algorithm". */
const defaultWeights = [
  0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629,
  1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
];

describe('settings from outside', () => {
  test('stand as they are when they can be studied by', () => {
    const settings: Settings = {
      desired_retention: 0.85,
      day_starts_hour: 0,
      new_per_day: 0,
      reviews_per_day: 50,
      learning_steps: [],
      relearning_steps: [5, 30],
      longest_interval: 365,
      fuzz: false,
      weights: defaultWeights,
      session_minutes: 15,
      session_items: 40,
      leech_lapses: 0,
      single_keys: false,
    };

    expect(readSettings(settings)).toEqual({ settings, ignored: [] });
  });

  test.for([
    { desired_retention: 0.7 },
    { desired_retention: 0.99 },
    { day_starts_hour: 23 },
    { new_per_day: 9999 },
    { longest_interval: 1 },
    { learning_steps: [1, 720, 1, 1, 1, 1] },
    { leech_lapses: 99 },
  ])('at the edge of what can be studied by stand: %o', (settings) => {
    expect(readSettings(settings)).toEqual({ settings: { ...defaultSettings, ...settings }, ignored: [] });
  });

  test('put back to their defaults are no mistake', () => {
    expect(readSettings({ weights: null, fuzz: null })).toEqual({ settings: defaultSettings, ignored: [] });
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
    [{ learning_steps: [0] },           '"learning_steps" is at most 6 steps of 1 to 720 minutes.'],
    [{ learning_steps: [1, 721] },      '"learning_steps" is at most 6 steps of 1 to 720 minutes.'],
    [{ relearning_steps: '10' },        '"relearning_steps" is at most 6 steps of 1 to 720 minutes.'],
    [{ relearning_steps: [1, 2, 3, 4, 5, 6, 7] }, '"relearning_steps" is at most 6 steps of 1 to 720 minutes.'],
    [{ weights: defaultWeights.slice(1) }, '"weights" is 21 numbers.'],
    [{ weights: defaultWeights.map(String) }, '"weights" is 21 numbers.'],
    [{ weights: defaultWeights.with(3, Number.NaN) }, '"weights" is 21 numbers.'],
    [{ desired_retention: '0.9' },      '"desired_retention" is between 0.7 and 0.99.'],
    [{ fuzz: 1 },                       '"fuzz" is true or false.'],
    [{ longest_interval: 0 },           '"longest_interval" is a whole number, 1 to 36500.'],
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

describe('the settings a history leaves', () => {
  const chose = (
    settings: { readonly [name: string]: unknown },
    { id = 'c1', at = noon }: { id?: string; at?: number } = {},
  ): StudyEvent => ({
    kind: 'configured',
    id: eventId(id),
    at: utcMillis(at),
    zone_minutes: 0,
    settings,
  });

  test('are the defaults while nothing was chosen', () => {
    expect(settingsOf([review()])).toEqual(defaultSettings);
  });

  test('are of each the one chosen last, setting by setting', () => {
    const chosen = [
      chose({ new_per_day: 5, fuzz: false }, { id: 'c1' }),
      chose({ new_per_day: 7 }, { id: 'c2', at: noon + 1 }),
    ];

    expect(settingsOf(chosen)).toEqual({ ...defaultSettings, new_per_day: 7, fuzz: false });
  });

  test('go back to a default that is chosen again', () => {
    const chosen = [
      chose({ weights: defaultWeights }, { id: 'c1' }),
      chose({ weights: null }, { id: 'c2', at: noon + 1 }),
    ];

    expect(settingsOf(chosen)).toEqual(defaultSettings);
  });

  test('are of what was chosen, and of nothing else that was done', () => {
    const odd = { ...review({ id: 'odd' }), settings: { new_per_day: 1 } };

    expect(settingsOf([odd])).toEqual(defaultSettings);
  });

  test('are without a choice that was taken back', () => {
    expect(settingsOf([chose({ new_per_day: 5 }), undo('c1')])).toEqual(defaultSettings);
  });

  test('keep what was chosen before where a later choice cannot be used', () => {
    const chosen = [
      chose({ new_per_day: 5 }, { id: 'c1' }),
      chose({ new_per_day: 'many', __proto__: { fuzz: false }, of_later: 1 }, { id: 'c2', at: noon + 1 }),
    ];

    expect(settingsOf(chosen)).toEqual({ ...defaultSettings, new_per_day: 5 });
  });

  test('are the same on every device, whatever came first', () => {
    const choices = fc.uniqueArray(fc.tuple(fc.constantFrom('c1', 'c2', 'c3', 'c4'), fc.nat(3), fc.nat(9)), {
      selector: ([id]) => id,
    });
    const histories = choices.map((all) =>
      all.map(([id, at, count]) => chose({ new_per_day: count }, { id, at: noon + at })),
    );
    fc.assert(
      fc.property(retold(histories), ([told, again]) => {
        expect(settingsOf(again)).toEqual(settingsOf(told));
      }),
    );
  });
});
