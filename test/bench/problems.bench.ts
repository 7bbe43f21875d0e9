import { describe, expect, test } from 'vitest';
import { readUnit } from '../../src/engine/units.ts';
import { drawVariant, freshSeed } from '../../src/problems/draw-variant.ts';
import { grade } from '../../src/problems/grade.ts';
import { readAnswer } from '../../src/problems/read-answer.ts';
import { numberVariant, template } from '../fixtures/templates.ts';

/** What a benchmark makes is used, or the compiler would not make it. */
let used = 0;
const read = (text: string, unit: string): void => {
  used += readAnswer(text, unit).kind.length;
};

describe('reading', () => {
  test('answers as people type them', async ({ bench }) => {
    await bench.compare(
      bench('4472', () => read('4472', 'sequence')),
      bench('15.5 ms', () => read('15.5 ms', 's')),
      bench('$3 per million tokens', () => read('$3 per million tokens', '$/Mtok')),
      bench('2.4×10³ tok/s/GPU', () => read('2.4×10³ tok/s/GPU', 'token/(s*chip)')),
      bench('16,5, which is asked about', () => read('16,5', 'ms')),
      bench('300 sequenses, and what is near', () => read('300 sequenses', 'sequence')),
    );
  });

  test('long answers', async ({ bench }) => {
    const typed = '671e9*2/(8*3.35e12) + 128*4096*70272/(8*3.35e12) seconds';
    await bench.compare(
      bench('typed working', () => read(typed, 'ms')),
      bench('200 digits', () => read('1'.repeat(200), 'token')),
      bench('a hundred ones', () => read(`1${'+1'.repeat(99)}`, 'token')),
    );
  });

  test('hostile answers', async ({ bench }) => {
    const tall = '9'.repeat(10_000);
    await bench.compare(
      bench('10,000 digits', () => read(tall, 'token')),
      bench('99 brackets', () => read(`${'('.repeat(99)}5${')'.repeat(99)}`, 'token')),
      bench('a tower of powers', () => read(`9${'^9'.repeat(99)}`, 'token')),
      bench('a word of 198 letters', () => read(`5 ${'z'.repeat(198)}`, 'token')),
      bench('100 faces', () => read('😀'.repeat(100), 'token')),
    );
  });
});

describe('drawing and grading', () => {
  const cost = template('cost-at-batch-1');
  let seed = 0;

  test('a variant with its answer, and its place in the list alone', async ({ bench }) => {
    await bench.compare(
      bench('a variant and its answer', () => {
        used += drawVariant(cost, seed++).drawn['chips'] === 8 ? 1 : 2;
      }),
      bench('a seed that avoids the last five', () => {
        used += freshSeed(cost, [1, 2, 3, 4, 5], () => seed++);
      }),
    );
  });

  test('a verdict', async ({ bench }) => {
    const variant = numberVariant(cost, 1);
    const { scale } = readUnit(variant.ask.unit);
    const right = variant.answer.value / scale;
    const verdict = (typed: string): void => {
      used += grade(variant, typed).code.length;
    };
    await bench.compare(
      bench('right', () => verdict(String(right))),
      bench('one slip away', () => verdict(String(right / 8))),
      bench('off, with every slip looked at', () => verdict(String(right * 1.7))),
    );
  });
});

test('what was measured was used', () => {
  expect(used).toBeGreaterThan(0);
});
