import type { Expression } from './expression.ts';
import { format, number } from './format.ts';
import { isQuantity, type QuantityId, quantity } from './quantities.ts';
import { shown } from './shown.ts';
import type { Mistake } from './slip-mistake.ts';
import { counted } from './units.ts';

type Id = QuantityId;
type Values = (id: Id) => number;

/**
 * A slip as it is said to the person who made it, in the problem's own names and numbers.
 *
 * @param line - where it was made; `answer` for the line that was asked for, which needs no naming
 */
export function slipInWords(line: Id | 'answer', mistake: Mistake, values: Values): string {
  const did = words(line, mistake, values);
  return line === 'answer' ? `You ${did}.` : `In the ${quantity(line).name} you ${did}.`;
}

/** What was done: `left out the batch, 64 sequences`. */
function words(line: Id | 'answer', mistake: Mistake, values: Values): string {
  const { amount, aside, ending } = wordsFor(values);
  switch (mistake.kind) {
    case 'left_out':
      return leftOut(mistake, values);
    case 'number_left_out': {
      const value = number(mistake.value);
      return mistake.as === 'factor' ? `left out the factor ${value}` : `did not divide by ${value}`;
    }
    case 'taken_for': {
      const { used, meant } = mistake;
      const why = used === 'drain_time' ? '; a pass reads the weights, not the whole memory' : '';
      return `used ${aside(used)} in place of ${ending(meant)}${why}`;
    }
    case 'smaller_taken': {
      const { used, meant } = mistake;
      return `took ${ending(used)}; ${aside(meant)} is ${isTime(meant) ? 'longer' : 'larger'} and decides`;
    }
    case 'upside_down':
      return `divided ${aside(mistake.under)} by ${ending(mistake.over)}; it goes the other way round`;
    case 'sum_for_max':
      return `added ${both(mistake.parts, values)}; ${summed(line, mistake.parts).wrongly}`;
    case 'max_for_sum': {
      const { larger, missed } = summed(line, mistake.parts);
      return `took the ${larger} of ${both(mistake.parts, values)}; ${missed}`;
    }
    case 'max_for_min':
      return 'took the larger of two where the smaller counts';
    case 'min_for_max':
      return 'took the smaller of two where the larger counts';
    case 'bits_for_bytes':
      return `took bits for bytes: ${bitsInWords(mistake.of, values)}`;
    case 'bytes_for_bits':
      return `divided by 8, but ${aside(mistake.of)} is in bytes already`;
    case 'sparse_for_dense':
      return `used the peak for 2:4-sparse weights, ${amount(mistake.of, 2)}; the dense one is ${amount(mistake.of)}`;
    default:
      return ofASign[mistake.kind];
  }
}

/** Why two things are not to be added, and why they are: of times it is said otherwise. */
const summed = (line: Id | 'answer', parts: readonly [Expression, Expression]) =>
  areTimes(line, parts)
    ? {
        wrongly: 'they happen at the same time, so only the longer counts',
        larger: 'longer',
        missed: 'one comes after the other, so they add up',
      }
    : { wrongly: 'only the larger counts', larger: 'larger', missed: 'they add up' };

const ofASign = {
  no_root: 'left out the square root',
  no_power: 'left out the exponent',
  no_one_minus: 'left out the “1 −”: this is what remains',
  no_minus_one: 'left out the “− 1”',
  no_plus_one: 'left out the “1 +”',
  part_over_rest: 'divided a part by the rest, not by the whole',
} as const;

function bitsInWords(of: Id, values: Values): string {
  const { the, amount, aside } = wordsFor(values);
  return isWidth(quantity(of).unit)
    ? `${the(of)} are ${amount(of)}, not ${amount(of, 8)}`
    : `${aside(of)} is in bytes already`;
}

type LeftOut = Extract<Mistake, { readonly kind: 'left_out' }>;

function leftOut({ of: id, as }: LeftOut, values: Values): string {
  const { amount, the, ending } = wordsFor(values);
  const { name, unit } = quantity(id);
  if (id === 'chips')
    return as === 'divisor'
      ? `did not divide by the number of chips: that is of all ${number(values(id))} together`
      : `used one chip where there are ${number(values(id))}`;
  const multiplies = as === 'factor' || as === 'divisor';
  if (multiplies && (id === 'flop_per_param' || id === 'flop_per_element'))
    return `counted multiplications only; with the additions there are ${name}`;
  if (id === 'keys_and_values') return 'counted only keys or only values; both are cached';
  if (isWidth(unit) && as !== 'term') return `took ${the(id)} as 1; here they are ${amount(id)}`;
  switch (as) {
    case 'factor':
    case 'term':
      return `left out ${ending(id)}`;
    case 'divisor':
      return `did not divide by ${ending(id)}`;
    case 'subtrahend':
      return `did not subtract ${ending(id)}`;
  }
}

/** Whether what is added or compared takes time; a line of its own unit says so for parts that have no name. */
function areTimes(line: Id | 'answer', [first]: readonly [Expression, Expression]): boolean {
  if (first.kind === 'name' && isQuantity(first.name)) return isTime(first.name);
  return line !== 'answer' && isTime(line);
}

function both([first, second]: readonly [Expression, Expression], values: Values): string {
  const { aside, ending } = wordsFor(values);
  if (first.kind !== 'name' || second.kind !== 'name') return 'two things';
  if (!isQuantity(first.name) || !isQuantity(second.name)) return 'two things';
  return `${aside(first.name)} and ${ending(second.name)}`;
}

/** Ways to speak of a quantity of this problem. */
function wordsFor(values: Values) {
  const the = (id: Id): string => `the ${quantity(id).name}`;
  const amount = (id: Id, times = 1): string => amountOf(id, times * values(id));
  /** In the middle of a sentence: `the batch, 64 sequences,`. */
  const aside = (id: Id): string => {
    const { name } = quantity(id);
    // `2 FLOP per parameter and token` says its number itself.
    if (/^\d/.test(name)) return the(id);
    return name.includes(',') ? `${the(id)} (${amount(id)})` : `${the(id)}, ${amount(id)},`;
  };
  /** At its end: `the batch, 64 sequences`. */
  const ending = (id: Id): string => aside(id).replace(/,$/, '');
  return { the, amount, aside, ending };
}

/** A value without what its name says already: `37 billion` of the active parameters, `8,192 tokens` of the context. */
function amountOf(id: Id, value: number): string {
  const { name, unit } = quantity(id);
  const [top = '1', below = ''] = unit.split('/', 2);
  if (isWidth(unit) || (counted.has(top) && name.includes(`${top}s`))) return number(value);
  const isPerCount = below !== '' && !/\bs\b/.test(below) && top !== '$' && top !== 'byte';
  return isPerCount ? format(value, top) : shown(id, value);
}

const isWidth = (unit: string): boolean => /^byte\/(parameter|element)$/.test(unit);
const isTime = (id: Id): boolean => /^s\b/.test(quantity(id).unit);
