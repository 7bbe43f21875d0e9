import { describe, expect, test } from 'vitest';
import type { Givens } from '../../src/engine/quantities.ts';
import { scenario } from '../../src/engine/scenario.ts';
import { slipsIn } from '../../src/engine/slips.ts';
import { solve } from '../../src/engine/solve.ts';
import { deepseekV3, h100, llama70b } from '../fixtures/records.ts';

const slips = (givens: Givens, ask: string) =>
  new Map(slipsIn(givens, solve(givens, ask)).map((slip) => [slip.id, slip]));

describe('slips of the optimal batch of DeepSeek-V3 in FP8 on eight H100 (right: 5,357)', () => {
  const found = () => slips(scenario({ hardware: h100, model: deepseekV3 }), 'optimal_batch');

  // Each value is the right one with one thing changed: 2 left out doubles it, sparsity 18.1 left out leaves R,
  // a ratio upside down divides by s², one chip's compute for eight divides by 8.
  // biome-ignore format: a table reads by column
  const expected: readonly [id: string, value: number, says: string][] = [
    ['ridge_batch.no_flop_per_param',                   2 * 5356.63,           'You left out the 2 FLOP per parameter and token.'],
    ['optimal_batch.no_sparsity',                       295.373,               'You left out the sparsity.'],
    ['sparsity.active_params_for_total_params',         295.373,               'You used the active parameters in place of the total parameters.'],
    ['sparsity.active_params_over_total_params',        5356.63 / 18.1351 ** 2, 'You divided the active parameters by the total parameters; it goes the other way round.'],
    ['compute_rate.no_chips',                           5356.63 / 8,           'You left out the number of chips.'],
  ];

  test.for(expected)('%s leads to %d', ([id, value, says]) => {
    expect(found().get(id)?.value).toBeCloseTo(value, 1);
    expect(found().get(id)?.says).toBe(says);
    expect(found().get(id)?.step).toBe(id.split('.')[0]);
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
    expect(slip?.says).toBe('You added two things that happen at the same time; only the larger counts.');
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

  test('a line that only gives another name is no place for a slip', () => {
    for (const { step } of found().values()) expect(step).not.toBe('params_read');
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

  test('of a sum: each term left out, each taken for the other', () => {
    expect(ids({ weight_time: 3, kv_time: 5 }, 'memory_time')).toEqual([
      'memory_time.kv_time_for_weight_time',
      'memory_time.no_kv_time',
      'memory_time.no_weight_time',
      'memory_time.weight_time_for_kv_time',
    ]);
  });

  test('of a difference: one taken for the other only where something is left', () => {
    expect(ids({ memory_capacity: 10, weight_bytes: 4 }, 'cache_room')).toEqual([]);
    expect(ids({ memory_capacity: 10, weight_bytes: 4, usable_memory: 0.5 }, 'cache_room')).toEqual([
      'cache_room.no_usable_memory',
    ]);
  });

  test('of a quotient: either left out, upside down, one taken for the other', () => {
    expect(ids({ compute_time: 2, memory_time: 5 }, 'compute_over_memory')).toEqual(
      [
        'compute_over_memory.memory_time_over_compute_time',
        'compute_over_memory.no_memory_time',
        'compute_over_memory.compute_time_for_memory_time',
        'compute_over_memory.memory_time_for_compute_time',
      ].sort(),
    );
  });

  test('of a quotient of an expression: nothing stands upside down', () => {
    expect(ids({ step_time: 2, batch: 3 }, 'throughput')).toEqual([
      'throughput.no_batch',
      'throughput.no_step_time',
    ]);
  });

  test('of an expression that was asked for, the answer is the step', () => {
    const found = slips({ batch: 3, context: 5 }, 'batch * context');
    expect(found.get('answer.no_batch')).toMatchObject({ step: 'answer', value: 5 });
    expect(found.get('answer.no_context')).toMatchObject({ step: 'answer', value: 3 });
    expect(found.size).toBe(2);
  });

  test('numbers are not taken for anything', () => {
    expect(ids({ racks: 2 }, 'crossing_share')).toEqual([]);
    expect(ids({ racks: 4 }, 'crossing_share')).toEqual([]);
  });

  test('inside a larger one of two, too', () => {
    expect(
      ids({ compute_time: 2, memory_time: 5 }, 'max(compute_time, memory_time, 0 * memory_time)'),
    ).toEqual(['answer.compute_time_for_memory_time']);
  });
});
