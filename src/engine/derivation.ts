import type { Expression } from './expression.ts';
import { format } from './format.ts';
import { type QuantityId, quantity } from './quantities.ts';
import type { Derivation, Step } from './solve.ts';
import { tex } from './tex.ts';

/** One line of a worked solution, ready to be typeset. */
export type Line = {
  readonly id: Step['id'];
  /** What is found here: `weight time`. */
  readonly name: string;
  /** Why the formula is so; empty for an expression that has no name. */
  readonly because: string;
  /** TeX: `t_w = \frac{N_r\, b}{W}`. */
  readonly symbols: string;
  /** TeX of the same formula with this scenario's numbers, without the left side. */
  readonly numbers: string;
  /** `1.16 ms`. */
  readonly value: string;
};

/** A worked solution: the steps of a derivation in the order a person would write them. */
export function explain(derivation: Derivation): readonly Line[] {
  const number = (name: string) => {
    const value = derivation.values.get(name as QuantityId) ?? Number.NaN;
    return texText(format(value, quantity(name as QuantityId).unit));
  };
  return derivation.steps.map((step) => ({
    id: step.id,
    ...wordsOf(step.id),
    symbols: symbolsOf(step.id, step.formula, derivation.values),
    numbers: numbersOf(step.formula, number, derivation.values),
    value: format(step.value, step.unit),
  }));
}

type Values = ReadonlyMap<QuantityId, number>;

/** TeX of a quantity and its formula, in symbols: `t_w = \frac{N_r\, b}{W}`. Silent factors show only where `values` has them differ from their default. */
export function symbolsOf(id: Step['id'], formula: Expression, values: Values = new Map()): string {
  const right = tex(withoutSilent(formula, values), (name) => quantity(name as QuantityId).symbol);
  return id === 'answer' ? right : `${quantity(id).symbol} = ${right}`;
}

/** TeX of a formula with numbers for names, as `number` writes them. */
export const numbersOf = (
  formula: Expression,
  number: (name: string) => string,
  values: Values = new Map(),
): string => tex(withoutSilent(formula, values), number, '\\times');

/** The formula without the factors that are 1 and that blackboards leave out. */
function withoutSilent(node: Expression, values: Values): Expression {
  const isSilent = (part: Expression): boolean => {
    if (part.kind !== 'name') return false;
    const definition = quantity(part.name as QuantityId);
    if (definition.kind !== 'given' || !definition.silent) return false;
    return (values.get(part.name as QuantityId) ?? definition.default) === definition.default;
  };
  switch (node.kind) {
    case 'number':
    case 'name':
      return node;
    case 'call':
      return { ...node, args: node.args.map((arg) => withoutSilent(arg, values)) };
    default: {
      const [left, right] = [withoutSilent(node.left, values), withoutSilent(node.right, values)];
      if ((node.kind === 'times' || node.kind === 'over') && isSilent(right)) return left;
      if (node.kind === 'times' && isSilent(left)) return right;
      return { ...node, left, right };
    }
  }
}

/** What a step is called and why it holds. */
export function wordsOf(id: Step['id']): { readonly name: string; readonly because: string } {
  if (id === 'answer') return { name: 'answer', because: '' };
  const { name, because = '' } = quantity(id);
  return { name, because };
}

/** Plain text as TeX shows it upright: `\text{3.35 TB/s}`. */
export const texText = (text: string): string =>
  `\\text{${text.replaceAll(/[\\{}$%#&_^~]/g, (sign) => `\\${sign}`)}}`;
