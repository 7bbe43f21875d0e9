import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { parse } from '../../src/engine/expression.ts';
import type { Givens } from '../../src/engine/quantities.ts';
import { type ScenarioChoice, scenario } from '../../src/engine/scenario.ts';
import { solve } from '../../src/engine/solve.ts';
import { type In, inUnit } from '../../src/engine/units.ts';
import { deepseekV3, gb200, h100, llama70b } from '../fixtures/records.ts';

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
  [{ batch: Number.NaN },                        'batch',       'bad_given',        'batch is a finite number of sequence, zero or more; this is NaN.'],
  [{ batch: -1 },                                'batch',       'bad_given',        'batch is a finite number of sequence, zero or more; this is -1.'],
  [{ chips: 0, chip_memory_bandwidth: 1, chip_memory_capacity: 1 }, 'drain_time', 'not_finite', 'drain_time has no finite value here: something is divided by zero.'],
  [{ batch: 1 },                                 'batch + s',   'unknown_quantity', 'Unknown quantity "s".'],
  [{ batch: 1, context: 1 },                     'batch + context', 'unit',         'A sum mixes sequence and token/sequence.'],
  [{ batch: 1 },                                 'batch *',     'formula',          'The formula "batch *" does not parse: Expected expression after * at character 8.'],
];

describe('solve refuses', () => {
  test.for(refusals)('%j → %s (%s)', ([givens, ask, code, says]) => {
    expect(() => solve(givens, ask)).toThrow(
      expect.objectContaining({ name: expect.any(String), code, message: says }),
    );
  });

  test('a misspelt given, and names the nearest', () => {
    const misspelt = { btach: 1 } as unknown as Givens;
    expect(() => solve(misspelt, 'batch')).toThrow('Unknown quantity "btach". Did you mean "batch"?');
  });

  test('an option nobody offers', () => {
    const odd = { overlap: 'some' } as unknown as Givens;
    expect(() => solve(odd, 'batch')).toThrow(
      'overlap is one of perfect, attention_serial, none; this is "some".',
    );
  });

  test('a formula that needs itself', () => {
    const formulas = { weight_time: parse('memory_time') };
    expect(() => solve(rack, 'step_time', formulas)).toThrow(
      expect.objectContaining({
        code: 'circular',
        message: 'memory_time needs weight_time needs memory_time: a circle.',
      }),
    );
  });
});

describe('a scenario', () => {
  test('takes the whole domain, and the format the model was published in', () => {
    expect(scenario({ hardware: gb200, model: deepseekV3 })).toMatchObject({
      chips: 72,
      chip_compute_rate: 5000e12, // FP8, since the weights are
      bytes_per_weight: 1,
    });
  });

  test('multiplies in bf16 what the chip has no units for', () => {
    // No FP4 units on Hopper: weights are widened on the way, and R halves twice.
    expect(solve(scenario({ hardware: h100, weights: 'fp4' }), 'ridge_batch').value).toBeCloseTo(73.8, 1);
  });

  test('refuses a multiplication the chip cannot do', () => {
    expect(() => scenario({ hardware: h100, multiply: 'fp4' })).toThrow(
      'NVIDIA H100 SXM5 80 GB does not multiply in fp4; it has bf16, fp8, int8.',
    );
  });

  test('refuses an id in place of a record', () => {
    const byId = { hardware: 'h100-sxm' } as unknown as ScenarioChoice;
    expect(() => scenario(byId)).toThrow(
      'hardware is a record of the catalogue; this is "h100-sxm". Look it up first.',
    );
  });

  test('lets what is chosen win over the records', () => {
    expect(scenario({ hardware: h100, chips: 4, model: llama70b, kv_heads: 1 })).toMatchObject({
      chips: 4,
      kv_heads: 1,
    });
  });
});

const positive = fc.double({ min: 1e-3, max: 1e12, noNaN: true });
const anySetup = fc.record({
  chips: positive,
  chip_compute_rate: positive,
  chip_memory_bandwidth: positive,
  total_params: positive,
  active_params: positive,
  bytes_per_weight: positive,
  kv_bytes_per_token: positive,
  batch: positive,
  context: positive,
  chip_rent: positive,
});
const ratio = (a: Givens, b: Givens, ask: string) => solve(a, ask).value / solve(b, ask).value;

describe('laws', () => {
  test('at the optimal batch, compute takes as long as reading the weights', () => {
    fc.assert(
      fc.property(anySetup, (setup) => {
        const batch = solve(setup, 'optimal_batch').value;
        expect(solve({ ...setup, batch }, 'compute_time / weight_time').value).toBeCloseTo(1, 9);
      }),
    );
  });

  test('at the balance context, one more sequence adds as much reading as arithmetic', () => {
    fc.assert(
      fc.property(anySetup, (setup) => {
        const context = solve(setup, 'balance_context').value;
        expect(solve({ ...setup, context }, 'sequence_compute_time / sequence_kv_time').value).toBeCloseTo(
          1,
          9,
        );
      }),
    );
  });

  test('the optimal batch depends on sparsity, not on size or the number of chips', () => {
    fc.assert(
      fc.property(anySetup, positive, (setup, times) => {
        const larger = {
          ...setup,
          total_params: setup.total_params * times,
          active_params: setup.active_params * times,
          chips: setup.chips * times,
        };
        expect(ratio(larger, setup, 'optimal_batch')).toBeCloseTo(1, 9);
      }),
    );
  });

  test.for(['compute_time', 'weight_time', 'kv_time', 'step_time'])(
    'twice the chips halve the %s',
    (time) => {
      fc.assert(
        fc.property(anySetup, (setup) => {
          expect(ratio({ ...setup, chips: setup.chips * 2 }, setup, time)).toBeCloseTo(0.5, 9);
        }),
      );
    },
  );

  test('twice the chips at twice the rent cost the same per token', () => {
    fc.assert(
      fc.property(anySetup, (setup) => {
        expect(ratio({ ...setup, chips: setup.chips * 2 }, setup, 'cost_per_token')).toBeCloseTo(1, 9);
      }),
    );
  });

  test('a larger batch never shortens a step and never makes a token dearer', () => {
    fc.assert(
      fc.property(anySetup, fc.double({ min: 1, max: 100, noNaN: true }), (setup, times) => {
        const larger = { ...setup, batch: setup.batch * times };
        expect(ratio(larger, setup, 'step_time')).toBeGreaterThanOrEqual(1 - 1e-9);
        expect(ratio(larger, setup, 'cost_per_token')).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });

  test('no token costs less than the floor', () => {
    fc.assert(
      fc.property(anySetup, fc.constantFrom('perfect', 'attention_serial', 'none'), (setup, overlap) => {
        expect(solve({ ...setup, overlap }, 'cost_over_floor').value).toBeGreaterThanOrEqual(1 - 1e-9);
      }),
    );
  });
});
