import { combination, type NumberVariant, variantOf } from '../../problems/draw-variant.ts';
import { editsIn, isEdit, mistakesOf } from '../../problems/slips-of.ts';
import type { ProblemTemplate } from '../../problems/template.ts';
import { isNear } from '../../problems/tolerance.ts';
import type { DeckItem } from './deck.ts';
import { within } from './flash.ts';

/** From this level on there is more to think than to estimate. */
const tooHard = 3;

/**
 * What can be estimated in a flash: where an answer that is near enough shows that its way was right too. It solves every
 * combination, so it is asked when the site is built.
 */
export const isEstimate = (item: DeckItem): boolean =>
  item.kind === 'problem' && item.problem.level < tooHard && isTelling(numbersOf(item.problem));

function numbersOf(problem: ProblemTemplate): readonly NumberVariant[] {
  if (problem.ask.kind !== 'number') return [];
  return problem.combinations
    .map((place) => variantOf(problem, 0, combination(problem.given, place)))
    .filter((variant) => variant.kind === 'number');
}

/** Whether no one number is near every answer, and no mistake that a problem exists to catch is near any. */
function isTelling(variants: readonly NumberVariant[]): boolean {
  const answers = variants.map(({ answer }) => answer.value);
  // A number lies at most so far from the least and from the greatest.
  return Math.max(...answers) >= within.by ** 2 * Math.min(...answers) && !variants.some(isForgiven);
}

/** Whether a mistake that the author wrote down, or a slip that every variant must tell apart, counts as right. */
function isForgiven(variant: NumberVariant): boolean {
  const { answer, template } = variant;
  const isRight = ({ value }: { readonly value: number }): boolean => isNear(value, answer.value, within);
  return (
    mistakesOf(variant).some(isRight) ||
    (template.tells_apart.length > 0 &&
      editsIn(variant).some(
        (slip) => template.tells_apart.some((edit) => isEdit(slip, edit)) && isRight(slip),
      ))
  );
}
