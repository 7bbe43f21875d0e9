import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerRanges } from '../../src/export/numeric-answers.ts';
import { answerText, rightText } from '../../src/problems/answer-text.ts';
import { plainText } from '../../src/problems/content.ts';
import { drawVariant, variantOf } from '../../src/problems/draw-variant.ts';
import { grade } from '../../src/problems/grade.ts';
import { solution } from '../../src/problems/solution.ts';
import { compiled } from '../fixtures/compiled.ts';
import { numberVariant, template } from '../fixtures/templates.ts';

describe('an answer that is a count', () => {
  // 141.2 GB of weights over 80 GB a chip: 1.765 chips.
  const chips = compiled(`
given:
  hardware: h100-sxm
  model: llama-3.1-70b
  weights: bf16
  chips: { one_of: [2 chips, 4 chips] }
ask: chips_for_weights
accept: { rounding: up }
tolerance: 1%
`);
  const variant = drawVariant(chips, 1);

  // biome-ignore format: a table reads by column
  test.for([
    ['2',       'correct', 'the whole number above'],
    ['1.765',   'correct', 'the exact answer'],
    ['1',       'slip',    'the whole number below does not hold them'],
    ['3',       'off',     'one too many is not rounding'],
  ] as const)('%s is %s: %s', ([typed, code]) => {
    expect(grade(variant, typed).code).toBe(code);
  });

  test('rounded the wrong way is told why', () => {
    expect(grade(variant, '1')).toMatchObject({
      code: 'slip',
      slips: [
        { id: 'answer.rounded_down', says: expect.stringContaining('a part of one needs a whole one') },
      ],
    });
  });
});

describe('a count that nearly is a whole number', () => {
  const count = (rounding: string, tolerance: string) =>
    compiled(`
given:
  batch: { one_of: [100 sequences, 200 sequences] }
  chips: 8 chips
ask: batch / chips
unit: sequences/chip
tolerance: ${tolerance}
accept: { rounding: ${rounding} }
`);
  const of = (batch: number, rounding: string, tolerance: string) =>
    numberVariant(count(rounding, tolerance), { batch, chips: 8 });

  // biome-ignore format: a table reads by column
  test.for([
    // 113/8 = 14.125
    [113,  'up',      '2%', '14',    'slip',    'fourteen are too few, though within 2%'],
    [113,  'up',      '2%', '15',    'correct', 'the whole number above'],
    [113,  'up',      '2%', '14.1',  'correct', 'the exact answer'],
    // 190/8 = 23.75
    [190,  'down',    '3%', '24',    'slip',    'the twenty-fourth does not fit'],
    [190,  'down',    '3%', '23',    'correct', 'the whole number below'],
    [190,  'nearest', '3%', '24',    'correct', 'no side is wrong'],
    // 192/8 = 24
    [192,  'down',    '3%', '24',    'correct', 'nothing was rounded'],
    [192,  'up',      '3%', '24',    'correct', 'nothing was rounded'],
    // 24.000000000000004, as a quotient of decimals may come out
    [192.00000000000003, 'up', '3%', '24', 'correct', 'what the machine left over is no sequence'],
    // 9,877/8 = 1,234.6
    [9877, 'down',    '3%', '1235',  'correct', '3% does not tell it from 1,234'],
  ] as const)('%d/8 rounded %s, within %s: %s is %s, %s', ([batch, rounding, tolerance, typed, code]) => {
    expect(grade(of(batch, rounding, tolerance), typed).code).toBe(code);
  });

  test('is told as the whole number, with what was rounded', () => {
    expect(rightText(of(113, 'up', '2%'))).toBe(
      '15 sequences per chip (14.1 sequences per chip, rounded up)',
    );
    expect(rightText(of(192, 'up', '2%'))).toBe('24 sequences per chip');
  });

  test('goes into banks, whose first range that fits decides, as wrong on the wrong side', () => {
    const ranges = answerRanges(of(113, 'up', '2%'));
    const first = (typed: number) => ranges.find(({ low, high }) => low <= typed && typed <= high);
    expect(first(14)).toMatchObject({ isRight: false, says: expect.stringContaining('You rounded down') });
    expect(first(14.1)).toMatchObject({ isRight: true });
    expect(first(15)).toMatchObject({ isRight: true });
  });
});

describe('an answer to so many significant figures', () => {
  const problem = compiled(`
given:
  batch: { one_of: [73 sequences, 100 sequences] }
  chips: 8 chips
ask: batch / chips
unit: sequences/chip
tolerance: 2 figures
`);
  // 73/8 = 9.125, which rounds to 9.1.
  const variant = numberVariant(problem, { batch: 73, chips: 8 });

  // biome-ignore format: a table reads by column
  test.for([
    [9.04,  'off',     'rounds to 9.0'],
    [9.051, 'correct', 'rounds to 9.1'],
    [9.174, 'correct', 'within half a tenth of 9.125'],
    [9.18,  'off',     'neither'],
  ] as const)('%d is %s, here and in banks: it %s', ([typed, code]) => {
    expect(grade(variant, String(typed)).code).toBe(code);
    const isIn = answerRanges(variant).some(
      ({ low, high, isRight }) => isRight && low <= typed && typed <= high,
    );
    expect(isIn).toBe(code === 'correct');
  });
});

describe('what an author accepts and expects', () => {
  const problem = compiled(`
given:
  batch: { one_of: [100 sequences, 200 sequences] }
  context: 1000 tokens/sequence
  kv_bytes_per_token: 100 kB/token
ask: batch * context
unit: token
accept:
  units: [sequence]
  also: [{ value: batch * context * 2, says: 'Counting keys and values apart is another way to count.' }]
mistakes:
  one_sequence: { value: context * (batch / batch) * (batch / (2 * batch)) * (2 * batch / batch) * 3 * batch / 300, says: 'You took a third of the {batch}.' }
`);
  const variant = variantOf(problem, 0, { batch: 100, context: 1000, kv_bytes_per_token: 100_000 });

  // biome-ignore format: a table reads by column
  test.for([
    ['100000',             'correct',         'the answer'],
    ['100k sequences',     'correct',         'a unit that passes for the asked one'],
    ['100k layers',        'wrong_dimension', 'a unit that does not'],
    ['200000',             'correct',         'another answer that is right'],
    ['1000',               'slip',            'the mistake the author expects: 1000 · 1 · ½ · 2 · 3 · 100 / 300'],
  ] as const)('%s is %s: %s', ([typed, code]) => {
    expect(grade(variant, typed).code).toBe(code);
  });

  test('is told in the author’s words, with this draw’s numbers', () => {
    expect(grade(variant, '200000')).toMatchObject({
      says: 'Counting keys and values apart is another way to count.',
    });
    expect(grade(variant, '1000')).toMatchObject({
      slips: [{ id: 'author.one_sequence', says: 'You took a third of the 100 sequences.' }, {}],
    });
  });
});

describe('a size that is wrong', () => {
  // 8 · 3.35 TB/s, 141.2 GB: 5.27 ms.
  const problem = compiled(`
given:
  hardware: h100-sxm
  chips: { one_of: [4 chips, 8 chips] }
  model: llama-3.1-70b
  weights: bf16
ask: weight_time
unit: ms
`);
  const variant = variantOf(problem, 0, {
    hardware: 'h100-sxm',
    chips: 8,
    model: 'llama-3.1-70b',
    weights: 'bf16',
  });

  // biome-ignore format: a table reads by column
  test.for([
    ['5.27',    'correct', 'milliseconds were asked'],
    ['5.27 s',  'scale',   'ms for s'],
    ['0.00527', 'scale',   'seconds, without saying so'],
    ['52.7',    'scale',   'a power of ten'],
    ['42.2 ms', 'slip',    'one chip for eight is reasoning'],
  ] as const)('%s is %s: %s', ([typed, code]) => {
    expect(grade(variant, typed).code).toBe(code);
  });
});

describe('a choice', () => {
  const claims = compiled(`
given:
  hardware: h100-sxm
  chips: 8 chips
  model: llama-3.1-70b
  weights: bf16
  context: 100 tokens/sequence
  batch: { one_of: [1 sequence, 16 sequences, 2048 sequences] }
ask:
  choose:
    - { says: Compute, when: compute_time > memory_time, because: 'The batch is far above the bend.' }
    - { says: Memory, when: memory_time > compute_time, because: 'The weights alone take {weight_time}.' }
`);
  const drawn = (batch: number) => ({
    hardware: 'h100-sxm',
    chips: 8,
    model: 'llama-3.1-70b',
    weights: 'bf16',
    context: 100,
    batch,
  });

  test('is right where its condition holds, draw by draw', () => {
    expect(grade(variantOf(claims, 0, drawn(1)), '2').code).toBe('correct');
    expect(grade(variantOf(claims, 0, drawn(2048)), '1').code).toBe('correct');
  });

  test('that is wrong is told why, with this draw’s numbers', () => {
    // 141.2 GB over 26.8 TB/s.
    expect(grade(variantOf(claims, 0, drawn(2048)), '2')).toEqual({
      code: 'wrong',
      says: ['The weights alone take 5.27\u00a0ms.'],
    });
  });

  test('is measured in the verdict as in the solution: a part of a sequence counts nowhere', () => {
    const halving = template('which-halving-helps');
    for (let seed = 0; seed < 40; seed += 1) {
      const variant = drawVariant(halving, seed);
      const solved = solution(variant).flatMap(({ lines }) => lines.map(({ value }) => value));
      const verdicts = ['1', '2', '3'].map((id) => grade(variant, id)).filter(({ code }) => code === 'wrong');
      const amounts = [...JSON.stringify(verdicts).matchAll(/” \((.+?)\)/g)].map(([, amount]) => amount);
      expect(amounts).toHaveLength(4);
      expect(solved).toEqual(expect.arrayContaining(amounts));
    }
  });

  test('of nothing is no answer yet', () => {
    for (const text of ['', '9', 'Compute'])
      expect(grade(variantOf(claims, 0, drawn(1)), text).code).toBe('unreadable');
  });

  test('stands in another order for another seed, and its ids stay', () => {
    const orders = new Set(
      Array.from({ length: 20 }, (_, seed) => {
        const variant = drawVariant(claims, seed);
        return variant.kind === 'choice' ? variant.options.map(({ option }) => option.id).join('') : '';
      }),
    );
    expect(orders).toEqual(new Set(['12', '21']));
  });
});

describe('an order', () => {
  // Ridges in bf16: 989/3.35 = 295, 1307/5.3 = 247, 989/4.8 = 206 FLOP/byte.
  const ridges = compiled(`
given: { multiply: { one_of: [bf16] } }
ask:
  order:
    - { says: H100, value: ridge, with: { hardware: h100-sxm } }
    - { says: MI300X, value: ridge, with: { hardware: mi300x } }
    - { says: H200, value: ridge, with: { hardware: h200-sxm } }
`);
  const variant = variantOf(ridges, 0, { multiply: 'bf16' });

  test('is right from the least to the greatest', () => {
    expect(grade(variant, '3 2 1').code).toBe('correct');
  });

  test('that is wrong is told the first two that stand the wrong way round', () => {
    expect(grade(variant, '2 3 1')).toEqual({
      code: 'wrong',
      says: ['“MI300X” (247\u00a0FLOP/byte) stands too early; “H200” (206\u00a0FLOP/byte) comes before it.'],
    });
  });

  test('is worked out in the order that is right', () => {
    expect(solution(variant).map(({ of }) => plainText(of))).toEqual(['H200', 'MI300X', 'H100']);
  });

  test('of what has no name calls each a value: none of them is the answer', () => {
    const unnamed = compiled(`
given: { multiply: { one_of: [bf16] } }
ask:
  order:
    - { says: H100, value: compute_rate / memory_bandwidth, with: { hardware: h100-sxm } }
    - { says: MI300X, value: compute_rate / memory_bandwidth, with: { hardware: mi300x } }
    - { says: H200, value: compute_rate / memory_bandwidth, with: { hardware: h200-sxm } }
`);
    const parts = solution(variantOf(unnamed, 0, { multiply: 'bf16' }));
    expect(parts.map(({ lines }) => lines.at(-1)?.name)).toEqual(['value', 'value', 'value']);
  });

  test('that leaves one out, or has one twice, is no answer yet', () => {
    for (const text of ['', '3 2', '3 3 1', '3 2 1 1']) expect(grade(variant, text).code).toBe('unreadable');
  });
});

describe('a sketch of latency against batch', () => {
  const head = `
given:
  hardware: h100-sxm
  chips: { one_of: [8 chips] }
  model: llama-3.1-70b
  weights: bf16
  context: 100 tokens/sequence
ask: { sketch: step_time, over: batch, from: 1 sequence, to: 4096 sequences }
`;
  const sketch = compiled(head);
  const variant = variantOf(sketch, 0, {
    hardware: 'h100-sxm',
    chips: 8,
    model: 'llama-3.1-70b',
    weights: 'bf16',
    context: 100,
  });
  const right = variant.kind === 'sketch' ? variant.right : [];
  const drawn = (values: readonly number[]) => grade(variant, values.join(' '));

  test('begins with the time of the weights and ends with that of the arithmetic', () => {
    // 141.2 GB over 26.8 TB/s; 2 · 4096 · 70.6e9 over 7.91 PFLOP/s.
    expect(right[0]).toBeCloseTo(5.27e-3, 4);
    expect(right.at(-1)).toBeCloseTo(73.1e-3, 3);
  });

  test('is right within half as much again', () => {
    expect(drawn(right.map((value) => value * 1.4)).code).toBe('correct');
    expect(drawn(right.map((value) => value * 1.6)).code).not.toBe('correct');
  });

  test('of arithmetic alone is told as the slip it is', () => {
    const batches = Array.from({ length: 7 }, (_, at) => 4 ** at);
    const verdict = drawn(batches.map((batch) => (2 * batch * 70.6e9) / (8 * 989e12)));
    expect(verdict).toMatchObject({ code: 'slip' });
  });

  test('of the weights alone is told in the words of an author who expects it', () => {
    const expecting = compiled(`${head}mistakes:
  no_users: { value: weight_time * batch / batch, says: 'You drew the {chips} with nobody to serve.' }
`);
    // 141.2 GB over 26.8 TB/s, at any batch.
    const verdict = grade(variantOf(expecting, 0, variant.drawn), right.map(() => 5.27e-3).join(' '));
    expect(verdict).toMatchObject({
      code: 'slip',
      slips: [{ id: 'author.no_users', says: 'You drew the 8 chips with nobody to serve.' }],
    });
  });

  test('of the right shape and wrong height is told so', () => {
    // 3.3 times is no slip of this derivation.
    expect(drawn(right.map((value) => value * 3.3))).toEqual({
      code: 'wrong',
      says: ['The shape is right; the whole curve lies 3.3 times too high.'],
    });
  });

  test('that rises where it should be flat is told at which end', () => {
    const rising = right.map((value, at) => value * 2.2 ** (at - 3));
    const verdict = drawn(rising);
    expect(verdict.code === 'wrong' && verdict.says.join(' ')).toMatch(
      /At the left end the curve is flat; yours rises/,
    );
  });

  test('is told where it is furthest off, in the words of what is drawn over', () => {
    const low = right.map((value, at) => (at === 3 ? value / 10 : value));
    const verdict = drawn(low);
    expect(verdict.code === 'wrong' && verdict.says).toEqual([
      'It is furthest off where the batch is 64 sequences: 10 times too low.',
    ]);
  });

  test('is not contradicted in its own words, however the slopes differ', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.05, max: 20, noNaN: true }), { minLength: 7, maxLength: 7 }),
        (factors) => {
          const verdict = drawn(right.map((value, at) => value * (factors[at] ?? 1)));
          const says = verdict.code === 'wrong' ? verdict.says : [];
          for (const [, should, is] of says.join(' ').matchAll(/the curve (.+?); yours (.+?)\./g))
            expect(is).not.toBe(should);
        },
      ),
    );
  });

  test('without all its points is no curve yet', () => {
    for (const text of ['', '1 2 3', '1 1 1 1 1 1 0', '1 1 1 1 1 1 x'])
      expect(grade(variant, text).code).toBe('unreadable');
  });
});

test('a share is shown as it was asked: in per cent, in the answer and in its line', () => {
  const problem = compiled(`
given:
  hardware: h100-sxm
  chips: { one_of: [4 chips, 8 chips] }
  model: llama-3.1-70b
  weights: bf16
ask: weight_bytes / memory_capacity
unit: '%'
`);
  const variant = numberVariant(problem, {
    hardware: 'h100-sxm',
    chips: 4,
    model: 'llama-3.1-70b',
    weights: 'bf16',
  });
  // 141.2 of 320 GB.
  expect(answerText(variant)).toBe('44.1%');
  expect(solution(variant)[0]?.lines.at(-1)).toMatchObject({ id: 'answer', value: '44.1%' });
  expect(grade(variant, '44.1').code).toBe('correct');
  expect(grade(variant, '0.441%').code).toBe('scale');
});
