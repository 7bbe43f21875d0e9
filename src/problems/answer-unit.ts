import { didYouMean } from '../engine/nearest.ts';
import { pure, type Unit, unitNames, unitTimes, unitWord } from '../engine/units.ts';
import { multiplied } from './answer-arithmetic.ts';
import type { Cursor } from './answer-cursor.ts';
import { doubt, fault, quoted, type Stop } from './reading.ts';
import { spokenUnit } from './spoken-unit.ts';

const dollars = new Set(['$', 'usd', 'dollar', 'dollars']);
const perWords = new Set(['per', 'Per', 'a', 'an']);

/**
 * The unit from the cursor to the end of the answer, `pure` for `x`; nothing if the answer ends here.
 *
 * @param unnamed - what is counted where only a multiplier follows `per`: a token, in `$3 per million`
 * @throws {Stop} where a word is no unit, or something else stands there
 */
export function readTypedUnit(
  cursor: Cursor,
  start: Unit | undefined,
  unnamed: Unit | undefined,
): Unit | undefined {
  if (cursor.peek() === undefined) return start;
  if (start === undefined && cursor.isSign('×') && cursor.peek(1) === undefined) {
    cursor.next();
    return pure;
  }
  // The hyphen of `3-fold` subtracts nothing.
  if (cursor.isSign('-') && cursor.peek(1)?.text.toLowerCase() === 'fold') cursor.next();
  const unit = fraction(cursor, start, unnamed);
  const left = cursor.peek();
  if (left !== undefined) throw misplaced(left.text, left.kind);
  return unit;
}

/** `token/s`, `per chip-hour`, `$/(chip*hour)`: what is above, then whatever each `/` or `per` puts below. */
function fraction(cursor: Cursor, start: Unit | undefined, unnamed: Unit | undefined): Unit {
  // The dollars of `$3 USD` are one.
  if (start) cursor.takeWord(dollars);
  const times = start === undefined ? cursor.takeSign('*×') : undefined;
  let unit = start ?? pure;
  if (start && cursor.peek() === undefined) return start;
  if (times || (!isPer(cursor) && !cursor.isSign('/')))
    unit = unitTimes(unit, factors(cursor, '*×-', unnamed));
  while (takePer(cursor)) unit = unitTimes(unit, below(cursor, unnamed), -1);
  return unit;
}

function isPer(cursor: Cursor): boolean {
  // `12 per cent` is a percentage, and not a price.
  return perWords.has(cursor.peek()?.text ?? '') && cursor.peek(1)?.text !== 'cent';
}

function takePer(cursor: Cursor): boolean {
  if (!isPer(cursor) && !cursor.isSign('/')) return false;
  cursor.next();
  return true;
}

/** What stands below a line: `s`, `million tokens`, `1M tokens`, `chip-hour`, `token and layer`. */
function below(cursor: Cursor, unnamed: Unit | undefined): Unit {
  const count = countBelow(cursor);
  if (count === undefined || cursor.peek() !== undefined)
    return unitTimes({ ...pure, scale: count ?? 1 }, factors(cursor, '-', unnamed));
  // `$3/24` is no price of 24 tokens.
  if (unnamed && count >= 1000) return unitTimes({ ...pure, scale: count }, unnamed);
  throw fault(
    'unreadable',
    'The answer ends where a unit was to follow. Write the unit at the end, as in 300 per second.',
  );
}

function countBelow(cursor: Cursor): number | undefined {
  const token = cursor.peek();
  if (token?.kind === 'multiplier') {
    cursor.next();
    return token.value;
  }
  if (token?.kind !== 'number') return undefined;
  const { value } = multiplied(cursor);
  if (value > 0) return value;
  throw fault('not_finite', 'What stands below the line is to be more than zero.');
}

function factors(cursor: Cursor, joins: string, unnamed: Unit | undefined): Unit {
  let unit = factor(cursor, unnamed);
  // A share is of nothing more: `5%%` and `50% ms` are no units.
  while (unit.dimension.size > 0 && takeJoin(cursor, joins)) unit = unitTimes(unit, factor(cursor, unnamed));
  if (cursor.isSign('*×') && !joins.includes('*') && cursor.peek(1) !== undefined)
    throw doubt('divisor', 'Which units stand below the line? Write brackets, as in $/(chip*hour).');
  return unit;
}

/** Units are joined by a sign, by `and`, or by nothing: `chip hour`. */
function takeJoin(cursor: Cursor, joins: string): boolean {
  if (cursor.isSign(joins) && (cursor.isWord(1) || cursor.isSign('(', 1))) {
    cursor.next();
    return true;
  }
  if (cursor.peek()?.text === 'and') cursor.next();
  return cursor.isWord() && !isPer(cursor);
}

function factor(cursor: Cursor, unnamed: Unit | undefined): Unit {
  if (cursor.takeSign('(')) {
    const unit = fraction(cursor, undefined, unnamed);
    if (cursor.takeSign(')')) return unit;
    throw fault('unreadable', 'A bracket is not closed. Write ) where it ends.');
  }
  // Nobody means microseconds by capitals before an amount of money.
  if (cursor.peek()?.text === 'US' && /^(?:dollar|cent)s?$/i.test(cursor.peek(1)?.text ?? '')) cursor.next();
  const token = cursor.next();
  if (token?.kind !== 'word') throw misplaced(token?.text, token?.kind);
  const isPercent = token.text === 'per' && cursor.takeWord(new Set(['cent'])) !== undefined;
  const unit = isPercent ? spokenUnit('percent') : spokenUnit(token.text);
  if (unit === undefined) throw unknownUnit(token.text);
  // Any token here may be called one of context.
  if (cursor.peek()?.text === 'of' && cursor.peek(1)?.text === 'context') {
    cursor.next();
    cursor.next();
  }
  return raised(cursor, unit);
}

/** `s⁻¹`, `s^-1`. */
function raised(cursor: Cursor, unit: Unit): Unit {
  const superscript = cursor.peek();
  if (superscript?.kind === 'power') {
    cursor.next();
    return unitTimes(pure, unit, superscript.value);
  }
  if (!cursor.takeSign('^')) return unit;
  const sign = cursor.takeSign('+-−');
  const exponent = cursor.next();
  if (exponent?.kind !== 'number' || !exponent.whole)
    throw fault('unreadable', 'The exponent of a unit is a whole number, as in s^-1.');
  return unitTimes(pure, unit, sign && sign.text !== '+' ? -exponent.value : exponent.value);
}

function misplaced(text: string | undefined, kind: string | undefined): Stop {
  if (text === undefined)
    return fault(
      'unreadable',
      'The answer ends where a unit was to follow. Write the unit, or leave the sign out.',
    );
  if (text === '=') return equalsSign();
  if (text === ')') return fault('unreadable', 'A bracket closes that was never opened. Leave ) out.');
  if (kind === 'number' || kind === 'fraction')
    return fault('unreadable', `${quoted(text)} comes after the unit. Write the unit once, at the end.`);
  return fault(
    'unreadable',
    `${quoted(text)} does not fit where it stands. Write one number, then its unit.`,
  );
}

export const equalsSign = (): Stop =>
  fault('unreadable', 'An equals sign stands in the middle. Write only what comes after it.');

/** Signs and codes of money that is not the dollar. */
export const foreign: ReadonlySet<string> = new Set(['€', '£', '¥', 'EUR', 'GBP', 'JPY', 'CNY']);

/** Letters a person may use for several things, by what to write instead. */
const unclear: ReadonlyMap<string, string> = new Map(
  Object.entries({
    e: 'Write a power of ten without blanks, as in 1.2e3.',
    mil: 'Write million for a million.',
    mio: 'Write million for a million.',
    m: 'Write M or million for a million, ms for milliseconds, or min for minutes.',
    b: 'Write billion for a billion, B for bytes, or bit for bits.',
    g: 'Write a capital G, or billion, for a billion.',
    t: 'Write a capital T, or trillion, for a trillion, or tok for tokens.',
  }),
);
const unclearEndings: ReadonlyMap<string, string> = new Map(
  Object.entries({
    flops: 'Write FLOP for operations, or FLOP/s for operations per second.',
    bps: 'Write bps for bits per second, or Bps for bytes, with a capital before it as in Gbps.',
  }),
);
const otherWords: ReadonlyMap<string, string> = new Map(
  Object.entries({
    to: 'Write one number rather than a range.',
    or: 'Write one number rather than a choice.',
    and: 'Write one number, in one unit.',
  }),
);

/** What to say about a word that is no unit. */
export function unknownUnit(word: string): Stop {
  const lower = word.toLowerCase();
  if (foreign.has(word))
    return fault('unknown_unit', `${quoted(word)} is not a unit here. Prices are in dollars: write $.`);
  const other = otherWords.get(lower);
  if (other) return fault('unreadable', `${quoted(word)} has no meaning here. ${other}`);
  const ending = [...unclearEndings.keys()].find((end) => lower.endsWith(end)) ?? '';
  const meant = unclear.get(lower) ?? unclearEndings.get(ending);
  if (meant) return doubt('letter', `${quoted(word)} could mean several things. ${meant}`);
  const hint = caseHint(word) ?? didYouMean(word, unitNamesLike(lower));
  return fault(
    'unknown_unit',
    `${quoted(word)} is not a unit here.${hint || ' Leave it out, or write another unit.'}`,
  );
}

/** Names worth suggesting. The nearest of all names would be one of two letters. */
const unitNamesLike = (word: string): readonly string[] =>
  unitNames.filter((name) => name.length > 3 && name[0]?.toLowerCase() === word[0]);

const prefixes = ['', 'k', 'M', 'G', 'T', 'P', 'Ki', 'Mi', 'Gi', 'Ti', 'm', 'µ', 'u', 'n'];

/** The unit that differs only in case: `GB` for `gb`, and what a small b could also be. */
function caseHint(word: string): string | undefined {
  const lower = word.toLowerCase();
  const meant = unitNames
    .flatMap((name) => prefixes.map((prefix) => prefix + name))
    .find((symbol) => symbol.toLowerCase() === lower && unitWord(symbol));
  if (meant === undefined) return undefined;
  return meant.endsWith('B') && word.endsWith('b')
    ? ` Case matters: write ${meant} for bytes, or ${meant.slice(0, -1)}bit for bits.`
    : ` Case matters: write ${meant}.`;
}
