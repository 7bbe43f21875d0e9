import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Architecture, countParams, routedExpertParams } from '../../src/engine/param-count.ts';

/** config.json of Llama 3.1 8B. */
const llama8b: Architecture = {
  layers: 32,
  model_dim: 4096,
  vocabulary: 128_256,
  feed_forward: { layers: 32, dim: 14_336, matrices: 3 },
  attention: { kind: 'grouped', layers: 32, heads: 32, kv_heads: 8, head_dim: 128 },
};

const latent = {
  kind: 'latent',
  layers: 61,
  heads: 128,
  latent_dim: 512,
  rope_dim: 64,
  query_rank: 1536,
  nope_dim: 128,
  value_dim: 128,
} as const;

/** inference/configs/config_671B.json of DeepSeek-V3. */
const deepseekV3: Architecture = {
  layers: 61,
  model_dim: 7168,
  vocabulary: 129_280,
  feed_forward: { layers: 3, dim: 18_432, matrices: 3 },
  experts: { layers: 58, routed: 256, active: 8, shared: 1, dim: 2048 },
  attention: latent,
};

describe('The parameters of a dense model', () => {
  test('are its projections, its feed-forward matrices and two embeddings', () => {
    const { parts, total, active } = countParams(llama8b);

    expect(parts).toEqual({
      // queries 4096 · 4096, keys and values 4096 · 1024 each, output 4096 · 4096
      attention: 32 * (4096 * 4096 + 2 * 4096 * 1024 + 4096 * 4096),
      feed_forward: 32 * 3 * 4096 * 14_336,
      routed_experts: 0,
      shared_experts: 0,
      router: 0,
      input_embedding: 128_256 * 4096,
      output_head: 128_256 * 4096,
    });
    // Hugging Face counts 8,030,261,248 with 65 norms of 4,096.
    expect(total).toBe(8_030_261_248 - 65 * 4096);
    expect(active).toBe(total);
  });

  test('are not all multiplied: the input embedding is looked up', () => {
    const { total, multiplied } = countParams(llama8b);

    expect(total - multiplied).toBe(128_256 * 4096);
  });

  test('hold tied embeddings once, which are multiplied as the output head', () => {
    const apart = countParams(llama8b);
    const tied = countParams({ ...llama8b, tied_embeddings: true });

    expect(tied.total).toBe(apart.total - 128_256 * 4096);
    expect(tied.multiplied).toBe(tied.total);
    expect(tied.multiplied).toBe(apart.multiplied);
  });
});

describe('The parameters of a mixture of experts', () => {
  test('come to the 671 billion DeepSeek publishes, of which 37 are active', () => {
    const { total, active, multiplied, parts } = countParams(deepseekV3);

    expect(total / 671e9).toBeCloseTo(1, 3);
    // README_WEIGHTS.md: 36.6 to 36.7 billion without the input embedding, which is 0.9.
    expect(active / 1e9).toBeCloseTo(37.6, 1);
    expect(multiplied / 1e9).toBeCloseTo(36.6, 1);
    expect(parts.routed_experts).toBe(58 * 256 * 3 * 7168 * 2048);
    expect(parts.shared_experts).toBe(58 * 3 * 7168 * 2048);
    expect(parts.router).toBe(58 * 256 * 7168);
  });

  test('project queries through their rank, and keys and values through the latent vector', () => {
    const queries = 7168 * 1536 + 1536 * 128 * (128 + 64);
    const keysAndValues = 7168 * (512 + 64) + 512 * 128 * (128 + 128);
    const output = 128 * 128 * 7168;

    expect(countParams(deepseekV3).parts.attention).toBe(61 * (queries + keysAndValues + output));
  });

  test('grow by an indexer’s queries, its key and a weight for each of its heads', () => {
    const sparse = countParams({
      ...deepseekV3,
      attention: { ...latent, sparse: { indexer_heads: 64, indexer_dim: 128 } },
    });
    const indexer = 1536 * 64 * 128 + 7168 * 128 + 7168 * 64;

    expect(sparse.total - countParams(deepseekV3).total).toBe(61 * indexer);
  });

  test('may work on a width of their own, to which a token is projected and back', () => {
    const layers = { layers: 92, routed: 896, active: 16, shared: 2, dim: 3072 };
    const kimi = (width?: number) =>
      countParams({
        ...deepseekV3,
        layers: 93,
        feed_forward: { layers: 1, dim: 33_792, matrices: 3 },
        experts: { ...layers, ...(width && { width }) },
      }).parts;

    // The tensors Kimi K3 was released with: 3,584 wide. At 7,168 the model would be twice what it is.
    expect(kimi(3584).routed_experts).toBe(92 * 896 * 3 * 3584 * 3072);
    expect(kimi().routed_experts).toBe(2 * kimi(3584).routed_experts);
    expect(kimi(3584).shared_experts - kimi().shared_experts).toBe(92 * 2 * 7168 * 3584);
    expect(routedExpertParams({ ...layers, width: 3584 }, 7168)).toBe(kimi(3584).routed_experts);
  });
});

describe('The parameters of attention', () => {
  const attention = { kind: 'grouped', layers: 12, heads: 16, kv_heads: 2, head_dim: 256 } as const;
  const ofAttention = (of: Architecture['attention']) =>
    countParams({ layers: 48, model_dim: 2048, vocabulary: 1, attention: of }).parts.attention;

  test('count a gate as wide as the queries', () => {
    expect(ofAttention({ ...attention, gated: true }) - ofAttention(attention)).toBe(12 * 2048 * 16 * 256);
  });

  test('are the same in layers that keep a window', () => {
    expect(ofAttention({ ...attention, window: { layers: 12 } })).toBe(2 * ofAttention(attention));
  });

  test('take linear layers by the count of their developer', () => {
    const linear = { layers: 36, params_per_layer: 33_718_272 };

    expect(ofAttention({ ...attention, linear }) - ofAttention(attention)).toBe(36 * 33_718_272);
  });
});

test('A token uses no more than there is, and is multiplied with no more than it uses', () => {
  const some = (most: number) => fc.integer({ min: 1, max: most });
  const architecture = fc
    .record({
      layers: some(200),
      model_dim: some(20_000),
      vocabulary: some(300_000),
      tied_embeddings: fc.boolean(),
      routed: some(1000),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      shared: fc.integer({ min: 0, max: 4 }),
      dim: some(30_000),
      heads: some(128),
    })
    .map(
      ({ routed, share, shared, dim, heads, ...rest }): Architecture => ({
        ...rest,
        experts: { layers: rest.layers, routed, active: Math.ceil(share * routed), shared, dim },
        attention: { kind: 'grouped', layers: rest.layers, heads, kv_heads: heads, head_dim: 128 },
      }),
    );

  fc.assert(
    fc.property(architecture, (model) => {
      const { total, active, multiplied, parts } = countParams(model);
      const sum = Object.values(parts).reduce((sum, part) => sum + part, 0);

      expect(sum).toBe(total);
      expect(active).toBeLessThanOrEqual(total);
      expect(multiplied).toBeLessThanOrEqual(active);
      expect(multiplied).toBeGreaterThan(0);
    }),
    {
      examples: [
        // Its parameters times its experts are more than a number holds exactly.
        [
          {
            ...{ layers: 145, model_dim: 9157, vocabulary: 1, tied_embeddings: false },
            experts: { layers: 145, routed: 646, active: 646, shared: 0, dim: 24_437 },
            attention: { kind: 'grouped', layers: 145, heads: 1, kv_heads: 1, head_dim: 128 },
          },
        ],
      ],
    },
  );
});
