import { format } from '../engine/format.ts';
import { quantity } from '../engine/quantities.ts';
import { explainInText } from '../engine/text.ts';
import { plainText } from '../problems/content.ts';
import { drawVariant, type Variant } from '../problems/draw-variant.ts';
import { slipsOf } from '../problems/slips-of.ts';
import { inOrder, optionText, statement } from '../problems/solution.ts';
import { checkProblem } from './check-problem.ts';
import type { Finding } from './finding.ts';
import type { Records } from './given.ts';
import { compileWithNotes } from './problem.ts';

/** What an author wants to see of a problem she is writing, in words. */
export type AuthorNotes = {
  readonly findings: readonly Finding[];
  /** How many variants there are, and why there are not more. */
  readonly combinations: string;
  readonly variants: readonly {
    readonly seed: number;
    readonly statement: string;
    readonly answer: string;
  }[];
  /** How 500 answers are spread, in steps of equal ratio; no bars where no number is asked. */
  readonly answers: { readonly least: string; readonly most: string; readonly bars: readonly Bar[] };
  /** Of the first variant. */
  readonly derivation: string;
  readonly slips: readonly { readonly id: string; readonly value: string; readonly says: string }[];
};
type Bar = { readonly from: string; readonly count: number };

const seedsShown = 20;
const seedsCounted = 500;
const bars = 20;

/** @throws {ContentError} when the file does not compile */
export function authorNotes(file: string, source: string, records: Records): AuthorNotes {
  const compiled = compileWithNotes(file, source, records);
  const { template, combinations } = compiled;
  const draw = (count: number) => Array.from({ length: count }, (_, seed) => drawVariant(template, seed));
  const variants = draw(seedsShown);
  const first = variants.find((one) => one.kind === 'number');
  const refused = [...combinations.refused].map(([reason, count]) => `${reason} (${count})`);
  return {
    findings: checkProblem(file, source, compiled).findings,
    combinations: `${combinations.places.length} of ${combinations.tried} combinations can be drawn${refused.length > 0 ? `; of the others: ${refused.join(', ')}` : ''}.`,
    variants: variants.map((variant) => ({
      seed: variant.seed,
      // Paragraphs stand beside each other in the tree.
      statement: statement(variant)
        .map((node) => plainText([node]).trim())
        .join(' '),
      answer: answerInWords(variant),
    })),
    answers: spreadOf(draw(seedsCounted)),
    derivation: first ? explainInText(first.answer) : '',
    slips: first
      ? slipsOf(first).map(({ id, value, says }) => ({ id, value: format(value, first.answer.unit), says }))
      : [],
  };
}

function answerInWords(variant: Variant): string {
  switch (variant.kind) {
    case 'number':
      return format(variant.answer.value, variant.answer.unit);
    case 'choice': {
      const right = variant.options.find(({ option }) => option.id === variant.right);
      return right ? plainText(optionText(variant, right)) : '';
    }
    case 'order':
      return inOrder(variant)
        .map((item) => plainText(optionText(variant, item)))
        .join(' < ');
    case 'sketch': {
      const { unit } = quantity(variant.ask.of);
      return variant.right.map((value) => format(value, unit)).join(', ');
    }
  }
}

function spreadOf(variants: readonly Variant[]): AuthorNotes['answers'] {
  const answers = variants.flatMap((variant) => (variant.kind === 'number' ? [variant.answer] : []));
  const [first] = answers;
  if (!first) return { least: '', most: '', bars: [] };
  const values = answers.map(({ value }) => value as number);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const inWords = (value: number) => format(value, first.unit);
  const ratio = Math.max(most / least, 1 + 1e-9) ** (1 / bars);
  const place = (value: number) =>
    Math.min(bars - 1, Math.floor(Math.log(value / least) / Math.log(ratio) + 1e-9));
  return {
    least: inWords(least),
    most: inWords(most),
    bars: Array.from({ length: bars }, (_, at) => ({
      from: inWords(least * ratio ** at),
      count: values.filter((value) => place(value) === at).length,
    })),
  };
}
