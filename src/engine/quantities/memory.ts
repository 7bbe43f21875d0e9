import { derived, given, type Quantity } from './define.ts';

/** What fits in memory, and how it is divided among chips. */
export const memory = {
  memory_used: derived({
    symbol: 'C_u',
    name: 'memory that weights and caches take',
    unit: 'byte',
    formula: 'weight_bytes + batch * kv_bytes_per_sequence',
    because: 'Weights are stored once, the cache once for each sequence.',
    source: 'pope-2026 01:03',
  }),
  memory_fill: derived({
    symbol: 'C_u / C',
    name: 'share of memory taken',
    unit: '1',
    stated_in: '%',
    formula: 'memory_used / (memory_capacity * usable_memory)',
    because: 'Above one the setup does not fit.',
    source: 'pope-2026 01:03',
  }),
  weight_fill: derived({
    symbol: 'N_t b / C',
    name: 'share of memory that the weights take',
    unit: '1',
    stated_in: '%',
    formula: 'weight_bytes / (memory_capacity * usable_memory)',
    because: 'Above one not even the weights fit.',
    source: 'pope-2026 00:47',
  }),
  chips_for_weights: derived({
    symbol: 'n_\\text{min}',
    name: 'chips that hold the weights',
    unit: 'chip',
    formula: 'weight_bytes / (chip_memory_capacity * usable_memory)',
    because: 'The weights are divided among the chips; a part of a chip is a whole one.',
    source: 'scaling-book applied-inference',
  }),
  cache_room: derived({
    symbol: 'C_\\text{kv}',
    name: 'memory left for caches',
    unit: 'byte',
    formula: 'memory_capacity * usable_memory - weight_bytes',
    because: 'What the weights do not take.',
    source: 'scaling-book applied-inference',
  }),
  largest_batch: derived({
    symbol: 'B_\\text{max}',
    name: 'largest batch that fits',
    unit: 'sequence',
    formula: 'max(0, cache_room) / kv_bytes_per_sequence',
    because:
      'Each sequence takes its cache out of the room that is left; a part of a sequence does not count.',
    source: 'scaling-book applied-inference',
  }),
  longest_context: derived({
    symbol: 'L_\\text{max}',
    name: 'longest context that fits',
    unit: 'token/sequence',
    formula: {
      choice: 'cache',
      of: {
        full: 'max(0, cache_room) / (batch * kv_bytes_per_token)',
        windowed:
          'max(0, cache_room / (batch * (kv_bytes_per_token + window_bytes_per_token)), (cache_room / batch - window * window_bytes_per_token) / kv_bytes_per_token)',
        hybrid: 'max(0, cache_room / batch - state_bytes) / kv_bytes_per_token',
        sparse: 'max(0, cache_room) / (batch * (kv_bytes_per_token + indexer_bytes_per_token))',
        stated: 'max(0, cache_room / batch - kv_fixed_bytes) / kv_bytes_per_token',
      },
    },
    because: 'The room is shared by the sequences of the batch.',
    source: 'pope-2026 01:03',
  }),

  stages: given({ symbol: 'P', name: 'pipeline stages', unit: '1', range: [1, 1e4] }),
  micro_batch: given({ symbol: 'B_\\mu', name: 'micro-batch', unit: 'sequence', range: [1, 1e8] }),
  pipeline_batch: derived({
    symbol: 'B_P',
    name: 'batch that keeps every stage busy',
    unit: 'sequence',
    formula: 'stages * micro_batch',
    because: 'While one micro-batch is in a stage, another must be in each of the others.',
    source: 'pope-2026 01:08',
  }),
  weight_bytes_per_chip: derived({
    symbol: 'c_w',
    name: 'weights on one chip',
    unit: 'byte/chip',
    formula: 'weight_bytes / (expert_chips * stages)',
    because: 'Both ways of dividing the model divide its weights.',
    source: 'pope-2026 01:08',
  }),
  kv_bytes_per_chip: derived({
    symbol: 'c_\\text{kv}',
    name: 'caches on one chip',
    unit: 'byte/chip',
    formula: 'pipeline_batch * kv_bytes_per_sequence / (expert_chips * stages)',
    also: ['micro_batch * kv_bytes_per_sequence / expert_chips'],
    because:
      'A stage keeps its layers’ part of every cache, but needs as many more sequences: the stages cancel.',
    source: 'pope-2026 01:08',
  }),
  memory_per_chip: derived({
    symbol: 'c_\\text{mem}',
    name: 'memory needed on one chip',
    unit: 'byte/chip',
    formula: 'weight_bytes_per_chip + kv_bytes_per_chip',
    because: 'Stages divide the weights and leave the caches as they are.',
    source: 'pope-2026 01:08',
  }),
} as const satisfies Record<string, Quantity>;
