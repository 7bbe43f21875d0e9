import { derived, given, type Quantity } from './define.ts';

/** Formulas of what one more sequence adds to a large batch: the time of its own arithmetic and its own cache. */
const bySequence = (formula: (time: string) => string) => ({
  choice: 'overlap',
  of: {
    perfect: {
      choice: 'attention_arithmetic',
      of: {
        ignored: formula('max(sequence_compute_time, sequence_kv_time)'),
        counted: formula('max(sequence_compute_time + sequence_attention_time, sequence_kv_time)'),
      },
    },
    attention_serial: {
      choice: 'attention_arithmetic',
      of: {
        ignored: formula('sequence_kv_time + sequence_compute_time'),
        counted: formula('max(sequence_kv_time, sequence_attention_time) + sequence_compute_time'),
      },
    },
    none: {
      choice: 'attention_arithmetic',
      of: {
        ignored: formula('sequence_compute_time + sequence_kv_time'),
        counted: formula('sequence_compute_time + sequence_attention_time + sequence_kv_time'),
      },
    },
  },
});

/** What a token costs when the chips are rented by the hour, and what a seller can do about it. */
export const cost = {
  cost_per_token: derived({
    symbol: 'p',
    name: 'cost per token',
    unit: '$/token',
    stated_in: '$/Mtok',
    formula: 'rent * step_time / (batch * tokens_gained)',
    also: ['rent / throughput', 'chip_rent / throughput_per_chip'],
    because: 'All tokens of a pass share the rent of its time.',
    source: 'pope-2026 00:13',
    lesson: 'batch-size',
  }),
  cost_floor: derived({
    symbol: 'p_\\infty',
    name: 'cost floor',
    unit: '$/token',
    stated_in: '$/Mtok',
    formula: bySequence((time) => `rent * (${time}) / tokens_gained`),
    because: 'However large the batch, each sequence brings its own arithmetic and its own cache.',
    source: 'pope-2026 00:15',
    lesson: 'batch-size',
  }),
  cost_over_floor: derived({
    symbol: 'p / p_\\infty',
    name: 'cost over its floor',
    unit: '1',
    formula: 'cost_per_token / cost_floor',
    because: 'How many times the cheapest possible token this one costs.',
    source: 'pope-2026 00:15',
    lesson: 'batch-size',
  }),
  slow_saving: derived({
    symbol: '1 - p_\\infty / p',
    name: 'most a slow mode could save',
    unit: '1',
    stated_in: '%',
    formula: '1 - cost_floor / cost_per_token',
    because: 'Waiting for a larger batch can bring the cost down to its floor and no further.',
    source: 'pope-2026 00:15',
  }),
  lone_weight_time: derived({
    symbol: 't_{w,1}',
    name: 'weight time of one sequence alone',
    unit: 's',
    formula: {
      choice: 'experts_read',
      of: {
        all: 'weight_bytes / (memory_bandwidth * memory_efficiency)',
        touched: {
          choice: 'weight_formats',
          of: {
            one: '(weight_bytes - expert_params * (1 - active_experts / experts) ^ (one_sequence * tokens_per_pass) * bytes_per_weight) / (memory_bandwidth * memory_efficiency)',
            two: '(weight_bytes - expert_params * (1 - active_experts / experts) ^ (one_sequence * tokens_per_pass) * bytes_per_expert_weight) / (memory_bandwidth * memory_efficiency)',
          },
        },
      },
    },
    because: 'Alone, a sequence has nobody to share the reading with.',
    source: 'pope-2026 00:04',
  }),
  lone_step_time: derived({
    symbol: 't_1',
    name: 'step time of one sequence alone',
    unit: 's',
    formula: {
      choice: 'overlap',
      of: {
        perfect: {
          choice: 'attention_arithmetic',
          of: {
            ignored:
              'max(one_sequence * sequence_compute_time, lone_weight_time + one_sequence * sequence_kv_time)',
            counted:
              'max(one_sequence * (sequence_compute_time + sequence_attention_time), lone_weight_time + one_sequence * sequence_kv_time)',
          },
        },
        attention_serial: {
          choice: 'attention_arithmetic',
          of: {
            ignored:
              'one_sequence * sequence_kv_time + max(one_sequence * sequence_compute_time, lone_weight_time)',
            counted:
              'one_sequence * max(sequence_kv_time, sequence_attention_time) + max(one_sequence * sequence_compute_time, lone_weight_time)',
          },
        },
        none: {
          choice: 'attention_arithmetic',
          of: {
            ignored: 'lone_weight_time + one_sequence * (sequence_compute_time + sequence_kv_time)',
            counted:
              'lone_weight_time + one_sequence * (sequence_compute_time + sequence_attention_time + sequence_kv_time)',
          },
        },
      },
    },
    because: 'The same pass, with nobody to share it.',
    source: 'pope-2026 00:04',
  }),
  added_time: derived({
    symbol: 'm_\\infty',
    name: 'time one more sequence adds to a large batch',
    unit: 's/sequence',
    formula: bySequence((time) => time),
    because: 'The weights are read anyway; a sequence brings its own arithmetic and its own cache.',
    source: 'pope-2026 00:15',
  }),
  lone_penalty: derived({
    symbol: 'p_1 / p_\\infty',
    name: 'cost at batch 1 over the floor',
    unit: '1',
    formula: 'lone_step_time / (one_sequence * added_time)',
    because: 'One user alone pays for all the reading that a batch would share.',
    source: 'pope-2026 00:04',
  }),
  one_sequence: given({
    symbol: '1',
    name: 'one sequence',
    unit: 'sequence',
    range: [1, 1],
    default: 1,
    silent: true,
  }),

  price_ratio: given({
    symbol: 'q',
    name: 'price of the fast mode over the usual price',
    unit: '1',
    range: [0.01, 1e4],
  }),
  speed_ratio: given({
    symbol: 'v',
    name: 'speed of the fast mode over the usual speed',
    unit: '1',
    range: [0.01, 1e4],
  }),
  batch_ratio: derived({
    symbol: 'r',
    name: 'usual batch over the fast mode’s batch',
    unit: '1',
    formula: 'price_ratio * speed_ratio',
    because: 'A pass costs its time; what its tokens bring in must pay for it in both modes.',
    source: 'pope-2026 00:00',
  }),
  fast_step_over_weight_time: derived({
    symbol: 't_\\text{fast} / t_w',
    name: 'step time of the fast mode over weight time',
    unit: '1',
    formula: '1 + (speed_ratio - 1) / (batch_ratio - speed_ratio)',
    because: 'A pass takes its weight time and a share for each sequence; two modes give two equations.',
    source: 'pope-2026 00:00',
  }),
  slow_step_over_weight_time: derived({
    symbol: 't_\\text{slow} / t_w',
    name: 'step time of the usual mode over weight time',
    unit: '1',
    formula: 'speed_ratio * fast_step_over_weight_time',
    because: 'The usual mode is slower by the ratio of speeds.',
    source: 'pope-2026 00:00',
  }),

  price_per_token: given({
    symbol: 'p',
    name: 'price of a token',
    unit: '$/token',
    stated_in: '$/Mtok',
    range: [0, 1],
  }),
  implied_throughput_per_chip: derived({
    symbol: 'T_1',
    name: 'throughput of one chip at which the price pays its rent',
    unit: 'token/(s*chip)',
    formula: 'chip_rent / price_per_token',
    because: 'A chip earns its rent by selling so many tokens a second.',
    source: 'inferencex',
  }),
  measured_throughput_per_chip: given({
    symbol: 'T_1',
    name: 'throughput of one chip, measured',
    unit: 'token/(s*chip)',
    range: [1e-6, 1e9],
  }),
  served_cost: derived({
    symbol: 'p',
    name: 'cost per token at the measured throughput',
    unit: '$/token',
    stated_in: '$/Mtok',
    formula: 'chip_rent / measured_throughput_per_chip',
    because: 'The rent of a chip, shared by the tokens it makes in the same time.',
    source: 'deepseek-serving-2025',
  }),
} as const satisfies Record<string, Quantity>;
