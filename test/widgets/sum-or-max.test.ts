import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { solve } from '../../src/engine/index.ts';
import { bounds, drawn, givensOf, reading } from '../../src/widgets/sum-or-max/sum-or-max.model.ts';
import { deepseekV3, gb200, h100, llama70b } from '../fixtures/records.ts';

/** Weights 141.1 GB (140 in round numbers) over 26.8 TB/s; 327,680 bytes of cache a token. */
const node = { hardware: h100, model: llama70b, context: 4096 };

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

  test('are told with their numbers', () => {
    // 105 sequences: 5.27 ms of weights and 5.26 of caches.
    expect(reading(drawn(node), 105).words).toMatch(
      /^At 105 sequences a pass takes 10\.5\sms where the reading is added up, 5\.27\sms by the longest of three: 2\.00 times apart\.$/,
    );
  });
});
