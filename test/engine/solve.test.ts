import { describe, expect, expectTypeOf, test } from 'vitest';
import { parse } from '../../src/engine/expression.ts';
import type { Givens } from '../../src/engine/quantities.ts';
import { scenario } from '../../src/engine/scenario.ts';
import { solve, unitOfExpression } from '../../src/engine/solve.ts';
import { type In, inUnit } from '../../src/engine/units.ts';
import { deepseekV3, gb200 } from '../fixtures/records.ts';

const rack = scenario({ hardware: gb200, model: deepseekV3, batch: 64, context: 8192 });

describe('solve', () => {
  test('gives a value in base units, with its unit', () => {
    const { value, unit } = solve(rack, 'weight_time');

    expect(value).toBeCloseTo(671e9 / (72 * 8e12), 12);
    expect(unit).toBe('s');
  });

  test('lists steps in the order a person would write them', () => {
    const { steps } = solve(rack, 'step_time');

    expect(steps.map(({ id }) => id)).toEqual([
      'compute_rate',
      'compute_time',
      'params_read',
      'memory_bandwidth',
      'weight_time',
      'kv_elements_per_layer',
      'kv_bytes_per_token',
      'kv_time',
      'memory_time',
      'step_time',
    ]);
  });

  test('takes a given in place of a formula', () => {
    const { value, steps } = solve({ ...rack, weight_time: 0.5 }, 'memory_time');

    expect(value).toBeGreaterThan(0.5);
    expect(steps.map(({ id }) => id)).not.toContain('weight_time');
  });

  test('answers an expression, and works out its unit', () => {
    // The drain of 186 GB at 8 TB/s is 23.25 ms; the weights take 1.165 ms of it.
    const { value, unit } = solve(rack, 'drain_time / weight_time');

    expect(value).toBeCloseTo(23.25 / 1.16493, 2);
    expect(unit).toBe('1');
    expect(solve({ ...rack, chip_rent: 0.001 }, 'rent / throughput').unit).toBe('$/token');
  });

  test('finds each quantity once, however many need it', () => {
    let reads = 0;
    const counted = Object.defineProperty({}, 'step_time', {
      get: () => {
        reads += 1;
        return 0.02;
      },
    });
    // The longest delay is a pass that was missed and a pass that is ridden.
    expect(solve(counted, 'worst_delay').value).toBe(0.04);
    expect(reads).toBe(1);
  });

  test('takes what is given as undefined for not given', () => {
    const givens = { context: undefined, overlap: undefined, weight_time: 2, kv_time: 4, compute_time: 3 };
    expect(solve(givens as unknown as Givens, 'step_time').value).toBe(6);
  });

  test('knows the unit in the type', () => {
    const time = solve(rack, 'weight_time').value;
    expectTypeOf(time).toEqualTypeOf<In<'s'>>();
    const plotSeconds = (_: In<'s'>) => {};
    plotSeconds(time);
    // @ts-expect-error bytes are not seconds
    plotSeconds(inUnit(1, 'byte'));
    // @ts-expect-error nor is a bare number
    plotSeconds(1);
  });

  test('adds, or takes the larger, as the overlap says', () => {
    const times = { compute_time: 3, weight_time: 2, kv_time: 4 };

    expect(solve({ ...times }, 'step_time').value).toBe(6); // max(3, 2 + 4)
    expect(solve({ ...times, overlap: 'attention_serial' }, 'step_time').value).toBe(7); // 4 + max(3, 2)
    expect(solve({ ...times, overlap: 'none' }, 'step_time').value).toBe(9); // 3 + 2 + 4
  });

  test('reads only the experts that were touched, where asked to', () => {
    // 1 − (1 − 8/256)^B of the routed experts: 3.1 %, 22.4 %, 63.8 %, 98.3 % (lecture.md B5).
    const share = (batch: number) => {
      const givens = { ...rack, experts_read: 'touched', batch } as const;
      return solve(givens, '(params_read - total_params + expert_params) / expert_params').value;
    };

    expect([1, 8, 32, 128].map((batch) => Number((100 * share(batch)).toFixed(1)))).toEqual([
      3.1, 22.4, 63.8, 98.3,
    ]);
  });
});

// biome-ignore format: a table reads by column
const refusals: readonly [givens: Givens, ask: string, code: string, says: string][] = [
  [{ bytes_per_weight: 1, memory_bandwidth: 1 }, 'weight_time', 'missing_given',    'params_read needs total_params, which has neither a value nor a formula. Give total_params a value in parameter.'],
  [{},                                           'batch',       'missing_given',    'batch has neither a value nor a formula. Give batch a value in sequence.'],
  [{},                                           'optimal_bach','unknown_quantity', 'Unknown quantity "optimal_bach". Did you mean "optimal_batch"?'],
  [{ batch: Number.NaN },                        'batch',       'bad_given',        'batch is from 1 sequence to 10 billion sequences; this is NaN.'],
  [{ batch: -1 },                                'batch',       'bad_given',        'batch is from 1 sequence to 10 billion sequences; this is −1 sequence.'],
  [{ batch: Number.POSITIVE_INFINITY },          'batch',       'bad_given',        'batch is from 1 sequence to 10 billion sequences; this is Infinity.'],
  [{ batch: 0 },                                 'batch',       'bad_given',        'batch is from 1 sequence to 10 billion sequences; this is 0 sequences.'],
  [{ chips: 1e7 },                               'rent',        'bad_given',        'chips is from 1 chip to 1 million chips; this is 10 million chips.'],
  [{ step_time: -1 },                            'throughput',  'bad_given',        'step_time is a finite number of s, zero or more; this is −1\u00a0s.'],
  [{ step_time: Number.NaN },                    'throughput',  'bad_given',        'step_time is a finite number of s, zero or more; this is NaN.'],
  [{ total_params: 7e9, active_params: 8e9 },    'sparsity',    'bad_given',        'active_params is at most total_params, 7 billion parameters; this is 8 billion parameters.'],
  [{ experts: 8, active_experts: 9 },            'batch',       'bad_given',        'active_experts is at most experts, 8; this is 9.'],
  [{ memory_capacity: 1, memory_bandwidth: 0 },  'drain_time',  'not_finite',       'drain_time has no finite value here: something is divided by zero.'],
  [{ batch: 1, context: 0 },                     'batch / context', 'not_finite',   'batch / context has no finite value here: something is divided by zero.'],
  [{ full_weight_time: 1, sequence_compute_time: 1, sequence_kv_time: 2 }, 'optimal_batch_with_kv', 'not_finite', 'optimal_batch_with_kv has no finite value here: beyond the balance context no batch is bound by compute.'],
  [{ batch: 1 },                                 'batch + s',   'unknown_quantity', 'Unknown quantity "s".'],
  [{ batch: 1, context: 1 },                     'batch + context', 'unit',         'A sum mixes sequence and token/sequence.'],
  [{ batch: 1 },                                 'batch *',     'formula',          'The formula "batch *" does not parse at character 8: a number, a name or an opening bracket is missing.'],
];

describe('solve refuses', () => {
  test.for(refusals)('%j → %s (%s)', ([givens, ask, code, says]) => {
    expect(() => solve(givens, ask)).toThrow(
      expect.objectContaining({ name: 'EngineError', code, message: says }),
    );
  });

  test('a misspelt given, and names the nearest', () => {
    const misspelt = { btach: 1 } as unknown as Givens;
    expect(() => solve(misspelt, 'batch')).toThrow('Unknown quantity "btach". Did you mean "batch"?');
  });

  test('an option nobody offers', () => {
    const odd = { overlap: 'some' } as unknown as Givens;
    expect(() => solve(odd, 'batch')).toThrow(
      expect.objectContaining({
        code: 'bad_given',
        subject: 'overlap',
        message: 'overlap is one of perfect, attention_serial, none; this is "some".',
      }),
    );
  });

  test('a text in place of a number', () => {
    const text = { batch: '5' } as unknown as Givens;
    expect(() => solve(text, 'batch')).toThrow(
      'batch is from 1 sequence to 10 billion sequences; this is 5.',
    );
  });

  test('a formula that needs itself', () => {
    const formulas = { weight_time: parse('memory_time') };
    for (const ask of ['step_time', 'throughput'])
      expect(() => solve(rack, ask, formulas)).toThrow(
        expect.objectContaining({
          code: 'circular',
          subject: 'memory_time',
          message: 'memory_time needs weight_time needs memory_time: a circle.',
        }),
      );
  });
});

describe('the unit of what is asked', () => {
  // biome-ignore format: a table reads by column
  const units: readonly [ask: string, unit: string][] = [
    ['chip_rent',                  '$/(s*chip)'],   // as the graph states it
    ['chip_rent * 1',              '$/(chip*s)'],   // as it is worked out: in alphabetical order
    ['batch * context',            'token'],
    ['step_time / drain_time',     '1'],
  ];

  test.for(units)('%s is in %s', ([ask, unit]) => {
    expect(unitOfExpression(ask)).toBe(unit);
  });

  test('is not asked of a name nobody knows, whatever the other names are in', () => {
    expect(() => unitOfExpression('batch + context + contxt')).toThrow(
      expect.objectContaining({ code: 'unknown_quantity', subject: 'contxt' }),
    );
    expect(() => unitOfExpression('batch + context')).toThrow(expect.objectContaining({ code: 'unit' }));
  });
});
