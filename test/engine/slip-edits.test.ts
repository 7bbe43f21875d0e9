import { describe, expect, test } from 'vitest';
import { mapped, parse } from '../../src/engine/expression.ts';
import { editsOf } from '../../src/engine/slip-edits.ts';
import { likelihoodOf } from '../../src/engine/slip-likelihood.ts';
import { twinsOf } from '../../src/engine/slip-twins.ts';
import { plainFormula } from '../../src/engine/text.ts';

const edits = (formula: string) =>
  Object.fromEntries(
    editsOf(parse(formula)).map(({ id, formula }) => [id, plainFormula(formula, (name) => name)]),
  );

describe('what people do to a formula', () => {
  // biome-ignore format: a table reads by column
  const cases: readonly [formula: string, edits: { readonly [id: string]: string }][] = [
    ['racks * rent',              { no_racks: 'rent' }],                          // a rent is not forgotten
    ['rent * racks',              { no_racks: 'rent' }],
    ['rent / racks',              { no_racks: 'rent' }],
    ['racks / rent',              {}],                                            // nor what stands above
    ['memory_used - weight_bytes', { no_weight_bytes: 'memory_used' }],
    ['weight_bytes + memory_used', { no_weight_bytes: 'memory_used', no_memory_used: 'weight_bytes' }],
    ['sparsity * rent',           { no_sparsity: 'rent' }],                       // a ratio that was worked out
    ['throughput * rent',         {}],                                            // any other that was
    ['bytes_per_activation * rent', { no_bytes_per_activation: 'rent', bits_for_bytes_per_activation: '8 × bytes_per_activation × rent' }],
    ['chip_memory_bandwidth * rent', {}],
    ['racks ^ rent',              { no_power: 'racks' }],
    ['sqrt(rent)',                { no_root: 'rent' }],
    ['sqrt(racks * racks)',       { no_racks: 'sqrt(racks)', no_root: 'racks × racks' }],
    ['rent * 2',                  { no_2: 'rent' }],
    ['2 * rent',                  { no_2: 'rent' }],
    ['rent / 2',                  { no_2: 'rent' }],
    ['2 / rent',                  {}],
    ['1 + rent',                  { no_plus_one: 'rent', no_rent: '1' }],
    ['rent + 1',                  { no_plus_one: 'rent', no_rent: '1' }],
    ['rent + 2',                  { no_rent: '2' }],
    ['1 - rent',                  { no_one_minus: 'rent', no_rent: '1' }],
    ['rent - 1',                  { no_minus_one: 'rent' }],
    ['rent - 2',                  {}],
    ['compute_time + memory_time', { no_compute_time: 'memory_time', no_memory_time: 'compute_time', max_for_sum: 'max(compute_time, memory_time)' }],
    ['compute_time + memory_time * 3', { no_compute_time: 'memory_time × 3', no_3: 'compute_time + memory_time' }],
    ['3 * compute_time + memory_time', { no_memory_time: '3 × compute_time', no_3: 'compute_time + memory_time' }],
    ['compute_time / memory_time', { memory_time_over_compute_time: 'memory_time / compute_time' }],
    ['compute_time / racks',      { no_racks: 'compute_time' }],                  // of two kinds
    ['compute_time / sqrt(memory_time)', { no_root: 'compute_time / memory_time' }],
    ['sqrt(compute_time) / memory_time', { no_root: 'compute_time / memory_time' }],
    ['max(compute_time, memory_time)', {
      sum_for_max: 'compute_time + memory_time',
      memory_time_for_compute_time: 'memory_time',
      compute_time_for_memory_time: 'compute_time',
    }],
    ['max(compute_time, 3 * memory_time)', {
      sum_for_max: 'compute_time + 3 × memory_time',
      min_for_max: 'min(compute_time, 3 × memory_time)',
      no_3: 'max(compute_time, memory_time)',
    }],
    ['max(3 * compute_time, memory_time)', {
      sum_for_max: '3 × compute_time + memory_time',
      min_for_max: 'min(3 × compute_time, memory_time)',
      no_3: 'max(compute_time, memory_time)',
    }],
    ['min(compute_time, memory_time)', { max_for_min: 'max(compute_time, memory_time)' }],
    ['max(0, compute_time)',      {}],                                            // a bound, no second thing
    ['max(compute_time, memory_time, kv_time)', {}],
    ['max(compute_time)',         {}],
    // A part of a whole: the rest is what the whole has beside it.
    ['kv_time / (kv_time + weight_time)', {
      no_kv_time: 'kv_time / weight_time',
      no_weight_time: 'kv_time / kv_time',
      max_for_sum: 'kv_time / max(kv_time, weight_time)',
      drain_time_for_weight_time: 'kv_time / (kv_time + drain_time)',
      part_over_rest: 'kv_time / weight_time',
    }],
    ['(1 - racks) / (sparsity + 1 - racks)', {
      no_racks: '1 / (sparsity + 1)',
      no_sparsity: '(1 − racks) / (1 − racks)',
      no_plus_one: '(1 − racks) / (sparsity − racks)',
      no_one_minus: 'racks / (sparsity + 1 − racks)',
      part_over_rest: '(1 − racks) / sparsity',
    }],
    ['racks / (racks + sparsity - overtraining)', {
      no_racks: 'racks / (sparsity − overtraining)',
      no_sparsity: 'racks / (racks − overtraining)',
      no_overtraining: 'racks / (racks + sparsity)',
      part_over_rest: 'racks / (sparsity − overtraining)',
    }],
    // What is subtracted is no part.
    ['kv_time / (weight_time - kv_time)', {
      no_kv_time: 'kv_time / weight_time',
      drain_time_for_weight_time: 'kv_time / (drain_time − kv_time)',
    }],
    ['kv_time / (kv_time - weight_time)', {
      no_weight_time: 'kv_time / kv_time',
      drain_time_for_weight_time: 'kv_time / (kv_time − drain_time)',
    }],
    // A quantity that stands in a formula twice is mistaken both times.
    ['experts * rent + experts',  { no_experts: 'rent', active_experts_for_experts: 'active_experts × rent + active_experts' }],
    ['transfer_bandwidth * rent', { bits_for_transfer_bandwidth: '8 × transfer_bandwidth × rent', eighth_of_transfer_bandwidth: '0.125 × transfer_bandwidth × rent' }],
    ['compute_rate * rent',       { sparse_for_dense: '2 × compute_rate × rent' }],
    ['chip_compute_rate * rent',  { sparse_for_dense: '2 × chip_compute_rate × rent' }],
  ];

  test.for(cases)('%s', ([formula, expected]) => {
    expect(edits(formula)).toEqual(expected);
  });

  // biome-ignore format: a table reads by column
  const mistakes: readonly [formula: string, id: string, mistake: object][] = [
    ['2 * rent',                  'no_2',             { kind: 'number_left_out', value: 2, as: 'factor' }],
    ['rent * 2',                  'no_2',             { kind: 'number_left_out', value: 2, as: 'factor' }],
    ['rent / 2',                  'no_2',             { kind: 'number_left_out', value: 2, as: 'divisor' }],
    ['rent * racks',              'no_racks',         { kind: 'left_out', of: 'racks', as: 'factor' }],
    ['rent / racks',              'no_racks',         { kind: 'left_out', of: 'racks', as: 'divisor' }],
    ['rent + racks',              'no_racks',         { kind: 'left_out', of: 'racks', as: 'term' }],
    ['rent - racks',              'no_racks',         { kind: 'left_out', of: 'racks', as: 'subtrahend' }],
    ['(1 - racks) / racks',       'no_racks',         { kind: 'left_out', of: 'racks', as: 'factor' }],
    ['sqrt(rent)',                'no_root',          { kind: 'no_root' }],
    ['max(compute_time, memory_time)', 'memory_time_for_compute_time', { kind: 'smaller_taken', used: 'memory_time', meant: 'compute_time' }],
    ['transfer_bandwidth * rent', 'eighth_of_transfer_bandwidth', { kind: 'bytes_for_bits', of: 'transfer_bandwidth' }],
    ['transfer_bandwidth * rent', 'bits_for_transfer_bandwidth',  { kind: 'bits_for_bytes', of: 'transfer_bandwidth' }],
  ];

  test.for(mistakes)('%s without %s is told as %j', ([formula, id, mistake]) => {
    expect(editsOf(parse(formula)).find((edit) => edit.id === id)?.mistake).toEqual(mistake);
  });

  test('has each name once: of two ones left out, the first', () => {
    const found = editsOf(parse('(rent - 1) / (chip_rent - 1)'));
    expect(found.map(({ id }) => id)).toEqual(['no_minus_one']);
    expect(edits('(rent - 1) / (chip_rent - 1)')).toEqual({ no_minus_one: 'rent / (chip_rent − 1)' });
  });
});

describe('what people take for one another', () => {
  test('is mutual within a group', () => {
    expect(twinsOf('query_heads')).toEqual(['kv_heads']);
    expect(twinsOf('kv_heads')).toEqual(['query_heads']);
    expect(twinsOf('rl_tokens')).toEqual(['pretraining_tokens', 'inference_tokens']);
  });

  test('comes from every group a quantity is in, once', () => {
    expect(twinsOf('context')).toEqual(['prompt', 'window', 'selected_tokens']);
    expect(twinsOf('cache_layers')).toEqual(['layers', 'moe_layers', 'window_layers']);
  });

  test('goes one way where the other mistake is not made', () => {
    expect(twinsOf('weight_time')).toEqual(['drain_time']);
    expect(twinsOf('drain_time')).toEqual([]);
  });

  test('is nothing for what nobody confuses', () => {
    expect(twinsOf('step_time')).toEqual([]);
  });
});

describe('how readily a slip is made', () => {
  test('goes by its kind', () => {
    expect(likelihoodOf({ kind: 'max_for_min' })).toBeLessThan(likelihoodOf({ kind: 'no_minus_one' }));
  });

  test('is more for a factor that is often left out', () => {
    const without = (of: 'chips' | 'context') => likelihoodOf({ kind: 'left_out', of, as: 'factor' });
    expect(without('chips')).toBeGreaterThan(without('context'));
    const taken = likelihoodOf({ kind: 'taken_for', used: 'chips', meant: 'expert_chips' });
    expect(likelihoodOf({ kind: 'sparse_for_dense', of: 'chips' })).toBeLessThan(taken);
    expect(without('chips')).toBeGreaterThan(taken);
  });
});

test('a tree that is changed node by node is changed from the inside out', () => {
  const order: string[] = [];
  const doubled = mapped(parse('max(a, 2) * b'), (node, was) => {
    order.push(plainFormula(was, (name) => name));
    return node.kind === 'number' ? { kind: 'number', value: 2 * node.value } : node;
  });
  expect(order).toEqual(['a', '2', 'max(a, 2)', 'b', 'max(a, 2) × b']);
  expect(doubled).toEqual(parse('max(a, 4) * b'));
});
