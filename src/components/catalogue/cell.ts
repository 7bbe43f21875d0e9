import { format } from '../../engine/format.ts';
import { type Givens, type QuantityId, quantity } from '../../engine/quantities.ts';
import { shown } from '../../engine/shown.ts';
import { solveAll } from '../../engine/solve.ts';

/** What stands in a cell of a table, and what it is sorted by; nothing for an empty one. */
export type Cell =
  | { readonly text: string; readonly sort?: number; readonly href?: string; readonly title?: string }
  | undefined;

export type Column = {
  readonly name: string;
  /** Below the name, in small: a unit, a condition. */
  readonly note?: string;
  /** Numbers stand to the right, and the largest comes first. */
  readonly isNumber?: true;
};

/** A cell with a value in base units, as a reader meets it. */
export const amount = (value: number | undefined, unit: string): Cell =>
  value === undefined ? undefined : { text: format(value, unit), sort: value };

/** A cell with a quantity of a scenario; empty where it cannot be found, and where a count would be less than none. */
export function found(givens: Givens, id: QuantityId): Cell {
  const one = solveAll(givens, [id]).get(id);
  if (!one || !('value' in one) || one.value < 0) return undefined;
  return { text: shown(id, one.value), sort: one.value };
}

/** A quantity of a scenario in words; or why it has none. */
export function foundOrWhy(givens: Givens, id: QuantityId): string {
  const one = solveAll(givens, [id]).get(id);
  if (one && 'value' in one && one.value >= 0) return shown(id, one.value);
  const { no_value = 'too little is known' } = definitionOf(id);
  return `none: ${no_value}`;
}

function definitionOf(id: QuantityId): { readonly no_value?: string } {
  const definition = quantity(id);
  return definition.kind === 'derived' && definition.no_value ? { no_value: definition.no_value } : {};
}
