import { describe, expect, test } from 'vitest';
import type { Givens } from '../../src/engine/quantities.ts';
import { scenario } from '../../src/engine/scenario.ts';
import { solve } from '../../src/engine/solve.ts';
import { deepseekV3, gb200, h100, llama70b } from '../fixtures/records.ts';

// DeepSeek-AI 2025, "Insights into DeepSeek-V3" (arXiv 2505.09343), table 1: KV cache per token, BF16.
// biome-ignore format: a table reads by column
const caches: readonly [name: string, givens: Givens, bytes: number][] = [
  ['DeepSeek-V3',    { attention: 'latent',  cache_layers: 61,  latent_dim: 512, rope_dim: 64 },  70_272],
  ['Qwen2.5 72B',    { attention: 'grouped', cache_layers: 80,  kv_heads: 8, head_dim: 128 },    327_680],
  ['Llama 3.1 405B', { attention: 'grouped', cache_layers: 126, kv_heads: 8, head_dim: 128 },    516_096],
];

test.for(caches)('the KV cache of %s is as published', ([, givens, bytes]) => {
  expect(solve({ ...givens, bytes_per_kv_element: 2 }, 'kv_bytes_per_token').value).toBe(bytes);
});

// Austin et al., "How to Scale Your Model", inference chapter: Llama 2 13B in bf16 on 8 TPU v5e at 8192 tokens
// of context. The book takes 26 GB of weights, 6.7 GB of cache a sequence and 8 × 0.82 TB/s.
// biome-ignore format: a table reads by column
const scalingBook: readonly [batch: number, milliseconds: number, with_a_fifth_of_the_cache: number][] = [
  [  1,   4.98,  4.17],
  [  8,  12.13,  5.60],
  [ 16,  20.30,  7.23],
  [ 32,  36.65, 10.50],
  [ 64,  69.33, 17.04],
  [240, 249.09, 52.99],
];

describe('Llama 2 13B on eight TPU v5e, step time as the scaling book has it', () => {
  const setup = (batch: number, cache: number): Givens => ({
    chips: 8,
    chip_compute_rate: 197e12,
    chip_memory_bandwidth: 0.82e12,
    total_params: 13e9,
    active_params: 13e9,
    bytes_per_weight: 2,
    context: 8192,
    kv_bytes_per_token: cache / 8192,
    batch,
  });

  test.for(scalingBook)('%d sequences: %d ms, with a fifth of the cache %d ms', ([batch, whole, fifth]) => {
    expect(1e3 * solve(setup(batch, 6.7e9), 'step_time').value).toBeCloseTo(whole, 2);
    expect(1e3 * solve(setup(batch, 6.7e9 / 5), 'step_time').value).toBeCloseTo(fifth, 2);
  });

  test('and its throughput at both ends of the table, 200.61 and 963.53 tokens/s', () => {
    expect(solve(setup(1, 6.7e9), 'throughput').value).toBeCloseTo(200.61, 1);
    expect(solve(setup(240, 6.7e9), 'throughput').value).toBeCloseTo(963.53, 1);
  });
});

// The same scenarios worked out by an independent script over the same records.
describe('DeepSeek-V3 in FP8 on a GB200 NVL72', () => {
  const rack = scenario({ hardware: gb200, model: deepseekV3, batch: 1, context: 1, chip_rent: 10.5 / 3600 });

  // biome-ignore format: a table reads by column
  const worked: readonly [ask: string, value: number, digits: number][] = [
    ['weight_time * 1000',    1.165, 3],
    ['drain_time * 1000',    23.25,  2],
    ['optimal_batch',      5667,     0],
    ['ridge_batch',         312.5,   1],
    ['balance_context',    1685,     0],
    ['sequence_compute_time * 1e6', 0.2056, 4],
  ];

  test.for(worked)('%s is %d', ([ask, value, digits]) => {
    expect(solve(rack, ask).value).toBeCloseTo(value, digits);
  });

  test('costs $0.043 a million tokens at the optimal batch without a cache', () => {
    const batch = solve(rack, 'optimal_batch').value;
    expect(1e6 * solve({ ...rack, batch, context: 0 }, 'cost_per_token').value).toBeCloseTo(0.04317, 4);
  });

  test('takes 6.83 ms a step at 5,667 sequences of 8,192 tokens: bound by memory', () => {
    // That script counts attention's arithmetic as well, which cannot show while memory takes longer.
    expect(1e3 * solve({ ...rack, batch: 5667, context: 8192 }, 'step_time').value).toBeCloseTo(6.829, 2);
  });
});

describe('Llama 3.1 70B in bf16 on eight H100', () => {
  const node = scenario({ hardware: h100, model: llama70b, batch: 32, context: 8192, chip_rent: 3 / 3600 });

  test('reads its weights in 5.27 ms, has its ridge at 295 and its balance near 1,460 tokens', () => {
    expect(1e3 * solve(node, 'weight_time').value).toBeCloseTo(5.269, 2);
    expect(solve(node, 'optimal_batch').value).toBeCloseTo(295.2, 1);
    expect(solve(node, 'balance_context').value).toBeCloseTo(1460, -1);
  });

  test('takes 8.47 ms a step with 32 sequences of 8,192 tokens, at $1.765 a million', () => {
    expect(1e3 * solve(node, 'step_time').value).toBeCloseTo(8.474, 2);
    expect(1e6 * solve(node, 'cost_per_token').value).toBeCloseTo(1.765, 2);
  });
});
