import { type Expression, parse } from './expression.ts';
import { format } from './format.ts';
import {
  type Choices,
  formulaUnder,
  isQuantity,
  type QuantityId,
  quantity,
  quantityIds,
} from './quantities.ts';
import { reasons } from './reasons.ts';
import { shown } from './shown.ts';
import type { Derivation, Step } from './solve.ts';
import { tex } from './tex.ts';

/** One line of a worked solution, ready to be typeset. */
export type Line = {
  readonly id: Step['id'];
  /** What is found here: `weight time`. */
  readonly name: string;
  /** Why the formula is so; empty for an expression that has no name. */
  readonly because: string;
  /** TeX: `t_w = \frac{N_t\, b}{W}`. */
  readonly symbols: string;
  /** TeX of the same formula with this scenario's numbers, without the left side. */
  readonly numbers: string;
  /** `1.16 ms`. */
  readonly value: string;
};

type Values = ReadonlyMap<QuantityId, number>;

/** A worked solution: the steps of a derivation in the order a person would write them. */
export function explain(derivation: Derivation): readonly Line[] {
  const number = (name: string) => {
    const value = derivation.values.get(name as QuantityId) ?? Number.NaN;
    return texText(shown(name as QuantityId, value));
  };
  return linesOf(derivation).map((step) => ({
    ...found(step),
    because: reasonOf(step.id),
    symbols: symbolsOf(step.id, step.formula),
    numbers: numbersOf(step.formula, number),
  }));
}

/** What a step finds: `weight time`, `1.16 ms`. */
export const found = ({ id, value, unit }: Step): Pick<Line, 'id' | 'name' | 'value'> =>
  id === 'answer'
    ? { id, name: 'answer', value: format(value, unit) }
    : { id, name: quantity(id).name, value: shown(id, value) };

/** Why a step holds, in one sentence; empty where it has no name. */
export const reasonOf = (id: Step['id']): string => (id === 'answer' ? '' : (reasons[id] ?? ''));

/**
 * The steps a person would write: without those that only give a quantity another name, and with formulas
 * that leave out what blackboards leave out.
 */
export function linesOf(derivation: Derivation): readonly Step[] {
  const { steps, values } = derivation;
  const aliases = new Map<string, Expression>(
    steps.flatMap(({ id, formula }) =>
      formula.kind === 'name' && id !== derivation.ask ? [[id, formula]] : [],
    ),
  );
  return steps
    .filter(({ id }) => !aliases.has(id))
    .map((step) => ({ ...step, formula: asWritten(step.formula, values, aliases) }));
}

/** TeX of a quantity and a formula of it, in symbols: `t_w = \frac{N_t\, b}{W}`. Once, where the symbol is the formula: `N_t\, b`. */
export function symbolsOf(id: Step['id'], formula: Expression): string {
  const right = tex(formula, (name) => quantity(name as QuantityId).symbol);
  if (id === 'answer' || onOneLine(quantity(id).symbol) === onOneLine(right)) return right;
  return `${quantity(id).symbol} = ${right}`;
}

const onOneLine = (formula: string): string =>
  formula
    .replaceAll(/\\frac\{((?:[^{}]|\{[^{}]*\})*)\}\{((?:[^{}]|\{[^{}]*\})*)\}/g, '$1/$2')
    .replaceAll(/\^\{(\w)\}/g, '^$1')
    .replaceAll(/\\,|\s/g, '');

/** TeX of a formula with numbers for names, as `number` writes them. */
export const numbersOf = (formula: Expression, number: (name: string) => string): string =>
  tex(formula, number, 'numbers');

/** Plain text as TeX shows it upright: `\text{3.35 TB/s}`. */
const texText = (text: string): string =>
  `\\text{${text.replaceAll(/[\\{}$%#&_^~]/g, (sign) => `\\${sign}`)}}`;

/** Quantities that under these choices are only another name for one: `tokens_gained` for `tokens_per_pass`. */
export function aliasesUnder(given: Choices): ReadonlyMap<string, Expression> {
  return new Map(
    quantityIds.flatMap((id): [string, Expression][] => {
      const definition = quantity(id);
      if (definition.kind === 'given') return [];
      const formula = parse(formulaUnder(definition.formula, given));
      return formula.kind === 'name' ? [[id, formula]] : [];
    }),
  );
}

/**
 * A formula as a blackboard has it: without silent factors that have their default of 1, and with what another
 * name stands for in its place.
 */
export function asWritten(
  formula: Expression,
  values: Values = new Map(),
  aliases: ReadonlyMap<string, Expression> = new Map(),
): Expression {
  const visit = (node: Expression): Expression => {
    switch (node.kind) {
      case 'number':
        return node;
      case 'name': {
        const other = aliases.get(node.name);
        return other ? visit(other) : node;
      }
      case 'call':
        return { ...node, args: node.args.map(visit) };
      default:
        return withoutSilent({ ...node, left: visit(node.left), right: visit(node.right) }, values);
    }
  };
  return visit(formula);
}

/** A product or quotient without its silent factor. */
function withoutSilent(node: Extract<Expression, { left: Expression }>, values: Values): Expression {
  const isProduct = node.kind === 'times';
  if ((isProduct || node.kind === 'over') && isSilentPart(node.right, values)) return node.left;
  return isProduct && isSilentPart(node.left, values) ? node.right : node;
}

const isSilentPart = (part: Expression, values: Values): boolean =>
  part.kind === 'name' && isQuantity(part.name) && isSilent(part.name, values);

/** Whether a quantity is a factor that has its default of 1 and is left out for it. */
export function isSilent(id: QuantityId, values: Values): boolean {
  const definition = quantity(id);
  if (definition.kind !== 'given' || !definition.silent) return false;
  return (values.get(id) ?? definition.default) === definition.default;
}
