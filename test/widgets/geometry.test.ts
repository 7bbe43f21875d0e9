import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { apart } from '../../src/widgets/plot/apart.ts';
import { clearest } from '../../src/widgets/plot/clearest.ts';
import { path } from '../../src/widgets/plot/path.ts';
import type { Label } from '../../src/widgets/plot/picture.ts';

describe('labels set apart', () => {
  const wanted = fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 6 });

  test('are never nearer than the gap, and stay in the room', () => {
    fc.assert(
      fc.property(wanted, (places) => {
        const given = [...apart(places, 14, [0, 200])].sort((a, b) => a - b);
        for (const [i, place] of given.entries()) {
          expect(place).toBeGreaterThanOrEqual(-1e-9);
          expect(place).toBeLessThanOrEqual(200 + 1e-9);
          if (i > 0) expect(place - (given[i - 1] ?? 0)).toBeGreaterThanOrEqual(14 - 1e-9);
        }
      }),
    );
  });

  test('keep the order of their lines', () => {
    fc.assert(
      fc.property(wanted, (places) => {
        const given = apart(places, 14, [0, 200]);
        const pairs = places.map((place, i) => [place, given[i] ?? 0] as const).sort(([a], [b]) => a - b);
        // Labels that want the same place may stand in either order.
        const firsts = pairs.filter(([place], i) => place !== pairs[i - 1]?.[0]).map(([, at]) => at);
        expect(firsts).toEqual([...firsts].sort((a, b) => a - b));
      }),
    );
  });

  test('stay where they are when there is room', () => {
    expect(apart([100, 20, 60], 14, [0, 200])).toEqual([100, 20, 60]);
  });

  test('share the move when they crowd', () => {
    // Two that want 50 stand 7 to either side of it; the third is far away.
    expect(apart([50, 50, 120], 14, [0, 200])).toEqual([43, 57, 120]);
  });
});

describe('a path', () => {
  test('needs only the ends of a straight line', () => {
    const line = Array.from({ length: 50 }, (_, i) => [i, 3 * i] as const);
    expect(path(line)).toBe('M0,0L49,147');
  });

  test('keeps its corners', () => {
    expect(
      path([
        [0, 10],
        [1, 10],
        [2, 10],
        [3, 8],
        [4, 6],
      ]),
    ).toBe('M0,10L2,10L4,6');
  });

  test('passes every point to within a twentieth of a unit', () => {
    const curve = Array.from({ length: 97 }, (_, i) => [i, 100 * Math.exp(-i / 20)] as const);
    const kept = path(curve)
      .slice(1)
      .split('L')
      .map((point) => point.split(',').map(Number));
    expect(kept.length).toBeLessThan(60);
    for (const [x, y] of curve) {
      const after = kept.findIndex(([at = 0]) => at >= x);
      const [[x0 = 0, y0 = 0] = [], [x1 = 0, y1 = 0] = []] = [kept[Math.max(0, after - 1)], kept[after]];
      const there = x1 === x0 ? y1 : y0 + ((x - x0) / (x1 - x0)) * (y1 - y0);
      // The twentieth, and another for the rounding to tenths.
      expect(Math.abs(there - y)).toBeLessThan(0.1001);
    }
  });
});

describe('the clearest place for a label', () => {
  const label = (y: number): Label => ({ x: 0, y, anchor: 'start', text: 'floor $1' });
  const level = (height: number) => Array.from({ length: 20 }, (_, i) => [i * 5, height] as const);

  test('is the first that no line crosses', () => {
    expect(clearest([label(50), label(80)], [level(20)]).y).toBe(50);
    expect(clearest([label(50), label(80)], [level(48)]).y).toBe(80);
  });

  test('is the one farthest from lines when all are crossed', () => {
    expect(clearest([label(50), label(60)], [level(47), level(64)]).y).toBe(60);
  });
});
