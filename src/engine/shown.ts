import { format } from './format.ts';
import { type QuantityId, quantity } from './quantities.ts';

/** A value of a quantity as a reader meets it: shares in per cent, all else as its unit is formatted. */
export function shown(id: QuantityId, value: number): string {
  const { unit, stated_in, cut } = quantity(id);
  return format(cut ? cutOff(value) : value, stated_in === '%' ? '%' : unit);
}

/** To the three figures that are shown. A little more than the value, for binary fractions. */
function cutOff(value: number): number {
  return Number((value * (1 + 1e-12)).toExponential().replace(/(\.\d\d)\d+/, '$1'));
}
