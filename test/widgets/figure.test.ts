import { describe, expect, test } from 'vitest';
import { drawVariant, variantOf } from '../../src/problems/draw-variant.ts';
import { wrapped } from '../../src/widgets/plot/wrapped.ts';
import { figureOf } from '../../src/widgets/problem/figure.model.ts';
import { template, templates } from '../fixtures/templates.ts';

// Compiled before any test, whose time is short.
const everyTemplate = templates();

/** Llama 3.1 70B in BF16 on 8 H100, 100 tokens each: computing takes as long as reading near 300 sequences. */
const variant = variantOf(template('latency-against-batch'), 1, {
  ...{ hardware: 'h100-sxm', chips: 8, model: 'llama-3.1-70b', weights: 'bf16', context: 100 },
});
const asked = { from: 1, to: 4096, over: 'batch' } as const;

describe('a figure', () => {
  const figure = figureOf(variant, { ...asked, of: ['step_time', 'compute_time', 'weight_time'] });

  test('draws what takes time in its own colour and dash, the whole below its parts', () => {
    expect(figure.picture.lines.map(({ kind, name }) => [kind, name])).toEqual([
      ['whole', 'step'],
      ['compute', 'compute'],
      ['weights', 'weights'],
    ]);
    for (const { path } of figure.picture.lines) expect(path).toMatch(/^M[\d.,ML-]+$/);
  });

  test('says its shape in words', () => {
    expect(figure.picture.title).toBe('Step time, compute time and weight time against batch');
    const [step, compute, weights] = figure.says;
    expect(step).toMatch(
      /^Step time is flat up to about (?:2[5-9]|3[0-5])0 sequences, then rises in proportion\.$/,
    );
    expect(compute).toBe('Compute time rises in proportion throughout.');
    expect(weights).toBe('Weight time is flat throughout.');
  });

  test('has a table behind it', () => {
    expect(figure.table.columns).toEqual(['batch', 'step time', 'compute time', 'weight time']);
    expect(figure.table.rows.map(([head]) => head)).toEqual([
      ...['1 sequence', '4 sequences', '16 sequences', '64 sequences', '256 sequences'],
      ...['1,024 sequences', '4,096 sequences'],
    ]);
  });

  test('tells quantities without a colour of their own apart by their dash', () => {
    const { picture } = figureOf(variant, {
      ...asked,
      of: ['compute_time', 'drain_time', 'weight_time', 'full_weight_time'],
    });
    expect(picture.lines.map(({ kind }) => kind)).toEqual(['compute', 'plain', 'weights', 'broken']);
  });

  test('has one unit', () => {
    expect(figureOf(variant, { ...asked, of: ['step_time', 'optimal_batch'] }).picture.lines).toHaveLength(1);
  });
});

test('a long name stands in several lines', () => {
  expect(wrapped('KV')).toEqual(['KV']);
  expect(wrapped('time to read all weights')).toEqual(['time to', 'read all', 'weights']);
});

test('every figure of the site can be drawn', () => {
  for (const one of everyTemplate)
    if (one.figure)
      for (let seed = 0; seed < 20; seed += 1) {
        const drawn = figureOf(drawVariant(one, seed), one.figure);
        expect(JSON.stringify(drawn), `${one.id} ${seed}`).not.toMatch(/NaN|Infinity|undefined/);
        expect(drawn.picture.lines, one.id).toHaveLength(one.figure.of.length);
      }
});
