import { namesIn, parse } from '../engine/expression.ts';
import { type Slip, slipsIn } from '../engine/slips.ts';
import { solve } from '../engine/solve.ts';
import { fill, plainText, slotsIn } from './content.ts';
import type { NumberVariant } from './draw-variant.ts';
import { misroundedAnswer, otherSide } from './rounded-answer.ts';
import { textOf } from './setting.ts';
import type { ProblemTemplate } from './template.ts';
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
  slipsIn(givens, answer, toldIn(template));

/** What the statement names, by itself or under a name of the problem's own: `{queries}` tells of `query_heads`. */
function toldIn({ body, let: named }: ProblemTemplate): ReadonlySet<string> {
  const slots = slotsIn(body);
  const formulas = slots.flatMap((slot) => (Object.hasOwn(named, slot) ? [named[slot] ?? '1'] : []));
  return new Set([...slots, ...formulas.flatMap((formula) => namesIn(parse(formula)))]);
}

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

/** A count rounded to the wrong side. */
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
