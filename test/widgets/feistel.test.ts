import fc from 'fast-check';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import {
  backward,
  differing,
  forward,
  functionIds,
  functions,
  type Halves,
  size,
  statesBack,
  statesOf,
  withDigitChanged,
} from '../../src/engine/feistel.ts';
import { Feistel } from '../../src/widgets/feistel/Feistel.tsx';
import { meanSpread, sceneOf } from '../../src/widgets/feistel/feistel.model.ts';

const half = fc.integer({ min: 0, max: size - 1 });
const halves: fc.Arbitrary<Halves> = fc.tuple(half, half);
const anyFunction = fc.constantFrom(...functionIds);

describe('a Feistel round', () => {
  test('adds to the second half what the function makes of the first, and the two change places', () => {
    // 2718² = 7,387,524, of which the four digits before the last two are 3875; 2818 + 3875 = 6693.
    expect(forward([2718, 2818], functions.middle.of)).toEqual([6693, 2718]);
    // 9 + 9 + 9 + 9 = 36, and 9990 + 36 goes round.
    expect(forward([9999, 9990], functions.sum.of)).toEqual([26, 9999]);
  });

  test('is undone by the same function, run forward', () => {
    fc.assert(
      fc.property(halves, anyFunction, (state, id) => {
        expect(backward(forward(state, functions[id].of), functions[id].of)).toEqual(state);
      }),
    );
  });

  test('is undone whatever function is inside', () => {
    fc.assert(
      fc.property(halves, fc.func(half), fc.integer({ min: 1, max: 12 }), (input, f, rounds) => {
        const there = statesOf(input, f, rounds);
        const back = statesBack(there.at(-1) ?? input, f, rounds);
        expect(back.toReversed()).toEqual(there);
      }),
    );
  });

  test.for(functionIds)('has a function inside that cannot be inverted: %s', (id) => {
    const values = new Set(Array.from({ length: size }, (_, i) => functions[id].of(i)));
    expect(values.size).toBeLessThan(size);
  });
});

describe('a changed digit', () => {
  test('is one more, 9 becoming 0', () => {
    expect(withDigitChanged([2718, 2818], 3)).toEqual([2719, 2818]);
    expect(withDigitChanged([9, 0], 3)).toEqual([0, 0]);
    expect(withDigitChanged([0, 0], 4)).toEqual([0, 1000]);
  });

  test('stays alone where the function always gives the same, save for carries', () => {
    expect(meanSpread('constant', 2, 3).slice(0, 2)).toEqual([1, 1]);
    expect(Math.max(...meanSpread('constant', 12, 3))).toBeLessThan(1.5);
  });

  test('ends near the 7.2 digits of chance where the function mixes', () => {
    const after = meanSpread('middle', 8, 3);
    expect(after[0]).toBe(1);
    expect(after[8]).toBeGreaterThan(7);
    expect(after[8]).toBeLessThan(7.4);
  });

  test('makes a difference that does not depend on the input where the function doubles', () => {
    fc.assert(
      fc.property(halves, halves, ([a, b], [c, d]) => {
        const difference = (x: number, y: number): Halves => {
          const one = statesOf([x, y], functions.double.of, 6).at(-1) ?? [0, 0];
          const other = statesOf([(x + 1) % size, y], functions.double.of, 6).at(-1) ?? [0, 0];
          return [(other[0] - one[0] + size) % size, (other[1] - one[1] + size) % size];
        };
        expect(difference(a, b)).toEqual(difference(c, d));
      }),
    );
  });

  test('is counted digit by digit', () => {
    expect(differing([2718, 2818], [2719, 2818])).toEqual([
      ...[false, false, false, true],
      ...[false, false, false, false],
    ]);
  });
});

describe('the network that is shown', () => {
  const scene = sceneOf({ first: 2718, second: 2818, rounds: 6, inside: 'middle', changed: 3 });

  test('goes there and comes back', () => {
    expect(scene.there).toHaveLength(7);
    expect(scene.back.at(-1)).toMatchObject({ round: 0, first: '2718', second: '2818' });
    expect(scene.returns).toContain('ends at 2718 2818, the input digit for digit');
  });

  test('shows how each half is found again', () => {
    // 6693 − 3875 = 2818.
    expect(scene.back.at(-1)?.how).toBe('6693 − 3875');
  });

  test('says that its function gives a value twice', () => {
    const [, twin = ''] = /for 2718 and for (\d{4}) as well/.exec(scene.invertible) ?? [];
    expect(Math.floor(Number(twin) ** 2 / 100) % 10_000).toBe(3875);
  });

  test('reads whole without script', () => {
    const html = renderToString(h(Feistel, { first: 2718, second: 2818, rounds: 2, inside: 'middle' }));
    expect(html).toContain('Back, from the output alone');
    expect(html).toContain('<mark>');
  });
});
