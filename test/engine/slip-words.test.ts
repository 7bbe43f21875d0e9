import { describe, expect, test } from 'vitest';
import { parse } from '../../src/engine/expression.ts';
import type { QuantityId } from '../../src/engine/quantities.ts';
import type { Mistake } from '../../src/engine/slip-mistake.ts';
import { slipInWords } from '../../src/engine/slip-words.ts';

/** The numbers of one problem: 64 sequences of 8,192 tokens of Llama 3.1 70B in bf16 on eight H100. */
const values: { readonly [id in QuantityId]?: number } = {
  chips: 8,
  chip_compute_rate: 989e12,
  chip_scale_out_bandwidth: 50e9,
  transfer_bandwidth: 50e9,
  measured_user_speed: 21,
  total_params: 671e9,
  active_params: 37e9,
  sparsity: 18.135,
  bytes_per_weight: 2,
  weight_bytes: 141.2e9,
  memory_used: 313e9,
  kv_bytes_per_token: 327_680,
  batch: 64,
  micro_batch: 16,
  context: 8192,
  cost_per_token: 0.5e-6,
  compute_time: 1.14e-3,
  weight_time: 5.27e-3,
  kv_time: 6.41e-3,
  memory_time: 11.7e-3,
  drain_time: 23.9e-3,
  sequence_compute_time: 17.8e-6,
  sequence_kv_time: 100e-6,
};
const numberOf = (id: QuantityId) => values[id] ?? Number.NaN;

/** What is said of a mistake in the line that was asked for, without the spaces that do not break. */
const said = (mistake: Mistake, line: Parameters<typeof slipInWords>[0] = 'answer') =>
  slipInWords(line, mistake, numberOf).replaceAll('\u00a0', ' ');

const left = (of: QuantityId, as: 'factor' | 'divisor' | 'term' | 'subtrahend'): Mistake => ({
  kind: 'left_out',
  of,
  as,
});
const parts = (first: string, second: string) => [parse(first), parse(second)] as const;

describe('a slip is said', () => {
  // biome-ignore format: a table reads by column
  const cases: readonly [mistake: Mistake, says: string][] = [
    [left('batch', 'factor'),            'You left out the batch, 64 sequences.'],
    [left('context', 'factor'),          'You left out the context, 8,192 tokens.'],          // of each sequence goes without saying
    [left('total_params', 'factor'),     'You left out the total parameters, 671 billion.'],  // of what, the name says
    [left('kv_bytes_per_token', 'factor'), 'You left out the KV bytes per token, 328 kB/token.'],
    [left('cost_per_token', 'factor'),   'You left out the cost per token, $0.50 per million tokens.'],
    [left('chip_scale_out_bandwidth', 'factor'), 'You left out the scale-out bandwidth of one chip, one way (50 GB/s per chip).'],
    [left('measured_user_speed', 'divisor'), 'You did not divide by the speed one user sees, measured (21 tokens/s per sequence).'],
    [left('sparsity', 'divisor'),        'You did not divide by the sparsity, 18.1.'],
    [left('kv_time', 'term'),            'You left out the KV time, 6.41 ms.'],
    [left('weight_bytes', 'subtrahend'), 'You did not subtract the bytes of weights, 141 GB.'],
    [left('bytes_per_weight', 'factor'), 'You took the bytes per weight as 1; here they are 2.'],
    [left('bytes_per_weight', 'term'),   'You left out the bytes per weight, 2.'],
    [left('chips', 'factor'),            'You used one chip where there are 8.'],
    [left('chips', 'divisor'),           'You did not divide by the number of chips: that is of all 8 together.'],
    [left('flop_per_param', 'factor'),   'You counted multiplications only; with the additions there are 2 FLOP per parameter and token.'],
    [left('flop_per_element', 'factor'), 'You counted multiplications only; with the additions there are 2 FLOP per element and token.'],
    [left('keys_and_values', 'factor'),  'You counted only keys or only values; both are cached.'],
    [{ kind: 'number_left_out', value: 2, as: 'factor' },  'You left out the factor 2.'],
    [{ kind: 'number_left_out', value: 2, as: 'divisor' }, 'You did not divide by 2.'],
    [{ kind: 'taken_for', used: 'active_params', meant: 'total_params' },
      'You used the active parameters, 37 billion, in place of the total parameters, 671 billion.'],
    [{ kind: 'taken_for', used: 'drain_time', meant: 'weight_time' },
      'You used the drain time, 23.9 ms, in place of the weight time, 5.27 ms; a pass reads the weights, not the whole memory.'],
    [{ kind: 'taken_for', used: 'train_flop_per_param', meant: 'flop_per_param' },
      'You used the 6 FLOP per parameter and token of training in place of the 2 FLOP per parameter and token.'],
    [{ kind: 'smaller_taken', used: 'compute_time', meant: 'memory_time' },
      'You took the compute time, 1.14 ms; the memory time, 11.7 ms, is longer and decides.'],
    [{ kind: 'smaller_taken', used: 'sequence_compute_time', meant: 'sequence_kv_time' },
      'You took the compute time of one sequence, 17.8 µs; the KV time of one sequence, 100 µs, is longer and decides.'],
    [{ kind: 'smaller_taken', used: 'micro_batch', meant: 'batch' },
      'You took the micro-batch, 16 sequences; the batch, 64 sequences, is larger and decides.'],
    [{ kind: 'upside_down', over: 'total_params', under: 'active_params' },
      'You divided the active parameters, 37 billion, by the total parameters, 671 billion; it goes the other way round.'],
    [{ kind: 'sum_for_max', parts: parts('compute_time', 'memory_time') },
      'You added the compute time, 1.14 ms, and the memory time, 11.7 ms; they happen at the same time, so only the longer counts.'],
    [{ kind: 'max_for_sum', parts: parts('weight_time', 'kv_time') },
      'You took the longer of the weight time, 5.27 ms, and the KV time, 6.41 ms; one comes after the other, so they add up.'],
    [{ kind: 'sum_for_max', parts: parts('weight_bytes', 'memory_used') },
      'You added the bytes of weights, 141 GB, and the memory that weights and caches take, 313 GB; only the larger counts.'],
    [{ kind: 'max_for_sum', parts: parts('weight_bytes', 'memory_used') },
      'You took the larger of the bytes of weights, 141 GB, and the memory that weights and caches take, 313 GB; they add up.'],
    [{ kind: 'sum_for_max', parts: parts('1', 'memory_used') }, 'You added two things; only the larger counts.'],
    [left('flop_per_param', 'term'),     'You left out the 2 FLOP per parameter and token.'],
    [{ kind: 'max_for_min' },            'You took the larger of two where the smaller counts.'],
    [{ kind: 'min_for_max' },            'You took the smaller of two where the larger counts.'],
    [{ kind: 'bits_for_bytes', of: 'bytes_per_weight' }, 'You took bits for bytes: the bytes per weight are 2, not 16.'],
    [{ kind: 'bits_for_bytes', of: 'transfer_bandwidth' },
      'You took bits for bytes: the bandwidth from prefill to decode, 50 GB/s, is in bytes already.'],
    [{ kind: 'bytes_for_bits', of: 'transfer_bandwidth' },
      'You divided by 8, but the bandwidth from prefill to decode, 50 GB/s, is in bytes already.'],
    [{ kind: 'sparse_for_dense', of: 'chip_compute_rate' },
      'You used the peak for 2:4-sparse weights, 1.98 PFLOP/s per chip; the dense one is 989 TFLOP/s per chip.'],
    [{ kind: 'no_root' },                'You left out the square root.'],
    [{ kind: 'no_power' },               'You left out the exponent.'],
    [{ kind: 'no_one_minus' },           'You left out the “1 −”: this is what remains.'],
    [{ kind: 'no_minus_one' },           'You left out the “− 1”.'],
    [{ kind: 'no_plus_one' },            'You left out the “1 +”.'],
    [{ kind: 'part_over_rest' },         'You divided a part by the rest, not by the whole.'],
  ];

  test.for(cases)('%j: %s', ([mistake, says]) => {
    expect(said(mistake)).toBe(says);
  });

  test('with the line it was made in, where that is not the one asked for', () => {
    expect(said({ kind: 'no_root' }, 'kv_time')).toBe('In the KV time you left out the square root.');
  });

  test.for([
    ['2 * compute_time', 'memory_time'],
    ['compute_time', '2 * memory_time'],
    ['compute_time', 'nobody'],
    ['nobody', 'compute_time'],
  ] as const)('of %s and %s without naming them: one of them has no name', ([first, second]) => {
    expect(said({ kind: 'sum_for_max', parts: parts(first, second) }, 'step_time')).toBe(
      'In the step time you added two things; they happen at the same time, so only the longer counts.',
    );
  });
});
