import { describe, expect, test } from 'vitest';
import type { Givens } from '../../src/engine/quantities.ts';
import { quantityIds } from '../../src/engine/quantities.ts';
import { missingFor, solve, solveAll } from '../../src/engine/solve.ts';
import { allGiven } from '../fixtures/givens.ts';

describe('every quantity at once', () => {
  const givens: Givens = { batch: 128, step_time: 0.002, chips: 8, chip_memory_capacity: 80e9 };

  test('is what each is alone', () => {
    const found = solveAll(allGiven);
    expect([...found.keys()]).toEqual(quantityIds);
    for (const [id, one] of found) expect([id, one]).toEqual([id, { value: solve(allGiven, id).value }]);
  });

  test('says of what cannot be found which given is missing', () => {
    const found = solveAll(givens);
    expect(found.get('throughput')).toEqual({ value: 64_000 });
    expect(found.get('drain_time')).toEqual({
      error: expect.objectContaining({ code: 'missing_given', subject: 'chip_memory_bandwidth' }),
    });
  });

  test('goes on after a failure', () => {
    const found = solveAll(givens, ['drain_time', 'memory_capacity', 'drain_time', 'departures']);
    expect(found.get('memory_capacity')).toEqual({ value: 640e9 });
    expect(found.get('departures')).toEqual({ value: 500 });
    expect(found.size).toBe(3);
  });

  test('refuses givens that are wrong', () => {
    expect(() => solveAll({ batch: -1 })).toThrow(expect.objectContaining({ code: 'bad_given' }));
  });

  test('does not hide a fault of the program', () => {
    const trap = Object.defineProperty({ batch: 1 }, 'step_time', {
      get: () => {
        throw new TypeError('a fault');
      },
    });
    expect(() => solveAll(trap, ['throughput'])).toThrow(TypeError);
  });
});

describe('what is missing', () => {
  // biome-ignore format: a table reads by column
  const cases: readonly [givens: Givens, ask: string, missing: readonly string[]][] = [
    [{},                                    'drain_time',   ['chips', 'chip_memory_capacity', 'chip_memory_bandwidth']],
    [{ chips: 8 },                          'drain_time',   ['chip_memory_capacity', 'chip_memory_bandwidth']],
    [{ memory_capacity: 1 },                'drain_time',   ['chips', 'chip_memory_bandwidth']],
    [{ memory_capacity: 1, memory_bandwidth: 1 }, 'drain_time', []],
    [{},                                    'batch',        ['batch']],
    [{ batch: 1 },                          'batch',        []],
    [{},                                    'batch * context', ['batch', 'context']],
    [{ total_params: 1e9 },                 'params_read',  []],
    [{ total_params: 1e9, experts_read: 'touched' }, 'params_read', ['expert_params', 'active_experts', 'experts', 'batch']],
    [{},                                    'flop_per_param', []],
  ];

  test.for(cases)('%j for %s: %j', ([givens, ask, missing]) => {
    expect(missingFor(givens, ask)).toEqual(missing);
  });

  test('once it is given, is no longer missing, and the answer is found', () => {
    const missing = missingFor({}, 'step_time');
    const givens = Object.fromEntries(missing.map((id) => [id, allGiven[id]]));
    expect(missing.length).toBeGreaterThan(5);
    expect(missingFor(givens, 'step_time')).toEqual([]);
    expect(solve(givens, 'step_time').value).toBeGreaterThan(0);
  });

  test('of what nobody knows is an error that names the nearest', () => {
    expect(() => missingFor({}, 'batch * contxt')).toThrow('Did you mean "context"?');
  });
});
