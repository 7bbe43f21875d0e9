import { derived, given, type Quantity } from './define.ts';

/** What a user waits for: trains of passes, and how many ride them. */
export const queue = {
  departures: derived({
    symbol: '1/t',
    name: 'passes that leave in a second',
    unit: '1/s',
    formula: '1 / step_time',
    because: 'A pass leaves as soon as the one before it has arrived, full or not.',
    source: 'pope-2026 00:23',
  }),
  worst_wait: derived({
    symbol: 't_\\text{wait}',
    name: 'longest wait for a pass',
    unit: 's',
    formula: 'step_time',
    because: 'Who just misses a pass waits for the whole of it.',
    source: 'pope-2026 00:23',
  }),
  worst_delay: derived({
    symbol: 't_\\text{worst}',
    name: 'longest time to one token',
    unit: 's',
    formula: 'worst_wait + step_time',
    because: 'One pass just missed, one pass to ride.',
    source: 'pope-2026 00:23',
  }),
  mean_delay: derived({
    symbol: '\\bar t',
    name: 'mean time to one token',
    unit: 's',
    formula: 'worst_wait / 2 + step_time',
    because: 'Who comes at any moment waits for half a pass on average.',
    source: 'pope-2026 00:23',
  }),

  request_rate: given({
    symbol: '\\lambda',
    name: 'requests that arrive in a second',
    unit: 'sequence/s',
    range: [0, 1e9],
  }),
  output: given({ symbol: 'o', name: 'tokens of an answer', unit: 'token/sequence', range: [1, 1e7] }),
  generation_time: derived({
    symbol: 't_o',
    name: 'time to write an answer',
    unit: 's',
    formula: 'output / user_speed',
    because: 'The tokens of one answer come one pass after another.',
    source: 'pope-2026 00:23',
  }),
  live_sequences: derived({
    symbol: 'B_\\text{live}',
    name: 'sequences alive at once',
    unit: 'sequence',
    formula: 'request_rate * generation_time',
    because: 'Little’s law: how many are inside is how many arrive times how long each stays.',
    source: 'little-1961',
  }),
  measured_user_speed: given({
    symbol: 'v',
    name: 'speed one user sees, measured',
    unit: 'token/(s*sequence)',
    range: [1e-6, 1e7],
  }),
  live_sequences_per_chip: derived({
    symbol: 'B_1',
    name: 'sequences alive on one chip',
    unit: 'sequence/chip',
    formula: 'measured_throughput_per_chip / measured_user_speed',
    because: 'Little’s law: all tokens of a second, over those that one user gets.',
    source: 'little-1961',
  }),
  measured_step_time: derived({
    symbol: 't',
    name: 'step time behind a measured speed',
    unit: 's',
    formula: 'tokens_gained / measured_user_speed',
    because: 'A user gains the tokens of one pass in the time of one pass.',
    source: 'little-1961',
  }),

  transfer_bandwidth: given({
    symbol: 'W_\\text{net}',
    name: 'bandwidth from prefill to decode',
    unit: 'byte/s',
    range: [1e3, 1e16],
  }),
  transfer_time: derived({
    symbol: 't_\\text{move}',
    name: 'time to move a prompt’s cache',
    unit: 's',
    formula: {
      choice: 'cache',
      of: {
        full: 'one_sequence * prompt * kv_bytes_per_token / transfer_bandwidth',
        windowed:
          'one_sequence * (prompt * kv_bytes_per_token + min(prompt, window) * window_bytes_per_token) / transfer_bandwidth',
        hybrid: 'one_sequence * (prompt * kv_bytes_per_token + state_bytes) / transfer_bandwidth',
        sparse: 'one_sequence * prompt * (kv_bytes_per_token + indexer_bytes_per_token) / transfer_bandwidth',
        stated: 'one_sequence * (prompt * kv_bytes_per_token + kv_fixed_bytes) / transfer_bandwidth',
      },
    },
    because: 'Where other chips decode than read the prompt, its cache crosses the network.',
    source: 'deepseek-serving-2025',
  }),
  time_to_first_token: derived({
    symbol: '\\text{TTFT}',
    name: 'time to the first token',
    unit: 's',
    formula: 'prefill_time + transfer_time + worst_delay',
    because: 'Read the prompt, move its cache, miss one pass, ride the next.',
    source: 'pope-2026 00:23',
  }),
} as const satisfies Record<string, Quantity>;
