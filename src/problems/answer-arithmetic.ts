import type { Cursor } from './answer-cursor.ts';
import type { Token } from './answer-tokens.ts';
import { fractionAfter, refuseHyphen } from './mixed-number.ts';
import { isSpelledOut } from './multipliers.ts';
import { withinReach } from './numeral.ts';
import { doubt, fault, quoted, type Stop, writeANumber } from './reading.ts';

/** The value of arithmetic, and what of its form can change how a person reads it. */
export type Amount = {
  readonly value: number;
  /** One number as typed, at most multiplied. */
  readonly literal: boolean;
  /** A literal in digits alone. */
  readonly whole: boolean;
  /** It has an even exponent, which a minus before it does not survive if it belongs to the base. */
  readonly evenPower: boolean;
  /** It ends in `× 10`. */
  readonly timesTen: boolean;
  /** The multiplier it ends in, and its value without. */
  readonly multiplier?: { readonly text: string; readonly of: number };
};

/** The result of an operation, which may only be zero where that is exact. */
const computed = (value: number, mayBeZero = true): Amount => ({
  value: withinReach(value, mayBeZero),
  literal: false,
  whole: false,
  evenPower: false,
  timesTen: false,
});
const literal = (value: number, whole: boolean): Amount => ({ ...computed(value), literal: true, whole });

/**
 * The arithmetic at the cursor: `2.4k`, `1 1/2`, `300*8`, `(2+3)×10³`. Ends where a unit begins.
 *
 * From what binds least: + and −, then × and /, then a sign, a multiplier, a power.
 *
 * @throws {Stop} where it does not read, or reads in two ways
 */
export function readAmount(cursor: Cursor, isPrice: boolean): Amount {
  const start = cursor.at;
  const amount = sum(cursor, isPrice);
  const after = cursor.peek();
  if (after?.kind === 'number' || after?.kind === 'fraction')
    throw fault(
      'unreadable',
      `${quoted(cursor.textFrom(start, cursor.at + 1))} could be one number or two. Blanks group digits only in threes, as in 1 024.`,
    );
  return amount;
}

function sum(cursor: Cursor, isPrice: boolean): Amount {
  let left = product(cursor, isPrice);
  while (cursor.isSign('+-−') && cursor.startsNumber(1)) {
    if (left.whole) refuseHyphen(cursor);
    const sign = cursor.next();
    refuseLostExponent(left, sign, cursor);
    const right = product(cursor, isPrice);
    refuseRange(left, sign, right, cursor);
    left = computed(sign?.text === '+' ? left.value + right.value : left.value - right.value);
  }
  return left;
}

/** `9.1×10 −1` has lost its superscript on the way, or is 90. */
function refuseLostExponent(left: Amount, sign: Token | undefined, cursor: Cursor): void {
  const exponent = cursor.peek();
  if (left.timesTen && sign?.text !== '+' && exponent?.kind === 'number' && exponent.whole)
    throw doubt(
      'lost_exponent',
      `Is ${quoted(`10${sign?.text}${exponent.text}`)} a power of ten? Write 10^-${exponent.text}, or the result of the subtraction.`,
    );
}

/** `10-20` is as likely from ten to twenty; nobody means minus ten. A true minus sign is a minus. */
function refuseRange(left: Amount, sign: Token | undefined, right: Amount, cursor: Cursor): void {
  const goesOn = cursor.isSign(')') || (cursor.isSign('+-−') && cursor.startsNumber(1));
  if (sign?.text === '-' && left.literal && right.literal && left.value < right.value && !goesOn)
    throw doubt('range', 'Is this a range, or a subtraction? Write one number.');
}

function product(cursor: Cursor, isPrice: boolean): Amount {
  let left = signed(cursor);
  for (let sign = timesOrOver(cursor, isPrice); sign; sign = timesOrOver(cursor, isPrice)) {
    if (sign !== '/') refuseLostPower(left, sign, cursor.peek());
    const right = signed(cursor);
    if (sign === '/' && cursor.isSign('(') && cursor.startsNumber())
      throw doubt(
        'divisor',
        'Does the bracket belong below the division? Write * between, or more brackets.',
      );
    left =
      sign === '/'
        ? quotient(left, right)
        : {
            ...computed(left.value * right.value, left.value === 0 || right.value === 0),
            timesTen: sign === '×' && right.whole && right.value === 10,
          };
  }
  return left;
}

/** `1.2×10e3` is ten times as much as 1.2e3, and seldom meant so; in `2.4×103` a raised 3 may have come down. */
function refuseLostPower(left: Amount, sign: '*' | '×', right: Token | undefined): void {
  const [, raised, lowered] = /^10(?: ?e([+−-]?\d+)|([1-9]\d?))$/i.exec(right?.text ?? '') ?? [];
  const isMantissa = !left.whole && Math.abs(left.value) >= 1 && Math.abs(left.value) < 10;
  const exponent = raised ?? (sign === '×' && isMantissa ? lowered : undefined);
  if (exponent !== undefined)
    throw doubt(
      'lost_exponent',
      `Is ${quoted(right?.text ?? '')} meant as 10^${exponent}? Write it so, or work the product out.`,
    );
}

/** Takes the sign before another factor, if there is one. A bracket multiplies: `2(3+4)`. */
function timesOrOver(cursor: Cursor, isPrice: boolean): '*' | '×' | '/' | undefined {
  if (cursor.isSign('(') && cursor.startsNumber()) return '*';
  if (!cursor.isSign('*×/') || !cursor.startsNumber(1)) return undefined;
  if (isPrice && cursor.isSign('/') && isCountOfUnits(cursor)) return undefined;
  const { text } = cursor.next() ?? {};
  return text === '/' || text === '×' ? text : '*';
}

/** After a dollar sign `/1M tokens` and `/10^6 tokens` say what is paid for. */
function isCountOfUnits(cursor: Cursor): boolean {
  let ahead = 2;
  if (cursor.isSign('^', ahead)) ahead += 2;
  if (cursor.peek(ahead)?.kind === 'power') ahead += 1;
  return (
    cursor.peek(ahead)?.kind === 'multiplier' || (cursor.isWord(ahead) && cursor.peek(ahead)?.text !== 'per')
  );
}

function quotient(left: Amount, right: Amount): Amount {
  if (right.value === 0) throw fault('not_finite', 'This divides by zero, which has no result.');
  const { multiplier } = right;
  const result = computed(left.value / right.value, left.value === 0);
  if (multiplier === undefined || left.multiplier || !left.whole) return result;

  const isSpelled = isSpelledOut(multiplier.text);
  const isProper = Math.abs(left.value) < multiplier.of;
  if (isProper && isSpelled) return computed((left.value / multiplier.of) * (right.value / multiplier.of));
  if (!isProper && !isSpelled) return result;
  throw doubt(
    'divisor',
    `Does ${quoted(multiplier.text)} belong to the divisor or to the whole? Write brackets, as in (1/2)k or 1/(2k).`,
  );
}

function signed(cursor: Cursor): Amount {
  const sign = cursor.takeSign('+-−');
  const amount = multiplied(cursor);
  if (sign === undefined) return amount;
  if (sign.text === '+') return { ...amount, literal: false };
  if (amount.evenPower)
    throw doubt(
      'sign',
      'Does the minus belong to the base or to the power? Write brackets, as in (-2)^2 or -(2^2).',
    );
  return { ...amount, value: -amount.value, literal: false };
}

/** A power and the multipliers after it: `2.4k`, `10³ million`, `3 hundred thousand`. */
export function multiplied(cursor: Cursor): Amount {
  const amount = power(cursor);
  let factor = 1;
  let last: Token | undefined;
  for (let token = cursor.peek(); token?.kind === 'multiplier'; token = cursor.peek()) {
    if (last && !isSpelledOut(token.text)) break;
    factor *= token.value;
    last = cursor.next();
  }
  return last
    ? {
        ...amount,
        value: withinReach(amount.value * factor, amount.value === 0),
        multiplier: { text: last.text, of: amount.value },
      }
    : amount;
}

function power(cursor: Cursor): Amount {
  const base = primary(cursor);
  const superscript = cursor.peek();
  if (superscript?.kind === 'power') {
    cursor.next();
    return raised(base.value, superscript.value);
  }
  if (!cursor.takeSign('^')) return base;
  const sign = cursor.takeSign('+-−');
  const exponent = power(cursor).value;
  return raised(base.value, sign && sign.text !== '+' ? -exponent : exponent);
}

const raised = (base: number, exponent: number): Amount => ({
  ...computed(base ** exponent, base === 0),
  evenPower: exponent % 2 === 0,
});

function primary(cursor: Cursor): Amount {
  const token = cursor.next();
  if (token?.kind === 'number') {
    const more = token.whole ? fractionAfter(cursor, token.text) : undefined;
    return literal(token.value + (more ?? 0), token.whole && more === undefined);
  }
  if (token?.kind === 'fraction') return literal(token.value, false);
  if (token?.text !== '(') throw noNumber(token);

  const inner = sum(cursor, false);
  const end = cursor.next();
  if (end?.text === ')') return computed(inner.value);
  throw end === undefined
    ? fault('unreadable', 'A bracket is not closed. Write ) where it ends.')
    : fault(
        'unreadable',
        `${quoted(end.text)} stands where the bracket was to close. A unit stands at the end, once.`,
      );
}

function noNumber(token: Token | undefined): Stop {
  if (token === undefined)
    return fault(
      'unreadable',
      'The answer ends where a number was to follow. Write the number, or leave the sign out.',
    );
  if ('+-−'.includes(token.text))
    return fault('unreadable', 'Two signs stand side by side. Write one, or put a bracket between them.');
  return token.kind === 'word'
    ? fault('unreadable', `${quoted(token.text)} stands where a number was to follow. ${writeANumber}`)
    : fault('unreadable', `${quoted(token.text)} needs a number before it. ${writeANumber}`);
}
