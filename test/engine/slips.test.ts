import { describe, expect, test } from 'vitest';
import { scenario } from '../../src/engine/scenario.ts';
import { slipsIn } from '../../src/engine/slips.ts';
import { solve } from '../../src/engine/solve.ts';
import { deepseekV3, h100, llama70b } from '../fixtures/records.ts';

const slips = (givens: Parameters<typeof solve>[0], ask: string) =>
  new Map(slipsIn(givens, solve(givens, ask)).map((slip) => [slip.id, slip]));

describe('slips of the optimal batch of DeepSeek-V3 in FP8 on eight H100 (right: 5,357)', () => {
  const found = slips(scenario({ hardware: h100, model: deepseekV3 }), 'optimal_batch');

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
    expect(found.get(id)?.value).toBeCloseTo(value, 1);
    expect(found.get(id)?.says).toBe(says);
  });

  test('what is one here cannot be left out: it changes nothing', () => {
    expect(found.has('ridge_batch.no_bytes_per_weight')).toBe(false);
    const inBf16 = slips(scenario({ hardware: h100, model: deepseekV3, weights: 'bf16' }), 'optimal_batch');
    expect(inBf16.get('ridge_batch.no_bytes_per_weight')?.value).toBeCloseTo(
      (989 / (2 * 3.35)) * (671 / 37),
      1,
    );
  });
});

describe('slips of a step time', () => {
  const givens = scenario({ hardware: h100, model: llama70b, batch: 64, context: 8192 });
  const found = slips(givens, 'step_time');

  test('adding what happens at the same time is one', () => {
    const sum = solve(givens, 'compute_time + memory_time').value;
    expect(found.get('step_time.sum_for_max')?.value).toBeCloseTo(sum, 12);
  });

  test('leaving out the cache, or the weights, is one', () => {
    expect([...found.keys()]).toEqual(
      expect.arrayContaining(['memory_time.no_kv_time', 'memory_time.no_weight_time']),
    );
  });

  test('none is the right answer, and none is without end', () => {
    const right = solve(givens, 'step_time').value;
    expect(found.size).toBeGreaterThan(5);
    for (const { value } of found.values()) {
      expect(Number.isFinite(value)).toBe(true);
      expect(Math.abs(value / right - 1)).toBeGreaterThan(1e-9);
    }
  });
});
