import { shown } from '../../engine/shown.ts';
import { unitPhrase } from '../../problems/amount-in-words.ts';
import { answerText, rightText } from '../../problems/answer-text.ts';
import { type Filled, plainText } from '../../problems/content.ts';
import { drawVariant, type Variant } from '../../problems/draw-variant.ts';
import { seedOn } from '../../problems/problem-set.ts';
import { optionText, type SolutionPart, solution, statement } from '../../problems/solution.ts';
import type { ProblemTemplate } from '../../problems/template.ts';
import { toleranceInWords } from '../../problems/tolerance.ts';

/** What a sheet is made of: problems by id, and the seed that all their numbers come from. */
export type SheetChoice = { readonly problems: readonly string[]; readonly seed: number };

/** More problems than this are no sheet but a book. */
const mostProblems = 60;

/** The sheet an address asks for: `?problem=a&problem=b&seed=3`; a problem twice is one. */
export function sheetIn(search: string): SheetChoice {
  const asked = new URLSearchParams(search);
  const ids = asked.getAll('problem').filter((id) => /^[a-z0-9-]+$/.test(id));
  const written = asked.get('seed') ?? '';
  return {
    problems: [...new Set(ids)].slice(0, mostProblems),
    seed: /^\d{1,9}$/.test(written) ? Number(written) : 1,
  };
}

export const queryOfSheet = ({ problems, seed }: SheetChoice): string =>
  `?${new URLSearchParams([...problems.map((id) => ['problem', id]), ['seed', String(seed)]])}`;

/** One problem as it is printed. */
export type PrintedProblem = {
  readonly variant: Variant;
  readonly title: string;
  readonly statement: Filled;
  /** What to do, and how exactly: `Answer in sequences, within 5%.` */
  readonly task: string;
  /** Of a choice or an order: what is chosen from. */
  readonly options: readonly Filled[];
  readonly answer: string;
  readonly solution: readonly SolutionPart[];
};

export const printed = (template: ProblemTemplate, sheet: number): PrintedProblem =>
  printedVariant(drawVariant(template, seedOn(sheet, template.id)));

export function printedVariant(variant: Variant): PrintedProblem {
  const options = variant.kind === 'choice' ? variant.options : variant.kind === 'order' ? variant.items : [];
  return {
    variant,
    title: variant.template.title,
    statement: statement(variant),
    task: taskOf(variant),
    options: options.map((option) => optionText(variant, option)),
    answer: printedAnswer(variant),
    solution: solution(variant),
  };
}

function taskOf(variant: Variant): string {
  switch (variant.kind) {
    case 'number': {
      const { unit, tolerance } = variant.ask;
      return `Answer ${unitPhrase(unit)}, ${toleranceInWords(tolerance, (value) => answerText(variant, value))}.`;
    }
    case 'choice':
      return 'Tick one.';
    case 'order':
      return 'Number them, the least first.';
    case 'sketch':
      return `Draw the curve, within a factor of ${variant.ask.factor}.`;
  }
}

/** A letter for each option, as a key names them. */
const letter = (at: number): string => String.fromCharCode(65 + at);

/** What a key says is right. */
export function printedAnswer(variant: Variant): string {
  switch (variant.kind) {
    case 'number':
      return rightText(variant);
    case 'choice': {
      const at = variant.options.findIndex(({ option }) => option.id === variant.right);
      const option = variant.options[at];
      return option ? `${letter(at)}: ${plainText(optionText(variant, option))}` : '';
    }
    case 'order':
      return variant.right
        .map((id) => letter(variant.items.findIndex(({ option }) => option.id === id)))
        .join(', ');
    case 'sketch': {
      const { of, over, at } = variant.ask;
      const point = (index: number) =>
        `${shown(of, variant.right[index] ?? 0)} at ${shown(over, at[index] ?? 0)}`;
      return [0, Math.floor(at.length / 2), at.length - 1].map(point).join('; ');
    }
  }
}
