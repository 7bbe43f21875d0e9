import { describe, expect, test } from 'vitest';
import { readCatalogue } from '../../src/authoring/read-catalogue.ts';
import type { Givens } from '../../src/engine/quantities.ts';
import { scenario } from '../../src/engine/scenario.ts';
import { slipsIn } from '../../src/engine/slips.ts';
import { solve } from '../../src/engine/solve.ts';
import { deepseekV3, h100, llama70b } from '../fixtures/records.ts';

const slips = (givens: Givens, ask: string) =>
  new Map(slipsIn(givens, solve(givens, ask)).map((slip) => [slip.id, slip]));

/** Without the spaces that do not break. */
const plain = (text: string | undefined) => text?.replaceAll('\u00a0', ' ');

describe('slips of the optimal batch of DeepSeek-V3 in FP8 on eight H100 (right: 5,357)', () => {
  const found = () => slips(scenario({ hardware: h100, model: deepseekV3 }), 'optimal_batch');

  // Each value is the right one with one thing changed: 2 left out doubles it, sparsity 18.1 left out leaves R,
  // a ratio upside down divides by s², one chip's compute for eight divides by 8, a sparse peak doubles F.
  // biome-ignore format: a table reads by column
  const expected: readonly [id: string, value: number, says: string][] = [
    ['ridge_batch.no_flop_per_param',                           2 * 5356.63,           'In the ridge batch you counted multiplications only; with the additions there are 2 FLOP per parameter and token.'],
    ['ridge_batch.train_flop_per_param_for_flop_per_param',     5356.63 / 3,           'In the ridge batch you used the 6 FLOP per parameter and token of training in place of the 2 FLOP per parameter and token.'],
    ['ridge_batch.bits_for_bytes_per_weight',                   8 * 5356.63,           'In the ridge batch you took bits for bytes: the bytes per weight are 1, not 8.'],
    ['optimal_batch.no_sparsity',                               295.373,               'You left out the sparsity, 18.1.'],
    ['sparsity.active_params_for_total_params',                 295.373,               'In the sparsity you used the active parameters, 37 billion, in place of the total parameters, 671 billion.'],
    ['sparsity.active_params_over_total_params',                5356.63 / 18.1351 ** 2, 'In the sparsity you divided the active parameters, 37 billion, by the total parameters, 671 billion; it goes the other way round.'],
    ['compute_rate.no_chips',                                   5356.63 / 8,           'In the compute rate you used one chip where there are 8.'],
    ['compute_rate.sparse_for_dense',                           2 * 5356.63,           'In the compute rate you used the peak for 2:4-sparse weights, 3.96\u00a0PFLOP/s per chip; the dense one is 1.98\u00a0PFLOP/s per chip.'],
    ['memory_bandwidth.no_chips',                               8 * 5356.63,           'In the memory bandwidth you used one chip where there are 8.'],
  ];

  test.for(expected)('%s leads to %d', ([id, value, says]) => {
    expect(found().get(id)?.value).toBeCloseTo(value, 1);
    expect(found().get(id)?.says).toBe(says);
    expect(found().get(id)?.step).toBe(id.split('.')[0]);
  });

  test('these are all', () => {
    expect([...found().keys()].sort()).toEqual(expected.map(([id]) => id).sort());
  });

  test('both parameters taken for each other make a sparsity of 1: one misconception, told once', () => {
    expect(found().has('sparsity.total_params_for_active_params')).toBe(false);
  });

  test('what is one here cannot be left out: it changes nothing', () => {
    expect(found().has('ridge_batch.no_bytes_per_weight')).toBe(false);
    const inBf16 = slips(scenario({ hardware: h100, model: deepseekV3, weights: 'bf16' }), 'optimal_batch');
    expect(inBf16.get('ridge_batch.no_bytes_per_weight')?.value).toBeCloseTo(
      (989 / (2 * 3.35)) * (671 / 37),
      1,
    );
  });

  test('a factor that nobody writes down is neither left out nor taken for another', () => {
    for (const id of found().keys()) expect(id).not.toMatch(/tokens_per_pass|efficiency/);
  });
});

describe('slips of a step time', () => {
  const givens = () => scenario({ hardware: h100, model: llama70b, batch: 64, context: 8192 });
  const found = () => slips(givens(), 'step_time');

  test('adding what happens at the same time is one', () => {
    const sum = solve(givens(), 'compute_time + memory_time').value;
    const slip = found().get('step_time.sum_for_max');
    expect(slip?.value).toBeCloseTo(sum, 12);
    // 2 · 64 · 70.6e9 FLOP at 7.912e15 FLOP/s; 141.2 GB and 171.8 GB at 26.8 TB/s.
    expect(plain(slip?.says)).toBe(
      'You added the compute time, 1.14 ms, and the memory time, 11.7 ms; they happen at the same time, so only the longer counts.',
    );
  });

  test('leaving out the cache, or the weights, is one', () => {
    const { weight_time, kv_time } = { weight_time: 5.2687e-3, kv_time: 6.4101e-3 }; // 141.2 GB and 171.8 GB at 26.8 TB/s
    expect(found().get('memory_time.no_kv_time')?.value).toBeCloseTo(weight_time, 6);
    expect(found().get('memory_time.no_weight_time')?.value).toBeCloseTo(kv_time, 6);
  });

  test('taking one time for another is one', () => {
    expect(found().get('step_time.compute_time_for_memory_time')?.value).toBeCloseTo(
      solve(givens(), 'compute_time').value,
      12,
    );
  });

  // The summary of the lecture has the memory time as the larger of the two; both cross one pipe.
  test('taking the longer of weight time and KV time for their sum is one', () => {
    const slip = found().get('memory_time.max_for_sum');
    expect(slip?.value).toBeCloseTo(6.4101e-3, 6);
    expect(plain(slip?.says)).toBe(
      'In the memory time you took the longer of the weight time, 5.27 ms, and the KV time, 6.41 ms; one comes after the other, so they add up.',
    );
  });

  test('reading all of memory for the weights is one', () => {
    // 80 GB at 3.35 TB/s are 23.88 ms.
    expect(found().get('memory_time.drain_time_for_weight_time')?.value).toBeCloseTo(
      23.881e-3 + 6.4101e-3,
      5,
    );
  });

  test('a term that has all but vanished is told as left out, whatever made it vanish', () => {
    const withoutCache = found().get('memory_time.no_kv_time')?.value ?? 0;
    const near = [...found().values()].filter(({ value }) => Math.abs(value / withoutCache - 1) < 1e-3);
    expect(near.map(({ id }) => id)).toEqual(['memory_time.no_kv_time']);
  });

  test('so is what makes the other time the longer: it is the compute time that was taken', () => {
    const compute = solve(givens(), 'compute_time').value;
    const same = [...found().values()].filter(({ value }) => Math.abs(value / compute - 1) < 1e-9);
    expect(same.map(({ id }) => id)).toEqual(['step_time.compute_time_for_memory_time']);
  });

  test('a line that only gives another name is no place for a slip', () => {
    for (const { step } of found().values()) expect(step).not.toBe('params_read');
    // Nor where the active parameters are others than the total, and the mistake would show.
    const sparse = scenario({ hardware: h100, model: deepseekV3, batch: 64, context: 8192 });
    for (const { step } of slips(sparse, 'step_time').values()) expect(step).not.toBe('params_read');
  });

  test('unless it is what was asked for', () => {
    const found = slips({ total_params: 671e9, active_params: 37e9 }, 'params_read');
    expect([...found].map(([id, { value }]) => [id, value])).toEqual([
      ['params_read.active_params_for_total_params', 37e9],
    ]);
  });

  test('nobody uses a quantity that is found only later', () => {
    const drainForWeights = 'memory_time.drain_time_for_weight_time';
    expect(slips(givens(), 'memory_time / drain_time').has(drainForWeights)).toBe(false);
    expect(slips(givens(), 'drain_time / memory_time').has(drainForWeights)).toBe(true);
  });

  test('none is the right answer, and none is without end', () => {
    const right = solve(givens(), 'step_time').value;
    expect(found().size).toBeGreaterThan(5);
    for (const { value } of found().values()) {
      expect(Number.isFinite(value)).toBe(true);
      expect(value).toBeGreaterThan(0);
      expect(Math.abs(value / right - 1)).toBeGreaterThan(1e-9);
    }
  });
});

describe('slips of small derivations', () => {
  const ids = (givens: Givens, ask: string) => [...slips(givens, ask).keys()].sort();

  // biome-ignore format: a table reads by column
  const expected: readonly [what: string, givens: Givens, ask: string, ids: readonly string[]][] = [
    ['a sum of times: each left out, the longer alone',     { weight_time: 3, kv_time: 5 }, 'memory_time',
      ['memory_time.max_for_sum', 'memory_time.no_kv_time', 'memory_time.no_weight_time']],
    ['two equal times: either left out, neither is longer', { worst_wait: 3, step_time: 3 }, 'worst_delay',
      ['worst_delay.no_step_time', 'worst_delay.no_worst_wait']],
    ['two equal factors: either left out',                  { batch: 3, context: 3 }, 'batch * context',
      ['answer.no_batch', 'answer.no_context']],
    ['a difference: what is subtracted left out',           { memory_capacity: 10, weight_bytes: 4 }, 'cache_room',
      ['cache_room.no_weight_bytes']],
    ['a share of memory, where it is not all',              { memory_capacity: 10, weight_bytes: 4, usable_memory: 0.5 }, 'cache_room',
      ['cache_room.no_usable_memory', 'cache_room.no_weight_bytes']],
    ['a ratio of two of a kind: upside down',               { compute_time: 2, memory_time: 5 }, 'compute_over_memory',
      ['compute_over_memory.memory_time_over_compute_time']],
    ['a ratio of two kinds: nobody inverts a speed',        { step_time: 2, batch: 3 }, 'throughput',
      ['throughput.no_batch']],
    ['what lies beside the longer of three',                { compute_time: 2, memory_time: 5 }, 'max(compute_time, memory_time, 0 * memory_time)',
      []],
    ['a product that was asked for: the answer is the line', { batch: 3, context: 5 }, 'batch * context',
      ['answer.no_batch', 'answer.no_context']],
    ['one minus a part: the part itself',                   { racks: 4 }, 'crossing_share',
      ['crossing_share.no_one_minus']],
    ['one minus a half: the same',                          { racks: 2 }, 'crossing_share',
      []],
    ['a root: forgotten, or the 2 before it',               { context: 10_000 }, 'block_search_tokens',
      ['block_search_tokens.no_2', 'block_search_tokens.no_root']],
    ['a bound in a minimum: the other one',                 { cache: 'windowed', context: 100, window: 10, kv_bytes_per_token: 1, window_bytes_per_token: 2 }, 'kv_bytes_per_sequence',
      ['kv_bytes_per_sequence.context_for_window', 'kv_bytes_per_sequence.no_context', 'kv_bytes_per_sequence.window_for_context']],
    ['a ratio of bandwidths: inverted, one for the other, either in bits, either divided by 8', { chip_scale_up_bandwidth: 450e9, chip_scale_out_bandwidth: 50e9 }, 'scale_ratio',
      ['scale_ratio.bits_for_chip_scale_out_bandwidth', 'scale_ratio.bits_for_chip_scale_up_bandwidth',
       'scale_ratio.chip_scale_out_bandwidth_for_chip_scale_up_bandwidth', 'scale_ratio.chip_scale_out_bandwidth_over_chip_scale_up_bandwidth',
       'scale_ratio.eighth_of_chip_scale_out_bandwidth', 'scale_ratio.eighth_of_chip_scale_up_bandwidth']],
    ['a bubble: one counted too many, a stage for a micro-batch, the rest for the whole', { stages: 8, micro_batches: 32 }, 'training_bubble',
      ['training_bubble.micro_batches_for_stages', 'training_bubble.no_micro_batches', 'training_bubble.no_minus_one', 'training_bubble.no_stages',
       'training_bubble.part_over_rest', 'training_bubble.stages_for_micro_batches']],
  ];

  test.for(expected)('%s', ([, givens, ask, names]) => {
    expect(ids(givens, ask)).toEqual([...names].sort());
  });

  test('are the same whatever the size of the numbers', () => {
    const sum = (size: number) => ids({ weight_time: 3 * size, kv_time: 5 * size }, 'memory_time');
    for (const size of [1e-12, 1e12]) expect(sum(size)).toEqual(sum(1));
  });

  test('are none that anybody would see: ten thousand times too small', () => {
    expect(ids({ batch: 3, context: 9000 }, 'batch * context')).toEqual([
      'answer.no_batch',
      'answer.no_context',
    ]);
    expect(ids({ batch: 3, context: 11_000 }, 'batch * context')).toEqual(['answer.no_batch']);
  });
});

test('a max that only tells two cases apart is nothing to add up', () => {
  // DeepSeek-V3.2 reads the tokens it selects and an indexer's keys: its balance context is one formula below, another above.
  const { hardware, models } = readCatalogue('.');
  const [chip, model] = [hardware.get('h100-sxm'), models.get('deepseek-v3.2')];
  const givens = scenario({ ...(chip && { hardware: chip }), ...(model && { model }), chips: 16 });
  const derivation = solve(givens, 'balance_context');
  expect(derivation.steps.find(({ id }) => id === 'balance_context')?.formula.kind).toBe('call');
  for (const { id } of slipsIn(givens, derivation))
    expect(id).not.toMatch(/^balance_context\.(sum|min|max)_for/);
});
