import { linesOf } from '../../engine/derivation.ts';
import { format } from '../../engine/format.ts';
import { type MathNode, mathml } from '../../engine/mathml.ts';
import { numberFormats } from '../../engine/number-formats.ts';
import { type Givens, isQuantity, type QuantityId, quantity } from '../../engine/quantities.ts';
import { reasons } from '../../engine/reasons.ts';
import { scenario } from '../../engine/scenario.ts';
import { sensitivities } from '../../engine/sensitivity.ts';
import { shown } from '../../engine/shown.ts';
import { solve } from '../../engine/solve.ts';
import { plainText } from '../../problems/content.ts';
import { nameOf } from './fields.ts';
import { type Catalogue, isUsual, type LabState, recordsOf } from './state.ts';
import { type Symbols, symbolOf } from './symbols.ts';

/** Where a given comes from. */
export type Origin =
  | { readonly kind: 'typed' }
  /** Of a record, whose sources can be looked up. */
  | { readonly kind: 'hardware' | 'model'; readonly record: string; readonly name: string }
  /** Decided by a number format. */
  | { readonly kind: 'format'; readonly says: string }
  /** What the Lab opens with; what the graph takes unless it is told otherwise. */
  | { readonly kind: 'usual' | 'default' };

/** A given that a derivation rests on. */
export type GivenLine = {
  readonly id: QuantityId;
  readonly name: string;
  readonly symbol: readonly MathNode[];
  readonly value: string;
  readonly because: string;
  readonly origin: Origin;
};

/** One line of a derivation: its formula in symbols, with the numbers of the setup, its value and its reason. */
export type WhyLine = {
  readonly id: string;
  readonly name: string;
  readonly because: string;
  readonly symbols: readonly MathNode[];
  readonly numbers: readonly MathNode[];
  readonly value: string;
};

/** What one given does to the answer: a bar and the same in words. */
export type WhatIf = {
  readonly id: QuantityId;
  /** `10% more batch`. */
  readonly change: string;
  /** `+0.5%`. */
  readonly effect: string;
  /** Of the longest bar, from -1 to 1. */
  readonly bar: number;
};

/** Why a quantity has its value: every line down to the givens, and what if one of them changed. */
export type Why = {
  readonly id: QuantityId;
  readonly name: string;
  readonly value: string;
  readonly lines: readonly WhyLine[];
  readonly givens: readonly GivenLine[];
  readonly what_if: readonly WhatIf[];
};

/**
 * Why a quantity of a setup has its value.
 *
 * @throws {EngineError} as `solve` does, when it has none
 */
export function why(
  catalogue: Catalogue,
  state: LabState,
  givens: Givens,
  id: QuantityId,
  symbols: Symbols,
): Why {
  const derivation = solve(givens, id);
  const { values, value, steps } = derivation;
  const symbol = (name: string) => symbolOf(symbols, name);
  const number = (name: string): readonly MathNode[] => {
    const known = isQuantity(name) ? values.get(name) : undefined;
    const text = isQuantity(name) && known !== undefined ? shown(name, known) : name;
    return [{ tag: 'mtext', children: [text] }];
  };
  const equals: MathNode = { tag: 'mo', children: ['='] };
  const lines = linesOf(derivation).map(({ id: found, formula, value: result, unit }): WhyLine => {
    const [left, right] = [symbol(found), mathml(formula, symbol)];
    return {
      id: found,
      name: found === 'answer' ? '' : quantity(found).name,
      because: found === 'answer' ? '' : (reasons[found] ?? ''),
      // Once, where the symbol is the formula.
      symbols: onOneLine(left) === onOneLine(right) ? right : [...left, equals, ...right],
      numbers: [equals, ...mathml(formula, number, 'numbers')],
      value: found === 'answer' ? format(result, unit) : shown(found, result),
    };
  });
  const found = new Set(steps.map((step) => step.id));
  const used = [...values.keys()].filter((one) => !found.has(one) && isTold(one, values));
  const originOf = origins(catalogue, state);
  return {
    id,
    name: quantity(id).name,
    value: shown(id, value),
    lines,
    givens: used.map((one) => ({
      id: one,
      name: nameOf(one),
      symbol: symbol(one),
      value: shown(one, values.get(one) ?? Number.NaN),
      because: quantity(one).kind === 'given' ? (reasons[one] ?? '') : '',
      origin: originOf(one),
    })),
    what_if: steps.length > 0 ? whatIf(givens, id) : [],
  };
}

const onOneLine = (formula: readonly MathNode[]): string => plainText(formula).replaceAll(/\s/g, '');

/** Silent factors of 1 are left out of formulas, and of what they rest on. */
function isTold(id: QuantityId, values: ReadonlyMap<QuantityId, number>): boolean {
  const definition = quantity(id);
  return !(definition.kind === 'given' && definition.silent && values.get(id) === definition.default);
}

/** Where each given of a state comes from. */
function origins(catalogue: Catalogue, state: LabState): (id: QuantityId) => Origin {
  const { hardware, model } = recordsOf(catalogue, state);
  const { picks, values } = state;
  const [machine, shape] = [scenario({ hardware }), scenario({ model })];
  // Two formats average to a number that is the model's own.
  const kept = picks.weights ?? (model.expert_weights ? undefined : model.weights);
  const formats: { readonly [id: string]: string } = {
    ...(kept && { bytes_per_weight: `${numberFormats[kept].name} weights` }),
    bytes_per_kv_element: `${numberFormats[picks.kv ?? 'bf16'].name} cache`,
  };
  return (id) => {
    if (values[id] !== undefined) return { kind: 'typed' };
    const says = formats[id];
    if (says) return { kind: 'format', says };
    if (Object.hasOwn(machine, id)) return { kind: 'hardware', record: hardware.id, name: hardware.name };
    if (Object.hasOwn(shape, id)) return { kind: 'model', record: model.id, name: model.name };
    return { kind: isUsual(id) ? 'usual' : 'default' };
  };
}

/** More than this many bars say no more. */
const mostBars = 10;

function whatIf(givens: Givens, id: QuantityId): readonly WhatIf[] {
  const found = sensitivities(givens, id).slice(0, mostBars);
  const longest = Math.max(...found.map(({ change }) => Math.abs(change)));
  return found.map(({ given, by, change }) => ({
    id: given,
    change: `${by > 1 ? '10% more' : '10% less'}: ${nameOf(given)}`,
    effect: signed(change),
    bar: change / longest,
  }));
}

/** `+5%`, `−0.04%`. */
function signed(change: number): string {
  const percent = Math.abs(change) * 100;
  const text = percent < 0.01 ? 'less than 0.01' : String(Number(percent.toPrecision(percent < 1 ? 1 : 3)));
  return `${change < 0 ? '−' : '+'}${text}%`;
}
