import { settled } from '../engine/numerals.ts';
import { readUnit } from '../engine/units.ts';
import type { NumberVariant } from './draw-variant.ts';
import type { Rounding } from './template.ts';
import { isNear } from './tolerance.ts';

const rounders: { readonly [rounding in Rounding]: (value: number) => number } = {
  up: Math.ceil,
  down: Math.floor,
  nearest: Math.round,
};

/** The whole number that is right besides the exact answer, in base units; nothing where counts are not asked. */
export function roundedAnswer({ ask, answer }: NumberVariant): number | undefined {
  if (!ask.rounding) return undefined;
  const { scale } = readUnit(ask.unit);
  return rounders[ask.rounding](settled(answer.value / scale)) * scale;
}

/** Of the two that matter. */
export const otherSide = { up: 'down', down: 'up' } as const;

/**
 * The whole number on the wrong side, in base units, which is wrong however near: nothing where the side does not matter, or
 * where the answer need not be so near that two neighbours are told apart.
 */
export function misroundedAnswer(variant: NumberVariant): number | undefined {
  const { answer, ask } = variant;
  const right = roundedAnswer(variant);
  if (right === undefined || !ask.rounding || ask.rounding === 'nearest') return undefined;
  const { scale } = readUnit(ask.unit);
  const wrong = rounders[otherSide[ask.rounding]](settled(answer.value / scale)) * scale;
  return wrong > 0 && !isNear(wrong, right, ask.tolerance) ? wrong : undefined;
}
