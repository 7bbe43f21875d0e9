import { derived, type Quantity } from './define.ts';

/** What a token costs when the chips are rented by the hour. */
export const cost = {
  cost_per_token: derived({
    symbol: 'p',
    name: 'cost per token',
    unit: '$/token',
    stated_in: '$/Mtok',
    formula: 'rent * step_time / (batch * tokens_per_pass)',
    also: ['rent / throughput'],
    because: 'All tokens of a pass share the rent of its time.',
    source: 'pope-2026 00:13',
    lesson: 'batch-size',
  }),
  cost_floor: derived({
    symbol: 'p_\\infty',
    name: 'cost floor',
    unit: '$/token',
    stated_in: '$/Mtok',
    formula: {
      choice: 'overlap',
      of: {
        perfect: 'rent * max(sequence_compute_time, sequence_kv_time) / tokens_per_pass',
        attention_serial: 'rent * (sequence_kv_time + sequence_compute_time) / tokens_per_pass',
        none: 'rent * (sequence_compute_time + sequence_kv_time) / tokens_per_pass',
      },
    },
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
    source: 'pope-2026 00:09',
    lesson: 'batch-size',
  }),
} as const satisfies Record<string, Quantity>;
