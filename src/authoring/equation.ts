import { aliasesUnder, asWritten, symbolsOf } from '../engine/derivation.ts';
import { parse } from '../engine/expression.ts';
import { type Choices, formulaUnder, type QuantityId, quantity } from '../engine/quantities.ts';

/**
 * The equation of a derived quantity in TeX, as a blackboard has it, under some choices.
 *
 * @throws Error for a quantity that is given: it has none
 */
export function equationOf(of: QuantityId, choices: Choices = {}): string {
  const definition = quantity(of);
  if (definition.kind === 'given') throw new Error(`${of} is given; it has no equation.`);
  const formula = parse(formulaUnder(definition.formula, choices));
  return symbolsOf(of, asWritten(formula, new Map(), aliasesUnder(choices)));
}
