import { roundedTo, settled, toDecimals, toFigures, whole } from './numerals.ts';
import { counted } from './units.ts';

const three = (value: number): string => toFigures(settled(value), 3);

/** Steps, the largest first: from what value on each is used, what it is called, and its unit where that is another value. */
type Scale = readonly (readonly [least: number, word: string, unit?: number])[];

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
  [172_800, 'days', 86_400],
  [7200, 'h', 3600],
  [120, 'min', 60],
  [1, 's'],
  [1e-3, 'ms'],
  [1e-6, 'µs'],
  [1e-9, 'ns'],
];

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
  if (price) return `$${dollars(settled(value * price.scale))}${price.per}`;
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
  // Just below a million, eight figures are to the cent.
  const isToTheCent = amount >= 1 && roundedTo(amount, 8) < 1e6;
  return isToTheCent || /^(?:0(?:\.\d)?|1)$/.test(figures) ? toDecimals(amount, 2) : figures;
}

function above(value: number, top: string): string {
  if (top === '1') return number(value);
  if (top === 's') return time(value);
  if (counted.has(top)) return several(value, top);
  if (roundedTo(value, 3) >= 1e21) return `${powerOfTen(value)}${gap}${top}`;
  const [amount, prefix] = inStep(decimal, value);
  if (top !== 'byte') return `${three(amount)}${gap}${prefix}${top}`;
  return prefix ? `${three(amount)}${gap}${prefix}B` : several(value, top);
}

/** One of what is shown as one. */
function several(value: number, thing: string): string {
  const shown = number(value);
  return `${shown} ${thing}${shown === '1' ? '' : 's'}`;
}

/** A bare number: whole ones in full, others to three figures, millions and more in words. */
export function number(value: number): string {
  if (value < 0) return `-${number(-value)}`;
  const [amount, word] = inStep(counts, value);
  if (word) return `${three(amount)}${word}`;
  return Number.isInteger(settled(value)) ? whole(value) : three(value);
}

/** What no prefix in use reaches: `5.88 × 10²³`. */
function powerOfTen(value: number): string {
  const [mantissa = '', exponent = ''] = roundedTo(value, 3).toExponential(2).split('e+');
  const raised = [...exponent].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit))).join('');
  return `${three(Number(mantissa))}${gap}×${gap}10${raised}`;
}

function time(value: number): string {
  const [amount, word] = inStep(seconds, value);
  return `${three(amount)}${gap}${word || 's'}`;
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

/** A value in the largest step that it reaches once it is rounded to three figures in the step below. */
function inStep(scale: Scale, value: number): readonly [amount: number, word: string] {
  const step = scale.find(([least, , unit = least], at) => {
    const [lower = unit, , below = lower] = scale[at + 1] ?? [];
    return roundedTo(settled(value / below), 3) >= Math.round(least / below);
  });
  if (!step) return [value, ''];
  const [least, word, unit = least] = step;
  // What was rounded up to the step begins it.
  return [Math.max(value, least) / unit, word];
}
