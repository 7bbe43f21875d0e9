import { namesIn, parse } from '../../engine/expression.ts';
import type { Formula } from '../../engine/quantities/define.ts';
import type { QuantityId } from '../../engine/quantities.ts';
import { isQuantity, quantity, quantityIds } from '../../engine/quantities.ts';

/** A formula of a quantity, and the choices under which it holds. */
export type Formulated = {
  /** `overlap: perfect`; none where there is one formula only. */
  readonly when: readonly string[];
  readonly formula: string;
};

/** Every formula of a quantity, one for each choice that decides it. */
export function formulasOf(formula: Formula, when: readonly string[] = []): readonly Formulated[] {
  if (typeof formula === 'string') return [{ when, formula }];
  return Object.entries(formula.of).flatMap(([option, inner]) =>
    formulasOf(inner, [...when, `${inWords(formula.choice)}: ${inWords(option)}`]),
  );
}

const inWords = (id: string): string => id.replaceAll('_', ' ');

/** The quantities an expression names, each once. */
export const quantitiesIn = (expression: string): readonly QuantityId[] => [
  ...new Set(namesIn(parse(expression)).filter(isQuantity)),
];

/** What a quantity follows from, under one choice or another. */
export function follows(id: QuantityId): readonly QuantityId[] {
  const definition = quantity(id);
  if (definition.kind === 'given') return [];
  return [...new Set(formulasOf(definition.formula).flatMap(({ formula }) => quantitiesIn(formula)))];
}

/** What follows from a quantity. */
export const feeds = (id: QuantityId): readonly QuantityId[] =>
  quantityIds.filter((other) => follows(other).includes(id));
