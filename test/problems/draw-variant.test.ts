import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  combination,
  combinationCount,
  drawVariant,
  freshSeed,
  variantOf,
} from '../../src/problems/draw-variant.ts';
import { solution } from '../../src/problems/solution.ts';
import type { Domain } from '../../src/problems/template.ts';
import { compiled } from '../fixtures/compiled.ts';
import { template } from '../fixtures/templates.ts';

describe('what may be drawn', () => {
  test('a range by doubling, by steps, and by 1, 2 and 5', () => {
    const { given } = compiled(`
given:
  batch: { from: 1 sequence, to: 16 sequences, by: doubling }
  context: { from: 1000 tokens/sequence, to: 20000 tokens/sequence, by: 1-2-5 }
  kv_bytes_per_token: { from: 10 kB/token, to: 30 kB/token, by: 10 kB/token }
ask: batch * context * kv_bytes_per_token
`);
    expect(given).toEqual({
      batch: [1, 2, 4, 8, 16],
      context: [1000, 2000, 5000, 10_000, 20_000],
      kv_bytes_per_token: [10_000, 20_000, 30_000],
    });
  });

  test('every combination has a place of its own, and the first name varies slowest', () => {
    const domains = fc.dictionary(
      fc.constantFrom('a', 'b', 'c', 'd'),
      fc.uniqueArray(fc.nat({ max: 9 }), { minLength: 1, maxLength: 4 }) as fc.Arbitrary<Domain>,
    );
    fc.assert(
      fc.property(domains, (given) => {
        const all = Array.from({ length: combinationCount(given) }, (_, place) =>
          JSON.stringify(combination(given, place)),
        );
        expect(new Set(all).size).toBe(all.length);
        const [[name, domain] = []] = Object.entries(given);
        if (name && domain) expect(combination(given, 0)[name]).toBe(domain[0]);
      }),
    );
  });

  test('only what fits the memory, unless that is the question', () => {
    // 810 GB of bf16 weights, and the caches, in 4 or 8 times 80 GB.
    const head = (more: string) => `
given:
  hardware: h100-sxm
  chips: { one_of: [8 chips, 16 chips] }
  model: llama-3.1-405b
  weights: bf16
${more}
ask: weight_fill
`;
    expect(compiled(head('')).combinations).toEqual([1]);
    expect(compiled(`${head('')}overfull: true`).combinations).toEqual([0, 1]);
  });

  test('no answer that could be copied from what is given', () => {
    const problem = `
given:
  batch: { one_of: [2 sequences, 4 sequences] }
  context: { one_of: [1000 tokens/sequence, 2000 tokens/sequence] }
ask: context * batch / batch
`;
    expect(() => compiled(problem)).toThrow(/none of 4/);
    expect(() => compiled(problem)).toThrow('the answer equals a number that is given (4)');
  });

  test('no answer outside its range', () => {
    const { given, combinations } = compiled(`
given:
  batch: { from: 1 sequence, to: 64 sequences, by: doubling }
  context: 1000 tokens/sequence
  kv_bytes_per_token: 100 kB/token
ask: batch * context * kv_bytes_per_token
unit: GB
range: { from: 1 GB, to: 4 GB }
`);
    // A sequence keeps 0.1 GB: 16 and 32 sequences keep 1.6 and 3.2 GB.
    expect(combinations.map((place) => combination(given, place)['batch'])).toEqual([16, 32]);
  });
});

describe('a draw', () => {
  const cost = () => template('cost-at-batch-1');

  test('is a pure function of template and seed', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        expect(drawVariant(cost(), seed).drawn).toEqual(drawVariant(cost(), seed).drawn);
      }),
      { numRuns: 50 },
    );
  });

  test('is always one of the good combinations', () => {
    const good = new Set(
      cost().combinations.map((place) => JSON.stringify(combination(cost().given, place))),
    );
    for (let seed = 0; seed < 300; seed++)
      expect(good).toContain(JSON.stringify(drawVariant(cost(), seed).drawn));
  });

  test('keeps off the numbers seen lately, wherever there are others', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 6 }), fc.nat(), (recent, start) => {
        let next = start;
        const seed = freshSeed(cost(), recent, () => next++);
        const seen = recent.map((one) => JSON.stringify(drawVariant(cost(), one).drawn));
        expect(seen).not.toContain(JSON.stringify(drawVariant(cost(), seed).drawn));
      }),
      { numRuns: 30 },
    );
  });

  test('of a problem with one combination comes again', () => {
    const only = { ...cost(), combinations: cost().combinations.slice(0, 1) };
    expect(freshSeed(only, [1, 2, 3], () => 9)).toBe(9);
  });
});

describe('a name of the problem’s own', () => {
  test('stands for its expression in what is asked, and may use those above it', () => {
    const problem = compiled(
      `
given:
  batch: { one_of: [8 sequences, 16 sequences] }
  context: 1000 tokens/sequence
  kv_bytes_per_token: 100 kB/token
let:
  cache: batch * context * kv_bytes_per_token
  two_caches: 2 * cache
ask: two_caches + cache
unit: GB
`,
      'One cache is {cache}.',
    );
    const variant = variantOf(problem, 0, { batch: 8, context: 1000, kv_bytes_per_token: 100_000 });
    // 8 · 1000 · 100 kB is 0.8 GB; three of them 2.4 GB.
    expect(variant.kind === 'number' && variant.answer.value).toBeCloseTo(2.4e9, 3);
  });

  test('that is a quantity gives that quantity its value', () => {
    const problem = compiled(`
given:
  chips: { one_of: [8 chips, 16 chips] }
  chip_memory_bandwidth: 2 TB/(s*chip)
  chip_memory_capacity: 80 GB/chip
let:
  memory_bandwidth: chips * chip_memory_bandwidth / 2
ask: drain_time
unit: ms
`);
    const variant = variantOf(problem, 0, {
      chips: 8,
      chip_memory_bandwidth: 2e12,
      chip_memory_capacity: 80e9,
    });
    // 640 GB over half of 16 TB/s.
    expect(variant.kind === 'number' && variant.answer.value).toBeCloseTo(0.08, 12);
  });
});

test('what the statement states is where the solution begins', () => {
  const head = `
given:
  hardware: h100-sxm
  chips: { one_of: [4 chips, 8 chips] }
  model: llama-3.1-70b
  weights: bf16
ask: weight_time
unit: ms
`;
  const linesOf = (body: string) =>
    solution(drawVariant(compiled(head, body), 1)).flatMap(({ lines }) => lines.map(({ id }) => id));
  expect(linesOf('How long?')).toEqual(['memory_bandwidth', 'weight_time']);
  expect(linesOf('Together they read {memory_bandwidth}. How long?')).toEqual(['weight_time']);
});

describe('the points of a sketch', () => {
  const points = (from: string, to: string) => {
    const { ask } = compiled(`
given:
  hardware: h100-sxm
  chips: { one_of: [4 chips, 8 chips] }
  model: llama-3.1-70b
  weights: bf16
  context: 100 tokens/sequence
ask: { sketch: step_time, over: batch, from: ${from}, to: ${to} }
`);
    return ask.kind === 'sketch' ? ask.at : [];
  };

  test('stand in equal ratios, whole where they count something', () => {
    // Each 2048 to the power of a sixth, 3.56, times the one before.
    expect(points('1 sequence', '2048 sequences')).toEqual([1, 4, 13, 45, 160, 570, 2048]);
    expect(points('1 sequence', '4096 sequences')).toEqual([1, 4, 16, 64, 260, 1000, 4096]);
  });

  test('are no whole numbers where these would fall together', () => {
    expect(points('1 sequence', '8 sequences')).toEqual([1, 1.4, 2, 2.8, 4, 5.7, 8]);
  });
});
