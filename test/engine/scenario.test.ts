import { describe, expect, test } from 'vitest';
import type { Hardware, Model } from '../../src/engine/catalogue.ts';
import { multiplyFormat, publishedFormat, type ScenarioChoice, scenario } from '../../src/engine/scenario.ts';
import { solve } from '../../src/engine/solve.ts';
import { deepseekV3, gb200, h100, llama70b } from '../fixtures/records.ts';

/** No bf16 units; the label says less than is soldered on. */
const odd: Hardware = {
  id: 'odd',
  name: 'Odd chip',
  domain: 4,
  compute_rate: { fp16: 100e12, int4: 400e12 },
  memory_bandwidth: 1e12,
  memory_capacity: 90e9,
  memory_physical: 96e9,
  memory_usable: 94e9,
  scale_up_bandwidth: 300e9,
  scale_out_bandwidth: 25e9,
};

/** As gpt-oss-120b: experts in MXFP4, the rest in bf16, windows in every second layer. */
const mixed: Model = {
  id: 'mixed',
  name: 'Mixed',
  total_params: 116_788_838_400,
  active_params: 5.1e9,
  multiplied_params: 5_131_100_160,
  weights: 'bf16',
  expert_weights: 'mxfp4',
  experts: { routed: 128, active: 4, params: 114_661_785_600, layers: 36 },
  layers: 36,
  model_dim: 2880,
  attention: {
    kind: 'grouped',
    layers: 18,
    heads: 64,
    kv_heads: 8,
    head_dim: 64,
    window: { layers: 18, tokens: 128 },
  },
};

describe('of a machine', () => {
  test('is its whole domain, with what each of its chips can do', () => {
    expect(scenario({ hardware: odd })).toEqual({
      chips: 4,
      chip_compute_rate: 100e12,
      chip_memory_bandwidth: 1e12,
      chip_memory_capacity: 90e9,
      chip_scale_up_bandwidth: 300e9,
      chip_scale_out_bandwidth: 25e9,
    });
  });

  test('says nothing of a network that is not known', () => {
    const { scale_up_bandwidth: _, scale_out_bandwidth: __, ...bare } = odd;
    const givens = scenario({ hardware: bare });
    expect(givens).not.toHaveProperty('chip_scale_up_bandwidth');
    expect(givens).not.toHaveProperty('chip_scale_out_bandwidth');
  });

  test.for([
    ['label', 90e9],
    ['physical', 96e9],
    ['usable', 94e9],
  ] as const)('counts its %s memory where asked to', ([capacity, bytes]) => {
    expect(scenario({ hardware: odd, capacity }).chip_memory_capacity).toBe(bytes);
  });

  test('refuses a memory nobody has measured', () => {
    const { memory_usable: _, ...bare } = odd;
    expect(() => scenario({ hardware: bare, capacity: 'usable' })).toThrow(
      expect.objectContaining({
        code: 'scenario',
        subject: 'odd',
        message: 'The usable memory of Odd chip is not known; its label says 90 GB.',
      }),
    );
  });
});

describe('multiplies', () => {
  test('in the format the weights are kept in', () => {
    const givens = scenario({ hardware: gb200, model: deepseekV3 });
    expect(givens).toMatchObject({ chips: 72, chip_compute_rate: 5000e12, bytes_per_weight: 1 });
  });

  test('in bf16 what the chip has no units for', () => {
    // No FP4 units on Hopper: weights are widened on the way, and R halves twice.
    expect(solve(scenario({ hardware: h100, weights: 'fp4' }), 'ridge_batch').value).toBeCloseTo(73.8, 1);
    expect(multiplyFormat(h100, 'mxfp4')).toBe('bf16');
  });

  test('in fp16 where there is no bf16', () => {
    expect(multiplyFormat(odd, 'fp8')).toBe('fp16');
    expect(multiplyFormat(odd, 'int4')).toBe('int4');
    expect(multiplyFormat(odd, 'bf16')).toBe('fp16');
    expect(scenario({ hardware: odd, weights: 'int4' }).chip_compute_rate).toBe(400e12);
  });

  test('block-scaled formats of four bits as four bits', () => {
    expect(multiplyFormat(gb200, 'nvfp4')).toBe('fp4');
    expect(scenario({ hardware: gb200, weights: 'nvfp4' })).toMatchObject({
      chip_compute_rate: 10000e12,
      bytes_per_weight: 0.5625,
    });
  });

  test('one-byte weights on 16-bit units where told to: a batch half as large balances', () => {
    const [as8, as16] = (['fp8', 'bf16'] as const).map(
      (multiply) => solve(scenario({ hardware: h100, weights: 'fp8', multiply }), 'ridge_batch').value,
    );
    expect(as8).toBeCloseTo(295.4, 1);
    expect(as16).toBeCloseTo(147.6, 1);
  });

  test('attention in another format where told to', () => {
    const givens = scenario({ hardware: gb200, chips: 2, model: deepseekV3, attention_multiply: 'bf16' });
    expect(givens.attention_compute_rate).toBe(2 * 2500e12);
    const whole = scenario({ hardware: gb200, model: deepseekV3, attention_multiply: 'bf16' });
    expect(whole.attention_compute_rate).toBe(72 * 2500e12);
    expect(scenario({ hardware: gb200 })).not.toHaveProperty('attention_compute_rate');
  });

  test('in nothing the chip cannot', () => {
    expect(() => scenario({ hardware: h100, multiply: 'fp4' })).toThrow(
      expect.objectContaining({
        code: 'scenario',
        subject: 'h100-sxm',
        message: 'NVIDIA H100 SXM5 80 GB does not multiply in fp4; it has bf16, fp8, int8.',
      }),
    );
  });
});

describe('of a model', () => {
  test('counts active parameters as published, or as multiplied', () => {
    expect(scenario({ model: mixed }).active_params).toBe(5.1e9);
    expect(scenario({ model: mixed, active: 'multiplied' }).active_params).toBe(5_131_100_160);
  });

  test('that is dense has one expert, which every token uses', () => {
    expect(scenario({ model: llama70b })).toMatchObject({
      expert_params: 0,
      experts: 1,
      active_experts: 1,
      bytes_per_weight: 2,
    });
  });

  test('with experts knows them, its layers and its width', () => {
    expect(scenario({ model: mixed })).toMatchObject({
      experts: 128,
      active_experts: 4,
      expert_params: 114_661_785_600,
      moe_layers: 36,
      layers: 36,
      model_dim: 2880,
    });
  });

  test('without a published width or depth has none', () => {
    const { layers: _, model_dim: __, experts: ___, ...bare } = mixed;
    const givens = scenario({ model: bare });
    for (const id of ['layers', 'model_dim', 'moe_layers']) expect(givens).not.toHaveProperty(id);
  });

  test('with experts in a format of their own weighs what it was published with, 65.2 GB', () => {
    expect(publishedFormat(mixed)).toBe('mxfp4');
    for (const weights of [undefined, 'mxfp4'] as const) {
      const givens = scenario({ model: mixed, ...(weights && { weights }) });
      expect(givens).toMatchObject({ weight_formats: 'two', bytes_per_expert_weight: 0.53125 });
      expect(solve(givens, 'weight_bytes').value / 1e9).toBeCloseTo(65.168, 3);
    }
  });

  test('in another format has one format throughout', () => {
    const givens = scenario({ model: mixed, weights: 'fp8' });
    expect(givens.bytes_per_weight).toBe(1);
    expect(givens).not.toHaveProperty('weight_formats');
  });

  test('with a format for experts it does not have ignores it', () => {
    const { experts: _, ...dense } = mixed;
    expect(scenario({ model: dense }).bytes_per_weight).toBe(2);
  });

  test('keeps its cache in bf16 unless told otherwise', () => {
    expect(scenario({ model: llama70b }).bytes_per_kv_element).toBe(2);
    expect(scenario({ model: llama70b, kv: 'fp8' }).bytes_per_kv_element).toBe(1);
  });
});

describe('of attention', () => {
  const cacheOf = (attention: Model['attention']) => scenario({ model: { ...mixed, attention } });
  const grouped = { kind: 'grouped', layers: 12, heads: 16, kv_heads: 2, head_dim: 256 } as const;

  test('with grouped heads', () => {
    const givens = cacheOf(grouped);
    expect(givens).toMatchObject({
      attention: 'grouped',
      cache_layers: 12,
      query_heads: 16,
      kv_heads: 2,
      head_dim: 256,
    });
    expect(givens).not.toHaveProperty('cache');
  });

  test('with a latent vector', () => {
    const givens = scenario({ model: deepseekV3 });
    expect(givens).toMatchObject({
      attention: 'latent',
      latent_dim: 512,
      rope_dim: 64,
      key_dim: 192,
      value_dim: 128,
    });
    expect(givens).not.toHaveProperty('kv_heads');
  });

  test('with windows', () => {
    expect(cacheOf({ ...grouped, window: { layers: 52, tokens: 1024 } })).toMatchObject({
      cache: 'windowed',
      window_layers: 52,
      window: 1024,
    });
  });

  test('with a state', () => {
    expect(cacheOf({ ...grouped, state_elements: 18_874_368 })).toMatchObject({
      cache: 'hybrid',
      state_elements: 18_874_368,
    });
  });

  test('with an indexer', () => {
    const sparse = { selected: 2048, indexer_heads: 64, indexer_dim: 128, indexer_bytes: 132 };
    expect(cacheOf({ ...grouped, sparse })).toMatchObject({
      cache: 'sparse',
      selected_tokens: 2048,
      indexer_heads: 64,
      indexer_dim: 128,
      indexer_bytes: 132,
    });
  });

  test('as its developer states it', () => {
    const stated = { stored_per_token: 9848, stored_fixed: 8e6, read_per_token: 2168, read_fixed: 39e6 };
    const givens = cacheOf({ kind: 'stated', ...stated });
    expect(givens).toMatchObject({
      cache: 'stated',
      kv_bytes_per_token: 9848,
      kv_fixed_bytes: 8e6,
      kv_read_per_token: 2168,
      kv_read_fixed: 39e6,
    });
    expect(givens).not.toHaveProperty('cache_layers');
  });
});

describe('beside the records', () => {
  test('what is chosen wins over them', () => {
    expect(scenario({ hardware: h100, chips: 4, model: llama70b, kv_heads: 1 })).toMatchObject({
      chips: 4,
      kv_heads: 1,
    });
  });

  test('values may be written with their units', () => {
    expect(scenario({ chip_rent: '$2/(chip*hour)', step_time: '20 ms', overlap: 'none' })).toEqual({
      chip_rent: expect.closeTo(2 / 3600, 15),
      step_time: 0.02,
      overlap: 'none',
    });
  });

  test('in units that fit', () => {
    expect(() => scenario({ step_time: '20 GB' })).toThrow('step_time is in s; "20 GB" is in byte.');
  });

  test('an id is no record', () => {
    const byId = { hardware: 'h100-sxm' } as unknown as ScenarioChoice;
    expect(() => scenario(byId)).toThrow(
      expect.objectContaining({
        code: 'scenario',
        subject: 'hardware',
        message: 'hardware is a record of the catalogue; this is "h100-sxm". Look it up first.',
      }),
    );
  });

  test('nothing chosen is nothing given', () => {
    expect(scenario({})).toEqual({});
  });
});
