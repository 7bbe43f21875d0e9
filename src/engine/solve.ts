import { EngineError } from './errors.ts';
import { type Expression, evaluate, namesIn, parse } from './expression.ts';
import { checkGivens, unknown } from './givens.ts';
import {
  formulaUnder,
  type Givens,
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

/** Formulas to use instead of the graph's own, by quantity: what would follow if one were another. */
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
  const find = finder(givens, values, formulas, (step) => steps.set(step.id, step));

  if (isQuantity(ask)) {
    const { unit } = quantity(ask);
    const value = find(ask);
    return { ask, value: inUnit(value, unit), unit, steps: [...steps.values()], values };
  }

  const formula = formulas.answer ?? parse(ask);
  const value = finite(
    ask,
    evaluate(formula, (name) => find(known(name))),
  );
  const unit = unitOfExpression(ask);
  steps.set('answer', { id: 'answer', formula, value, unit });
  return { ask, value: inUnit(value, unit), unit, steps: [...steps.values()], values };
}

/** A quantity of the graph: its value in base units, or why it has none. */
export type Found = { readonly value: number } | { readonly error: EngineError };

/**
 * Every quantity of the graph that the givens decide, each evaluated once; and for the others, why not.
 *
 * @param ids - the quantities wanted; all of the graph where absent
 * @throws {EngineError} `unknown_quantity` or `bad_given` when the givens themselves are wrong
 */
export function solveAll(
  givens: Givens,
  ids: readonly QuantityId[] = quantityIds,
): ReadonlyMap<QuantityId, Found> {
  checkGivens(givens);
  const find = finder(givens, new Map(), {}, () => {});
  return new Map(ids.map((id) => [id, attempt(() => find(id))]));
}

function attempt(find: () => number): Found {
  try {
    return { value: find() };
  } catch (cause) {
    if (cause instanceof EngineError) return { error: cause };
    throw cause;
  }
}

/**
 * The quantities somebody must still give before `ask` can be found, in the order they are met; empty when none is missing.
 *
 * @throws {EngineError} `unknown_quantity` or `formula`
 */
export function missingFor(givens: Givens, ask: string): readonly QuantityId[] {
  const met = new Set<QuantityId>();
  const visit = (id: QuantityId): readonly QuantityId[] => {
    if (met.has(id) || givens[id] !== undefined) return [];
    met.add(id);
    const definition = quantity(id);
    if (definition.kind === 'given') return definition.default === undefined ? [id] : [];
    return namesIn(parse(formulaUnder(definition.formula, givens)))
      .map(known)
      .flatMap(visit);
  };
  return (isQuantity(ask) ? [ask] : namesIn(parse(ask)).map(known)).flatMap(visit);
}

/**
 * Finds quantities, each once: what is given, else what the formula says.
 *
 * @param values - filled with every quantity found on the way
 * @param onStep - told of each formula that was evaluated
 */
function finder(
  givens: Givens,
  values: Map<QuantityId, number>,
  formulas: Formulas,
  onStep: (step: Step) => void,
): (id: QuantityId) => number {
  const waiting: QuantityId[] = [];

  const find = (id: QuantityId): number => {
    const value = values.get(id);
    if (value !== undefined) return value;
    if (waiting.includes(id)) throw circular([...waiting, id]);
    waiting.push(id);
    try {
      const found = givens[id] ?? derive(id);
      values.set(id, found);
      return found;
    } finally {
      waiting.pop();
    }
  };

  const derive = (id: QuantityId): number => {
    const definition = quantity(id);
    if (definition.kind === 'given') return valueGiven(givens, id, waiting.at(-2));
    const formula = formulas[id] ?? parse(formulaUnder(definition.formula, givens));
    const value = finite(
      id,
      evaluate(formula, (name) => find(known(name))),
    );
    onStep({ id, formula, value, unit: definition.unit });
    return value;
  };

  return find;
}

/** The value a quantity was given, or has by default. @throws {EngineError} `missing_given`, naming who needs it */
export function valueGiven(givens: Givens, id: QuantityId, neededBy?: QuantityId): number {
  const definition = quantity(id);
  const value = givens[id] ?? (definition.kind === 'given' ? definition.default : undefined);
  if (value === undefined) throw missing(id, neededBy);
  return value;
}

/**
 * The base unit of a quantity or of an expression over quantities.
 *
 * @throws {EngineError} `unknown_quantity`, `formula` or `unit`
 */
export function unitOfExpression(ask: string): string {
  if (isQuantity(ask)) return quantity(ask).unit;
  const expression = parse(ask);
  for (const name of namesIn(expression)) known(name);
  return spell(dimensionOf(expression, (name) => dimension(quantity(known(name)).unit)));
}

/** A name that is a quantity of the graph. @throws {EngineError} `unknown_quantity`, with the nearest there is */
export function known(name: string): QuantityId {
  if (isQuantity(name)) return name;
  throw unknown(name, quantityIds);
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
  const definition = isQuantity(subject) ? quantity(subject) : undefined;
  const why = (definition?.kind === 'derived' && definition.no_value) || 'something is divided by zero';
  throw new EngineError('not_finite', subject, `${subject} has no finite value here: ${why}.`);
}
