import { EngineError } from './errors.ts';
import { type Expression, evaluate, namesIn, parse } from './expression.ts';
import { didYouMean } from './nearest.ts';
import {
  type ChoiceId,
  choices,
  formulaUnder,
  type Givens,
  isChoice,
  isQuantity,
  type QuantityId,
  quantity,
  quantityIds,
  type UnitOf,
} from './quantities.ts';
import { dimension, dimensionOf, type In, inUnit, spell } from './units.ts';

/** One line of a worked solution: `t_w = N_t b / W = 0.20 s`. */
export type Step = {
  /** The quantity found here; `answer` for an expression that is asked for and has no name. */
  readonly id: QuantityId | 'answer';
  readonly formula: Expression;
  readonly value: number;
  /** In base units. */
  readonly unit: string;
};

/** A value, its unit, and how it came about. */
export type Derivation<U extends string = string> = {
  readonly ask: string;
  readonly value: In<U>;
  readonly unit: U;
  /** Every quantity found on the way, each before the first that needs it; empty when the value was given. */
  readonly steps: readonly Step[];
  /** The value of every quantity the derivation mentions, found, given or default. */
  readonly values: ReadonlyMap<QuantityId, number>;
};

/** Formulas to use instead of the graph's own, by quantity; how a slip is evaluated. */
export type Formulas = { readonly [id in QuantityId | 'answer']?: Expression };

/**
 * The value of a quantity, or of an expression over quantities, and the derivation that led to it.
 *
 * Evaluates the formulas of the graph depth first, each quantity once. A given wins over a formula, so a
 * reader may pin any quantity and see the rest follow.
 *
 * @param givens - values in each quantity's own base unit, per scale-up domain unless the name says "chip"; and choices
 * @param ask - a quantity, or an expression such as `step_time / drain_time`
 * @param formulas - formulas to use instead of the graph's own
 * @returns the value in SI base units (for an expression the unit is worked out), with its steps in the order a person would write them
 * @throws {EngineError} `missing_given`, `unknown_quantity`, `bad_given`, `circular`, `formula`, `unit` or `not_finite`, naming the quantity
 */
export function solve<Id extends QuantityId>(
  givens: Givens,
  ask: Id,
  formulas?: Formulas,
): Derivation<UnitOf<Id>>;
export function solve(givens: Givens, ask: string, formulas?: Formulas): Derivation;
export function solve(givens: Givens, ask: string, formulas: Formulas = {}): Derivation {
  checkGivens(givens);
  const steps = new Map<QuantityId | 'answer', Step>();
  const values = new Map<QuantityId, number>();
  const waiting: QuantityId[] = [];

  const find = (id: QuantityId): number => {
    const known = values.get(id);
    if (known !== undefined) return known;
    if (waiting.includes(id)) throw circular([...waiting, id]);
    waiting.push(id);
    const value = givens[id] ?? derive(id);
    waiting.pop();
    values.set(id, value);
    return value;
  };

  const derive = (id: QuantityId): number => {
    const definition = quantity(id);
    if (definition.kind === 'given') {
      if (definition.default !== undefined) return definition.default;
      throw missing(id, waiting.at(-2));
    }
    const formula = formulas[id] ?? parse(formulaUnder(definition.formula, givens));
    const value = finite(id, evaluate(formula, lookUp));
    steps.set(id, { id, formula, value, unit: definition.unit });
    return value;
  };

  const lookUp = (name: string): number => {
    if (isQuantity(name)) return find(name);
    throw new EngineError(
      'unknown_quantity',
      name,
      `Unknown quantity "${name}".${didYouMean(name, quantityIds)}`,
    );
  };

  if (isQuantity(ask)) {
    const { unit } = quantity(ask);
    const value = find(ask);
    return { ask, value: inUnit(value, unit), unit, steps: [...steps.values()], values };
  }

  const formula = formulas.answer ?? parse(ask);
  const value = finite(ask, evaluate(formula, lookUp));
  const unit = unitOfExpression(ask);
  steps.set('answer', { id: 'answer', formula, value, unit });
  return { ask, value: inUnit(value, unit), unit, steps: [...steps.values()], values };
}

/**
 * The base unit of a quantity or of an expression over quantities.
 *
 * @throws {EngineError} `unknown_quantity`, `formula` or `unit`
 */
export function unitOfExpression(ask: string): string {
  if (isQuantity(ask)) return quantity(ask).unit;
  const expression = parse(ask);
  const unknown = namesIn(expression).find((name) => !isQuantity(name));
  if (unknown !== undefined)
    throw new EngineError(
      'unknown_quantity',
      unknown,
      `Unknown quantity "${unknown}".${didYouMean(unknown, quantityIds)}`,
    );
  return spell(dimensionOf(expression, (name) => dimension(quantity(name as QuantityId).unit)));
}

function checkGivens(givens: Givens): void {
  for (const [name, value] of Object.entries(givens)) {
    if (value === undefined) continue;
    if (isChoice(name)) checkChoice(name, String(value));
    else if (isQuantity(name)) checkValue(name, value);
    else {
      const known = [...quantityIds, ...Object.keys(choices)];
      throw new EngineError(
        'unknown_quantity',
        name,
        `Unknown quantity "${name}".${didYouMean(name, known)}`,
      );
    }
  }
}

function checkChoice(name: ChoiceId, value: string): void {
  const options: readonly string[] = choices[name];
  if (!options.includes(value))
    throw new EngineError('bad_given', name, `${name} is one of ${options.join(', ')}; this is "${value}".`);
}

function checkValue(name: QuantityId, value: unknown): void {
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return;
  const { unit } = quantity(name);
  throw new EngineError(
    'bad_given',
    name,
    `${name} is a finite number of ${unit}, zero or more; this is ${value}.`,
  );
}

function missing(id: QuantityId, neededBy: QuantityId | undefined): EngineError {
  const need = neededBy ? `${neededBy} needs ${id}, which` : id;
  return new EngineError(
    'missing_given',
    id,
    `${need} has neither a value nor a formula. Give ${id} a value in ${quantity(id).unit}.`,
  );
}

function circular(path: readonly QuantityId[]): EngineError {
  const [last = 'batch'] = path.slice(-1);
  return new EngineError('circular', last, `${path.slice(path.indexOf(last)).join(' needs ')}: a circle.`);
}

function finite(subject: string, value: number): number {
  if (Number.isFinite(value)) return value;
  throw new EngineError(
    'not_finite',
    subject,
    `${subject} has no finite value here: something is divided by zero.`,
  );
}
