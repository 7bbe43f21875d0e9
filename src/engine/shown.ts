import { format } from './format.ts';
import { type QuantityId, quantity } from './quantities.ts';

/** A value of a quantity as a reader meets it: shares in per cent, all else as its unit is formatted. */
export function shown(id: QuantityId, value: number): string {
  const { unit, stated_in } = quantity(id);
  return format(value, stated_in === '%' ? '%' : unit);
}
