import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  built,
  compared,
  isBuildable,
  type Shape,
  shapeOf,
  tableOf,
} from '../../src/widgets/kv-cache-builder/kv-cache-builder.model.ts';
import { deepseekV3, deepseekV32, gemma3, llama70b, qwen3Next } from '../fixtures/records.ts';

const llama = shapeOf(llama70b, 'bf16', 10_000);

describe('a KV cache from an architecture', () => {
  test('counts the published bytes', () => {
    // 2 · 8 · 128 · 80 · 2 bytes, and 61 · 576 · 2 (DeepSeek-V3, ISCA 2025, table 1).
    expect(built(llama).per_token).toBe(327_680);
    expect(built(shapeOf(deepseekV3, 'bf16', 10_000)).per_token).toBe(70_272);
  });

  test('counts step by step, in words', () => {
    expect(built(llama).steps).toEqual([
      {
        says: 'A key and a value for 8 KV heads of 128 elements: 2 × 8 × 128',
        comes: '2,048 elements a layer',
      },
      { says: '80 layers keep every token', comes: '163,840 elements a token' },
      { says: '2 bytes an element in BF16', comes: '327,680 bytes' },
    ]);
    expect(built(shapeOf(deepseekV3, 'bf16', 10_000)).steps[0]).toEqual({
      says: 'One latent vector and one rotary key for all heads: 512 + 64',
      comes: '576 elements a layer',
    });
  });

  test('agrees in number with one of each', () => {
    const least = { ...llama, kv_heads: 1, head_dim: 1, window_layers: 1, window: 128 };
    const [layer, layers] = built(least).steps;
    expect(layer.says).toContain('1 KV head of 1 element:');
    expect(layers.says).toBe('80 layers keep every token; 1 more keeps the last 128 only');
  });

  test('draws a box for each key and value, and a bar for each layer', () => {
    const { boxes, keeps } = built(llama);
    expect(boxes.map((row) => row.length)).toEqual([8, 8]);
    expect(keeps).toHaveLength(80);
    const gemma = built(shapeOf(gemma3, 'bf16', 10_000)).keeps;
    expect([gemma.filter(Boolean).length, gemma.length]).toEqual([10, 62]);
  });

  test('stops counting in windows that are full', () => {
    // Gemma 3 27B keeps 8,192 bytes a token and layer: 10 layers of 100,000 tokens and 52 of 1,024.
    const { per_sequence } = built(shapeOf(gemma3, 'bf16', 100_000));
    expect(per_sequence).toBe(8192 * (10 * 100_000 + 52 * 1024));
  });

  test('compares with real caches, the largest first', () => {
    const bars = compared(llama, [llama70b, deepseekV3, deepseekV32, gemma3, qwen3Next]);
    expect(bars.map(({ name }) => name)).toEqual([
      ...[
        'As built here',
        'Llama 3.1 70B',
        'Gemma 3 27B',
        'DeepSeek-V3.2',
        'DeepSeek-V3',
        'Qwen3-Next 80B-A3B',
      ],
    ]);
    // 3.28 GB; 819 MB and 436 MB of windows; 12 · 1,024 · 2 B a token and 37.7 MB of state.
    expect(bars[1]).toMatchObject({ growing: 1, fixed: 0 });
    expect((bars[2]?.growing ?? 0) * 3276.8).toBeCloseTo(819.2, 6);
    expect((bars[2]?.fixed ?? 0) * 3276.8).toBeCloseTo(436.2, 1);
    expect((bars[5]?.fixed ?? 0) * 3276.8).toBeCloseTo(37.7, 1);
    expect(tableOf(llama, bars).rows[1]).toEqual(['Llama 3.1 70B', '328\u00a0kB', '3.28\u00a0GB']);
  });

  test('is built from models whose fields it has', () => {
    const models = [llama70b, deepseekV3, gemma3, deepseekV32, qwen3Next];
    expect(models.filter(isBuildable)).toEqual([llama70b, deepseekV3, gemma3]);
  });

  test('halves with its layers, its heads, or the bytes of an element', () => {
    const even = fc.integer({ min: 1, max: 60 }).map((half) => 2 * half);
    fc.assert(
      fc.property(even, even, fc.integer({ min: 1, max: 512 }), (layers, kv_heads, head_dim) => {
        const shape: Shape = { ...llama, layers, kv_heads, head_dim };
        const bytes = built(shape).per_token;
        for (const half of [{ layers: layers / 2 }, { kv_heads: kv_heads / 2 }, { kv: 'fp8' as const }])
          expect(built({ ...shape, ...half }).per_token * 2).toBe(bytes);
      }),
      { numRuns: 50 },
    );
  });
});
