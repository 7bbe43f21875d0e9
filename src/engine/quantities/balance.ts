import { derived, type Quantity } from './define.ts';

/** Where compute and memory take equally long. */
export const balance = {
  ridge_batch: derived({
    symbol: 'R',
    name: 'ridge batch',
    unit: 'token',
    formula: 'compute_rate * bytes_per_weight / (flop_per_param * memory_bandwidth)',
    because: 'While the memory delivers one weight, the chips could use it on this many tokens.',
    source: 'pope-2026 00:18',
    lesson: 'batch-size',
  }),
  optimal_batch: derived({
    symbol: 'B^*',
    name: 'optimal batch',
    unit: 'sequence',
    formula: 'ridge_batch * sparsity / tokens_per_pass',
    also: [
      'total_params * bytes_per_weight * compute_rate / (flop_per_param * tokens_per_pass * active_params * memory_bandwidth)',
    ],
    because:
      'A pass reads all parameters but multiplies only the active ones, so each must be shared by that many times more tokens.',
    source: 'pope-2026 00:19',
    lesson: 'batch-size',
  }),
  balance_context: derived({
    symbol: 'L^*',
    name: 'balance context',
    unit: 'token/sequence',
    formula: 'sequence_compute_time * memory_bandwidth / kv_bytes_per_token',
    also: [
      'flop_per_param * tokens_per_pass * active_params * memory_bandwidth / (compute_rate * kv_bytes_per_token)',
    ],
    because: 'At this context one more sequence adds as much reading as arithmetic.',
    source: 'pope-2026 00:11',
    lesson: 'batch-size',
  }),
} as const satisfies Record<string, Quantity>;
