import { isQuantity, quantity } from '../engine/quantities.ts';
import type { Slip } from '../engine/slips.ts';
import { solve } from '../engine/solve.ts';
import { dimension, sameDimension } from '../engine/units.ts';
import {
  type NumberVariant,
  type SketchVariant,
  type Variant,
  type Weighed,
  weightOf,
} from './draw-variant.ts';
import { forgivenMistakes } from './grade-sketch.ts';
import { editsIn, isEdit, mistakesOf } from './slips-of.ts';
import { isNear } from './tolerance.ts';

/** What an author demands of every variant, besides what every problem demands. */
export type Demands = {
  /** Between which values, in base units, an answer is one that a person would meet. */
  readonly range?: readonly [least: number, most: number] | undefined;
  /** Whether weights and caches may take more memory than there is, because that is the question. */
  readonly overfull: boolean;
};

/** Why a variant is not drawn, as `check:content` counts it. */
export type Refusal =
  | 'weights and caches do not fit the memory'
  | 'the answer is not a positive number'
  | 'the answer lies outside its range'
  | 'the answer equals a number that is given'
  | 'a slip lands on the right answer'
  | 'not exactly one option is right'
  | 'two values lie too close to tell apart';

// A learner who computes to two figures tells values apart that differ by this much.
const apart = 1.1;

/**
 * Why a variant is not fit to be drawn; nothing when it is.
 *
 * @param tolerated - ids of slips that land on the right answer too often in this problem to be kept out
 */
export function refusalOf(
  variant: Variant,
  demands: Demands,
  tolerated: ReadonlySet<string>,
): Refusal | undefined {
  if (!demands.overfull && !fits(variant)) return 'weights and caches do not fit the memory';
  switch (variant.kind) {
    case 'number':
      return refusalOfNumber(variant, demands, tolerated);
    case 'choice':
      if (variant.right === '') return 'not exactly one option is right';
      return variant.ask.pick === 'true' || areApart(variant.options)
        ? undefined
        : 'two values lie too close to tell apart';
    case 'order':
      return areApart(variant.items) ? undefined : 'two values lie too close to tell apart';
    case 'sketch':
      return refusalOfSketch(variant);
  }
}

function refusalOfSketch(variant: SketchVariant): Refusal | undefined {
  if (!variant.right.every(isPositive)) return 'the answer is not a positive number';
  return forgivenMistakes(variant).length > 0 ? 'a slip lands on the right answer' : undefined;
}

const isPositive = (value: number): boolean => Number.isFinite(value) && value > 0;

function refusalOfNumber(
  variant: NumberVariant,
  { range: [least, most] = [0, Number.POSITIVE_INFINITY] }: Demands,
  tolerated: ReadonlySet<string>,
): Refusal | undefined {
  const { value } = variant.answer;
  if (!isPositive(value)) return 'the answer is not a positive number';
  if (value < least || value > most) return 'the answer lies outside its range';
  if (isGiven(variant)) return 'the answer equals a number that is given';
  const isHit =
    forgivesCaught(variant) ||
    (variant.ask.tolerance.kind !== 'factor' && landingOf(variant).some(({ id }) => !tolerated.has(id)));
  return isHit ? 'a slip lands on the right answer' : undefined;
}

/** Whether a mistake that the author wrote down, or a slip that every variant must tell apart, counts as right. */
export function forgivesCaught(variant: NumberVariant): boolean {
  const { answer, ask, template } = variant;
  if (mistakesOf(variant).some(({ value }) => isNear(value, answer.value, ask.tolerance))) return true;
  if (template.tells_apart.length === 0) return false;
  const landing = landingOf(variant);
  return template.tells_apart.some((edit) => landing.some((slip) => isEdit(slip, edit)));
}

/** The slips that land within tolerance of the right answer. What is idle here, a factor of 1 left out, is not among them. */
const landingOf = (variant: NumberVariant): readonly Slip[] =>
  editsIn(variant).filter((slip) => isNear(slip.value, variant.answer.value, variant.ask.tolerance));

/** Ids of the slips that land on the right answer. Of an estimate they say nothing: a factor of two forgives many. */
export const collisionsOf = (variant: NumberVariant): readonly string[] =>
  variant.ask.tolerance.kind === 'factor' ? [] : landingOf(variant).map(({ id }) => id);

function fits({ givens }: Variant): boolean {
  if (givens.total_params === undefined || givens.chip_memory_capacity === undefined) return true;
  // Of a pipeline each stage has chips of its own.
  const { stages = 1, batch, context } = givens;
  if (solve(givens, 'weight_fill').value > stages) return false;
  return batch === undefined || context === undefined || solve(givens, 'memory_fill').value <= stages;
}

/** Whether the answer could be copied from what is given. */
function isGiven({ givens, answer, ask }: NumberVariant): boolean {
  const own = dimension(answer.unit);
  return Object.entries(givens).some(
    ([id, value]) =>
      typeof value === 'number' &&
      isQuantity(id) &&
      id !== ask.of &&
      sameDimension(dimension(quantity(id).unit), own) &&
      own.size > 0 &&
      isNear(value, answer.value, ask.tolerance),
  );
}

function areApart(weighed: readonly Weighed[]): boolean {
  const values = weighed.map(weightOf).sort((a, b) => a - b);
  return values.every(
    (value, at) => isPositive(value) && (at === 0 || value / (values[at - 1] ?? 0) >= apart),
  );
}
