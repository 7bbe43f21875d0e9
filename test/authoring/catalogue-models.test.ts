import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ModelRecord } from '../../src/authoring/model.ts';
import { readCatalogue } from '../../src/authoring/read-catalogue.ts';
import type { Attention } from '../../src/engine/catalogue.ts';
import { type NumberFormat, numberFormats } from '../../src/engine/number-formats.ts';
import { isPrintedAs } from '../fixtures/printed.ts';

const { models, hardware } = readCatalogue(join(import.meta.dirname, '../..'));

const model = (id: string): ModelRecord => {
  const found = models.get(id);
  if (!found) throw new Error(`There is no model ${id}.`);
  return found;
};

/** [byte/token] that one layer keeps in BF16. */
function keptByLayer(attention: Attention): number {
  if (attention.kind === 'grouped') return 2 * attention.kv_heads * attention.head_dim * 2;
  if (attention.kind === 'latent') return (attention.latent_dim + attention.rope_dim) * 2;
  throw new Error('What an arrangement of its own keeps is stated.');
}

/** [byte/token] that all layers keep, without an indexer's keys. */
const kept = (attention: Attention): number =>
  attention.kind === 'stated' ? attention.stored_per_token : attention.layers * keptByLayer(attention);

/** [byte/sequence] that stay whatever the context, in BF16. */
function keptFixed(attention: Attention): number {
  if (attention.kind === 'stated') return attention.stored_fixed;
  const { window = { layers: 0, tokens: 0 }, state_elements = 0 } = attention;
  return window.layers * keptByLayer(attention) * window.tokens + state_elements * 2;
}

/** [byte/token] that a pass reads, as the context grows. */
function read(attention: Attention): number {
  if (attention.kind === 'stated') return attention.read_per_token;
  return attention.sparse ? attention.layers * attention.sparse.indexer_bytes : kept(attention);
}

/** [FLOP] for each token attention looks at: queries times keys, and weights times values. */
function looking(attention: Attention): number {
  if (attention.kind === 'stated') return 0;
  const { layers, heads } = attention;
  return attention.kind === 'grouped'
    ? layers * heads * 2 * 2 * attention.head_dim
    : layers * heads * 2 * (attention.latent_dim + attention.rope_dim + attention.latent_dim);
}

/** [FLOP] for each token of context, as it grows; of an indexer only its own. */
function lookingFurther(attention: Attention): number {
  if (attention.kind === 'stated' || !attention.sparse) return looking(attention);
  return attention.layers * attention.sparse.indexer_heads * 2 * attention.sparse.indexer_dim;
}

// The table of models of the fact sheet, made from configurations by another program. In two rows it is ours: the
// sheet leaves GLM-5's indexer out of the count, 0.73 billion, and divides MiniMax-M3's total by what is multiplied.
type Row = readonly [
  id: string,
  total: string | undefined,
  multiplied: string | undefined,
  active: string | undefined,
  kvBytes: number,
  fixedMB: string,
  mflop: string,
  intensity: string | undefined,
  sparsity: string,
  onH100: number | undefined,
  onGB200: number | undefined,
];
// biome-ignore format: a table reads by column
const table: readonly Row[] = [
  // id                  counted, in 10^9: total, multiplied, active   KV bytes, fixed MB    MFLOP, FLOP/byte  N_t/N_a   L* H100 in BF16, GB200 in FP8
  ['llama-2-70b',        '69.0',   '68.7',  '69.0',  327_680,   '0.0',    '2.62',  '8.0',    '1.0',   1_427,     674],
  ['llama-3.1-8b',       '8.0',    '7.5',   '8.0',   131_072,   '0.0',    '0.52',  '4.0',    '1.0',   415,       196],
  ['llama-3.1-70b',      '70.6',   '69.5',  '70.6',  327_680,   '0.0',    '2.62',  '8.0',    '1.0',   1_460,     689],
  ['llama-3.1-405b',     '405.8',  '403.7', '405.8', 516_096,   '0.0',    '8.26',  '16.0',   '1.0',   5_328,     2_517],
  ['mistral-7b-v0.1',    '7.2',    '7.1',   '7.2',   0,         '536.9',  '0.00',  undefined,  '1.0',   undefined, undefined],
  ['mixtral-8x7b',       '46.7',   '12.7',  '12.9',  131_072,   '0.0',    '0.52',  '4.0',    '3.62',  667,       315],
  ['mixtral-8x22b',      '140.6',  '39.0',  '39.2',  229_376,   '0.0',    '1.38',  '6.0',    '3.62',  1_152,     544],
  ['qwen2.5-72b',        '72.7',   '71.5',  '72.7',  327_680,   '0.0',    '2.62',  '8.0',    '1.0',   1_503,     710],
  ['qwen3-235b-a22b',    '235.1',  '21.6',  '22.2',  192_512,   '0.0',    '3.08',  '16.0',   '10.68', 774,       366],
  ['qwen3-30b-a3b',      '30.5',   '3.0',   '3.4',   98_304,    '0.0',    '0.79',  '8.0',    '9.24',  227,       107],
  ['qwen3-next-80b-a3b', '79.7',   '3.6',   '3.9',   24_576,    '37.7',   '0.20',  '8.0',    '26.67', 827,       391],
  ['deepseek-v2',        '235.7',  '20.9',  '21.4',  69_120,    '0.0',    '16.71', '241.78', '11.24', 2_058,     972],
  ['deepseek-v3',        '671.0',  '36.6',  '37.6',  70_272,    '0.0',    '16.99', '241.78', '18.14', 3_567,     1_685],
  ['deepseek-v3.2',      '671.9',  '37.5',  '38.4',  70_272,    '0.0',    '1.00',  '241.78', '18.14', 31_130,    14_704],
  ['kimi-k2',            '1026.4', '31.7',  '32.9',  70_272,    '0.0',    '8.50',  '120.89', '31.9',  3_143,     1_485],
  ['glm-4.5',            '352.8',  '32.9',  '33.6',  376_832,   '0.0',    '4.52',  '12.0',   '11.09', 575,       272],
  ['gpt-oss-20b',        '20.9',   '3.6',   '4.2',   24_576,    '3.1',    '0.20',  '8.0',    '5.81',  992,       469],
  ['gpt-oss-120b',       '116.8',  '5.1',   '5.7',   36_864,    '4.7',    '0.29',  '8.0',    '22.9',  937,       443],
  ['gemma-2-27b',        '27.2',   '27.2',  '27.2',  188_416,   '771.8',  '0.38',  '2.0',    '1.0',   978,       462],
  ['gemma-3-27b',        '27.0',   '27.0',  '27.0',  81_920,    '436.2',  '0.16',  '2.0',    '1.0',   2_233,     1_055],
  ['minimax-text-01',    '456.1',  '47.2',  '48.4',  40_960,    '146.8',  '0.33',  '8.0',    '9.93',  7_592,     3_586],
  ['minimax-m2',         '228.7',  '10.4',  '11.0',  253_952,   '0.0',    '1.52',  '6.0',    '23.0',  267,       126],
  ['llama-4-maverick',   '400.7',  '16.1',  '17.2',  49_152,    '1208.0', '0.25',  '5.0',    '23.53', 2_343,     1_107],
  ['llama-4-scout',      '107.8',  '16.1',  '17.2',  49_152,    '1208.0', '0.25',  '5.0',    '6.41',  2_343,     1_107],
  ['palm-540b',          '540.4',  '540.4', '540.4', 120_832,   '0.0',    '5.80',  '48.0',   '1.0',   30_275,    14_301],
  ['gpt-3-175b',         '174.6',  '174.6', '174.6', 4_718_592, '0.0',    '4.72',  '1.0',    '1.0',   251,       119],
  ['grok-1',             '315.7',  '83.8',  '83.8',  262_144,   '0.0',    '1.57',  '6.0',    '3.74',  2_171,     1_025],
  ['qwen3.5-397b-a17b',  '396.3',  '16.3',  '17.3',  30_720,    '94.4',   '0.49',  '16.0',   '23.35', 3_749,     1_771],
  ['glm-5',              '743.9',  '40.8',  '41.8',  89_856,    '0.0',    '0.64',  '120.89', '18.6',  26_319,    12_432],
  ['kimi-k3',            '2777.1', '101.8', '103.0', 27_648,    '217.1',  '5.01',  '181.33', '26.92', 25_483,    12_037],
  ['deepseek-v4-pro',    undefined, undefined, undefined, 9_848,     '8.0',    '0.00',  undefined,  '32.65', 153_114,   72_325],
  ['minimax-m3',         '425.9',  '24.5',  '25.7',  122_880,   '0.0',    '1.97',  '16.0',   '16.55', undefined, undefined],
];
const rows = table.map(
  ([id, total, multiplied, active, kvBytes, fixedMB, mflop, intensity, sparsity, onH100, onGB200]) => ({
    id,
    counts: total && multiplied && active ? { total, multiplied, active } : undefined,
    kvBytes,
    fixedMB,
    mflop,
    intensity,
    sparsity,
    onH100,
    onGB200,
  }),
);

describe('A model', () => {
  test('of the catalogue has its row in the table', () => {
    expect([...models.keys()].sort()).toEqual(rows.map(({ id }) => id).sort());
  });

  test.each(rows)('$id has the counted parameters of the table', ({ id, counts }) => {
    const { counted } = model(id);

    if (!counts) return expect(counted).toBeUndefined();
    isPrintedAs((counted?.total ?? 0) / 1e9, counts.total);
    isPrintedAs((counted?.multiplied ?? 0) / 1e9, counts.multiplied);
    isPrintedAs((counted?.active ?? 0) / 1e9, counts.active);
  });

  test.each(rows)('$id stores as many parameters for each one a token uses', ({ id, sparsity }) => {
    isPrintedAs(model(id).total_params / model(id).active_params, sparsity);
  });

  test.each(rows)('$id keeps the bytes of the table, growing and fixed', ({ id, kvBytes, fixedMB }) => {
    const { attention } = model(id);

    expect(kept(attention)).toBe(kvBytes);
    isPrintedAs(keptFixed(attention) / 1e6, fixedMB);
  });

  test.each(rows)('$id does the arithmetic of the table to look back', ({ id, mflop, intensity }) => {
    const { attention } = model(id);

    isPrintedAs(lookingFurther(attention) / 1e6, mflop);
    if (intensity) isPrintedAs(looking(attention) / kept(attention), intensity);
  });

  // With what grows alone: 2 N_a / F = L r / W.
  test.each(rows)('$id balances at the context of the table', ({ id, onH100, onGB200 }) => {
    const { active_params, attention } = model(id);
    const balance = (chip: string, multiply: 'bf16' | 'fp8'): number => {
      const { compute_rate = {}, memory_bandwidth = 0 } = hardware.get(chip) ?? {};
      return (2 * active_params * memory_bandwidth) / ((compute_rate[multiply] ?? 0) * read(attention));
    };

    if (onH100) isPrintedAs(balance('h100-sxm', 'bf16'), String(onH100));
    if (onGB200) isPrintedAs(balance('gb200', 'fp8'), String(onGB200));
  });
});

describe('The cache of a token in BF16', () => {
  // Table 1 of arXiv 2505.09343: 70.272, 327.68 and 516.096 KB.
  test('is what DeepSeek published of itself and two others', () => {
    expect(kept(model('deepseek-v3').attention)).toBe(61 * (512 + 64) * 2);
    expect(61 * (512 + 64) * 2).toBe(70_272);
    expect(kept(model('qwen2.5-72b').attention)).toBe(80 * 2 * 8 * 128 * 2);
    expect(80 * 2 * 8 * 128 * 2).toBe(327_680);
    expect(kept(model('llama-3.1-405b').attention)).toBe(126 * 2 * 8 * 128 * 2);
    expect(126 * 2 * 8 * 128 * 2).toBe(516_096);
  });

  test('of DeepSeek-V4-Pro comes to the 9.6 GiB a reader of its code gives for 2^20 tokens', () => {
    const entriesOf4 = (30 * (512 + 128) * 2) / 4;
    const entriesOf128 = (31 * 512 * 2) / 128;

    expect(kept(model('deepseek-v4-pro').attention)).toBe(entriesOf4 + entriesOf128);
    isPrintedAs((9848 * 2 ** 20) / 2 ** 30, '9.62');
  });

  test('of DeepSeek-V3.2 is stored 11% larger than DeepSeek-V3’s, and read nearly nine times less', () => {
    const { attention } = model('deepseek-v3.2');
    const stored = kept(attention) + read(attention);

    expect(read(attention)).toBe(61 * 132);
    expect(stored).toBe(78_324);
    isPrintedAs(stored / 70_272, '1.11');
    isPrintedAs(70_272 / read(attention), '8.7');
  });

  test('of Gemma 3 would be 507,904 bytes without its windows', () => {
    const { attention } = model('gemma-3-27b');

    expect(kept(attention)).toBe(10 * 2 * 16 * 128 * 2);
    expect(kept(attention) + keptFixed(attention) / 1024).toBe(507_904);
  });
});

// Published totals and how far the count may be from them: 0.5% where nothing is to be explained.
// biome-ignore format: a table reads by column
const published: readonly (readonly [id: string, total: number, tolerated: number])[] = [
  ['llama-2-70b',         69e9,    0.005],
  ['llama-3.1-8b',        8.03e9,  0.005],
  ['llama-3.1-70b',       70.6e9,  0.005],
  ['llama-3.1-405b',      405.9e9, 0.005],
  ['mistral-7b-v0.1',     7.24e9,  0.005],
  ['mixtral-8x7b',        46.7e9,  0.005],
  ['mixtral-8x22b',       141e9,   0.005],
  ['qwen2.5-72b',         72.7e9,  0.005],
  ['qwen3-235b-a22b',     235e9,   0.005],
  ['qwen3-30b-a3b',       30.5e9,  0.005],
  ['qwen3-next-80b-a3b',  80e9,    0.005],
  ['qwen3.5-397b-a17b',   397e9,   0.005],
  ['deepseek-v2',         236e9,   0.005],
  ['deepseek-v3',         671e9,   0.005],
  ['deepseek-v3.2',       671e9,   0.005],
  ['kimi-k2',             1040e9,  0.0132],
  ['kimi-k3',             2800e9,  0.0082],
  ['glm-4.5',             355e9,   0.0063],
  ['glm-5',               744e9,   0.005],
  ['gpt-oss-20b',         20.9e9,  0.005],
  ['gpt-oss-120b',        116.8e9, 0.005],
  ['gemma-2-27b',         27.2e9,  0.005],
  ['gemma-3-27b',         27e9,    0.005],
  ['minimax-text-01',     456e9,   0.005],
  ['minimax-m2',          230e9,   0.0058],
  ['llama-4-maverick',    400e9,   0.005],
  ['llama-4-scout',       109e9,   0.0114],
  ['palm-540b',           540e9,   0.005],
  ['gpt-3-175b',          175e9,   0.005],
  ['grok-1',              314e9,   0.0055],
];

describe('The count of parameters', () => {
  test('is held against every published total there is', () => {
    const both = [...models.values()].filter(({ counted, params_published }) => counted && params_published);

    expect(both.map(({ id }) => id).sort()).toEqual(published.map(([id]) => id).sort());
  });

  test.each(published)('of %s agrees with the %d published', (id, total, tolerated) => {
    const { total_params, counted, notes } = model(id);

    expect(total_params).toBe(total);
    const off = Math.abs((counted?.total ?? 0) / total - 1);
    expect(off).toBeLessThanOrEqual(tolerated);
    if (off > 0.005) expect(notes, 'explains the difference').toMatch(/total|billion|trillion/);
  });

  test('stands in for a published one where there is none, and the notes say so', () => {
    const unpublished = [...models.values()].filter(({ params_published }) => !params_published);

    expect(unpublished.map(({ id }) => id)).toEqual(['minimax-m3']);
    expect(model('minimax-m3').total_params).toBe(425_949_659_136);
    expect(model('minimax-m3').notes).toContain('counted from its shape, not published');
  });

  test('explains the active ones: with the input embedding, without, or without either embedding', () => {
    const unlike = [...models.values()].filter(({ active_params, counted }) => {
      if (!counted) return false;
      const { active, multiplied, parts } = counted;
      const ways = [active, multiplied, multiplied - parts.output_head];
      return !ways.some((way) => Math.abs(way / active_params - 1) < 0.03);
    });

    // The 3 billion of Qwen3-Next are round; its notes say so.
    expect(unlike.map(({ id }) => id)).toEqual(['qwen3-next-80b-a3b']);
    expect(model('qwen3-next-80b-a3b').notes).toContain('round');
  });

  test('is left out where attention is an arrangement of its own: all active parameters are multiplied', () => {
    const { counted, multiplied_params, active_params, notes } = model('deepseek-v4-pro');

    expect(counted).toBeUndefined();
    expect(multiplied_params).toBe(active_params);
    expect(notes).toContain('not counted');
  });

  test('of the routed experts stays within the total', () => {
    for (const { id, experts, total_params } of models.values())
      expect(experts?.params ?? 0, id).toBeLessThan(total_params);
    // 58 layers of 256 experts of three matrices.
    expect(model('deepseek-v3').experts?.params).toBe(58 * 256 * 3 * 7168 * 2048);
  });
});

describe('Weights in two formats', () => {
  const bytes = (id: string): number => {
    const { weights, expert_weights, experts, counted } = model(id);
    const routed = experts?.params ?? 0;
    const bytesOf = (format: NumberFormat) => numberFormats[format].bytes;
    return routed * bytesOf(expert_weights ?? weights) + ((counted?.total ?? 0) - routed) * bytesOf(weights);
  };

  // 4.25 bits for each weight of an expert, 16 for the others.
  test('of gpt-oss take 65.2 and 13.7 GB', () => {
    expect(bytes('gpt-oss-120b')).toBe(65_168_179_200);
    expect(bytes('gpt-oss-20b')).toBe(13_747_322_880);
  });
});

test('DeepSeek-V3 in FP8 on a GB200 rack reads its weights in 1.165 ms and needs 5,667 sequences', () => {
  const { total_params, active_params } = model('deepseek-v3');
  const { compute_rate = {}, memory_bandwidth = 0, domain = 0 } = hardware.get('gb200') ?? {};
  const weightTime = total_params / (domain * memory_bandwidth);
  const computeTime = (2 * active_params) / (domain * (compute_rate.fp8 ?? 0));

  isPrintedAs(weightTime * 1000, '1.165');
  isPrintedAs(weightTime / computeTime, '5667');
});

test('Llama 3.1 70B in BF16 on eight H100s reads its weights in 5.269 ms', () => {
  const { memory_bandwidth = 0, domain = 0 } = hardware.get('h100-sxm') ?? {};

  isPrintedAs((1000 * model('llama-3.1-70b').total_params * 2) / (domain * memory_bandwidth), '5.269');
});
