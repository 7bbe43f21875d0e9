import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Model } from '../../src/engine/catalogue.ts';
import { solve } from '../../src/engine/index.ts';
import { bounds, drawn, givensOf, reading } from '../../src/widgets/sum-or-max/sum-or-max.model.ts';
import { deepseekV3, gb200, h100, llama70b } from '../fixtures/records.ts';

/** Weights 141.1 GB (140 in round numbers) over 26.8 TB/s; 327,680 bytes of cache a token. */
const node = { hardware: h100, model: llama70b, context: 4096 };

/** 8.03 billion parameters; 32 layers of 8 KV heads of 128, 131,072 bytes of cache a token. */
const llama8b: Model = {
  ...llama70b,
  ...{ id: 'llama-3.1-8b', name: 'Llama 3.1 8B', total_params: 8.03e9, active_params: 8.03e9 },
  attention: { kind: 'grouped', layers: 32, heads: 32, kv_heads: 8, head_dim: 128 },
  ...{ layers: 32, model_dim: 4096 },
};

describe('a pass whose readings add, and the longest of three', () => {
  test('are furthest apart where the caches take as long as the weights: twice', () => {
    // 327,680 B · 4,096 = 1.342 GB a sequence; the weights are 2 · 70.6e9 = 141.2 GB: 105 sequences.
    const { furthest } = drawn(node);
    expect(furthest.batch).toBeCloseTo(solve(givensOf(node), 'weight_bytes').value / (327_680 * 4096), 6);
    expect(furthest.batch).toBeGreaterThan(104);
    expect(furthest.batch).toBeLessThan(106);
    expect(furthest.ratio).toBeCloseTo(2, 9);
  });

  test('are less than twice apart below the balance context: one and its share of it', () => {
    // Llama 70B on H100 balances at 1,460 tokens or so; half of it leaves one and a half.
    const balance = solve(givensOf(node), 'balance_context').value;
    expect(drawn({ ...node, context: balance / 2 }).furthest.ratio).toBeCloseTo(1.5, 6);
  });

  test('are nowhere further apart than said, nor ever more than twice', () => {
    const scenes = fc.record({
      hardware: fc.constantFrom(h100, gb200),
      model: fc.constantFrom(llama70b, deepseekV3),
      context: fc.integer({ min: 64, max: bounds.context.most }),
    });
    fc.assert(
      fc.property(scenes, fc.integer({ min: 1, max: bounds.batch.most }), (scene, batch) => {
        const { furthest, givens } = drawn(scene);
        const at = { ...givens, batch };
        const ratio = solve(at, 'step_time / max(compute_time, weight_time, kv_time)').value;
        expect(ratio).toBeGreaterThanOrEqual(1);
        expect(ratio).toBeLessThanOrEqual(furthest.ratio * (1 + 1e-9));
        expect(furthest.ratio).toBeLessThanOrEqual(2 * (1 + 1e-9));
      }),
      { numRuns: 40 },
    );
  });

  test('are furthest apart with a single sequence where its cache outgrows the weights', () => {
    // 131,072 tokens of 131,072 B are 17.18 GB beside 16.06 GB of weights: 33.24 over 17.18.
    const { furthest, says } = drawn({ ...node, model: llama8b, context: 131_072 });
    expect(furthest.batch).toBe(1);
    expect(says.ratio).toBe(
      'The two are furthest apart with a single sequence, 1.93 times, and come together as the batch grows.',
    );
  });

  test('agree where there is hardly a cache, and then no place is marked', () => {
    // One token takes 12.2 ns to read and 17.8 µs to compute.
    const { says, times } = drawn({ ...node, context: 1 });
    expect(says.ratio).toBe('The two formulas agree at every batch.');
    expect(times.rules).toEqual([]);
  });

  test('are told from the first ratio on', () => {
    // One cache of 16,384 tokens is 5.37 GB beside 141.2 GB: 1.04 from the start.
    expect(drawn({ ...node, context: 16_384 }).says.ratio).toMatch(
      /^The ratio rises from 1\.04 times to 2\.00 times/,
    );
  });

  test('are told with their numbers', () => {
    // 105 sequences: 5.27 ms of weights and 5.26 of caches.
    expect(reading(drawn(node), 105).words).toMatch(
      /^At 105 sequences a pass takes 10\.5\sms where the reading is added up, 5\.27\sms by the longest of three: 2\.00 times apart\.$/,
    );
  });
});
