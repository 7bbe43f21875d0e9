import type { RecallCard } from '../problems/card.ts';
import { plainText } from '../problems/content.ts';
import { drawVariant, type Variant } from '../problems/draw-variant.ts';
import type { ProblemTemplate } from '../problems/template.ts';
import { htmlOf } from './html.ts';
import { questionHtml, rightHtml, workedHtml } from './variant-html.ts';

/** One thing to be asked, as programs for flashcards keep it: several pairs of question and answer that are one item. */
export type Note = {
  /** As histories name it: `problems/cost-at-batch-1`. */
  readonly item: string;
  readonly lesson: string;
  readonly title: string;
  readonly tags: readonly string[];
  /** HTML; the same item with other numbers. */
  readonly variants: readonly { readonly question: string; readonly answer: string }[];
};

/** How many sets of numbers a problem takes along. */
const variantsOfNote = 12;
/** Seeds that are tried for as many different ones; a problem of few combinations has fewer. */
const seedsTried = 200;

/** A problem with some of its variants, all different, and their worked solutions. */
export function noteOfProblem(template: ProblemTemplate): Note {
  const { id, lesson, title, level, concepts } = template;
  return {
    ...{ item: `problems/${id}`, lesson, title },
    tags: [lesson, 'problem', `level-${level}`, ...concepts],
    variants: differentVariants(template, variantsOfNote).map((variant) => ({
      question: questionHtml(variant),
      answer: `${rightHtml(variant)}${workedHtml(variant)}`,
    })),
  };
}

/** The first variants of a problem by seed whose questions differ. */
export function differentVariants(template: ProblemTemplate, count: number): readonly Variant[] {
  const found = new Map<string, Variant>();
  for (let seed = 1; seed <= seedsTried && found.size < count; seed += 1) {
    const variant = drawVariant(template, seed);
    const drawn = JSON.stringify(variant.drawn);
    if (!found.has(drawn)) found.set(drawn, variant);
  }
  return [...found.values()];
}

export const noteOfCard = ({ id, lesson, concepts, front, back }: RecallCard): Note => ({
  ...{ item: `cards/${id}`, lesson, title: plainText(front) },
  tags: [lesson, 'recall', ...concepts],
  variants: [{ question: htmlOf(front), answer: htmlOf(back) }],
});
