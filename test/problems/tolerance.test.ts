import { describe, expect, test } from 'vitest';
import { isNear, type Tolerance, toleranceInWords } from '../../src/problems/tolerance.ts';

const percent: Tolerance = { kind: 'relative', by: 0.05 };
const absolute: Tolerance = { kind: 'absolute', by: 2 };
const figures: Tolerance = { kind: 'figures', count: 2 };
const factor: Tolerance = { kind: 'factor', by: 2 };

// biome-ignore format: a table reads by column
const cases: readonly [Tolerance, got: number, right: number, near: boolean, why: string][] = [
  [percent,  95,     100,    true,  'just at the edge'],
  [percent,  94.9,   100,    false, 'past the edge'],
  [percent,  0.315,  0.3,    true,  'the edge, where binary fractions are off'],
  [percent,  -100,   100,    false, 'a sign is no rounding'],
  [absolute, 12,     10,     true,  'two away'],
  [absolute, 12.1,   10,     false, 'more than two away'],
  [figures,  1.2e-3, 1.249e-3, true,  'the right value rounded down to two figures'],
  [figures,  1.3e-3, 1.25e-3,  true,  'half a unit away may be rounded up'],
  [figures,  1.3e-3, 1.249e-3, false, 'rounds to 1.2'],
  [figures,  4500,   4472,   true,  'two figures of a whole number'],
  [figures,  4600,   4472,   false, 'the next two figures'],
  [figures,  1.06,   1.14,   true,  'both round to 1.1'],
  [figures,  1.19,   1.14,   true,  'as near as the last figure tells, though it rounds to 1.2'],
  [figures,  1.2,    1.14,   false, 'neither'],
  [figures,  1.04,   1.14,   false, 'nor is this, on the other side'],
  [figures,  -1.06,  -1.14,  true,  'both round to -1.1'],
  [figures,  0,      0,      true,  'nothing has no figures to round'],
  [factor,   50,     100,    true,  'half'],
  [factor,   200,    100,    true,  'twice'],
  [factor,   201,    100,    false, 'more than twice'],
  [factor,   -100,   100,    false, 'an estimate has a sign, too'],
  [factor,   0,      100,    false, 'nothing is no estimate'],
];

test.for(cases)('%o: %d for %d is %s, %s', ([tolerance, got, right, near]) => {
  expect(isNear(got, right, tolerance)).toBe(near);
});

describe('in words', () => {
  // biome-ignore format: a table reads by column
  test.for([
    [percent,  'within 5%'],
    [absolute, 'within 2 sequences'],
    [figures,  'to 2 significant figures'],
    [factor,   'an estimate, within a factor of 2'],
  ] as const)('%o is %s', ([tolerance, words]) => {
    expect(toleranceInWords(tolerance, (value) => `${value} sequences`)).toBe(words);
  });
});
