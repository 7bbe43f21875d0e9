import { describe, expect, test } from 'vitest';
import { readUnit } from '../../src/engine/units.ts';
import { grade } from '../../src/problems/grade.ts';
import { slipsOf } from '../../src/problems/slips-of.ts';
import { numberVariant, template } from '../fixtures/templates.ts';

/** Mixtral 8x22B (141 B, 39 B active) in bf16 on eight H100: R = 989/(2·3.35)·2 = 295.2, s = 3.615, B* = 1067. */
const optimalBatch = numberVariant(template('optimal-batch-from-sparsity'), {
  hardware: 'h100-sxm',
  chips: 8,
  model: 'mixtral-8x22b',
  weights: 'bf16',
});

// biome-ignore format: a table reads by column
const cases: readonly [typed: string, code: string, why: string][] = [
  ['1067',                'correct',         'the answer'],
  ['1,067 sequences',     'correct',         'a separator and a unit'],
  ['1.07k',               'correct',         'a multiplier, within 5 %'],
  ['295*3.62',            'correct',         'worked out in the field'],
  ['2134',                'slip',            'twice: the 2 of multiply and add left out'],
  ['534',                 'slip',            'half: the bytes of a weight left out'],
  ['295',                 'slip',            'sparsity forgotten'],
  ['81.7',                'slip',            'sparsity upside down: 295.2 / 3.615'],
  ['133',                 'slip',            'the compute of one chip, the bandwidth of eight'],
  ['1067 tokens',         'correct',         'one of each sequence: a batch is counted in both'],
  ['1067 chips',          'wrong_dimension', 'the right number of the wrong thing'],
  ['1067 ms',             'wrong_dimension', 'nor a time'],
  ['700',                 'off',             'no single slip leads here'],
  ['-1067',               'off',             'a number, but never a batch'],
  ['about a thousand',    'unreadable',      'words'],
  ['',                    'unreadable',      'nothing yet'],
  ['1.067,5',             'unreadable',      'could be two numbers'],
];

test.for(cases)('%s is %s: %s', ([typed, code]) => {
  expect(grade(optimalBatch, typed).code).toBe(code);
});

describe('a verdict', () => {
  test('says whether the unit was given', () => {
    expect(grade(optimalBatch, '1067')).toEqual({ code: 'correct', unit: 'missing' });
    expect(grade(optimalBatch, '1067 sequences')).toEqual({ code: 'correct', unit: 'given' });
  });

  test('says how far off a number is', () => {
    expect(grade(optimalBatch, '700')).toMatchObject({ code: 'off', ratio: expect.closeTo(700 / 1067.3, 3) });
  });

  test('of two slips that lead to one number names first the one the author looks for', () => {
    const verdict = grade(optimalBatch, '295');
    expect(verdict.code === 'slip' && verdict.slips.map(({ id }) => id)).toEqual([
      'optimal_batch.no_sparsity',
      'sparsity.active_params_for_total_params',
    ]);
  });

  test('takes a time in any unit of time', () => {
    const cost = numberVariant(template('cost-at-batch-1'), {
      hardware: 'h100-sxm',
      chips: 8,
      chip_rent: 2 / 3600,
      model: 'llama-3.1-70b',
      weights: 'bf16',
      batch: 1,
      context: 1000,
    });
    // (2·70.6e9 + 1000·327,680) B over 26.8 TB/s is 5.281 ms, at $16 an hour: $23.47 a million tokens.
    expect(grade(cost, '23.47').code).toBe('correct');
    expect(grade(cost, '$23.47/Mtok').code).toBe('correct');
    expect(grade(cost, '$0.0000235 per token').code).toBe('correct');
    expect(grade(cost, '2.93').code).toBe('slip'); // the rent of one chip for eight
  });
});

test('what a statement tells under a name of its own can be taken for its twin', () => {
  // Llama 3.1 8B: 32 layers of 8 KV heads of 128 elements, in 2 B, is 131 kB; with its 32 query heads, 524 kB.
  const cache = numberVariant(template('cache-of-one-token'), { model: 'llama-3.1-8b', kv: 'bf16' });
  expect(grade(cache, '131 kB').code).toBe('correct');
  expect(grade(cache, '524 kB')).toMatchObject({
    code: 'slip',
    slips: [{ id: 'kv_elements_per_layer.query_heads_for_kv_heads' }],
  });
});

test('of two things that are as large, either may have been left out, and both are named', () => {
  // Each token 8 times out and 8 times back in each of 2 layers, over a network 450/50 = 9 times as fast: 32/9 = 3.56.
  const boundary = numberVariant(template('rack-boundary'), {
    hardware: 'h100-sxm',
    model: 'deepseek-v3',
    layers_per_stage: 2,
  });
  expect(grade(boundary, '3.56').code).toBe('correct');
  expect(grade(boundary, '1.78')).toMatchObject({
    code: 'slip',
    slips: [{ id: 'boundary_ratio.no_transfers_per_layer' }, { id: 'boundary_ratio.no_layers_per_stage' }],
  });
});

test('arithmetic with units costs nothing, and a count passes in each unit that the author lets pass', () => {
  // 32 GB at 1.64 TB/s is 19.5 ms.
  const drain = numberVariant(template('drain-of-a-machine'), { hardware: 'tpu-v6e', chips: 4 });
  expect(grade(drain, '32 GB / 1.64 TB/s').code).toBe('unreadable');
  expect(grade(drain, '19.5 ms').code).toBe('correct');
  expect(grade(drain, '19.5 GB').code).toBe('wrong_dimension');
  // 256 tokens in 12.5 ms, of 8 chips.
  const chips = numberVariant(template('tokens-of-a-chip'), { chips: 8, batch: 256, step_time: 0.0125 });
  expect(grade(chips, '256/12.5 ms').code).toBe('unreadable');
  expect(grade(chips, '256/0.0125/8 tokens/s').code).toBe('correct');
});

test('a share of one costs nothing where per cent are asked', () => {
  // 8 stages idle in 7 of 12 + 7 slots.
  const bubble = numberVariant(template('training-bubble'), { stages: 8, micro_batches: 12 });
  expect(grade(bubble, '36.8%').code).toBe('correct');
  expect(grade(bubble, '36.8').code).toBe('correct');
  expect(grade(bubble, '0.368').code).toBe('unreadable');
  expect(grade(bubble, '7/19').code).toBe('unreadable');
  expect(grade(bubble, '0.368%').code).toBe('scale');
});

describe('a mistake that an author expects', () => {
  const saidOf = (id: string, times: number): string => {
    const variant = numberVariant(template(id), 1);
    const { scale } = readUnit(variant.ask.unit);
    const verdict = grade(variant, String((variant.answer.value * times) / scale));
    return verdict.code === 'slip' ? (verdict.slips[0]?.says ?? '') : verdict.code;
  };

  test('of caches is that key and value were counted twice, where the statement gives them together', () => {
    expect(saidOf('time-of-the-caches', 2)).toContain('key and value together');
    expect(saidOf('windows-and-full-layers', 2)).toContain('key and value together');
  });

  test('of caches in two bytes is never that keys were counted alone, but that two bytes are one', () => {
    const caches = numberVariant(template('time-of-the-caches'), {
      hardware: 'h100-sxm',
      chips: 8,
      model: 'llama-3.1-70b',
      kv: 'bf16',
      batch: 64,
      context: 4000,
    });
    // 64 · 4000 · 80 · 2048 elements of 2 B, over 26.8 TB/s.
    expect(grade(caches, '3.13 ms').code).toBe('correct');
    expect(grade(caches, '1.565 ms')).toMatchObject({
      code: 'slip',
      slips: [{ id: 'kv_bytes_per_token.no_bytes_per_kv_element' }],
    });
  });

  test('of real kernels is that they reach the peaks', () => {
    const kernels = numberVariant(template('batch-with-real-kernels'), {
      hardware: 'h100-sxm',
      model: 'mixtral-8x22b',
      weights: 'bf16',
      compute_efficiency: 0.5,
      memory_efficiency: 0.75,
    });
    // 295.2 · 3.615 = 1067 at the peaks, and 0.5/0.75 of that with these kernels.
    expect(grade(kernels, '711').code).toBe('correct');
    expect(grade(kernels, '1067')).toMatchObject({ code: 'slip', slips: [{ id: 'author.at_the_peaks' }] });
  });

  test('of memory that can be used in part is that the part is of what the weights leave', () => {
    const longest = numberVariant(template('longest-context-that-fits'), {
      hardware: 'h100-sxm',
      chips: 8,
      model: 'llama-3.1-405b',
      weights: 'fp8',
      kv: 'bf16',
      batch: 16,
      usable_memory: 0.9,
    });
    // 0.9 · 640 − 406 = 170 GB for 16 caches of 516 kB a token; 0.9 · (640 − 406) = 211 GB.
    expect(grade(longest, '20.6k').code).toBe('correct');
    expect(grade(longest, '25.5k')).toMatchObject({ code: 'slip', slips: [{ id: 'author.share_of_room' }] });
  });

  test('of drafted tokens is that all are drafts, that only drafts count, or that a share of all does', () => {
    const drafted = numberVariant(template('drafted-tokens'), {
      hardware: 'h200-sxm',
      chips: 8,
      model: 'llama-3.1-70b',
      weights: 'fp8',
      speculation: 'drafted',
      tokens_per_pass: 4,
      acceptance: 0.8,
      batch: 8,
      context: 1000,
    });
    // (70.6 GB + 8 · 1000 · 328 kB) over 38.4 TB/s: 1.907 ms, for 1 + 0.8 + 0.64 + 0.512 = 2.952 tokens.
    expect(grade(drafted, '1548').code).toBe('correct');
    // And 0.4096 more; 1 less; or 0.8 · 4 = 3.2.
    expect(grade(drafted, '1763')).toMatchObject({ code: 'slip', slips: [{ id: 'author.one_too_many' }] });
    expect(grade(drafted, '1024')).toMatchObject({ code: 'slip', slips: [{ id: 'author.drafts_alone' }] });
    expect(grade(drafted, '1678')).toMatchObject({ code: 'slip', slips: [{ id: 'author.share_of_all' }] });
  });

  test('of experts in a small batch is that no two tokens pick the same', () => {
    const handful = numberVariant(template('weights-for-a-handful'), {
      hardware: 'h200-sxm',
      chips: 8,
      model: 'deepseek-v3',
      weights: 'fp8',
      batch: 6,
      experts_read: 'touched',
    });
    // 17.1 GB and, of 653.9 GB of experts, 1 − (31/32)^6 = 17.3% or 6/32 = 18.8%, over 38.4 TB/s.
    expect(grade(handful, '3.40 ms').code).toBe('correct');
    expect(grade(handful, '3.64 ms')).toMatchObject({ code: 'slip', slips: [{ id: 'author.no_overlap' }] });
  });
});

test('an estimate in the wrong unit is told so, and a price by the wrong unit of time', () => {
  // 1,000 vectors of 7,168 bytes over 4 · 50 GB/s: 36 µs.
  const crossing = numberVariant(template('crossing-in-your-head'), {
    model: 'deepseek-v3',
    batch: 1000,
    bytes_per_dispatched: 1,
    boundary_wires: 4,
    chip_scale_out_bandwidth: 50e9,
  });
  expect(grade(crossing, '40 µs').code).toBe('correct');
  expect(grade(crossing, '40 ms')).toMatchObject({
    code: 'scale',
    message: expect.stringContaining('about'),
  });
  const holding = numberVariant(template('holding-a-cache'), 1);
  const right = holding.answer.value / readUnit(holding.ask.unit).scale;
  for (const times of [60, 3600, 1 / 60, 1 / 3600])
    expect([times, grade(holding, String(right * times)).code]).toEqual([times, 'scale']);
});

describe('a ratio turned over, or the other part of a share,', () => {
  // DeepSeek-V3 on H100 in stages of two layers, as above: 32/9. In eight stages 7 of 19 slots are idle, and 12 are not.
  const boundary = numberVariant(template('rack-boundary'), {
    hardware: 'h100-sxm',
    model: 'deepseek-v3',
    layers_per_stage: 2,
  });
  const bubble = (stages: number, micro_batches: number) =>
    numberVariant(template('training-bubble'), { stages, micro_batches });

  test('is a slip, and told as such', () => {
    expect(grade(boundary, '0.281')).toMatchObject({
      code: 'slip',
      slips: [{ id: 'answer.turned_over', says: 'That is the ratio the other way round.' }],
    });
    expect(grade(bubble(8, 12), '63.2%')).toMatchObject({
      code: 'slip',
      slips: [{ id: 'answer.other_part', says: 'That is the other part.' }],
    });
  });

  test('is not told where a mistake that people make leads to the same number', () => {
    // Of 4 racks in a row each is idle for 1 − 1/4; who left out the “1 −” has the other part, by a way that has a name.
    const idle = numberVariant(template('idle-racks'), 1);
    const other = 100 * (1 - idle.answer.value);
    expect(grade(idle, `${other}%`)).toMatchObject({
      code: 'slip',
      slips: [{ id: 'inference_bubble.no_one_minus' }],
    });
  });
});

test('what a question counts may stand after the number', () => {
  // A bubble of 30% of 10 stages: 9 · 0.7/0.3 = 21 micro-batches.
  const batches = numberVariant(template('micro-batches-for-a-bubble'), { stages: 10, training_bubble: 0.3 });
  for (const typed of ['21', '21 micro-batches', '21 microbatches'])
    expect([typed, grade(batches, typed).code]).toEqual([typed, 'correct']);
  const racks = numberVariant(template('racks-for-a-planet'), 1);
  const right = String(Math.round(racks.answer.value));
  expect(grade(racks, `${right} racks`).code).toBe('correct');
});

describe('a mistake that its author wrote down', () => {
  const shown = (
    id: string,
    drawn: Parameters<typeof numberVariant>[1],
    mistake: string,
  ): readonly string[] => {
    const variant = numberVariant(template(id), drawn);
    const { value } = slipsOf(variant).find((slip) => slip.id === mistake) ?? { value: 0 };
    const verdict = grade(variant, String(value / readUnit(variant.ask.unit).scale));
    return verdict.code === 'slip' ? verdict.slips.map((slip) => slip.id) : [];
  };

  test('is not told again in words made for every problem', () => {
    // Idle time with nothing taken off is the memory time, and so is the sum of both times with one taken off.
    expect(shown('prompt-on-empty-seats', 1, 'author.whole_pass')).toEqual(['author.whole_pass']);
  });

  test('is told beside another that meets it in this draw alone', () => {
    // (4 − 1)/0.25 = 12 = 4 · 0.75/0.25.
    expect(
      shown('micro-batches-for-a-bubble', { stages: 4, training_bubble: 0.25 }, 'author.one_over'),
    ).toEqual(['author.one_over', 'answer.no_minus_one']);
  });
});
