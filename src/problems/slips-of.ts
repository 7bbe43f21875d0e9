import { type Slip, slipsIn } from '../engine/slips.ts';
import { solve } from '../engine/solve.ts';
import { readUnit } from '../engine/units.ts';
import { fill, plainText, slotsIn } from './content.ts';
import type { NumberVariant } from './draw-variant.ts';
import { textOf } from './setting.ts';
import type { Rounding } from './template.ts';
import { isNear } from './tolerance.ts';

/** The slips a variant can tell from its right answer: what its author expects, then every edit of its derivation. */
export function slipsOf(variant: NumberVariant): readonly Slip[] {
  const { answer, ask } = variant;
  const isApart = ({ value }: Slip): boolean => !isNear(value, answer.value, ask.tolerance);
  return [
    ...mistakesOf(variant).filter(isApart),
    ...misroundingsOf(variant),
    ...editsIn(variant).filter(isApart),
  ];
}

/** Every edit of the derivation that a learner could make with what the statement told her. */
export const editsIn = ({ template, givens, answer }: NumberVariant): readonly Slip[] =>
  slipsIn(givens, answer, new Set(slotsIn(template.body)));

// An author has seen learners make it.
const authorsLikelihood = 10;

/** The mistakes the author expects, with their values here. */
export function mistakesOf(variant: NumberVariant): readonly Slip[] {
  const { template, givens } = variant;
  return template.mistakes.map(({ id, value, says }) => ({
    id: `author.${id}`,
    step: 'answer',
    likelihood: authorsLikelihood,
    value: solve(givens, value).value,
    says: plainText(fill(says, (slot) => textOf(variant, slot))),
  }));
}

/** Whether a slip is the named edit, whatever line it is made in. */
export const isEdit = (slip: Slip, edit: string): boolean => slip.id.slice(slip.id.indexOf('.') + 1) === edit;

const rounders: { readonly [rounding in Rounding]: (value: number) => number } = {
  up: Math.ceil,
  down: Math.floor,
  nearest: Math.round,
};

/** The whole number that is right besides the exact answer, in base units; nothing where counts are not asked. */
export function roundedAnswer({ ask, answer }: NumberVariant): number | undefined {
  if (!ask.rounding) return undefined;
  const { scale } = readUnit(ask.unit);
  return rounders[ask.rounding](answer.value / scale) * scale;
}

const otherSide = { up: 'down', down: 'up' } as const;

/**
 * The whole number on the wrong side, in base units, which is wrong however near: nothing where the side does not matter, or
 * where the answer need not be so near that two neighbours are told apart.
 */
export function misroundedAnswer(variant: NumberVariant): number | undefined {
  const { answer, ask } = variant;
  const right = roundedAnswer(variant);
  if (right === undefined || !ask.rounding || ask.rounding === 'nearest') return undefined;
  const { scale } = readUnit(ask.unit);
  const wrong = rounders[otherSide[ask.rounding]](answer.value / scale) * scale;
  return wrong > 0 && !isNear(wrong, right, ask.tolerance) ? wrong : undefined;
}

function misroundingsOf(variant: NumberVariant): readonly Slip[] {
  const { rounding } = variant.ask;
  const value = misroundedAnswer(variant);
  if (value === undefined || !rounding || rounding === 'nearest') return [];
  const other = otherSide[rounding];
  const why = rounding === 'up' ? 'a part of one needs a whole one' : 'a part of one does not count';
  return [
    {
      ...{ id: `answer.rounded_${other}`, step: 'answer', value, likelihood: authorsLikelihood },
      says: `You rounded ${other}; here ${why}.`,
    },
  ];
}
