import {
  type Dimension,
  pure,
  readUnit,
  sameDimension,
  spell,
  type Unit,
  unitTimes,
  unitWord,
} from '../engine/units.ts';
import { amountInWords, unitPhrase } from './amount-in-words.ts';
import { type Amount, readAmount } from './answer-arithmetic.ts';
import { Cursor } from './answer-cursor.ts';
import { tokens } from './answer-tokens.ts';
import { equalsSign, foreign, readTypedUnit, unknownUnit } from './answer-unit.ts';
import { isSpelledOut, withMultipliers } from './multipliers.ts';
import { withinReach } from './numeral.ts';
import { doubt, fault, quoted, type Reading, Stop, writeANumber } from './reading.ts';
import { spokenUnit } from './spoken-unit.ts';

export type { Reading } from './reading.ts';

// Longer than any number and unit; it bounds the work before any of it is done.
const longest = 200;

/** What the learner was asked for. */
type Asked = Unit & { readonly name: string; readonly nouns: readonly string[] };

/**
 * What a learner typed, as a number in the asked unit; or what to ask, or why it cannot be read.
 *
 * English marks: a comma groups digits in threes, a point stands before decimals. What two readers could
 * take for two numbers is asked about, never guessed. Any text has a reading; none throws.
 *
 * @param unit - the asked unit, as the site writes it: `ms`, `$/Mtok`, `1`; a bare number is taken in it
 * @param nouns - what the question calls that which it counts: `racks`; they may follow a number, and change nothing
 */
export function readAnswer(text: string, unit: string, nouns: readonly string[] = []): Reading {
  const asked = { ...readUnit(unit), name: unit, nouns };
  try {
    return read(text, asked);
  } catch (stop) {
    if (stop instanceof Stop) return stop.reading;
    throw stop;
  }
}

/** The quiet line under the box: `read as 2,400 sequences`, or what to ask. */
export const saysReading = (reading: Reading, unit: string): string =>
  reading.kind === 'value' ? `read as ${amountInWords(reading.value, unit)}` : reading.message;

function read(text: string, asked: Asked): Reading {
  const reading = readWritten(text, asked);
  // It is compared in base units, and must be a number there as well.
  if (reading.kind === 'value') converted(reading.value, asked.scale);
  return reading;
}

function readWritten(text: string, asked: Asked): Reading {
  if (text.length > longest)
    throw fault(
      'too_long',
      `An answer has at most ${longest} characters. Write only the number and its unit.`,
    );
  const pieces = withMultipliers(tokens(text), asked.dimension.has('byte'));
  if (pieces.length === 0) throw fault('empty', `There is no answer yet. ${writeANumber}`);

  const cursor = new Cursor(pieces);
  skipHedges(cursor);
  const factor = takeFactor(cursor);
  const dollarSign = takeDollar(cursor);
  refuseWords(cursor);
  const from = cursor.at;
  const amount = readAmount(cursor, dollarSign !== undefined);
  const start = cursor.at;
  const number = cursor.textFrom(from, start);
  const value = withinReach(amount.value * (dollarSign ?? 1), true);
  const before = dollarSign ? unitWord('$') : factor;
  if (!before && isNounOf(asked, cursor.textFrom(start))) return { kind: 'value', value, unit: 'given' };
  const unit = readTypedUnit(cursor, before, unnamedIn(asked));
  return unit
    ? withUnit({ ...amount, value }, unit, { words: cursor.textFrom(start), number }, asked)
    : withoutUnit({ ...amount, value }, number, asked);
}

/** Whether a word is what the question counts, in the plural or not, with its hyphen or without. */
const isNounOf = ({ nouns }: Asked, words: string): boolean =>
  nouns.some((noun) => ['', 's', 'es'].some((ending) => joined(words) + ending === joined(noun)));
const joined = (words: string): string => words.toLowerCase().replaceAll(/[ -]/g, '');

const hedges = new Set(
  'about approx approximately roughly around circa ca nearly almost exactly at least most'.split(' '),
);

function skipHedges(cursor: Cursor): void {
  while (cursor.takeSign('~=') ?? cursor.takeWord(hedges));
}

/** Takes `a factor of` before the number, which says that it is a plain one. */
function takeFactor(cursor: Cursor): Unit | undefined {
  const isHere = (words: string, ahead: number): boolean =>
    words.split(' ').includes(cursor.peek(ahead)?.text.toLowerCase() ?? '');
  let at = 0;
  while (isHere('by a', at)) at += 1;
  if (!isHere('factor', at)) return undefined;
  const end = isHere('of', at + 1) ? at + 1 : at;
  for (let taken = 0; taken <= end; taken += 1) cursor.next();
  return pure;
}

/** Takes a dollar sign before the number, and gives the number's sign: `$3`, `-$3`, `US$3`. */
function takeDollar(cursor: Cursor): 1 | -1 | undefined {
  const isSigned = cursor.isSign('+-−') ? 1 : 0;
  const ahead = isSigned + (cursor.peek(isSigned)?.text === 'US' ? 1 : 0);
  const isDollar = cursor.peek(ahead)?.text === '$' || cursor.peek(ahead)?.text === 'USD';
  if (!isDollar || !cursor.startsNumber(ahead + 1)) return undefined;
  const sign = isSigned === 1 ? cursor.next() : undefined;
  for (let taken = isSigned; taken <= ahead; taken += 1) cursor.next();
  return sign && sign.text !== '+' ? -1 : 1;
}

const notFinite = new Set(['infinity', 'inf', 'infinite', '∞', 'nan']);

/** An answer begins with a number. What else it may begin with has a message of its own. */
function refuseWords(cursor: Cursor): void {
  if (cursor.isSign('=', 1)) throw equalsSign();
  const first = cursor.peek(cursor.isSign('+-−') ? 1 : 0);
  if (first?.kind !== 'word' && first?.kind !== 'multiplier') return;
  if (notFinite.has(first.text.toLowerCase()))
    throw fault('not_finite', `${quoted(first.text)} is not a finite number. Write a finite number.`);
  if (foreign.has(first.text)) throw unknownUnit(first.text);
  if (first.kind === 'multiplier' || spokenUnit(first.text))
    throw fault(
      'unit_alone',
      `${quoted(first.text)} needs a number, as in ${first.text === '$' ? '$1.50' : `1.5 ${first.text}`}.`,
    );
  throw fault('unreadable', `${quoted(first.text)} is not a number. Write it in digits, like 4,000 or 4k.`);
}

function withoutUnit(amount: Amount, typed: string, asked: Asked): Reading {
  refusePrefixAlone(amount, asked);
  refuseShareAlone(amount, typed, asked);
  return { kind: 'value', value: amount.value, unit: asked.name === '1' ? 'given' : 'missing' };
}

/** `0.25`, with per cent asked, is a share as people write one, or a quarter of a per cent. */
function refuseShareAlone({ value }: Amount, typed: string, asked: Asked): void {
  if (asked.name !== '%' || value === 0 || Math.abs(value) >= 1) return;
  const [share, percentage] = [amountInWords(value * 100, '%'), amountInWords(value, '%')];
  throw doubt('share', `Is ${quoted(typed)} meant as ${share} or as ${percentage}? Write it with its %.`);
}

/** `80G`, with GB asked, is 80 GB or 80 billion GB; `5M`, with a time asked, five million or five minutes. */
function refusePrefixAlone({ multiplier }: Amount, asked: Asked): void {
  const head = above(asked);
  const isTime = head.dimension.has('s');
  const isUnclear = isTime ? multiplier?.text === 'M' : head.scale > 1;
  if (multiplier && isUnclear && !isSpelledOut(multiplier.text))
    throw doubt(
      'letter',
      `The answer is asked ${unitPhrase(asked.name)}. Write the unit after ${quoted(multiplier.text)}, or leave both out.`,
    );
}

/** A unit as it was typed, and the number before it. */
type Written = { readonly words: string; readonly number: string };

function withUnit(amount: Amount, typed: Unit, written: Written, asked: Asked): Reading {
  if (sameDimension(typed.dimension, asked.dimension) || isOfContext(typed, asked))
    return { kind: 'value', value: converted(amount.value, typed.scale / asked.scale), unit: 'given' };

  if (isBareDollars(typed, asked))
    return { kind: 'value', value: converted(amount.value, typed.scale), unit: 'missing' };
  const head = above(asked);
  if (isOnlyBelow(typed, asked, head)) {
    refusePrefixAlone(amount, asked);
    return {
      kind: 'value',
      value: converted(amount.value, (typed.scale * head.scale) / asked.scale),
      unit: 'missing',
    };
  }
  throw otherDimension(amount.value, typed, written, asked);
}

/** Units in which a token is one of context: people say a context in tokens, and leave the sequence out. */
const withoutSequence: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'token/sequence': 'token',
    'FLOP*sequence/token^2': 'FLOP/token^2',
    'FLOP*sequence/(element*token)': 'FLOP/(element*token)',
  }),
);
const isOfContext = (typed: Unit, asked: Unit): boolean =>
  withoutSequence.get(spell(asked.dimension)) === spell(typed.dimension);

/** `$3`, where dollars per something are asked. */
const isBareDollars = (typed: Unit, asked: Unit): boolean =>
  isSpelled(typed, '$') && asked.dimension.get('$') === 1;

/** `300 per second`, where tokens per second are asked: all but what is counted. */
function isOnlyBelow(typed: Unit, asked: Unit, head: Unit): boolean {
  const below = new Map(asked.dimension);
  for (const name of head.dimension.keys()) below.delete(name);
  return below.size > 0 && sameDimension(typed.dimension, below);
}

/** In prices of tokens, `per million` is per million tokens. */
const unnamedIn = (asked: Unit): Unit | undefined =>
  isSpelled(asked, '$/token') ? unitWord('token') : undefined;

const isSpelled = ({ dimension }: { readonly dimension: Dimension }, name: string): boolean =>
  spell(dimension) === name;

/** What stands above the line of the asked unit: GB, of GB/s. */
const above = ({ name }: Asked): Unit =>
  unitWord(name.split('/')[0] ?? '') ?? { scale: 1, dimension: new Map() };

function otherDimension(value: number, typed: Unit, written: Written, asked: Asked): Stop {
  const { words } = written;
  if (/^B\b/.test(words) && isOnlyBelow(unitTimes(typed, byte, -1), asked, above(asked)))
    return doubt(
      'letter',
      `“B” could mean bytes or billions. The answer is asked ${unitPhrase(asked.name)}: write billion for a billion of them.`,
    );
  if (/flops\b/i.test(words) && asked.dimension.has('FLOP'))
    return doubt(
      'letter',
      `${quoted(words)} could mean several things. Write FLOP for operations, or FLOP/s for operations per second.`,
    );
  if (isDivided(written))
    return doubt(
      'units_in_arithmetic',
      `Units are not worked out here. Write the result, then one unit: the answer is asked ${unitPhrase(asked.name)}.`,
    );
  const given = typed.dimension.size === 0 ? 'is a plain number' : 'measures something else';
  return fault(
    'dimension',
    `The answer is asked ${unitPhrase(asked.name)}, and ${quoted(words || '$')} ${given}. Check what is asked, then write the number again.`,
    value,
  );
}

/** `1/48 ms` and `32 GB / 1.64 TB/s`: whoever works with units means another dimension than that of what stands last. */
const isDivided = ({ words, number }: Written): boolean => number.includes('/') || /[ /(]\d/.test(words);

const byte: Unit = readUnit('byte');

const converted = (value: number, scale: number): number => withinReach(value * scale, value === 0);
