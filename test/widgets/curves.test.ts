import { describe, expect, test } from 'vitest';
import { drawVariant, variantOf } from '../../src/problems/draw-variant.ts';
import { curvesOf, markOn, valueAt } from '../../src/widgets/plot/curves.model.ts';
import { wrapped } from '../../src/widgets/plot/wrapped.ts';
import { template, templates } from '../fixtures/templates.ts';

// Compiled before any test, whose time is short.
const everyTemplate = templates();

/** Llama 3.1 70B in BF16 on 8 H100, 100 tokens each: computing takes as long as reading near 300 sequences. */
const variant = variantOf(template('latency-against-batch'), 1, {
  ...{ hardware: 'h100-sxm', chips: 8, model: 'llama-3.1-70b', weights: 'bf16', context: 100 },
});
const asked = { from: 1, to: 4096, over: 'batch' } as const;

describe('curves', () => {
  const figure = curvesOf(variant.givens, { ...asked, of: ['step_time', 'compute_time', 'weight_time'] });

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
    const { picture } = curvesOf(variant.givens, {
      ...asked,
      of: ['compute_time', 'drain_time', 'weight_time', 'full_weight_time'],
    });
    expect(picture.lines.map(({ kind }) => kind)).toEqual(['compute', 'plain', 'weights', 'broken']);
  });

  test('are marked at a value, which is said in words', () => {
    // 141.2e9 bytes over 26.8e12 a second.
    const mark = markOn(figure, variant.givens, 'batch', 64, 'weight_time');
    expect(mark.text).toMatch(/^batch 64 sequences: weight time 5\.27\sms$/);
    expect([mark.now, mark.min, mark.max]).toEqual([64, 1, 4096]);
    expect(mark.x).toBeCloseTo(figure.x.at(64), 9);
  });

  test('are read at a share of their width', () => {
    expect([0, 0.5, 1].map((share) => valueAt(figure, 'batch', share))).toEqual([1, 64, 4100]);
  });

  test('have one unit', () => {
    expect(
      curvesOf(variant.givens, { ...asked, of: ['step_time', 'optimal_batch'] }).picture.lines,
    ).toHaveLength(1);
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
        const drawn = curvesOf(drawVariant(one, seed).givens, one.figure);
        expect(JSON.stringify(drawn), `${one.id} ${seed}`).not.toMatch(/NaN|Infinity|undefined/);
        expect(drawn.picture.lines, one.id).toHaveLength(one.figure.of.length);
      }
});
