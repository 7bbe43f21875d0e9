import { describe, expect, test } from 'vitest';
import { scenario } from '../../src/engine/scenario.ts';
import { sensitivities } from '../../src/engine/sensitivity.ts';
import { deepseekV3, gb200, h100, llama70b } from '../fixtures/records.ts';

describe('ten per cent more of a given', () => {
  const rack = scenario({
    hardware: gb200,
    model: deepseekV3,
    batch: 64,
    context: 8192,
    chip_rent: 2 / 3600,
  });
  const changes = (ask: string, givens = rack) =>
    new Map(sensitivities(givens, ask).map(({ given, by, change }) => [given, { by, change }]));

  test('moves a quotient by ten per cent up, or by a tenth of eleven down', () => {
    const found = changes('optimal_batch');
    expect(found.get('total_params')).toEqual({ by: 1.1, change: expect.closeTo(0.1, 9) });
    expect(found.get('chip_memory_bandwidth')?.change).toBeCloseTo(1 / 1.1 - 1, 9);
    expect(found.get('active_params')?.change).toBeCloseTo(1 / 1.1 - 1, 9);
  });

  test('of what cancels, or is not needed, is not listed', () => {
    const found = changes('optimal_batch');
    expect(found.has('chips')).toBe(false);
    expect(found.has('context')).toBe(false);
    expect(found.has('batch')).toBe(false);
  });

  test('of the side that does not bind changes nothing', () => {
    expect(changes('step_time').has('chip_compute_rate')).toBe(false);
  });

  test('is listed from the strongest to the weakest', () => {
    const sizes = sensitivities(rack, 'step_time').map(({ change }) => Math.abs(change));
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(sizes.length).toBeGreaterThan(3);
  });

  test('of what cannot grow is ten per cent less', () => {
    // A dense model's active parameters are all there are.
    const node = scenario({
      hardware: h100,
      model: llama70b,
      batch: 1000,
      context: 0,
      compute_efficiency: 1,
    });
    const found = changes('compute_time', node);
    expect(found.get('compute_efficiency')).toEqual({ by: 0.9, change: expect.closeTo(1 / 0.9 - 1, 9) });
    expect(found.get('active_params')).toEqual({ by: 0.9, change: expect.closeTo(-0.1, 9) });
  });

  test('of a constant, which nobody gave, is not asked', () => {
    const found = changes('optimal_batch');
    expect(found.has('flop_per_param')).toBe(false);
    expect([...found.keys()].every((id) => rack[id] !== undefined)).toBe(true);
  });

  test('of a quantity that was pinned counts as any other', () => {
    const pinned = changes('departures', { step_time: 0.02 });
    expect([...pinned]).toEqual([['step_time', { by: 1.1, change: expect.closeTo(1 / 1.1 - 1, 9) }]]);
  });

  test('of nothing is nothing', () => {
    expect(changes('kv_time', { ...rack, context: 0 }).has('context')).toBe(false);
  });

  test('of what can have one value only is not listed', () => {
    // Leviathan et al., equation 1, with four drafts at 80%: 1 × (1 − 0.8⁵) / (1 − 0.8); the 1 is always a 1.
    const drafts = { speculation: 'drafted', first_token: 1, acceptance: 0.8, tokens_per_pass: 5 } as const;
    expect([...changes('tokens_gained', drafts).keys()].sort()).toEqual(['acceptance', 'tokens_per_pass']);
  });

  test('that leads nowhere is not listed', () => {
    // Beyond the balance context the batch with its cache has no value; just before it, ten per cent is too much.
    const edge = { full_weight_time: 1, sequence_compute_time: 1, sequence_kv_time: 1 / 1.1 };
    expect(sensitivities(edge, 'optimal_batch_with_kv').map(({ given }) => given)).toContain(
      'full_weight_time',
    );
  });
});
