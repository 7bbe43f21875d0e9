import { describe, expect, test } from 'vitest';
import { drawVariant, type SketchVariant, variantOf } from '../../src/problems/draw-variant.ts';
import { grade } from '../../src/problems/grade.ts';
import {
  boardOf,
  nearestPoint,
  nextValue,
  readValue,
  sketched,
  valuesOf,
  withPoint,
} from '../../src/widgets/problem/sketch.model.ts';
import { template, templates } from '../fixtures/templates.ts';

// Compiled before any test, whose time is short.
const everyTemplate = templates();

/** Llama 3.1 70B in BF16 on 8 H100: 141.2 GB read at 26.8 TB/s take 5.27 ms; 4,096 sequences compute for 73.1 ms. */
const variant = sketchOf(
  variantOf(template('latency-against-batch'), 7, {
    ...{ hardware: 'h100-sxm', chips: 8, model: 'llama-3.1-70b', weights: 'bf16', context: 100 },
  }),
);
const board = boardOf(variant);

function sketchOf(drawn: ReturnType<typeof drawVariant>): SketchVariant {
  if (drawn.kind !== 'sketch') throw new Error('This problem asks for no sketch.');
  return drawn;
}

describe('the axes', () => {
  test('span six decades with the curve inside, whatever the seed', () => {
    const lows = new Set<number>();
    for (let seed = 0; seed < 40; seed += 1) {
      const drawn = sketchOf(drawVariant(template('latency-against-batch'), seed));
      const [low, high] = boardOf(drawn).range;
      expect(Math.log10(high / low)).toBeCloseTo(6, 9);
      expect(low * 9.99).toBeLessThan(Math.min(...drawn.right));
      expect(high / 9.99).toBeGreaterThan(Math.max(...drawn.right));
      lows.add(low);
    }
    // The middle, where every sketch begins, says nothing of where the curve lies.
    expect(lows.size).toBeGreaterThanOrEqual(3);
  });

  test('have a unit at every height, and say what is counted along them', () => {
    expect(board.across.title).toBe('batch, sequences');
    expect(board.across.ticks.map(({ label }) => label)).toEqual(['1', '10', '100', '1,000']);
    for (const { label } of board.upwards.ticks) expect(label).toMatch(/\d\s(?:ns|µs|ms|s|min|h)$/);
  });
});

describe('a sketch', () => {
  const flat = valuesOf(variant, '', board.range);

  test('begins flat in the middle, and is no answer yet', () => {
    expect(new Set(flat).size).toBe(1);
    expect(Math.log10(flat[0] ?? 0)).toBeCloseTo(
      (Math.log10(board.range[0]) + Math.log10(board.range[1])) / 2,
      2,
    );
    expect(grade(variant, '').code).toBe('unreadable');
  });

  test('changes one point at a time, and keeps it on the board', () => {
    const text = withPoint(flat, 2, 0.01234, board.range);
    expect(valuesOf(variant, text, board.range)).toEqual(flat.with(2, 0.0123));
    expect(valuesOf(variant, withPoint(flat, 0, 1e30, board.range), board.range)[0]).toBe(board.range[1]);
  });

  test.for([
    // A twentieth of a decade is 12.2%.
    ['ArrowUp', 0.01, 0.01122],
    ['ArrowRight', 0.01, 0.01122],
    ['ArrowDown', 0.01, 0.008913],
    ['PageUp', 0.01, 0.1],
    ['PageDown', 0.01, 0.001],
    ['Home', 0.01, 1e-4],
    ['End', 0.01, 100],
  ] as const)('moves by keys: %s', ([key, from, to]) => {
    expect(nextValue(from, key, [1e-4, 100]) ?? 0).toBeCloseTo(to, 5);
  });

  test('leaves other keys to the page', () => {
    expect(nextValue(0.01, 'a', [1e-4, 100])).toBeUndefined();
  });

  test('takes typed values with their units', () => {
    expect(readValue(variant, '15.5 ms')).toBeCloseTo(0.0155, 12);
    expect(readValue(variant, '0.02')).toBe(0.02);
    expect(readValue(variant, '-1 s')).toHaveProperty('message');
    expect(readValue(variant, 'high')).toHaveProperty('message');
  });

  test('gives a pointer the point nearest to it', () => {
    expect(nearestPoint(variant, board, 0)).toBe(0);
    expect(nearestPoint(variant, board, board.x.at(64) + 3)).toBe(3);
    expect(nearestPoint(variant, board, 1e4)).toBe(6);
  });

  test('says what each point is', () => {
    const [first] = sketched(variant, board, flat, undefined, false).handles;
    expect(first).toMatchObject({ name: 'Step time at 1 sequence', miss: undefined, right: undefined });
  });

  test('marks what is wrong after a check, and keeps the right curve until it may be told', () => {
    const text = withPoint(variant.right, 3, (variant.right[3] ?? 0) * 3, board.range);
    const values = valuesOf(variant, text, board.range);
    const found = sketched(variant, board, values, grade(variant, text), false);
    expect(found.handles.map(({ miss }) => miss)).toEqual([
      ...[undefined, undefined, undefined],
      'high',
      ...[undefined, undefined, undefined],
    ]);
    expect(found.handles[3]?.text).toMatch(/, too high$/);
    expect(found.right).toBeUndefined();
    expect(found.handles[3]?.right).toBeUndefined();

    const told = sketched(variant, board, values, undefined, true);
    expect(told.right?.path).toMatch(/^M/);
    expect(told.handles[0]?.right).toMatch(/^5\.\d+\sms$/);
  });
});

test('every sketch of the site has a board with its curve inside', () => {
  for (const one of everyTemplate.filter(({ ask }) => ask.kind === 'sketch'))
    for (let seed = 0; seed < 20; seed += 1) {
      const drawn = sketchOf(drawVariant(one, seed));
      const text = drawn.right.join(' ');
      const picture = sketched(drawn, boardOf(drawn), drawn.right, grade(drawn, text), true);
      expect(JSON.stringify(picture), `${one.id} ${seed}`).not.toMatch(/NaN|Infinity/);
      expect(picture.handles.every(({ miss }) => miss === undefined)).toBe(true);
    }
});
