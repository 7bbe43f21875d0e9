import { solve } from '../engine/solve.ts';
import { readUnit, sameDimension } from '../engine/units.ts';
import { fill, plainText } from '../problems/content.ts';
import type { NumberVariant } from '../problems/draw-variant.ts';
import { misroundedAnswer, roundedAnswer } from '../problems/rounded-answer.ts';
import { textOf } from '../problems/setting.ts';
import { slipsOf } from '../problems/slips-of.ts';
import { halfOfLastFigure, isNear, toSoManyFigures } from '../problems/tolerance.ts';

/** Values, in the unit that is asked, that get the same answer: all from `low` to `high`. */
export type AnswerRange = {
  readonly low: number;
  readonly high: number;
  /** The value itself. */
  readonly value: number;
  readonly isRight: boolean;
  /** What whoever answers so is told. */
  readonly says: string;
};

/** How many slips go along; the likeliest. */
const mostSlips = 8;

/**
 * What a program with ranges can grade a number by, the first that an answer is in: a count rounded to the wrong side, the right
 * answers, then the likeliest slips that stand apart from them.
 */
export function answerRanges(variant: NumberVariant): readonly AnswerRange[] {
  const { ask, answer, givens } = variant;
  const { scale } = readUnit(ask.unit);
  const range = (value: number, isRight: boolean, says: string): AnswerRange => ({
    ...{ isRight, says, value: value / scale },
    ...ends(value, variant, scale),
  });
  // A whole number of what is counted has no neighbours: near it is not right.
  const whole = (value: number, isRight: boolean, says: string): AnswerRange => ({
    ...{ isRight, says, value: value / scale, low: value / scale, high: value / scale },
  });
  const rounded = roundedAnswer(variant);
  const right = [
    range(answer.value, true, ''),
    ...ask.also.map(({ value, says }) =>
      range(solve(givens, value).value, true, plainText(fill(says, (slot) => textOf(variant, slot)))),
    ),
  ];
  if (rounded !== undefined && !isNear(rounded, answer.value, ask.tolerance))
    right.unshift(whole(rounded, true, ''));
  const slips = slipsOf(variant).toSorted((a, b) => b.likelihood - a.likelihood);
  const misrounded = slips.filter(({ value }) => value === misroundedAnswer(variant)).slice(0, 1);
  // It may lie within the tolerance, and is wrong all the same.
  const kept = [...misrounded.map(({ value, says }) => whole(value, false, says)), ...right];
  for (const slip of slips) {
    if (kept.length >= right.length + mostSlips) break;
    const wrong = range(slip.value, false, slip.says);
    const standsApart = kept.every(({ low, high }) => wrong.high < low || wrong.low > high);
    if (Number.isFinite(wrong.value) && standsApart) kept.push(wrong);
  }
  return kept;
}

/** How far from a value a tolerance reaches, in the asked unit. */
function ends(value: number, { ask: { tolerance } }: NumberVariant, scale: number) {
  if (tolerance.kind === 'factor') {
    const [low, high] = [value / tolerance.by / scale, (value * tolerance.by) / scale];
    return { low: Math.min(low, high), high: Math.max(low, high) };
  }
  // Of significant figures both the value and what it rounds to have such neighbours.
  const other = tolerance.kind === 'figures' ? toSoManyFigures(value, tolerance.count) : value;
  const away = distance(value, tolerance);
  return { low: (Math.min(value, other) - away) / scale, high: (Math.max(value, other) + away) / scale };
}

/** The largest difference that still counts, in base units. */
function distance(
  value: number,
  tolerance: Exclude<NumberVariant['ask']['tolerance'], { kind: 'factor' }>,
): number {
  switch (tolerance.kind) {
    case 'relative':
      return tolerance.by * Math.abs(value);
    case 'absolute':
      return tolerance.by;
    case 'figures':
      return halfOfLastFigure(value, tolerance.count);
  }
}

/** A number in full, as other programs read it, to more figures than a tolerance can see. */
export const inFull = (value: number): string => String(Number(value.toPrecision(10)));

/** Units a learner may write behind a number, each with how many of it are one of the asked unit. */
export function unitsFor(unit: string): readonly { readonly name: string; readonly multiplier: number }[] {
  const asked = readUnit(unit);
  const kin = common.filter(
    (name) => name !== unit && sameDimension(readUnit(name).dimension, asked.dimension),
  );
  return [unit, ...kin].map((name) => ({
    name,
    multiplier: Number((asked.scale / readUnit(name).scale).toPrecision(12)),
  }));
}

const common = [
  ...['s', 'ms', 'µs', 'us', 'min', 'h'],
  ...['B', 'kB', 'MB', 'GB', 'TB', 'PB'],
  ...['B/s', 'GB/s', 'TB/s'],
  ...['FLOP', 'GFLOP', 'TFLOP', 'FLOP/s', 'TFLOP/s', 'PFLOP/s'],
];
