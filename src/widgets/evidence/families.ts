import { format } from '../../engine/format.ts';
import { toFigures } from '../../engine/numerals.ts';
import { dimension } from '../../engine/units.ts';
import type { Finding } from './finding.ts';

/** Figures that may share an axis: their units differ in what they are counted for, not in what they are. */
export type Family = {
  readonly id: FamilyId;
  readonly title: string;
  /** What the axes count. */
  readonly axis: string;
  /** A power of ten, as the axes write it. */
  readonly label: (value: number) => string;
};

type FamilyId = 'times' | 'speeds' | 'bytes' | 'arithmetic' | 'counts' | 'ratios' | 'money';

const superscript = (power: number): string =>
  [...String(power)].map((digit) => '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt('-0123456789'.indexOf(digit))).join('');

/** `1`, `10`, then `10²`, `10³`. */
function powerOfTen(value: number): string {
  const power = Math.round(Math.log10(value));
  return power === 0 || power === 1 ? String(value) : `10${superscript(power)}`;
}

/** `100`, `10k`, `1M`. */
function short(value: number): string {
  if (value >= 1e6) return `${value / 1e6}M`;
  return value >= 1e3 ? `${value / 1e3}k` : String(value);
}

/** In the order they are shown. */
export const families: readonly Family[] = [
  {
    id: 'times',
    title: 'Times',
    axis: 'seconds',
    // From a second upwards the axis stays in seconds, where prose would go on to minutes.
    label: (value) => (value < 1 ? format(value, 's') : `${value}\u00a0s`),
  },
  { id: 'speeds', title: 'Speeds', axis: 'tokens or sequences a second', label: short },
  { id: 'bytes', title: 'Memory', axis: 'bytes', label: (value) => format(value, 'byte') },
  { id: 'counts', title: 'Counts', axis: 'tokens, sequences, parameters, chips', label: powerOfTen },
  { id: 'arithmetic', title: 'Arithmetic', axis: 'FLOP', label: powerOfTen },
  {
    id: 'ratios',
    title: 'Shares and ratios',
    axis: 'pure numbers',
    label: (value) => toFigures(value, 12),
  },
  { id: 'money', title: 'Money', axis: 'dollars', label: (value) => `$${short(value)}` },
];

/** The family of a base unit. What is counted above the line decides; a rate of anything but money is a speed. */
export function familyOf(unit: string): FamilyId {
  const powers = dimension(unit);
  if (powers.has('$')) return 'money';
  const seconds = powers.get('s') ?? 0;
  if (seconds !== 0) return seconds > 0 ? 'times' : 'speeds';
  if (powers.has('byte')) return 'bytes';
  if (powers.has('FLOP')) return 'arithmetic';
  return powers.size === 0 ? 'ratios' : 'counts';
}

/** Figures by family, in the order of {@link families}; families without any are left out. */
export const byFamily = (
  findings: readonly Finding[],
): readonly { readonly family: Family; readonly findings: readonly Finding[] }[] =>
  families
    .map((family) => ({ family, findings: findings.filter(({ unit }) => familyOf(unit) === family.id) }))
    .filter(({ findings }) => findings.length > 0);
