import { ratings, type StudyEvent, type UtcMillis } from './event.ts';

/** What something from outside (a store, a file) turned out to be. */
export type EventReading =
  | { readonly kind: 'event'; readonly event: StudyEvent }
  /** From a later version. Skip it, and keep it where it lies. */
  | { readonly kind: 'unknown_kind'; readonly raw: unknown }
  | { readonly kind: 'bad'; readonly why: string };

/**
 * Reads an event from outside, and checks every field. Total: nothing makes it throw.
 *
 * The event is handed back whole, with any field that a later version added.
 */
export function readEvent(raw: unknown): EventReading {
  if (!isRecord(raw)) return { kind: 'bad', why: `An event is an object; this is ${show(raw)}.` };
  const { kind } = raw;
  if (typeof kind !== 'string') return { kind: 'bad', why: `"kind" is a text; this is ${show(kind)}.` };
  if (!isKnown(kind)) return { kind: 'unknown_kind', raw };

  for (const [name, { expected, fits }] of Object.entries(fields[kind]))
    if (!fits(raw[name]))
      return { kind: 'bad', why: `"${name}" is ${expected}; this is ${show(raw[name])}.` };
  return { kind: 'event', event: raw as StudyEvent }; // Every field has just been checked against the table.
}

type Field = { readonly expected: string; readonly fits: (value: unknown) => boolean };
type Fields<Event> = { readonly [name in keyof Omit<Event, 'kind'>]-?: Field };
type EventOf<Kind> = Extract<StudyEvent, { readonly kind: Kind }>;

// A date ends at 8.64e15 ms; what is left after 8e15 is room for the longest interval.
const lastInstant = 8e15;
const minutesADay = 24 * 60;

/** Whether it is an instant at which something may have happened. */
export const isInstant = (value: unknown): value is UtcMillis => isWithin(value, lastInstant);

const text: Field = { expected: 'a text', fits: (value) => typeof value === 'string' };
const number: Field = { expected: 'a finite number', fits: Number.isFinite };
const id: Field = { expected: 'a text that is not empty', fits: (value) => text.fits(value) && value !== '' };
const instant: Field = {
  expected: 'milliseconds since 1970',
  fits: isInstant,
};
const zone: Field = {
  expected: 'minutes east of UTC, less than a day',
  fits: (value) => isWithin(value, minutesADay - 1),
};
const rating: Field = {
  expected: `one of ${ratings.join(', ')}`,
  fits: (value) => ratings.some((known) => known === value),
};
const perhaps = ({ expected, fits }: Field): Field => ({
  expected: `${expected}, or absent`,
  fits: (value) => value === undefined || fits(value),
});

const record: Field = { expected: 'an object', fits: (value) => isRecord(value) && !Array.isArray(value) };

const happened = { id, at: instant, zone_minutes: zone };
const answer = {
  ...happened,
  card: id,
  version: number,
  rating,
  took_ms: number,
  seed: perhaps(number),
  typed: perhaps(text),
  verdict: perhaps(text),
};
const ofCard = { ...happened, card: id };
const fields: { readonly [Kind in StudyEvent['kind']]: Fields<EventOf<Kind>> } = {
  reviewed: answer,
  practised: answer,
  buried: { ...ofCard, by_clock: perhaps(instant) },
  suspended: ofCard,
  resumed: ofCard,
  configured: { ...happened, settings: record },
  undone: { ...happened, event: id },
};

const isKnown = (kind: string): kind is StudyEvent['kind'] => Object.hasOwn(fields, kind);
const isRecord = (raw: unknown): raw is { readonly [name: string]: unknown } =>
  typeof raw === 'object' && raw !== null;
const isWithin = (value: unknown, limit: number) => typeof value === 'number' && Math.abs(value) <= limit;

function show(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return `"${value}"`;
    case 'object':
      return value === null ? 'null' : 'an object';
    case 'undefined':
      return 'missing';
    case 'function':
      return 'a function';
    default:
      return String(value);
  }
}
