import { derived, given, type Quantity } from './define.ts';

/** What the machine can do. A rate without "chip" in its name is of the whole scale-up domain used. */
export const hardware = {
  chips: given({ symbol: 'n', name: 'number of chips', unit: 'chip' }),
  chip_compute_rate: given({
    symbol: 'F_1',
    name: 'compute rate of one chip',
    unit: 'FLOP/(s*chip)',
    because: 'Dense peak in the format the matrix units multiply in; never the 2:4-sparse figure.',
  }),
  chip_memory_bandwidth: given({
    symbol: 'W_1',
    name: 'memory bandwidth of one chip',
    unit: 'byte/(s*chip)',
  }),
  chip_memory_capacity: given({ symbol: 'C_1', name: 'memory capacity of one chip', unit: 'byte/chip' }),
  chip_rent: given({
    symbol: 'P_1',
    name: 'rent of one chip',
    unit: '$/(s*chip)',
    stated_in: '$/(chip*hour)',
  }),

  compute_rate: derived({
    symbol: 'F',
    name: 'compute rate',
    unit: 'FLOP/s',
    formula: 'chips * chip_compute_rate',
    because: 'Every chip of the domain multiplies its share.',
    source: 'pope-2026 00:02',
    lesson: 'batch-size',
  }),
  memory_bandwidth: derived({
    symbol: 'W',
    name: 'memory bandwidth',
    unit: 'byte/s',
    formula: 'chips * chip_memory_bandwidth',
    because: 'Every chip of the domain reads its share from its own memory.',
    source: 'pope-2026 00:02',
    lesson: 'batch-size',
  }),
  memory_capacity: derived({
    symbol: 'C',
    name: 'memory capacity',
    unit: 'byte',
    formula: 'chips * chip_memory_capacity',
    because: 'Weights and KV cache are spread over the memory of every chip.',
    source: 'pope-2026 00:47',
    lesson: 'batch-size',
  }),
  rent: derived({
    symbol: 'P',
    name: 'rent',
    unit: '$/s',
    stated_in: '$/hour',
    formula: 'chips * chip_rent',
    because: 'The whole domain is paid for, busy or not.',
    source: 'pope-2026 00:13',
    lesson: 'batch-size',
  }),
  drain_time: derived({
    symbol: 't_\\text{drain}',
    name: 'drain time',
    unit: 's',
    formula: 'memory_capacity / memory_bandwidth',
    because: 'The time to read all of memory once.',
    source: 'pope-2026 00:24',
    lesson: 'batch-size',
  }),
} as const satisfies Record<string, Quantity>;
