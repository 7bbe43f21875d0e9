import { knownCharacters, superscript, vulgarFraction } from './answer-characters.ts';
import { isDigit, isDigits, isGroupingMark, isNumeralMark, readNumeral, withinReach } from './numeral.ts';
import { doubt, fault, quoted, writeANumber } from './reading.ts';

/** A piece of an answer. `spaced`: a blank stood before it. */
export type Token = Piece & { readonly text: string; readonly spaced: boolean };

type Piece =
  /** `whole`: typed in digits alone, grouped or not. */
  | { readonly kind: 'number'; readonly value: number; readonly whole: boolean }
  /** ½ */
  | { readonly kind: 'fraction'; readonly value: number }
  /** ³ */
  | { readonly kind: 'power'; readonly value: number }
  | { readonly kind: 'sign' }
  | { readonly kind: 'word' }
  /** `k`, `million`. Which words these are depends on what is asked. */
  | { readonly kind: 'multiplier'; readonly value: number };

type Characters = readonly string[];
type Found = { readonly piece: Piece; readonly text: string; readonly to: number };

/**
 * A typed answer in pieces, each read from left to right once.
 *
 * @throws {Stop} at the first character that belongs in no answer, or number that could be two
 */
export function tokens(answer: string): readonly Token[] {
  const chars = withoutFullStop(knownCharacters(answer.trim()));
  const found: Token[] = [];
  for (let at = 0; at < chars.length; ) {
    if (isBlank(chars[at])) {
      at += 1;
      continue;
    }
    const { piece, text, to } = pieceAt(chars, at);
    found.push({ ...piece, text, spaced: isBlank(chars[at - 1]) });
    at = to;
  }
  return found;
}

/** `15.5.` ends a sentence. */
const withoutFullStop = (chars: Characters): Characters =>
  chars.length > 1 && chars.at(-1) === '.' ? chars.slice(0, -1) : chars;

const isBlank = (char: string | undefined): boolean => char === ' ' || char === '\t';
const textOf = (chars: Characters, from: number, to: number): string => chars.slice(from, to).join('');

/** The first place from `from` on where a character fails the test. */
function runEnd(chars: Characters, from: number, belongs: (char: string) => boolean): number {
  let end = from;
  while (end < chars.length && belongs(chars[end] ?? '')) end += 1;
  return end;
}

function pieceAt(chars: Characters, at: number): Found {
  const found =
    numeralAt(chars, at) ??
    fractionAt(chars, at) ??
    powerAt(chars, at) ??
    wordAt(chars, at) ??
    signAt(chars, at);
  if (found) return found;
  const char = chars[at] ?? '';
  throw '\n\r\v\f\u2028\u2029'.includes(char)
    ? fault('unreadable', 'There is more than one line. Write one number, on one line.')
    : fault('unreadable', `${quoted(char)} has no meaning in an answer. ${writeANumber}`);
}

function numeralAt(chars: Characters, from: number): Found | undefined {
  const begins = isDigit(chars[from]) || (isNumeralMark(chars[from]) && isDigit(chars[from + 1]));
  if (!begins) return undefined;
  const end = digitsEnd(chars, from);
  refuseHexadecimal(chars, from, end);

  const mantissa = readNumeral(textOf(chars, from, end));
  const to = exponentEnd(chars, end);
  const text = textOf(chars, from, to);
  if (to === end) return { piece: { kind: 'number', value: mantissa, whole: !text.includes('.') }, text, to };

  const exponent = textOf(chars, end, to).trim().slice(1).replace('−', '-');
  const value = withinReach(Number(`${mantissa}e${exponent}`), mantissa === 0, quoted(text));
  return { piece: { kind: 'number', value, whole: false }, text, to };
}

function digitsEnd(chars: Characters, from: number): number {
  const first = marksEnd(chars, from);
  if (first - from > 3 || chars[from] === '0' || !isDigits(textOf(chars, from, first))) return first;
  let end = first;
  while (isGroupOfThree(chars, end)) end += 4;
  return end > first && isNumeralMark(chars[end]) ? marksEnd(chars, end) : end;
}

function marksEnd(chars: Characters, from: number): number {
  let end = from;
  while (
    isDigit(chars[end]) ||
    isNumeralMark(chars[end]) ||
    (isGroupingMark(chars[end]) && isDigit(chars[end + 1]))
  )
    end += 1;
  return end;
}

/** A blank and exactly three digits. */
const isGroupOfThree = (chars: Characters, at: number): boolean =>
  chars[at] === ' ' && [1, 2, 3].every((ahead) => isDigit(chars[at + ahead])) && !isDigit(chars[at + 4]);

/** The end of `e3`, ` e10`, `E−3`; where there is none, the place where it would begin. */
function exponentEnd(chars: Characters, from: number): number {
  const e = chars[from] === ' ' ? from + 1 : from;
  if (chars[e]?.toLowerCase() !== 'e') return from;
  const digits = '+-−'.includes(chars[e + 1] ?? ' ') ? e + 2 : e + 1;
  if (!isDigit(chars[digits])) return from;
  const end = runEnd(chars, digits, isDigit);
  if (isNumeralMark(chars[end]) && isDigit(chars[end + 1]))
    throw fault('unreadable', `The exponent of “${textOf(chars, from, end + 2)}” is not a whole number.`);
  return end;
}

function refuseHexadecimal(chars: Characters, from: number, end: number): void {
  const isHexadecimal =
    end - from === 1 &&
    chars[from] === '0' &&
    chars[end]?.toLowerCase() === 'x' &&
    /[0-9a-f]/i.test(chars[end + 1] ?? '');
  if (isHexadecimal)
    throw doubt(
      'hexadecimal',
      `“${textOf(chars, from, end + 2)}” looks like a hexadecimal number. Write it in decimals, or * for times.`,
    );
}

function fractionAt(chars: Characters, at: number): Found | undefined {
  const value = vulgarFraction(chars[at]);
  return value === undefined
    ? undefined
    : { piece: { kind: 'fraction', value }, text: chars[at] ?? '', to: at + 1 };
}

function powerAt(chars: Characters, from: number): Found | undefined {
  const to = runEnd(chars, from, (char) => superscript(char) !== undefined);
  if (to === from) return undefined;
  const text = textOf(chars, from, to);
  const value = Number(chars.slice(from, to).map(superscript).join(''));
  if (Number.isNaN(value))
    throw fault('unreadable', `“${text}” is not an exponent. Write it like 10³ or 10^3.`);
  return { piece: { kind: 'power', value }, text, to };
}

const isLetter = (char: string): boolean => /^[\p{L}\p{M}]$/u.test(char);
const loneWords = new Set(['$', '%', '¢', '€', '£', '¥', '∞']);
const timesWords = new Set(['x', 'X', 'times']);

function wordAt(chars: Characters, from: number): Found | undefined {
  const end = loneWords.has(chars[from] ?? '') ? from + 1 : runEnd(chars, from, isLetter);
  if (end === from) return undefined;
  const text = textOf(chars, from, end);
  if (timesWords.has(text)) return { piece: { kind: 'sign' }, text: '×', to: end };
  // The full stop of an abbreviation, or of a sentence: `approx. 300`, `15.5 ms.`
  const stops = chars[end] === '.' && !isDigit(chars[end + 1]);
  return { piece: { kind: 'word' }, text, to: stops ? end + 1 : end };
}

const signs = new Set(['+', '-', '−', '*', '×', '/', '^', '(', ')', '~', '=']);

function signAt(chars: Characters, at: number): Found | undefined {
  const text = chars[at] ?? '';
  // A power as Python writes it.
  if (text === '*' && chars[at + 1] === '*') return { piece: { kind: 'sign' }, text: '^', to: at + 2 };
  if (text === '·') refuseRaisedPoint(chars, at);
  if (text === '·') return { piece: { kind: 'sign' }, text: '×', to: at + 1 };
  return signs.has(text) ? { piece: { kind: 'sign' }, text, to: at + 1 } : undefined;
}

/** `0·5` and `1·05` are decimals as once printed in Britain: nobody multiplies by 0, or by 05. */
function refuseRaisedPoint(chars: Characters, at: number): void {
  const rest = textOf(chars, at + 1, chars.length);
  const before = /(?:^|[^\d.,])([01])$|\d$/.exec(textOf(chars, 0, at));
  const after = /^\d+(?![\d.]| *(?:\^|\*\*)|[⁺⁻⁰¹²³⁴-⁹])/.exec(rest);
  const isDecimal = before && after && (before[1] !== undefined || after[0].startsWith('0'));
  if (isDecimal || rest.trim() === '')
    throw doubt('raised_point', 'Is the raised dot a decimal point, or a times sign? Write . or *.');
}
