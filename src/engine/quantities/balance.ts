import { derived, type Quantity } from './define.ts';

/** Where compute and memory take equally long. */
export const balance = {
  intensity: derived({
    symbol: 'I',
    name: 'arithmetic intensity of a weight matrix',
    unit: 'FLOP/byte',
    formula: 'flop_per_param * batch * tokens_per_pass / bytes_per_weight',
    because:
      'A weight is read once for the whole pass, and multiplied and added once for each of its tokens.',
    source: 'scaling-book rooflines',
    lesson: 'rooflines',
  }),
  attainable_rate: derived({
    symbol: 'F_I',
    name: 'attainable rate',
    unit: 'FLOP/s',
    formula: 'min(compute_rate, intensity * memory_bandwidth)',
    because:
      'Each byte that arrives is good for so many operations, and the arithmetic does no more than its peak.',
    source: 'scaling-book rooflines',
    lesson: 'rooflines',
  }),
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
    formula: 'ridge_batch * sparsity * compute_efficiency / (tokens_per_pass * memory_efficiency)',
    also: [
      'total_params * bytes_per_weight * compute_rate * compute_efficiency / (flop_per_param * tokens_per_pass * active_params * memory_bandwidth * memory_efficiency)',
    ],
    because:
      'A pass reads all parameters but multiplies only the active ones, so each must be shared by that many times more tokens.',
    source: 'pope-2026 00:19',
    lesson: 'batch-size',
  }),
  full_weight_time: derived({
    symbol: 't_{w\\ast}',
    name: 'time to read all weights',
    unit: 's',
    formula: 'weight_bytes / (memory_bandwidth * memory_efficiency)',
    because: 'In a large batch every expert is used by some token.',
    source: 'pope-2026 00:04',
  }),
  optimal_batch_with_kv: derived({
    symbol: 'B^*_L',
    name: 'optimal batch at this context',
    unit: 'sequence',
    formula: 'full_weight_time / max(0, sequence_compute_time - sequence_kv_time)',
    no_value: 'beyond the balance context no batch is bound by compute',
    because:
      'Each sequence must make up for the reading of its own cache first; beyond the balance context none can.',
    source: 'pope-2026 00:20',
  }),
  expert_batch: derived({
    symbol: 'B_E^*',
    name: 'batch that balances every expert',
    unit: 'sequence',
    formula: {
      choice: 'weight_formats',
      of: {
        one: 'ridge_batch * experts * compute_efficiency / (active_experts * tokens_per_pass * memory_efficiency)',
        two: 'compute_rate * bytes_per_expert_weight * experts * compute_efficiency / (flop_per_param * memory_bandwidth * active_experts * tokens_per_pass * memory_efficiency)',
      },
    },
    because: 'Each expert sees only the tokens routed to it, and needs as many of them as a dense model.',
    source: 'pope-2026 00:19',
  }),
  tokens_per_expert: derived({
    symbol: 'B_E',
    name: 'tokens an expert sees in a pass',
    unit: 'token',
    formula: 'batch * tokens_per_pass * active_experts / experts',
    because: 'Routing shares the tokens out among the experts.',
    source: 'deepseek-serving-2025',
  }),
  balance_context: derived({
    symbol: 'L^*',
    name: 'balance context',
    unit: 'token/sequence',
    formula: {
      choice: 'cache',
      of: {
        full: 'sequence_compute_time * memory_bandwidth * memory_efficiency / kv_bytes_per_token',
        windowed:
          'max(sequence_compute_time * memory_bandwidth * memory_efficiency / (kv_bytes_per_token + window_bytes_per_token), (sequence_compute_time * memory_bandwidth * memory_efficiency - window * window_bytes_per_token) / kv_bytes_per_token)',
        hybrid:
          'max(0, sequence_compute_time * memory_bandwidth * memory_efficiency - state_bytes) / kv_bytes_per_token',
        sparse:
          'max(sequence_compute_time * memory_bandwidth * memory_efficiency / (indexer_bytes_per_token + kv_bytes_per_token), (sequence_compute_time * memory_bandwidth * memory_efficiency - selected_tokens * kv_bytes_per_token) / indexer_bytes_per_token)',
        stated:
          'max(0, sequence_compute_time * memory_bandwidth * memory_efficiency - kv_read_fixed) / kv_read_per_token',
      },
    },
    also: [
      'flop_per_param * tokens_per_pass * active_params * memory_bandwidth * memory_efficiency / (compute_rate * compute_efficiency * kv_bytes_per_token)',
    ],
    no_value: 'the cache does not grow with the context',
    because: 'At this context one more sequence adds as much reading as arithmetic.',
    source: 'pope-2026 00:11',
    lesson: 'batch-size',
  }),
  mfu_ceiling: derived({
    symbol: '\\text{MFU}_\\infty',
    name: 'model FLOPs utilisation no batch exceeds',
    unit: '1',
    stated_in: '%',
    formula: 'sequence_compute_time * tokens_gained * compute_efficiency / (added_time * tokens_per_pass)',
    also: ['flop_per_param * tokens_gained * active_params / (compute_rate * added_time)'],
    because:
      'Of the time a sequence adds to a large batch, where the weights no longer count, the part that is arithmetic.',
    source: 'pope-2026 00:11',
  }),
} as const satisfies Record<string, Quantity>;
