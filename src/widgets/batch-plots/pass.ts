import type { Givens, QuantityId } from '../../engine/quantities.ts';
import { solve } from '../../engine/solve.ts';
import { sweep } from '../../engine/sweep.ts';

/** What one forward pass takes and what each of its tokens costs: whole, and part by part. */
export type Pass = {
  /** [sequence] */
  readonly batch: number;
  /** [s] */
  readonly times: {
    readonly compute: number;
    readonly weights: number;
    readonly kv: number;
    /** Weights and KV, one after the other. */
    readonly memory: number;
    readonly whole: number;
  };
  /** [$/token] */
  readonly costs: {
    readonly compute: number;
    readonly weights: number;
    readonly kv: number;
    readonly whole: number;
  };
  /** What takes longer. */
  readonly bottleneck: 'compute' | 'memory';
};

/** A pass with this many sequences. */
export function passAt(givens: Givens, batch: number): Pass {
  const at = { ...givens, batch };
  const { value: whole, values } = solve(at, 'cost_per_token');
  const seconds = (id: 'compute_time' | 'weight_time' | 'kv_time' | 'memory_time' | 'step_time') =>
    values.get(id) ?? solve(at, id).value;
  const times = {
    compute: seconds('compute_time'),
    weights: seconds('weight_time'),
    kv: seconds('kv_time'),
    memory: seconds('memory_time'),
    whole: seconds('step_time'),
  };
  // The cost of a part is what a token would cost if the step took no longer than that part.
  const costOf = (step_time: number) => solve({ ...at, step_time }, 'cost_per_token').value;
  return {
    batch,
    times,
    costs: { compute: costOf(times.compute), weights: costOf(times.weights), kv: costOf(times.kv), whole },
    bottleneck: times.compute > times.memory ? 'compute' : 'memory',
  };
}

/** Passes with these many sequences each; what {@link passAt} says of every one of them, a row at a time. */
export function passesAt(givens: Givens, batches: readonly number[]): readonly Pass[] {
  const row = (id: QuantityId) => sweep(givens, 'batch', batches, id);
  const [compute, weights, kv, memory] = [
    row('compute_time'),
    row('weight_time'),
    row('kv_time'),
    row('memory_time'),
  ];
  const [whole, cost] = [row('step_time'), row('cost_per_token')];
  const at = (values: Float64Array, i: number): number => values[i] ?? Number.NaN;
  return batches.map((batch, i): Pass => {
    const times = {
      compute: at(compute, i),
      weights: at(weights, i),
      kv: at(kv, i),
      memory: at(memory, i),
      whole: at(whole, i),
    };
    // The cost of a pass is in proportion to its time.
    const costOf = (seconds: number) => (at(cost, i) * seconds) / times.whole;
    return {
      batch,
      times,
      costs: {
        compute: costOf(times.compute),
        weights: costOf(times.weights),
        kv: costOf(times.kv),
        whole: at(cost, i),
      },
      bottleneck: times.compute > times.memory ? 'compute' : 'memory',
    };
  });
}

/** Largest batch whose weights and caches fit in memory together; 0 when not even one sequence does. */
export function largestFit(givens: Givens): number {
  // Without a context a sequence takes no room.
  if (solve(givens, 'kv_bytes_per_sequence').value === 0)
    return solve(givens, 'weight_fill').value <= 1 ? Number.POSITIVE_INFINITY : 0;
  return Math.max(0, Math.floor(solve(givens, 'largest_batch').value));
}

/** Batches are looked for up to here, far beyond any plot. */
const far = 2 ** 30;

/**
 * Batch from which on something holds that, once it holds, goes on holding as the batch grows; to five figures.
 *
 * @returns undefined when it does not hold even at a billion sequences
 */
export function batchFrom(holds: (batch: number) => boolean): number | undefined {
  if (holds(1)) return 1;
  if (!holds(far)) return undefined;
  let [low, high] = [1, far];
  while (high / low > 1 + 1e-5) {
    const middle = Math.sqrt(low * high);
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** A batch that was worked out, as people state it: a whole number, of three figures. */
export const rounded = (batch: number): number => Math.max(1, Math.round(Number(batch.toPrecision(3))));
