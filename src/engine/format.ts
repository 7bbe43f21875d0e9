import { toDecimals, toFigures, whole } from './numerals.ts';
import { counted } from './units.ts';

const three = (value: number): string => toFigures(value, 3);

type Scale = readonly (readonly [least: number, word: string])[];

const decimal: Scale = [
  [1e18, 'E'],
  [1e15, 'P'],
  [1e12, 'T'],
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
];
const counts: Scale = [
  [1e12, ' trillion'],
  [1e9, ' billion'],
  [1e6, ' million'],
];
const seconds: Scale = [
  [172_800, 'days'],
  [7200, 'h'],
  [120, 'min'],
  [1, 's'],
  [1e-3, 'ms'],
  [1e-6, 'µs'],
  [1e-9, 'ns'],
];
const secondsIn: { readonly [word: string]: number } = { days: 86_400, h: 3600, min: 60 };

/** Money is stated per what people buy: a million tokens, an hour. */
const money: { readonly [unit: string]: { readonly scale: number; readonly per: string } } = {
  $: { scale: 1, per: '' },
  '$/s': { scale: 3600, per: ' per hour' },
  '$/(s*chip)': { scale: 3600, per: ' per chip-hour' },
  '$/token': { scale: 1e6, per: ' per million tokens' },
};

/** Units that read better in words of their own. */
const phrases: { readonly [unit: string]: readonly [top: string, below: string] } = {
  'FLOP*sequence/token^2': ['FLOP', ' per token and token of context'],
  'FLOP*sequence/(token*element)': ['FLOP', ' per element and token'],
  '1/s': ['1', '/s'],
};

/** A space that does not break, so that a number keeps its unit. */
const gap = '\u00a0';

/**
 * A value as a reader meets it: three significant figures, counts in full, a prefix where the unit takes one.
 * `0.0155 s` is `15.5 ms`, `3.35e12 byte/s` is `3.35 TB/s`, `8192 token` is `8,192 tokens`.
 *
 * @param value - in base units
 * @param unit - the base unit, as a quantity states it
 */
export function format(value: number, unit: string): string {
  if (value < 0) return `−${format(-value, unit)}`;
  if (unit === '%') return `${three(value * 100)}%`;
  const price = Object.hasOwn(money, unit) ? money[unit] : undefined;
  if (price) return `$${dollars(value * price.scale)}${price.per}`;
  const phrase = Object.hasOwn(phrases, unit) ? phrases[unit] : undefined;
  // Intensities are compared in their own unit, however large.
  if (unit === 'FLOP/byte') return `${number(value)}${gap}FLOP/byte`;
  if (phrase) return `${above(value, phrase[0])}${phrase[1]}`;
  const [top = '1', bottom = ''] = unit.split('/', 2);
  return `${above(value, top)}${below(bottom)}`;
}

/** To the cent; below a dollar and from a million up to three figures, of which cents are never left out. */
function dollars(amount: number): string {
  const figures = three(amount);
  return (amount >= 1 && amount < 1e6) || /^0(\.\d)?$/.test(figures) ? toDecimals(amount, 2) : figures;
}

function above(value: number, top: string): string {
  if (top === '1') return number(value);
  if (top === 's') return time(value);
  if (counted.has(top)) return `${number(value)} ${top}${value === 1 ? '' : 's'}`;
  if (value >= 1e21) return `${powerOfTen(value)}${gap}${top}`;
  const [scale, prefix] = atLeast(decimal, value);
  if (top !== 'byte') return `${three(value / scale)}${gap}${prefix}${top}`;
  return prefix
    ? `${three(value / scale)}${gap}${prefix}B`
    : `${number(value)} byte${value === 1 ? '' : 's'}`;
}

/** A bare number: whole ones in full, others to three figures, millions and more in words. */
export function number(value: number): string {
  const [scale, word] = atLeast(counts, value);
  if (word) return `${three(value / scale)}${word}`;
  return Number.isInteger(value) ? whole(value) : three(value);
}

/** What no prefix in use reaches: `5.88 × 10²³`. */
function powerOfTen(value: number): string {
  const [mantissa = '', exponent = ''] = value.toExponential(2).split('e+');
  const raised = [...exponent].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit))).join('');
  return `${three(Number(mantissa))}${gap}×${gap}10${raised}`;
}

function time(value: number): string {
  const [least, word] = atLeast(seconds, value);
  if (!word) return `${three(value)}${gap}s`;
  return `${three(value / (secondsIn[word] ?? least))}${gap}${word}`;
}

/** `/s` and `/token` stay signs; what else stands below is spelt out. */
function below(bottom: string): string {
  if (bottom === '') return '';
  const factors = bottom.replaceAll(/[()]/g, '').split('*');
  const rest = factors.filter((factor) => factor !== 's');
  const perSecond = factors.includes('s') ? '/s' : '';
  if (rest.length === 1 && rest[0] === 'token' && !perSecond) return '/token';
  return perSecond + (rest.length ? ` per ${rest.join(' and ')}` : '');
}

/** The largest step of a scale that the value reaches once rounded to three figures. */
function atLeast(scale: Scale, value: number): readonly [number, string] {
  return scale.find(([least]) => Math.abs(value) >= least * 0.9995) ?? [1, ''];
}
