import { number } from '../../engine/format.ts';
import { toFigures } from '../../engine/numerals.ts';

/** What a field takes: a number between two others, whole where there are no halves of a thing. */
export type Bounds = { readonly least: number; readonly most: number; readonly whole: boolean };

/** What was read in a field. */
export type FieldReading =
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'rejected'; readonly message: string };

// Digits, in threes after commas if at all, and a decimal part, perhaps still to be typed.
const plain = /^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d*)?$/;

/** A number as it is typed, or undefined. A comma groups digits in threes and is nothing else: “1,5” is no number. */
export const plainNumber = (typed: string): number | undefined =>
  plain.test(typed) ? Number(typed.replaceAll(',', '')) : undefined;

/** A typed number within bounds, or what to write instead. Any text has a reading. */
export function readNumber(text: string, { least, most, whole }: Bounds): FieldReading {
  const typed = text.trim();
  const value = plainNumber(typed);
  // In full, as a person would have to type them.
  const [low, high] = [least, most].map((end) => (end < 1 ? number(end) : toFigures(end, 12)));
  const ask = (begin: string): FieldReading => ({
    kind: 'rejected',
    message: `${begin} Write a ${whole ? 'whole ' : ''}number from ${low} to ${high}.`,
  });

  if (typed === '') return ask('Nothing is written here.');
  if (value === undefined) return ask(`“${shortened(typed)}” is not a number this field reads.`);
  if (value < least || value > most)
    return ask(`${shortened(typed)} is too ${value < least ? 'small' : 'large'}.`);
  if (whole && !Number.isInteger(value)) return ask(`${shortened(typed)} is not whole.`);
  return { kind: 'value', value };
}

/** What was typed, as it is told back: of a long text its beginning. */
export const shortened = (text: string): string => (text.length > 24 ? `${text.slice(0, 24)}…` : text);
