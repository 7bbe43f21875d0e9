import { namesIn, parse } from '../engine/expression.ts';
import { isSame, type Slip, slipsIn } from '../engine/slips.ts';
import { solve } from '../engine/solve.ts';
import { fill, plainText, slotsIn } from './content.ts';
import { combination, type NumberVariant, type SketchVariant, variantOf } from './draw-variant.ts';
import { misroundedAnswer, otherSide } from './rounded-answer.ts';
import { textOf } from './setting.ts';
import type { ProblemTemplate } from './template.ts';
import { isNear } from './tolerance.ts';

/** The slips a variant can tell from its right answer: what its author expects, then every other edit of its derivation. */
export function slipsOf(variant: NumberVariant): readonly Slip[] {
  const { answer, ask } = variant;
  const isApart = ({ value }: Slip): boolean => !isNear(value, answer.value, ask.tolerance);
  const expected = mistakesOf(variant).filter(isApart);
  return [
    ...expected,
    ...misroundingsOf(variant),
    ...withoutRestated(variant, expected, editsIn(variant).filter(isApart)),
  ];
}

/**
 * The edits without those that are a mistake its author expects in worse words: who reads that she filled the whole pass should
 * not be told that she may instead have taken a sum for a maximum. Two mistakes that only meet in this variant stay two.
 */
function withoutRestated(
  { template }: NumberVariant,
  expected: readonly Slip[],
  edits: readonly Slip[],
): readonly Slip[] {
  const pairs = edits.flatMap((edit) =>
    expected.filter(({ value }) => isSame(value, edit.value)).map((mistake) => [mistake, edit] as const),
  );
  if (pairs.length === 0) return edits;
  const elsewhere = otherVariants(template).map(
    (other) => new Map([...mistakesOf(other), ...editsIn(other)].map(({ id, value }) => [id, value])),
  );
  const restated = pairs.filter(([mistake, edit]) =>
    elsewhere.every((values) => {
      const [one, two] = [values.get(mistake.id), values.get(edit.id)];
      return one === undefined || two === undefined || isSame(one, two);
    }),
  );
  return edits.filter((edit) => !restated.some(([, one]) => one === edit));
}

/** Variants with other values, as different as a few can be. */
function otherVariants(template: ProblemTemplate): readonly NumberVariant[] {
  const { combinations, given } = template;
  return [0, 0.3, 0.6, 1].flatMap((part) => {
    const place = combinations[Math.floor(part * (combinations.length - 1))];
    const other = place === undefined ? undefined : variantOf(template, 0, combination(given, place));
    return other?.kind === 'number' ? [other] : [];
  });
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

/** The mistakes the author expects, with their values here; of a sketch, at the point that is given. */
export function mistakesOf(variant: NumberVariant | SketchVariant): readonly Slip[] {
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
