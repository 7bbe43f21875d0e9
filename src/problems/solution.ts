import { explain, type Line } from '../engine/derivation.ts';
import { isQuantity } from '../engine/quantities.ts';
import { shown } from '../engine/shown.ts';
import { type Filled, fill } from './content.ts';
import { textOf, type Variant } from './draw-variant.ts';

/** One line of a worked solution with a variant's numbers, ready to be shown. */
export type SolutionLine = Pick<Line, 'id' | 'name' | 'because' | 'value'> & {
  readonly symbols: Filled;
  readonly numbers: Filled;
};

/** The worked solution of a variant: its derivation, typeset, in the order a person would write it. */
export function solution({ template, answer }: Variant): readonly SolutionLine[] {
  const number = (id: string) => {
    const value = isQuantity(id) ? answer.values.get(id) : undefined;
    return isQuantity(id) && value !== undefined ? shown(id, value) : '';
  };
  return explain(answer).map(({ id, name, because, symbols, value }) => {
    const line = template.lines[symbols];
    return {
      id,
      name,
      because,
      value,
      symbols: line ? fill(line.symbols, number) : [symbols],
      numbers: line ? fill(line.numbers, number) : [],
    };
  });
}

/** The parts of a problem with a variant's values in their slots. */
export const statement = (variant: Variant): Filled =>
  fill(variant.template.body, (slot) => textOf(variant, slot));
export const hints = (variant: Variant): readonly Filled[] =>
  variant.template.hints.map((hint) => fill(hint, (slot) => textOf(variant, slot)));
export const insight = (variant: Variant): Filled =>
  fill(variant.template.insight, (slot) => textOf(variant, slot));
