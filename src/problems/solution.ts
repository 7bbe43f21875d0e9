import { found, type Line, linesOf, symbolsOf } from '../engine/derivation.ts';
import { isQuantity } from '../engine/quantities.ts';
import { shown } from '../engine/shown.ts';
import type { Slip } from '../engine/slips.ts';
import { type Derivation, solve } from '../engine/solve.ts';
import { answerText } from './answer-text.ts';
import { type Content, type Filled, fill } from './content.ts';
import type { NumberVariant, OrderVariant, Variant, Weighed } from './draw-variant.ts';
import { placeInWords } from './place-in-words.ts';
import { settingWith, textOf } from './setting.ts';
import type { ProblemTemplate } from './template.ts';

/** One line of a worked solution with a variant's numbers, ready to be shown. */
export type SolutionLine = Pick<Line, 'id' | 'name' | 'because' | 'value'> & {
  readonly symbols: Filled;
  readonly numbers: Filled;
};

/** The derivation of one value; `of` says which, where a problem compares several. */
export type SolutionPart = { readonly of: Filled; readonly lines: readonly SolutionLine[] };

/** The worked solution of a variant: its derivations, typeset, in the order a person would write them. */
export function solution(variant: Variant): readonly SolutionPart[] {
  const { template } = variant;
  switch (variant.kind) {
    case 'number':
      return [
        { of: [], lines: typesetLines(template, variant.answer).map((line) => asAsked(variant, line)) },
      ];
    case 'choice':
      return partsOf(variant, variant.options);
    case 'order':
      return partsOf(variant, inOrder(variant));
    case 'sketch': {
      const { ask, givens } = variant;
      const middle = ask.at[Math.floor(ask.at.length / 2)] ?? 0;
      const at = { ...givens, [ask.over]: middle };
      return [
        { of: [`Where ${placeInWords(ask.over, middle)}`], lines: typesetLines(template, solve(at, ask.of)) },
      ];
    }
  }
}

/** The lines a learner is shown after a second slip: the derivation up to the line where it enters, without its value. */
export function linesUpTo(variant: Variant, { step }: Slip): readonly SolutionLine[] {
  const lines = solution(variant).flatMap((part) => part.lines);
  // A mistake that its author expects, and a wrong rounding, are of the whole answer: they enter in the last line.
  const at = step === 'answer' ? lines.length - 1 : lines.findIndex(({ id }) => id === step);
  const last = lines[at];
  return last ? [...lines.slice(0, at), { ...last, value: '', numbers: [] }] : [];
}

/** What is to be put in order, as it should stand. */
export const inOrder = ({ right, items }: OrderVariant): readonly Weighed[] =>
  right.flatMap((id) => items.filter(({ option }) => option.id === id));

/** The last line of an expression, in the unit that was asked. */
const asAsked = (variant: NumberVariant, line: SolutionLine): SolutionLine =>
  line.id === 'answer' ? { ...line, value: answerText(variant) } : line;

/** Of several values each has its derivation, without the lines that an earlier one has shown; none of them is the answer. */
function partsOf(variant: Variant, weighed: readonly Weighed[]): readonly SolutionPart[] {
  const { template, drawn } = variant;
  const told = new Set<string>();
  return weighed.flatMap(({ option, answer }) => {
    if (!answer) return [];
    const setting = settingWith(template, drawn, option.with);
    const lines = typesetLines(template, answer)
      .filter(({ id, value }) => !told.has(`${id} ${value}`))
      .map((line) => (line.id === 'answer' ? { ...line, name: 'value' } : line));
    for (const { id, value } of lines) told.add(`${id} ${value}`);
    return lines.length > 0 ? [{ of: fill(option.says, (slot) => textOf(setting, slot)), lines }] : [];
  });
}

function typesetLines(template: ProblemTemplate, answer: Derivation): readonly SolutionLine[] {
  const number = (id: string) => {
    const value = isQuantity(id) ? answer.values.get(id) : undefined;
    return isQuantity(id) && value !== undefined ? shown(id, value) : '';
  };
  return linesOf(answer).map((step) => {
    const symbols = symbolsOf(step.id, step.formula);
    const line = template.lines[symbols];
    return {
      ...found(step),
      because: line?.because ?? '',
      symbols: line ? fill(line.symbols, number) : [symbols],
      numbers: line ? fill(line.numbers, number) : [],
    };
  });
}

const filled = (variant: Variant, content: Content): Filled => fill(content, (slot) => textOf(variant, slot));

/** The parts of a problem with a variant's values in their slots. */
export const statement = (variant: Variant): Filled => filled(variant, variant.template.body);
export const hints = (variant: Variant): readonly Filled[] =>
  variant.template.hints.map((hint) => filled(variant, hint));
export const insight = (variant: Variant): Filled => filled(variant, variant.template.insight);
/** What the author says of the solution, before the derivation. */
export const remark = (variant: Variant): Filled => filled(variant, variant.template.solution);
/** What an option says, with the values of its own setting. */
export const optionText = ({ template, drawn }: Variant, { option }: Weighed): Filled => {
  const setting = settingWith(template, drawn, option.with);
  return fill(option.says, (slot) => textOf(setting, slot));
};
