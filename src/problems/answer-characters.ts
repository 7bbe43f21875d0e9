import { fault, quoted, writeANumber } from './reading.ts';

/** Characters that mean the same to a reader, by the one the grammar knows. */
const alike: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '-': '‐‑‒–—―',
    '·': '⋅∙•',
    '×': '✕✖⨯',
    '*': '∗',
    '/': '÷∕⁄',
    '^': 'ˆ',
    '(': '[{',
    ')': ']}',
    '~': '≈≃≅≒∼∽≥≤',
    "'": '’ʼ′',
    '.': '٫。',
    ',': '٬',
    '%': '٪',
    '∞': '♾',
    // Marks of direction and joiners come along with pasted text. As blanks they cannot glue digits together.
    ' ': '\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2068\u2069\ufeff',
  }).flatMap(([known, others]) => [...others].map((other) => [other, known] as const)),
);

/**
 * Where the digits of a script begin, of scripts in which numbers read from left to right: Arabic, Persian, Devanagari,
 * Bengali, Gurmukhi, Gujarati, Tamil, Telugu, Kannada, Malayalam, Thai, Lao, Burmese, Khmer.
 */
const zeros = [
  0x0660, 0x06f0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0e50, 0x0ed0, 0x1040,
  0x17e0,
];

const superscripts: ReadonlyMap<string, string> = new Map(
  [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻'].map((char, at) => [char, '0123456789+-'.charAt(at)]),
);

/** The digit or sign a superscript stands for. */
export const superscript = (char: string | undefined): string | undefined =>
  char === undefined ? undefined : superscripts.get(char);

/** The value of a character such as ½. */
export function vulgarFraction(char: string | undefined): number | undefined {
  const [over = '', under = ''] = (char ?? '').normalize('NFKC').split('⁄');
  return over !== '' && under !== '' ? Number(over) / Number(under) : undefined;
}

/**
 * The characters of a text in the forms the grammar knows: full-width digits plain, every dash one, every blank a space.
 * Superscripts and fractions stay as they are: folded, 10³ would become 103 and 2½ become 21/2.
 *
 * @throws {Stop} at a digit that is more than a digit: ①, Ⅳ, ₂
 */
export const knownCharacters = (text: string): readonly string[] =>
  [...text].flatMap((char) => [...known(char)]);

function known(char: string): string {
  const same = alike.get(char);
  if (same !== undefined) return same;
  if (char < '\x7f' || superscripts.has(char) || vulgarFraction(char) !== undefined) return char;

  const digit = foreignDigit(char);
  if (digit !== undefined) return digit;

  const folded = char.normalize('NFKC');
  const isPlainDigit = /^\p{Nd}$/u.test(char) && /^[0-9]$/.test(folded);
  if (!isPlainDigit && (/\p{N}/u.test(char) || /[0-9]/.test(folded)))
    throw fault('unreadable', `${quoted(char)} is not read as a number here. ${writeANumber}`);
  return /^\p{Zs}$/u.test(char) ? ' ' : (alike.get(folded) ?? folded);
}

function foreignDigit(char: string): string | undefined {
  const code = char.codePointAt(0) ?? 0;
  const zero = zeros.find((start) => code >= start && code < start + 10);
  return zero === undefined ? undefined : String(code - zero);
}
