import type { QuantityId } from './quantities.ts';
import type { Mistake } from './slip-mistake.ts';

/** How readily each kind of mistake is made: what an experienced teacher would guess first, not a measured share. */
const byKind: { readonly [kind in Mistake['kind']]: number } = {
  left_out: 0.6,
  taken_for: 0.7,
  smaller_taken: 0.8,
  upside_down: 0.5,
  sum_for_max: 0.8,
  max_for_sum: 0.5,
  max_for_min: 0.3,
  min_for_max: 0.3,
  bits_for_bytes: 0.4,
  bytes_for_bits: 0.2,
  sparse_for_dense: 0.4,
  number_left_out: 0.6,
  no_root: 0.5,
  no_power: 0.4,
  no_one_minus: 0.5,
  no_minus_one: 0.6,
  no_plus_one: 0.6,
  part_over_rest: 0.5,
};

/** What is left out more readily than other things. */
const oftenLeftOut: ReadonlySet<QuantityId> = new Set([
  'chips',
  'flop_per_param',
  'bytes_per_weight',
  'sparsity',
]);

export const likelihoodOf = (mistake: Mistake): number =>
  mistake.kind === 'left_out' && oftenLeftOut.has(mistake.of) ? 0.9 : byKind[mistake.kind];
