import type { StudyEvent } from './event.ts';
import { standingEvents } from './standing.ts';

/** What a learner may choose about studying. The names are data: histories keep them. */
export type Settings = {
  /** The probability of recall at which a card falls due. */
  readonly desired_retention: number;
  /** The hour on the learner's wall at which a new day of study begins; a late evening belongs to the day before. */
  readonly day_starts_hour: number;
  /** Cards met for the first time, at most, in a day of study. */
  readonly new_per_day: number;
  /** Cards in review, at most, in a day of study; cards in learning come as they fall due. */
  readonly reviews_per_day: number;
  /** [minutes] After which a new card comes back, step by step, before it goes to review. None: FSRS alone decides. */
  readonly learning_steps: readonly number[];
  /** [minutes] The same for a card that was forgotten. */
  readonly relearning_steps: readonly number[];
  /** [days] No card stays away for longer. */
  readonly longest_interval: number;
  /** Spreads cards that were learnt together over some days around the one that was worked out. */
  readonly fuzz: boolean;
  /** The 21 weights of FSRS-6, fitted to the learner; none: those fitted to everybody. */
  readonly weights: readonly number[] | undefined;
  /** [minutes] After which a session ends; 0: it ends when nothing is left. */
  readonly session_minutes: number;
  /** Items after which a session ends; 0: it ends when nothing is left. */
  readonly session_items: number;
  /** How often a card must be forgotten to be called a leech; 0: none ever is. */
  readonly leech_lapses: number;
  /** Whether single keys do things while studying; whoever speaks to their computer may want them off. */
  readonly single_keys: boolean;
};

export const defaultSettings: Settings = {
  desired_retention: 0.9,
  day_starts_hour: 4,
  new_per_day: 20,
  reviews_per_day: 200,
  learning_steps: [1, 10],
  relearning_steps: [10],
  longest_interval: 36_500,
  fuzz: true,
  weights: undefined,
  session_minutes: 0,
  session_items: 0,
  leech_lapses: 8,
  single_keys: true,
};

/** Settings that can be studied by, and one sentence for every value that could not be used. */
export type SettingsReading = { readonly settings: Settings; readonly ignored: readonly string[] };

/** Reads settings from outside. What is absent or cannot be used takes its default; nothing makes it throw. */
export function readSettings(raw: unknown): SettingsReading {
  const given: { readonly [name: string]: unknown } = Object(raw);
  const ignored: string[] = [];
  const read = <Name extends keyof Settings>(name: Name): Settings[Name] => {
    const value = given[name];
    const { expected, fits } = limits[name];
    if (fits(value)) return value;
    if (value !== undefined && value !== null) ignored.push(`"${name}" is ${expected}.`);
    return defaultSettings[name];
  };
  const settings: Settings = {
    desired_retention: read('desired_retention'),
    day_starts_hour: read('day_starts_hour'),
    new_per_day: read('new_per_day'),
    reviews_per_day: read('reviews_per_day'),
    learning_steps: read('learning_steps'),
    relearning_steps: read('relearning_steps'),
    longest_interval: read('longest_interval'),
    fuzz: read('fuzz'),
    weights: read('weights'),
    session_minutes: read('session_minutes'),
    session_items: read('session_items'),
    leech_lapses: read('leech_lapses'),
    single_keys: read('single_keys'),
  };
  return { settings, ignored };
}

/** The settings a history leaves: of each the value chosen last that was not taken back. */
export function settingsOf(events: Iterable<StudyEvent>): Settings {
  const chosen = standingEvents(events).flatMap((event) =>
    event.kind === 'configured' ? [usable(event.settings)] : [],
  );
  return readSettings(Object.assign({}, ...chosen)).settings;
}

/** What cannot be used is as if it had not been chosen: it does not undo what was chosen before. */
const usable = (chosen: { readonly [name: string]: unknown }) =>
  Object.fromEntries(
    Object.entries(chosen).filter(
      ([name, value]) => isSetting(name) && (value === null || limits[name].fits(value)),
    ),
  );

const isSetting = (name: string): name is keyof Settings => Object.hasOwn(limits, name);

/** What a setting may be: in words that follow "It is", and as a question. */
type Limit<Value> = { readonly expected: string; readonly fits: (value: unknown) => value is Value };

const between = (least: number, most: number, expected: string): Limit<number> => ({
  expected,
  fits: (value): value is number => typeof value === 'number' && value >= least && value <= most,
});
const whole = (least: number, most: number): Limit<number> => ({
  expected: `a whole number, ${least} to ${most}`,
  fits: (value): value is number =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most,
});
const numbers = (
  fits: (values: readonly number[]) => boolean,
  expected: string,
): Limit<readonly number[]> => ({
  expected,
  fits: (value): value is readonly number[] =>
    Array.isArray(value) &&
    value.every((one) => typeof one === 'number' && Number.isFinite(one)) &&
    fits(value),
});

const yesOrNo: Limit<boolean> = {
  expected: 'true or false',
  fits: (value): value is boolean => typeof value === 'boolean',
};

const mostSteps = 6;
/** [minutes] A step is of the same day: over longer times FSRS knows better (Anki's manual, deck options). */
const longestStep = 720;
const steps = numbers(
  (minutes) => minutes.length <= mostSteps && minutes.every((one) => one >= 1 && one <= longestStep),
  `at most ${mostSteps} steps of 1 to ${longestStep} minutes`,
);
const weightCount = 21;
const weights = numbers((values) => values.length === weightCount, `${weightCount} numbers`);

export const limits: { readonly [name in keyof Settings]: Limit<Settings[name]> } = {
  // Below 0.7 most reviews fail and intervals explode; above 0.99 every card comes back daily. Anki allows the same.
  desired_retention: between(0.7, 0.99, 'between 0.7 and 0.99'),
  day_starts_hour: { ...whole(0, 23), expected: 'a whole hour, 0 to 23' },
  new_per_day: whole(0, 9999),
  reviews_per_day: whole(0, 9999),
  learning_steps: steps,
  relearning_steps: steps,
  longest_interval: whole(1, 36_500),
  fuzz: yesOrNo,
  weights: {
    ...weights,
    fits: (value): value is readonly number[] | undefined => value === undefined || weights.fits(value),
  },
  session_minutes: whole(0, 600),
  session_items: whole(0, 9999),
  leech_lapses: whole(0, 99),
  single_keys: yesOrNo,
};
