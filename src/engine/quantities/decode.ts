import { derived, given, type Quantity } from './define.ts';

/** One forward pass of decode: what it computes, what it reads, how long it must take. */
export const decode = {
  batch: given({ symbol: 'B', name: 'batch', unit: 'sequence' }),
  context: given({ symbol: 'L', name: 'context', unit: 'token/sequence' }),
  tokens_per_pass: given({
    symbol: 'g',
    name: 'tokens each sequence gains in a pass',
    unit: 'token/sequence',
    default: 1,
    silent: true,
    because: 'Plain decoding makes one token per sequence and pass.',
  }),

  compute_time: derived({
    symbol: 't_c',
    name: 'compute time',
    unit: 's',
    formula: 'flop_per_param * batch * tokens_per_pass * active_params / compute_rate',
    also: ['batch * sequence_compute_time'],
    because: 'Each token multiplies and adds once for every parameter it uses.',
    source: 'pope-2026 00:03',
    lesson: 'batch-size',
  }),
  params_read: derived({
    symbol: 'N_r',
    name: 'parameters read in a pass',
    unit: 'parameter',
    formula: {
      choice: 'experts_read',
      of: {
        all: 'total_params',
        touched:
          'total_params - expert_params + expert_params * (1 - (1 - active_experts / experts) ^ (batch * tokens_per_pass))',
      },
    },
    because: 'A pass reads each weight at most once, however many tokens use it.',
    source: 'pope-2026 00:04',
    lesson: 'batch-size',
  }),
  weight_time: derived({
    symbol: 't_w',
    name: 'weight time',
    unit: 's',
    formula: 'params_read * bytes_per_weight / memory_bandwidth',
    because: 'Each pass streams the weights from memory once, whatever the batch.',
    source: 'pope-2026 00:04',
    lesson: 'batch-size',
  }),
  kv_time: derived({
    symbol: 't_\\text{kv}',
    name: 'KV time',
    unit: 's',
    formula: 'batch * context * kv_bytes_per_token / memory_bandwidth',
    also: ['batch * sequence_kv_time'],
    because: 'Each sequence reads its own whole cache; nothing of it is shared.',
    source: 'pope-2026 00:05',
    lesson: 'batch-size',
  }),
  memory_time: derived({
    symbol: 't_m',
    name: 'memory time',
    unit: 's',
    formula: 'weight_time + kv_time',
    because: 'Weights and cache cross one pipe, one after the other.',
    source: 'pope-2026 00:05',
    lesson: 'batch-size',
  }),
  step_time: derived({
    symbol: 't',
    name: 'step time',
    unit: 's',
    formula: {
      choice: 'overlap',
      of: {
        perfect: 'max(compute_time, memory_time)',
        attention_serial: 'kv_time + max(compute_time, weight_time)',
        none: 'compute_time + memory_time',
      },
    },
    because: 'The pass cannot end before the slower of the two has finished: a bound, not a promise.',
    source: 'pope-2026 00:02',
    lesson: 'batch-size',
  }),
  throughput: derived({
    symbol: 'T',
    name: 'throughput',
    unit: 'token/s',
    formula: 'batch * tokens_per_pass / step_time',
    because: 'Every sequence of the batch gains its tokens once a pass.',
    source: 'pope-2026 00:26',
    lesson: 'batch-size',
  }),

  sequence_compute_time: derived({
    symbol: 'c',
    name: 'compute time of one sequence',
    unit: 's/sequence',
    formula: 'flop_per_param * tokens_per_pass * active_params / compute_rate',
    because: 'The part of a pass’s arithmetic that one sequence causes.',
    source: 'pope-2026 00:08',
    lesson: 'batch-size',
  }),
  sequence_kv_time: derived({
    symbol: 'm',
    name: 'KV time of one sequence',
    unit: 's/sequence',
    formula: 'context * kv_bytes_per_token / memory_bandwidth',
    because: 'The part of a pass’s reading that one sequence causes.',
    source: 'pope-2026 00:08',
    lesson: 'batch-size',
  }),
} as const satisfies Record<string, Quantity>;
