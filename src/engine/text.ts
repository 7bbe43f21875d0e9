import { linesOf } from './derivation.ts';
import type { Expression, Operation } from './expression.ts';
import { format } from './format.ts';
import { isQuantity, type QuantityId, quantity } from './quantities.ts';
import { shown } from './shown.ts';
import type { Derivation } from './solve.ts';

/** How tightly a node holds its parts together. */
const binding = { plus: 1, minus: 1, times: 2, over: 2, power: 3, number: 4, name: 4, call: 4 } as const;
const signs = { plus: ' + ', minus: ' − ', times: ' × ', over: ' / ', power: '^' } as const;

/** A formula as plain text, with brackets where they are needed: `a × b / (c × d)`. */
export function plainFormula(expression: Expression, name: (name: string) => string): string {
  const visit = (node: Expression): string => {
    switch (node.kind) {
      case 'number':
        return String(node.value);
      case 'name':
        return name(node.name);
      case 'call':
        return `${node.name}(${node.args.map(visit).join(', ')})`;
      default:
        return operation(node);
    }
  };
  // What is subtracted, what divides and what is raised cannot be read from left to right.
  const operation = ({ kind, left, right }: Operation): string => {
    const least = binding[kind];
    const after = kind === 'plus' || kind === 'times' ? least : least + 1;
    return `${held(left, kind === 'power' ? least + 1 : least)}${signs[kind]}${held(right, after)}`;
  };
  const held = (node: Expression, least: number): string =>
    binding[node.kind] < least ? `(${visit(node)})` : visit(node);
  return visit(expression);
}

/**
 * A worked solution as plain text, a paragraph for each step: what is found, its formula in words, the numbers of this
 * scenario, the value, and why. For places without typesetting: exports, a clipboard, a terminal.
 */
export function explainInText(derivation: Derivation): string {
  const nameOf = (id: string) => (isQuantity(id) ? quantity(id).name : id);
  const numberOf = (id: string) => {
    const value = derivation.values.get(id as QuantityId) ?? Number.NaN;
    return isQuantity(id) ? shown(id, value) : id;
  };
  return linesOf(derivation)
    .map(({ id, formula, value, unit }) => {
      const definition = id === 'answer' ? undefined : quantity(id);
      return [
        definition?.name ?? 'answer',
        `  = ${plainFormula(formula, nameOf)}`,
        `  = ${plainFormula(formula, numberOf)}`,
        `  = ${id === 'answer' ? format(value, unit) : shown(id, value)}`,
        ...(definition?.because ? [`  ${definition.because}`] : []),
      ].join('\n');
    })
    .join('\n\n');
}
