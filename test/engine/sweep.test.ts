import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EngineError } from '../../src/engine/errors.ts';
import { type Givens, type QuantityId, quantities, quantityIds } from '../../src/engine/quantities.ts';
import { scenario } from '../../src/engine/scenario.ts';
import { solve } from '../../src/engine/solve.ts';
import { sweep } from '../../src/engine/sweep.ts';
import { anyGivens } from '../fixtures/givens.ts';
import { deepseekV3, gb200 } from '../fixtures/records.ts';

const rack: Givens = scenario({ hardware: gb200, model: deepseekV3, context: 4096, chip_rent: 2 / 3600 });
const { batch: _, ...withoutBatch } = rack;

/** What `solve` says at each point; NaN where it refuses. */
const pointwise = (givens: Givens, over: QuantityId, points: readonly number[], ask: QuantityId) =>
  points.map((point) => {
    try {
      return solve({ ...givens, [over]: point }, ask).value;
    } catch (cause) {
      if (cause instanceof EngineError && cause.code === 'not_finite') return Number.NaN;
      throw cause;
    }
  });

describe('a sweep', () => {
  const batches = [1, 2, 7, 64, 512, 5667, 20_000];

  test.for(quantityIds)('of %s over the batch says what solve says at each point', (ask) => {
    fc.assert(
      fc.property(anyGivens, fc.constantFrom('all', 'touched'), (givens, experts_read) => {
        const all = { ...givens, experts_read } as const;
        const swept = sweep(all, 'batch', batches, ask);
        const floor = quantities[ask].unit === '1' ? 1e-12 : 0;
        pointwise(all, 'batch', batches, ask).forEach((value, at) => {
          if (Number.isNaN(value)) expect(Number.isFinite(swept[at])).toBe(false);
          // Differences of nearly equal numbers keep fewer digits than their terms.
          else
            expect(Math.abs((swept[at] ?? Number.NaN) - value)).toBeLessThanOrEqual(
              1e-6 * Math.abs(value) + floor,
            );
        });
      }),
      { numRuns: 10 },
    );
  });

  test.for(['full', 'windowed', 'hybrid', 'sparse', 'stated'] as const)(
    'over the context of a %s cache says what solve says',
    (cache) => {
      const contexts = [1, 100, 4096, 1e6];
      fc.assert(
        fc.property(anyGivens, (givens) => {
          const all = { ...givens, cache, attention_arithmetic: 'counted' } as const;
          const swept = sweep(all, 'context', contexts, 'step_time');
          pointwise(all, 'context', contexts, 'step_time').forEach((value, at) => {
            expect((swept[at] ?? 0) / value).toBeCloseTo(1, 9);
          });
        }),
        { numRuns: 20 },
      );
    },
  );

  test('of what does not depend on the points is the same everywhere', () => {
    expect([...sweep(withoutBatch, 'batch', [1, 100], 'optimal_batch')].map(Math.round)).toEqual([
      5667, 5667,
    ]);
  });

  test('of the points themselves gives them back', () => {
    expect([...sweep(withoutBatch, 'batch', [3, 1, 2], 'batch')]).toEqual([3, 1, 2]);
  });

  test('without points has no values', () => {
    expect(sweep(withoutBatch, 'batch', [], 'step_time')).toHaveLength(0);
  });

  test('divides by zero where solve would refuse, and goes on', () => {
    const swept = sweep({ ...withoutBatch, memory_time: 1 }, 'compute_time', [0, 2], 'compute_over_memory');
    expect([...swept]).toEqual([0, 2]);
    expect([...sweep({ step_time: 1 }, 'batch', [1], 'throughput')]).toEqual([1]);
    expect([...sweep({ compute_time: 1 }, 'memory_time', [0, 2], 'compute_over_memory')]).toEqual([
      Number.POSITIVE_INFINITY,
      0.5,
    ]);
  });

  // biome-ignore format: a table reads by column
  const refused: readonly [points: readonly number[], ask: QuantityId, givens: Givens, code: string][] = [
    [[1, 0],          'step_time',      withoutBatch,                    'bad_given'],
    [[1, 1e11],       'step_time',      withoutBatch,                    'bad_given'],
    [[1, Number.NaN], 'step_time',      withoutBatch,                    'bad_given'],
    [[Number.NaN, 1], 'step_time',      withoutBatch,                    'bad_given'],
    [[1],             'step_time',      { ...withoutBatch, chips: -1 },  'bad_given'],
    [[1],             'prefill_time',   withoutBatch,                    'missing_given'],
  ];

  test.for(refused)('over %j of %s is refused as solve refuses', ([points, ask, givens, code]) => {
    expect(() => sweep(givens, 'batch', points, ask)).toThrow(expect.objectContaining({ code }));
  });

  test('of a part beyond its whole is refused as solve refuses', () => {
    const refusal = expect.objectContaining({ code: 'bad_given', subject: 'active_params' });
    const whole = { total_params: 7e9 };
    expect([...sweep(whole, 'active_params', [1e9, 7e9], 'sparsity')]).toEqual([7, 1]);
    expect(() => solve({ ...whole, active_params: 8e9 }, 'sparsity')).toThrow(refusal);
    expect(() => sweep(whole, 'active_params', [1e9, 8e9], 'sparsity')).toThrow(refusal);
    expect(() => sweep({ active_params: 7e9 }, 'total_params', [6e9, 8e9], 'sparsity')).toThrow(refusal);
  });
});
