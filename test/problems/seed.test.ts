import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chance } from '../../src/problems/seed.ts';

test('a seed draws the same for ever', () => {
  // Mulberry32 of seeds 0 and 42, as other implementations of it print them.
  const first = (seed: number) => chance(seed).unit();
  expect(first(0)).toBeCloseTo(0.26642920868471265, 15);
  expect(first(42)).toBeCloseTo(0.6011037519201636, 15);
});

test('chance stays within its bounds', () => {
  fc.assert(
    fc.property(fc.integer(), fc.array(fc.integer(), { minLength: 1 }), (seed, from) => {
      const { unit, pick } = chance(seed);
      expect(unit()).toBeGreaterThanOrEqual(0);
      expect(unit()).toBeLessThan(1);
      expect(from).toContain(pick(from));
    }),
  );
});

test('each of a list is picked about equally often', () => {
  const { pick } = chance(7);
  const counts = [0, 0, 0, 0];
  for (let i = 0; i < 4000; i++) {
    const at = pick([0, 1, 2, 3] as const);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  // A thousand each; five standard deviations are 137.
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(137);
});
