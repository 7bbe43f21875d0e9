/** What a learner may choose about studying. */
export type Settings = {
  /** The probability of recall at which a card falls due. */
  readonly desired_retention: number;
  /** The hour on the learner's wall at which a new day of study begins; a late evening belongs to the day before. */
  readonly day_starts_hour: number;
  /** Cards met for the first time, at most, in a day of study. */
  readonly new_per_day: number;
};

export const defaultSettings: Settings = { desired_retention: 0.9, day_starts_hour: 4, new_per_day: 20 };

/** Settings that can be studied by, and one sentence for every value that could not be used. */
export type SettingsReading = { readonly settings: Settings; readonly ignored: readonly string[] };

/** Reads settings from outside. What is absent or cannot be used takes its default; nothing makes it throw. */
export function readSettings(raw: unknown): SettingsReading {
  const given: { readonly [name: string]: unknown } = Object(raw);
  const ignored: string[] = [];
  const read = (name: keyof Settings): number => {
    const value = given[name];
    const { expected, fits } = limits[name];
    if (typeof value === 'number' && fits(value)) return value;
    if (value !== undefined) ignored.push(`"${name}" is ${expected}.`);
    return defaultSettings[name];
  };
  const settings = {
    desired_retention: read('desired_retention'),
    day_starts_hour: read('day_starts_hour'),
    new_per_day: read('new_per_day'),
  };
  return { settings, ignored };
}

type Limit = { readonly expected: string; readonly fits: (value: number) => boolean };

const limits: { readonly [name in keyof Settings]: Limit } = {
  // Below 0.7 most reviews fail and intervals explode; above 0.99 every card comes back daily. Anki allows the same.
  desired_retention: { expected: 'between 0.7 and 0.99', fits: (value) => value >= 0.7 && value <= 0.99 },
  day_starts_hour: {
    expected: 'a whole hour, 0 to 23',
    fits: (value) => Number.isInteger(value) && value >= 0 && value <= 23,
  },
  new_per_day: {
    expected: 'a whole number, 0 to 9999',
    fits: (value) => Number.isInteger(value) && value >= 0 && value <= 9999,
  },
};
