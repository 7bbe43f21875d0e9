import type { Givens } from '../../engine/quantities.ts';
import { solve } from '../../engine/solve.ts';
import { batchFrom, largestFit, type Pass, passAt } from './pass.ts';
import { bounds } from './scene.ts';

/** The batches and values that give the plots of a scene their shape. */
export type Landmarks = {
  /** A pass of one sequence, and one of the largest batch shown. */
  readonly first: Pass;
  readonly last: Pass;
  /** B*: where compute takes as long as reading the weights, the cache left out. */
  readonly optimal: number;
  /** From here on compute is the bottleneck; undefined where it never is. */
  readonly balance: number | undefined;
  /** From here on reading the weights is no longer what takes longest, but what sequences bring themselves. */
  readonly knee: Pass | undefined;
  /** [token/sequence] */
  readonly balance_context: number;
  /** [$/token] */
  readonly floor: number;
  /** Whether each sequence brings more compute time than KV time. */
  readonly compute_heavier: boolean;
  readonly largest_fit: number;
  readonly weights_fit: boolean;
};

export function landmarksOf(givens: Givens): Landmarks {
  const seconds = (id: 'compute_time' | 'weight_time' | 'kv_time' | 'memory_time', batch: number) =>
    solve({ ...givens, batch }, id).value;
  const balance = batchFrom((batch) => seconds('compute_time', batch) > seconds('memory_time', batch));
  const knee = batchFrom((batch) => {
    const weights = seconds('weight_time', batch);
    return seconds('compute_time', batch) > weights || seconds('kv_time', batch) > weights;
  });
  const { least, most } = bounds.batch;
  return {
    first: passAt(givens, least),
    last: passAt(givens, most),
    optimal: solve(givens, 'optimal_batch').value,
    balance,
    knee: knee === undefined ? undefined : passAt(givens, knee),
    balance_context: solve(givens, 'balance_context').value,
    floor: solve(givens, 'cost_floor').value,
    compute_heavier: solve(givens, 'sequence_compute_time').value > solve(givens, 'sequence_kv_time').value,
    largest_fit: largestFit(givens),
    weights_fit: solve(givens, 'weight_fill').value <= 1,
  };
}
