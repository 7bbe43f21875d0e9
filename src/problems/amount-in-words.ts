import { toFigures, whole } from '../engine/numerals.ts';
import { counted } from '../engine/units.ts';

const figures = (value: number): string => toFigures(value, 6);
const scales = [
  [1e12, 'trillion'],
  [1e9, 'billion'],
  [1e6, 'million'],
] as const;

/** A number and its unit as a learner recognises them: `2,400 sequences`, `15.5 ms`, `$3/Mtok`. */
export function amountInWords(value: number, unit: string): string {
  const number = digits(value);
  if (unit === '1') return number;
  if (unit === '%') return `${number}%`;
  // A price has its sign before the number; what it buys stays behind.
  if (unit.startsWith('$')) return `${value < 0 ? '-' : ''}$${digits(Math.abs(value))}${unit.slice(1)}`;
  return `${number} ${spoken(unit, value !== 1)}`;
}

/** How an answer is asked for: `in tokens per sequence`, `in $/Mtok`, `as a plain number`. */
export function unitPhrase(unit: string): string {
  if (unit === '1') return 'as a plain number';
  if (unit === '%') return 'in per cent';
  if (unit.startsWith('1/')) return `as a number ${spoken(unit, true)}`;
  return `in ${unit.startsWith('$') ? unit : spoken(unit, true)}`;
}

/** A number with more figures than a result is shown with, so that a learner knows her own number again. */
function digits(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e15 || (size > 0 && size < 1e-6)) return powerOfTen(value);
  const [scale, word] = scales.find(([least]) => size >= least) ?? [1, ''];
  if (word) return `${figures(value / scale)} ${word}`;
  return Number.isInteger(value) ? whole(value) : figures(value);
}

/** With spaces that do not break. */
function powerOfTen(value: number): string {
  const [mantissa, exponent] = value.toExponential(5).split('e');
  return `${figures(Number(mantissa))}\u00a0×\u00a010^${Number(exponent)}`;
}

function spoken(unit: string, many: boolean): string {
  const [top = '', bottom = ''] = unit.split('/', 2);
  const isWord = top === 'byte' || counted.has(top);
  const below = bottom.replaceAll(/[()]/g, '').split('*').filter(Boolean);
  const isRate = top !== '1' && below.includes('s');
  const rest = below.filter((factor) => !isRate || factor !== 's').join(' and ');
  const head = top === '1' ? '' : isWord && many ? `${top}s` : top;
  return `${head}${isRate ? '/s' : ''}${rest ? ` per ${rest}` : ''}`.trim();
}
