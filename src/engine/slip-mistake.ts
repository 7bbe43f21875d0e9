import type { Expression } from './expression.ts';
import type { QuantityId } from './quantities.ts';

type Id = QuantityId;

/** What a person did to a formula. */
export type Mistake =
  | { readonly kind: 'left_out'; readonly of: Id; readonly as: 'factor' | 'divisor' | 'term' | 'subtrahend' }
  | { readonly kind: 'number_left_out'; readonly value: number; readonly as: 'factor' | 'divisor' }
  | { readonly kind: 'taken_for'; readonly used: Id; readonly meant: Id }
  | { readonly kind: 'smaller_taken'; readonly used: Id; readonly meant: Id }
  | { readonly kind: 'upside_down'; readonly over: Id; readonly under: Id }
  | { readonly kind: 'sum_for_max' | 'max_for_sum'; readonly parts: readonly [Expression, Expression] }
  | { readonly kind: 'max_for_min' | 'min_for_max' }
  | { readonly kind: 'bits_for_bytes' | 'bytes_for_bits' | 'sparse_for_dense'; readonly of: Id }
  | { readonly kind: OfASign };

/** What needs no quantity to be told. */
export type OfASign =
  | 'no_root'
  | 'no_power'
  | 'no_one_minus'
  | 'no_minus_one'
  | 'no_plus_one'
  | 'part_over_rest';

/** A formula with one mistake in it. */
export type Edit = {
  /** `no_chips`; permanent, and of one formula the only edit of that name. */
  readonly id: string;
  readonly mistake: Mistake;
  readonly formula: Expression;
};
