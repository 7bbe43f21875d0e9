import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { solve } from '../../src/engine/index.ts';
import { bounds, givensOf, show } from '../../src/widgets/falling-and-rising/falling-and-rising.model.ts';

const exponent = fc.double({ min: bounds.falling.least, max: bounds.falling.most, noNaN: true });

describe('a falling and a rising cost', () => {
  test('have their least sum where they are equal, for equal powers', () => {
    const { verdict, drawn, here } = show({ falling: 1, rising: 1, size: 3 });
    expect(verdict).toContain('least where they are equal');
    expect(drawn.picture.rules.map(({ label }) => label.text)).toEqual(['equal, and least']);
    // 3 + 1/3, over 2.
    expect(here).toBe('At 3 the sum is 3.33, 66.7% above its least.');
  });

  test('have it elsewhere for others', () => {
    // p = 1/4, q = 3/4: x* = (1/3)^1; 3^0.25 + 3^-0.75 = 1.7548, and 2 is 14.0% more.
    const { verdict, drawn } = show({ falling: 0.25, rising: 0.75, size: 1 });
    expect(verdict).toBe(
      'The sum is least at 0.333, where the falling cost is 3 times the rising one. Where the two are equal, the sum is 14% above its least.',
    );
    expect(drawn.picture.rules).toHaveLength(2);
    // Two to one for 1/x and x², and the other way round.
    expect(show({ falling: 1, rising: 2, size: 1 }).verdict).toContain('2 times the rising');
    expect(show({ falling: 2, rising: 1, size: 1 }).verdict).toContain('0.5 times the rising');
  });

  test('are drawn where their sum is least, for all powers that can be set', () => {
    fc.assert(
      fc.property(
        exponent,
        exponent,
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        (falling, rising, size) => {
          const givens = givensOf({ falling, rising, size });
          const least = solve(givens, 'cheapest_size').value;
          expect(least).toBeGreaterThanOrEqual(bounds.size.least);
          expect(least).toBeLessThanOrEqual(bounds.size.most);
          const sum = (x: number) => x ** -falling + x ** rising;
          expect(solve({ ...givens, chosen_size: size }, 'both_costs').value).toBeCloseTo(sum(size), 6);
          expect(sum(size)).toBeGreaterThanOrEqual(sum(least) * (1 - 1e-12));
        },
      ),
    );
  });
});
