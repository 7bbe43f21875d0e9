import { forgivesCaught } from '../../problems/acceptable.ts';
import { combination, type NumberVariant, variantOf } from '../../problems/draw-variant.ts';
import type { ProblemTemplate } from '../../problems/template.ts';
import { isNear } from '../../problems/tolerance.ts';
import type { DeckItem } from './deck.ts';
import { asEstimate } from './flash.ts';

/** From this level on there is more to think than to estimate. */
const tooHard = 3;

/**
 * What can be estimated in a flash: where an answer that is near enough shows that its way was right too. It solves every
 * combination, so it is asked when the site is built.
 */
export function isEstimate(item: DeckItem): boolean {
  const asked = asEstimate(item);
  return asked.kind === 'problem' && asked.problem.level < tooHard && isTelling(numbersOf(asked.problem));
}

function numbersOf(problem: ProblemTemplate): readonly NumberVariant[] {
  if (problem.ask.kind !== 'number') return [];
  return problem.combinations
    .map((place) => variantOf(problem, 0, combination(problem.given, place)))
    .filter((variant) => variant.kind === 'number');
}

/** Whether no one number is near every answer, and no mistake that a problem exists to catch is near any. */
function isTelling(variants: readonly NumberVariant[]): boolean {
  const answers = variants.map(({ answer }) => answer.value);
  // A number that is near all is near the least and the greatest.
  const middle = Math.sqrt(Math.max(...answers) * Math.min(...answers));
  const isWon = variants.every(({ answer, ask }) => isNear(middle, answer.value, ask.tolerance));
  return !isWon && !variants.some(forgivesCaught);
}
