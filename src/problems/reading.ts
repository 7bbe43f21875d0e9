/** What a typed answer was read as. */
export type Reading =
  /** `value` is in the asked unit; `missing`: no unit was typed, and the asked one is taken. */
  | { readonly kind: 'value'; readonly value: number; readonly unit: 'given' | 'missing' }
  /** It could mean two things; the message says which, and how to write each. */
  | { readonly kind: 'ask'; readonly reason: Doubt; readonly message: string }
  /** `value`, with `dimension`: the bare number typed. */
  | {
      readonly kind: 'rejected';
      readonly reason: Fault;
      readonly message: string;
      readonly value?: number;
    };

/** Why a reader could be of two minds. */
export type Doubt =
  | 'comma'
  | 'grouping'
  | 'mixed_number'
  | 'range'
  | 'lost_exponent'
  | 'sign'
  | 'divisor'
  | 'units_in_arithmetic'
  | 'share'
  | 'hexadecimal'
  | 'raised_point'
  | 'letter';

/** Why a text is no answer. */
export type Fault =
  | 'empty'
  | 'too_long'
  | 'unreadable'
  | 'not_finite'
  | 'too_small'
  | 'unknown_unit'
  | 'unit_alone'
  | 'dimension';

/** Stops reading, wherever it is. Thrown inside the reader of answers, and caught at its door. */
export class Stop extends Error {
  readonly reading: Reading;

  constructor(reading: Exclude<Reading, { kind: 'value' }>) {
    super(reading.message);
    this.reading = reading;
  }
}

export const doubt = (reason: Doubt, message: string): Stop => new Stop({ kind: 'ask', reason, message });

export const fault = (reason: Fault, message: string, value?: number): Stop =>
  new Stop({ kind: 'rejected', reason, message, ...(value === undefined ? {} : { value }) });

const invisible = /^[\p{C}\p{Z}\p{M}]+$/u;

// A longer word says no more about what is wrong.
const longestQuoted = 40;

/** A typed character or word in quotation marks, or words for a character that cannot be seen. */
export function quoted(typed: string): string {
  if (invisible.test(typed)) return 'a character that cannot be seen';
  const characters = [...typed];
  return characters.length > longestQuoted
    ? `“${characters.slice(0, longestQuoted).join('')}…”`
    : `“${typed}”`;
}

/** What to do when there is no better advice. */
export const writeANumber = 'Write a number, like 1,024 or 2.4k, and a unit after it if you like.';
