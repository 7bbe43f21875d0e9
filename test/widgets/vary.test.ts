import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { scenario } from '../../src/engine/index.ts';
import { piecesOf } from '../../src/problems/sentence.ts';
import { nextStep } from '../../src/widgets/controls/next-step.ts';
import { inLab } from '../../src/widgets/lesson/in-lab.ts';
import { Vary } from '../../src/widgets/lesson/Vary.tsx';
import { dragSteps, heard, valuesOf } from '../../src/widgets/lesson/vary.model.ts';
import { h100, llama70b } from '../fixtures/records.ts';

const say = 'At a batch of {batch}, a pass takes {weight_time}.';
/** 140 GB of weights over 26.8 TB/s: 5.27 ms, whatever the batch. */
const givens = scenario({
  ...{ hardware: h100, model: llama70b },
  batch: 64,
});

describe('a sentence with a number to drag', () => {
  test('is words and quantities in turn', () => {
    expect(piecesOf(say)).toEqual([
      { kind: 'words', text: 'At a batch of ' },
      { kind: 'value', id: 'batch' },
      { kind: 'words', text: ', a pass takes ' },
      { kind: 'value', id: 'weight_time' },
      { kind: 'words', text: '.' },
    ]);
  });

  // biome-ignore format: a table reads by column
  test.each([
    // 640 GB less 141.2 are 498.8, and a cache of 131,072 tokens takes 42.95: 11.6 of them.
    [8, '11 sequences'],
    // 80 GB do not hold the weights.
    [1, '0 sequences'],
  ])('on %i chips counts whole sequences that fit', (chips, fitting) => {
    const setup = scenario({ hardware: h100, model: llama70b, chips, context: 131_072 });
    expect(valuesOf(piecesOf('{largest_batch} fit.'), setup)).toEqual({ largest_batch: fitting });
  });

  test('is heard as its number and what follows from it', () => {
    const values = valuesOf(piecesOf(say), givens);
    expect(heard('batch', values)).toMatch(/^64 sequences; weight time 5\.27\sms$/);
  });

  test('reads whole without script', () => {
    const html = renderToString(h(Vary, { say, drag: 'batch', from: 1, to: 1024, givens }));
    expect(html.replaceAll(/<[^>]*>/g, '')).toMatch(/^At a batch of 64 sequences, a pass takes 5\.27\sms\.$/);
    expect(html).toContain('role="slider"');
  });

  test('stops at powers of two and between them, or at two figures', () => {
    expect(dragSteps(1, 8)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    const steps = dragSteps(0.5, 50);
    expect([steps[0], steps.at(-1)]).toEqual([0.5, 50]);
    expect(steps).toHaveLength(33);
    for (const step of steps) expect(Number(step.toPrecision(2))).toBe(step);
  });
});

test.each([
  ['ArrowRight', 5, 8],
  ['ArrowLeft', 5, 4],
  ['PageUp', 5, 16],
  ['PageDown', 5, 1],
  ['Home', 5, 1],
  ['End', 5, 16],
  ['Tab', 5, undefined],
])('%s leads from %d to %s', (key, from, to) => {
  expect(nextStep([1, 2, 4, 8, 16], from, key)).toBe(to);
});

test('the Lab is opened with values in the units it states them in', () => {
  // $2 an hour of a chip, in dollars a second.
  expect(inLab({ hardware: 'h100-sxm', batch: 64, chip_rent: 2 / 3600 }, 'step_time')).toMatch(
    /lab\/\?hardware=h100-sxm&batch=64&rent=2&why=step_time$/,
  );
});
