import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { axisMarks, decadesAround } from '../../src/widgets/plot/axis.model.ts';
import { linear, logarithmic } from '../../src/widgets/plot/scale.ts';

const inside = fc.double({ min: 1, max: 50, noNaN: true });

describe.for([
  ['linear', linear([0, 50], [320, 0])],
  ['logarithmic', logarithmic([1, 10_000], [0, 640])],
] as const)('a %s scale', ([, scale]) => {
  test('is undone by its inverse', () => {
    fc.assert(
      fc.property(inside, (value) => {
        expect(scale.invert(scale.at(value))).toBeCloseTo(value, 9);
      }),
    );
  });

  test('keeps the order of values, one way or the other', () => {
    const direction = Math.sign(scale.at(50) - scale.at(1));
    fc.assert(
      fc.property(inside, inside, (a, b) => {
        fc.pre(Math.abs(a - b) > 1e-9);
        expect(Math.sign(scale.at(b) - scale.at(a))).toBe(direction * Math.sign(b - a));
      }),
    );
  });

  test('takes a place past an end for the end', () => {
    const [low, high] = [scale.invert(-1e6), scale.invert(1e6)].sort((a, b) => a - b);
    fc.assert(
      fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), (place) => {
        expect(scale.invert(place)).toBeGreaterThanOrEqual(low ?? 0);
        expect(scale.invert(place)).toBeLessThanOrEqual(high ?? 0);
      }),
    );
  });

  test('has rising ticks inside its domain, and none twice', () => {
    const all = [...scale.ticks, ...scale.minor];
    expect(scale.ticks.length).toBeGreaterThan(2);
    expect(new Set(all).size).toBe(all.length);
    expect([...scale.ticks]).toEqual([...scale.ticks].sort((a, b) => a - b));
    for (const tick of all) expect(scale.invert(scale.at(tick))).toBeCloseTo(tick, 9);
  });
});

test('ends of a domain lie at the ends of the range', () => {
  const scale = logarithmic([1, 16_384], [50, 296]);
  expect(scale.at(1)).toBe(50);
  expect(scale.at(16_384)).toBeCloseTo(296, 9);
  // 2^7 is half of 2^14, in ratio.
  expect(scale.at(128)).toBeCloseTo((50 + 296) / 2, 9);
  expect(scale.invert(0)).toBe(1);
  expect(scale.invert(1e6)).toBe(16_384);
});

test('values outside the domain lie outside the range, and zero far outside', () => {
  const scale = logarithmic([1, 100], [0, 200]);
  expect(scale.at(1000)).toBeCloseTo(300, 9);
  expect(scale.at(0)).toBeLessThan(-10_000);
  expect(Number.isFinite(scale.at(0))).toBe(true);
});

test('logarithmic ticks are powers of ten, written without rounding errors', () => {
  expect(logarithmic([1e-5, 0.1], [0, 1]).ticks).toEqual([0.00001, 0.0001, 0.001, 0.01, 0.1]);
  expect(logarithmic([1, 100], [0, 1]).minor).toEqual([
    2, 3, 4, 5, 6, 7, 8, 9, 20, 30, 40, 50, 60, 70, 80, 90,
  ]);
});

test('with many decades every other power is labelled, the rest marked', () => {
  const { ticks, minor } = logarithmic([1e-4, 1e4], [0, 1]);
  expect(ticks).toEqual([1e-4, 1e-2, 1, 100, 1e4]);
  expect(minor).toEqual([1e-3, 0.1, 10, 1000]);
});

test('inside one decade ticks are the round values there are', () => {
  expect(logarithmic([2, 8], [0, 1]).ticks).toEqual([2, 4, 6, 8]);
});

// biome-ignore format: a table reads by column
test.for([
  [2,     30,   [1, 100]],
  [1,     100,  [1, 100]],     // whole decades stay
  [0.003, 0.02, [0.001, 0.1]],
  [5,     5,    [1, 10]],      // never empty
  [10,    10,   [10, 100]],
] as const)('the decades around %d and %d', ([low, high, decades]) => {
  expect(decadesAround(low, high)).toEqual(decades);
});

test('an axis writes its labels as it is told', () => {
  const { ticks } = axisMarks(logarithmic([1, 100], [0, 200]), (value) => `${value} ms`);
  expect(ticks).toEqual([
    { place: 0, label: '1 ms' },
    { place: 100, label: '10 ms' },
    { place: 200, label: '100 ms' },
  ]);
});
