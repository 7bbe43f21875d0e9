import { whole } from '../engine/numerals.ts';
import { readUnit } from '../engine/units.ts';

// Figures count as right when they agree to about two places.
const figuresAgree = 0.01;

/**
 * What is wrong with the size of an answer whose figures are right: a power of ten, a prefix, a unit of time, a share
 * for a percentage. Nothing when the figures are not right.
 *
 * @param ratio - what was typed over what is right
 * @param unit - the unit that was asked
 * @param right - in base units
 */
export function scaleError(ratio: number, unit: string, right: number): string | undefined {
  const found = scales(unit, right).find(({ factor }) => Math.abs(ratio / factor - 1) <= figuresAgree);
  return found?.says ?? powerOfTen(ratio);
}

/**
 * What is wrong with the size of an estimate that would be right some thousands of times larger or smaller.
 *
 * @param ratio - what was typed over what is right
 * @param within - the factor that an estimate may be off
 */
export function roughScaleError(ratio: number, within: number): string | undefined {
  if (!(ratio > 0 && Number.isFinite(ratio))) return undefined;
  const power = 3 * Math.round(Math.log10(ratio) / 3);
  const left = ratio / 10 ** power;
  if (power === 0 || Math.max(left, 1 / left) > within) return undefined;
  return `That is about ${tooMuch(power)}. ${checkPrefixes}`;
}

type Scale = { readonly factor: number; readonly says: string };

/** Factors that have a name of their own in a unit. */
function scales(unit: string, right: number): readonly Scale[] {
  const { dimension, scale } = readUnit(unit);
  const both = (factor: number, says: string): readonly Scale[] => [
    { factor, says },
    { factor: 1 / factor, says },
  ];
  // Nobody mixes up a prefix larger than what is asked.
  const largest = Math.max(scale, right);
  const bytes = dimension.get('byte')
    ? binaryPrefixes.filter(({ least }) => least <= largest).flatMap(({ factor, says }) => both(factor, says))
    : [];
  // A price holds a time too: that for which chips were rented.
  const times =
    dimension.get('s') || dimension.get('$')
      ? timeUnits.flatMap(({ factor, says }) => both(factor, says))
      : [];
  const shares =
    dimension.size === 0
      ? both(100, 'The figures are right; a share and a percentage were mixed up: 0.25 is 25%.')
      : [];
  return [...bytes, ...times, ...shares];
}

const prefixes = [
  ['KiB', 'KB', 1],
  ['MiB', 'MB', 2],
  ['GiB', 'GB', 3],
  ['TiB', 'TB', 4],
] as const;

const binaryPrefixes = prefixes.map(([binary, decimal, power]) => ({
  least: 1000 ** power,
  factor: 1.024 ** power,
  says: `That is the answer with ${binary} and ${decimal} mixed up: 1 ${binary} is 1024${power > 1 ? `^${power}` : ''} bytes, 1 ${decimal} is 1000${power > 1 ? `^${power}` : ''}. Here prefixes are decimal.`,
}));

const timeUnits: readonly Scale[] = [
  [60, 'minutes or hours', '60'],
  [24, 'hours and days', '24'],
  [3600, 'seconds and hours', '3,600'],
  [86_400, 'seconds and days', '86,400'],
].map(([factor, units, written]) => ({
  factor: Number(factor),
  says: `The figures are right; the unit of time is off by ${written}. Check ${units}.`,
}));

function powerOfTen(ratio: number): string | undefined {
  if (!(ratio > 0 && Number.isFinite(ratio))) return undefined;
  const power = Math.round(Math.log10(ratio));
  if (power === 0 || Math.abs(ratio / 10 ** power - 1) > figuresAgree) return undefined;
  const cure = power % 3 === 0 ? checkPrefixes : 'A power of ten was lost or gained on the way.';
  return `The figures are right, but the answer is ${tooMuch(power)}. ${cure}`;
}

const checkPrefixes = 'Check the prefixes (m, k, M, G, T) and the unit you wrote.';

function tooMuch(power: number): string {
  const size = Math.abs(power);
  const times = size <= 6 ? `${whole(10 ** size)} times` : `10^${size} times`;
  return `${times} too ${power > 0 ? 'large' : 'small'}`;
}
