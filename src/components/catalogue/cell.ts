import type { EngineError } from '../../engine/errors.ts';
import { format, number } from '../../engine/format.ts';
import { type Givens, isQuantity, type QuantityId, quantity } from '../../engine/quantities.ts';
import { shown } from '../../engine/shown.ts';
import { solveAll } from '../../engine/solve.ts';

/** What stands in a cell of a table, and what it is sorted by, its text where that is absent; nothing for an empty one. */
export type Cell =
  | {
      readonly text: string;
      readonly sort?: number;
      readonly href?: string;
      readonly title?: string;
      /** Said after the text, in small. */
      readonly note?: string;
    }
  | undefined;

export type Column = {
  readonly name: string;
  /** Below the name, in small: a unit, a condition. */
  readonly note?: string;
  /** What it and its neighbours of the same group have in common; said once, above them. */
  readonly group?: string;
  /** Numbers stand to the right, and the largest comes first. */
  readonly isNumber?: true;
  /** A text of several words, which may take several lines. */
  readonly wraps?: true;
  /** What an empty cell means, for those who do not see the dash; `none` where absent. */
  readonly empty?: string;
};

/** A cell with a value in base units, as a reader meets it, its unit included. */
export const amount = (value: number | undefined, unit: string): Cell =>
  value === undefined ? undefined : { text: format(value, unit), sort: value };

/**
 * A cell with a number alone, in the unit that its column's head states: `scale` is that unit in base units.
 * From a thousand up it is whole, so that numbers one below the other are as exact.
 */
export function figure(value: number | undefined, scale = 1): Cell {
  if (value === undefined) return undefined;
  const scaled = value / scale;
  return { text: number(scaled < 1000 ? scaled : Math.round(scaled)), sort: value };
}

/** The value of a quantity, in its base unit; nothing where it has none, or where a count would be less than none. */
export function amountOf(givens: Givens, id: QuantityId): number | undefined {
  const one = solveAll(givens, [id]).get(id);
  return one && 'value' in one && one.value >= 0 ? one.value : undefined;
}

/** A cell with a quantity of a scenario. */
export function found(givens: Givens, id: QuantityId): Cell {
  const value = amountOf(givens, id);
  return value === undefined ? undefined : { text: shown(id, value), sort: value };
}

/** The share of memory that the weights of a scenario take; where it is more than all, it says so. */
export function fillOf(givens: Givens): Cell {
  const cell = found(givens, 'weight_fill');
  return cell?.sort !== undefined && cell.sort > 1 ? { ...cell, note: 'does not fit' } : cell;
}

/**
 * A quantity of a scenario in words; or why it has none.
 *
 * @param why - what to say where it is divided by zero and the graph does not know what that means
 */
export function foundOrWhy(givens: Givens, id: QuantityId, why = 'it would be divided by zero'): string {
  const one = solveAll(givens, [id]).get(id);
  if (!one) return 'not known';
  return 'value' in one ? shown(id, one.value) : withoutValue(one.error, why);
}

function withoutValue({ code, subject }: EngineError, why: string): string {
  const definition = isQuantity(subject) ? quantity(subject) : undefined;
  if (code === 'missing_given') return `not known, for want of its ${definition?.name ?? subject}`;
  return `none: ${(definition?.kind === 'derived' && definition.no_value) || why}`;
}
