import { describe, expect, test } from 'vitest';
import type { Asked } from '../../src/study/asked.ts';
import { cardId } from '../../src/study/event.ts';
import { believedOf, wilson } from '../../src/widgets/progress/believed.ts';

/** Of so many reviews, the first so many were passed. */
const asked = (count: number, predicted: number, passed: number): readonly Asked[] =>
  Array.from({ length: count }, (_, at) => ({
    card: cardId('a'),
    stability: 10,
    predicted,
    passed: at < passed,
  }));
const shown = (reviews: readonly Asked[]) => {
  const believed = believedOf(reviews);
  if (believed.kind !== 'shown') throw new Error(believed.says);
  return believed;
};

describe('whether the memory model is right', () => {
  test('is not said before fifty reviews', () => {
    expect(believedOf(asked(49, 0.9, 45))).toMatchObject({
      kind: 'too few',
      says: expect.stringContaining('there have been 49'),
    });
    expect(believedOf(asked(50, 0.9, 45)).kind).toBe('shown');
  });

  // Of 100 reviews with 0.9 the number passed has the standard deviation √(100 · 0.9 · 0.1) = 3.
  test.for<[number, RegExp]>([
    [90, /Chance alone/],
    [85, /expected you to know 90%; you knew 85%\. Chance alone/],
    [83, /You forget more than it expects/],
    [97, /You remember more than it expects/],
  ])('with %s of 100 known where it said 90%%', ([passed, says]) => {
    expect(shown(asked(100, 0.9, passed)).says).toMatch(says);
  });

  test('is drawn for what was asked often enough, and all of it is in the table', () => {
    const { points, table } = shown([...asked(60, 0.92, 54), ...asked(4, 0.6, 1)]);
    expect(points).toMatchObject([{ known: 0.9 }]);
    expect(points[0]?.predicted).toBeCloseTo(0.92, 12);
    expect(table.rows).toEqual([
      ['under 70%', '60%', 'too few', '1 of 4'],
      ['70–80%', '–', '–', '0'],
      ['80–85%', '–', '–', '0'],
      ['85–90%', '–', '–', '0'],
      ['90–95%', '92%', '90%', '54 of 60'],
      ['95% or more', '–', '–', '0'],
    ]);
  });

  test('every point lies on the sheet, with the range of chance', () => {
    const { points, x, y } = shown([...asked(50, 0.97, 50), ...asked(6, 0.3, 0)]);
    expect(points).toHaveLength(2);
    for (const { predicted, range } of points) {
      const [left = 0, low = 0, high = 0] = [x.at(predicted), y.at(range[0]), y.at(range[1])];
      expect(left).toBeGreaterThanOrEqual(x.at(0));
      expect(low).toBeLessThanOrEqual(y.at(0));
      expect(high).toBeGreaterThanOrEqual(y.at(1) - 1e-9);
    }
  });
});

test('eight of ten are compatible with 49 to 94 percent', () => {
  // Wilson's interval for 8 of 10 at 95 %, as statistics texts print it: 0.490 to 0.943.
  const [low, high] = wilson(8, 10);
  expect(low).toBeCloseTo(0.49, 3);
  expect(high).toBeCloseTo(0.943, 3);
});
