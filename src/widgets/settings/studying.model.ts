import type { Configured, StudyEvent } from '../../study/event.ts';
import { defaultSettings, limits, type Settings } from '../../study/settings.ts';
import { standingEvents } from '../../study/standing.ts';
import { plainNumber, shortened } from '../controls/read-number.ts';
import { readSteps, writeSteps } from './steps-text.ts';

/** The settings that are typed. */
export type Typed =
  | 'desired_retention'
  | 'new_per_day'
  | 'reviews_per_day'
  | 'session_minutes'
  | 'session_items'
  | 'learning_steps'
  | 'relearning_steps'
  | 'longest_interval'
  | 'leech_lapses';

/** How a typed setting is asked for. */
export type Field = { readonly label: string; readonly unit: string; readonly help: string };

export const fields: { readonly [name in Typed]: Field } = {
  desired_retention: {
    label: 'Desired retention',
    unit: '%',
    help: 'How likely you should still be to know an item on the day it comes back. Above 95% the work grows fast.',
  },
  new_per_day: {
    label: 'New items',
    unit: 'a day',
    help: 'Items you meet for the first time. Each comes back several times in its first weeks.',
  },
  reviews_per_day: {
    label: 'Reviews',
    unit: 'a day, at most',
    help: 'When more are due, those likeliest to be forgotten come first and the rest wait.',
  },
  session_minutes: {
    label: 'A session lasts',
    unit: 'minutes, at most',
    help: '0: it ends when nothing is left. The item at hand may always be finished.',
  },
  session_items: {
    label: 'A session has',
    unit: 'items, at most',
    help: '0: it ends when nothing is left.',
  },
  learning_steps: {
    label: 'Learning steps',
    unit: 'such as 1m 10m',
    help: 'When a new item comes back on its first day. Nothing written here leaves that to FSRS.',
  },
  relearning_steps: {
    label: 'Relearning steps',
    unit: 'such as 10m',
    help: 'The same for an item you had learnt and forgot.',
  },
  longest_interval: {
    label: 'Longest interval',
    unit: 'days',
    help: 'No item stays away for much longer than this.',
  },
  leech_lapses: {
    label: 'A leech is forgotten',
    unit: 'times',
    help: 'An item forgotten this often is called a leech and shown as such. 0: none is.',
  },
};

/** What a text says about a setting. */
export type SettingReading<Value> =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'rejected'; readonly message: string };

/** Reads what was typed for a setting, or says what to write instead. Any text has a reading. */
export function readSetting(name: Typed, text: string): SettingReading<number | readonly number[]> {
  const { parse, ask } = writings[name];
  const value = parse(text);
  const { fits } = limits[name];
  if (value !== undefined && fits(value)) return { kind: 'value', value };
  const typed = text.trim();
  const begin = typed === '' ? 'Nothing is written here.' : `“${shortened(typed)}” does not fit here.`;
  return { kind: 'rejected', message: `${begin} ${ask}` };
}

/** A setting as it would be typed. */
export const writeSetting = (name: Typed, settings: Settings): string => writings[name].write(settings[name]);

type Writing = {
  readonly parse: (text: string) => number | readonly number[] | undefined;
  readonly write: (value: Settings[Typed]) => string;
  readonly ask: string;
};

const readNumber = (text: string): number | undefined => plainNumber(text.trim().replace(/\s*%$/, ''));

/** In hundredths, without the dust of dividing by them. */
const hundredths = (value: number): number => Math.round(value * 1e6) / 1e4;

const count = (name: Typed): Writing => ({
  parse: readNumber,
  write: String,
  ask: `Write ${limits[name].expected}.`,
});
const steps: Writing = {
  parse: readSteps,
  write: (value) => (typeof value === 'number' ? `${value}m` : writeSteps(value)),
  ask: `Write ${limits.learning_steps.expected}, each in whole minutes and with a space between two, such as “1m 10m”, or nothing.`,
};

const writings: { readonly [name in Typed]: Writing } = {
  desired_retention: {
    parse: (text) => {
      const value = readNumber(text);
      return value === undefined ? undefined : value / 100;
    },
    write: (value) => String(hundredths(Number(value))),
    ask: 'Write a number from 70 to 99.',
  },
  new_per_day: count('new_per_day'),
  reviews_per_day: count('reviews_per_day'),
  session_minutes: count('session_minutes'),
  session_items: count('session_items'),
  longest_interval: count('longest_interval'),
  leech_lapses: count('leech_lapses'),
  learning_steps: steps,
  relearning_steps: steps,
};

/** Everything that can be chosen on the page, put back; weights have a button of their own. */
export const backToDefaults: { readonly [name: string]: null } = Object.fromEntries(
  Object.keys(defaultSettings)
    .filter((name) => name !== 'weights')
    .map((name) => [name, null]),
);

/** Whether anything but the weights is other than it came. */
export const isChanged = (settings: Settings): boolean =>
  JSON.stringify({ ...settings, weights: undefined }) !== JSON.stringify(defaultSettings);

/** The choice that put the weights in force, if they are the learner's own. */
export function weightsChosen(history: readonly StudyEvent[]): Configured | undefined {
  const last = standingEvents(history).findLast(
    (event): event is Configured => event.kind === 'configured' && Object.hasOwn(event.settings, 'weights'),
  );
  return last && last.settings['weights'] !== null ? last : undefined;
}
