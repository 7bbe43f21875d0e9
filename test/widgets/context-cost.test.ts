import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Model } from '../../src/engine/catalogue.ts';
import type { QuantityId } from '../../src/engine/quantities.ts';
import { solve } from '../../src/engine/solve.ts';
import {
  contextSteps,
  figureOf,
  readingAt,
  type Scene,
} from '../../src/widgets/context-cost/context-cost.model.ts';
import { deepseekV3, gb200, h100, llama70b, qwen3Next } from '../fixtures/records.ts';

/** Llama 3.1 70B in BF16 on eight H100: 327,680 bytes a token; c = 141.2e9 / 7.912e15 = 17.85 µs, W = 26.8e12. */
const scene: Scene = {
  ...{ hardware: h100, model: llama70b, kv: 'bf16', batch: 64, attention_arithmetic: 'ignored' },
};

describe('cost against context', () => {
  test('balances where reading a cache takes as long as computing a token', () => {
    // 17.85 µs · 26.8 TB/s / 327,680 B.
    expect(figureOf(scene).balance).toBeCloseTo((141.2e9 / 7.912e15) * (26.8e12 / 327_680), 3);
    // Half the bytes, twice the context.
    expect(figureOf({ ...scene, kv: 'fp8' }).balance / figureOf(scene).balance).toBeCloseTo(2, 9);
  });

  test('says what a token costs at a context, and of what', () => {
    // Weights 5.269 ms and caches 64 · 8192 · 327,680 / 26.8e12 = 6.411 ms: 11.68 ms of $16 an hour for 64 tokens.
    const { here, fits, memory } = readingAt(figureOf(scene), 8192);
    expect(here).toContain('At 8,192 tokens a million tokens cost $0.811, bound by memory');
    expect(here).toContain('$0.366 for the weights and $0.445 for the KV cache, against $0.0793 of compute');
    // 6.411 of 11.68 ms, and 64 · 17.85 µs = 1.142 of 11.68 ms.
    expect(here).toContain('The cache is 54.9% of what is read, and 9.78% of the arithmetic is used');
    expect(fits).toBe(true);
    // (640 - 141.2) GB over 64 · 327,680 B.
    expect(memory).toContain('contexts up to 23,800 tokens fit');
  });

  test('marks what does not fit', () => {
    const figure = figureOf(scene);
    expect(readingAt(figure, 65_536).fits).toBe(false);
    expect(readingAt(figure, 65_536).memory).toMatch(/^This does not fit/);
    expect(figure.picture.beyond?.label.text).toBe('does not fit');
    expect(figureOf({ ...scene, hardware: gb200, batch: 1 }).picture.beyond).toBeUndefined();
  });

  test('tells its shape in words', () => {
    // The bend at a batch of 64: 141.2e9 B over 64 · 327,680 B.
    const { shape, picture } = figureOf(scene);
    expect(shape).toMatch(/^The cost is flat up to about [23],[0-9]00 tokens per sequence, then rises/);
    expect(shape).toContain('KV and compute cross at 1,460 tokens');
    expect(picture.rules.map(({ label }) => label.text)).toEqual(['balance 1,460 tokens']);
    expect(picture.lines.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      ...['whole cost', 'compute compute', 'weights weights', 'kv KV'],
    ]);
  });

  test('draws no balance where a sequence reads for longer than it computes at any context', () => {
    // Qwen3-Next reads a state of 37.7 MB, 1.4 µs on eight H100, and computes 6e9 / 7.9e15 = 0.76 µs.
    const { picture, shape } = figureOf({ ...scene, model: qwen3Next });
    expect(picture.rules).toEqual([]);
    expect(shape).toContain('longer to read than to compute at any context');
  });

  test('counts the arithmetic of attention where it is wanted', () => {
    const counted = { ...scene, model: deepseekV3, attention_arithmetic: 'counted' } as const;
    const compute = ({ givens, drawn }: ReturnType<typeof figureOf>, at: number) =>
      drawn.table.rows.find(([head]) => head?.startsWith(String(at)))?.[2] ?? givens;
    expect(compute(figureOf(counted), 256)).not.toBe(compute(figureOf({ ...scene, model: deepseekV3 }), 256));
    expect(figureOf(counted).shape).toContain('compute rises once attention multiplies more');
  });

  test('multiplies a cache in its own format, though the weights are shorter', () => {
    // 128 heads multiply 576 + 512 elements, twice, with 576 of two bytes: 242 FLOP/byte, below the H100's ridge of 295.
    const { givens } = figureOf({ ...scene, model: deepseekV3, attention_arithmetic: 'counted' });
    const of = (id: QuantityId) => solve({ ...givens, context: 8192 }, id).value;
    const [intensity, ridge] = [(128 * (576 + 512) * 2) / (576 * 2), 989.4e12 / 3.35e12];
    expect((64 * of('sequence_attention_time')) / of('kv_time')).toBeCloseTo(intensity / ridge, 2);
  });

  test('uses all of the arithmetic where it is bound by compute, whatever is multiplied', () => {
    // 16,384 · 8,192 · 35,136 B over 26.8 TB/s are 176 ms; attention's 128 · 2 · 1,088 · 61 FLOP a token, 288 ms.
    const counted: Scene = {
      ...{ hardware: h100, model: deepseekV3, kv: 'fp8', batch: 16_384, attention_arithmetic: 'counted' },
    };
    const { here } = readingAt(figureOf(counted), 8192);
    expect(here).toContain('bound by compute');
    expect(here).toContain('100% of the arithmetic is used');
  });

  test('is not called flat where little by little adds up', () => {
    // 811.8 GB of weights, and 1,048,576 tokens of 516,096 B: 541.2 GB more, 1.67 times.
    const model: Model = {
      ...llama70b,
      ...{ total_params: 405.9e9, active_params: 405.9e9, layers: 126 },
      attention: { kind: 'grouped', layers: 126, heads: 128, kv_heads: 8, head_dim: 128 },
    };
    expect(figureOf({ ...scene, model, batch: 1 }).shape).toMatch(
      /^The cost hardly changes at first and is 1\.67 times as high at the end\./,
    );
  });

  test('never falls as the context grows', () => {
    fc.assert(
      fc.property(fc.constantFrom(...contextSteps), fc.integer({ min: 1, max: 4096 }), (context, batch) => {
        const figure = figureOf({ ...scene, batch });
        const height = (at: number) => readingAt(figure, at).marker.y;
        expect(height(context * 2)).toBeLessThanOrEqual(height(context) + 1e-9);
      }),
      { numRuns: 40 },
    );
  });
});
