import { derived, given, type Quantity } from './define.ts';

/** One forward pass of decode: what it computes, what it reads, how long it must take. */
export const decode = {
  batch: given({ symbol: 'B', name: 'batch', unit: 'sequence', range: [1, 1e10] }),
  tokens_per_pass: given({
    symbol: 'g',
    name: 'tokens of each sequence in a pass',
    unit: 'token/sequence',
    range: [1, 1000],
    default: 1,
    silent: true,
    because: 'Plain decoding makes one token per sequence and pass; with drafts, a pass checks several.',
  }),
  acceptance: given({
    symbol: '\\alpha',
    name: 'chance that a draft is accepted after those before it',
    unit: '1',
    range: [0, 0.9999],
  }),
  first_token: given({
    symbol: '1',
    name: 'token a pass makes without a draft',
    unit: 'token/sequence',
    range: [1, 1],
    default: 1,
    silent: true,
  }),
  tokens_gained: derived({
    symbol: 'g_+',
    name: 'tokens each sequence gains in a pass',
    unit: 'token/sequence',
    formula: {
      choice: 'speculation',
      of: {
        none: 'tokens_per_pass',
        drafted: 'first_token * (1 - acceptance ^ tokens_per_pass) / (1 - acceptance)',
      },
    },
    because: 'Drafted tokens count up to the first that the model would not have written.',
    source: 'leviathan-2023 equation 1',
  }),

  compute_time: derived({
    symbol: 't_c',
    name: 'compute time',
    unit: 's',
    formula: {
      choice: 'attention_arithmetic',
      of: {
        ignored:
          'flop_per_param * batch * tokens_per_pass * active_params / (compute_rate * compute_efficiency)',
        counted: 'batch * (sequence_compute_time + sequence_attention_time)',
      },
    },
    also: ['batch * sequence_compute_time'],
    because: 'Each token multiplies and adds once for every parameter it uses.',
    source: 'pope-2026 00:03',
    lesson: 'batch-size',
  }),
  touched_experts: derived({
    symbol: 'q',
    name: 'share of the experts that a pass touches',
    unit: '1',
    stated_in: '%',
    formula: '1 - (1 - active_experts / experts) ^ (batch * tokens_per_pass)',
    because: 'An expert is read unless every token passes it by.',
    source: 'erdil-2025',
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
    formula: {
      choice: 'weight_formats',
      of: {
        one: 'params_read * bytes_per_weight / (memory_bandwidth * memory_efficiency)',
        two: '(weight_bytes - (total_params - params_read) * bytes_per_expert_weight) / (memory_bandwidth * memory_efficiency)',
      },
    },
    because: 'Each pass streams the weights from memory once, whatever the batch.',
    source: 'pope-2026 00:04',
    lesson: 'batch-size',
  }),
  kv_time: derived({
    symbol: 't_\\text{kv}',
    name: 'KV time',
    unit: 's',
    formula: {
      choice: 'cache',
      of: {
        full: 'batch * context * kv_bytes_per_token / (memory_bandwidth * memory_efficiency)',
        otherwise: 'batch * kv_read_per_sequence / (memory_bandwidth * memory_efficiency)',
      },
    },
    also: [
      'batch * sequence_kv_time',
      'batch * kv_read_per_sequence / (memory_bandwidth * memory_efficiency)',
    ],
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
        attention_serial: {
          choice: 'attention_arithmetic',
          of: {
            ignored: 'kv_time + max(compute_time, weight_time)',
            counted:
              'max(kv_time, batch * sequence_attention_time) + max(batch * sequence_compute_time, weight_time)',
          },
        },
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
    formula: 'batch * tokens_gained / step_time',
    because: 'Every sequence of the batch gains its tokens once a pass.',
    source: 'pope-2026 00:26',
    lesson: 'batch-size',
  }),
  throughput_per_chip: derived({
    symbol: 'T_1',
    name: 'throughput of one chip',
    unit: 'token/(s*chip)',
    formula: 'throughput / chips',
    because: 'Machines of different size are compared chip by chip.',
    source: 'pope-2026 00:26',
  }),
  user_speed: derived({
    symbol: 'v',
    name: 'speed one user sees',
    unit: 'token/(s*sequence)',
    formula: 'tokens_gained / step_time',
    because: 'A user gets the tokens of one sequence once a pass.',
    source: 'pope-2026 00:26',
    lesson: 'trains',
  }),
  mfu: derived({
    symbol: '\\text{MFU}',
    name: 'model FLOPs utilisation',
    unit: '1',
    stated_in: '%',
    formula: 'flop_per_param * batch * tokens_gained * active_params / (compute_rate * step_time)',
    because: 'Of the arithmetic the chips could have done in the pass, the part that made tokens.',
    source: 'pope-2022 section 2',
  }),
  mbu: derived({
    symbol: '\\text{MBU}',
    name: 'memory bandwidth utilisation',
    unit: '1',
    stated_in: '%',
    formula: 'memory_time * memory_efficiency / step_time',
    because: 'Of the bytes the memory could have delivered in the pass, the part that was read.',
    source: 'scaling-book inference',
  }),
  compute_over_memory: derived({
    symbol: 't_c / t_m',
    name: 'compute time over memory time',
    unit: '1',
    formula: 'compute_time / memory_time',
    because: 'Above one the pass is bound by compute, below one by memory.',
    source: 'pope-2026 00:08',
  }),

  sequence_compute_time: derived({
    symbol: 'c',
    name: 'compute time of one sequence',
    unit: 's/sequence',
    formula: 'flop_per_param * tokens_per_pass * active_params / (compute_rate * compute_efficiency)',
    because: 'The part of a pass’s arithmetic that one sequence causes.',
    source: 'pope-2026 00:08',
    lesson: 'batch-size',
  }),
  sequence_attention_time: derived({
    symbol: 'c_a',
    name: 'attention’s compute time of one sequence',
    unit: 's/sequence',
    formula: 'tokens_per_pass * attention_flop / (attention_compute_rate * compute_efficiency)',
    because: 'A pass compares each new token with the context of its own sequence.',
    source: 'scaling-book transformers',
  }),
  sequence_kv_time: derived({
    symbol: 'm',
    name: 'KV time of one sequence',
    unit: 's/sequence',
    formula: {
      choice: 'cache',
      of: {
        full: 'context * kv_bytes_per_token / (memory_bandwidth * memory_efficiency)',
        otherwise: 'kv_read_per_sequence / (memory_bandwidth * memory_efficiency)',
      },
    },
    because: 'The part of a pass’s reading that one sequence causes.',
    source: 'pope-2026 00:08',
    lesson: 'batch-size',
  }),
} as const satisfies Record<string, Quantity>;
