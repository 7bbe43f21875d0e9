import { describe, expect, test } from 'vitest';
import { courseMapOf } from '../../src/widgets/course-map/course-map.model.ts';

const chapter = (id: string, ...assumes: string[]) => ({
  id,
  title: `All about ${id}`,
  minutes: 10,
  assumes,
});

describe('the course as a map', () => {
  // Batch needs nothing, context needs it, prices need both.
  const map = courseMapOf([
    chapter('units'),
    chapter('batch'),
    chapter('context', 'batch'),
    chapter('prices', 'batch', 'context', 'units'),
  ]);
  const at = (id: string) => {
    const tile = map.tiles.find((one) => one.id === id);
    if (!tile) throw new Error(`no tile ${id}`);
    return tile;
  };

  test('has every chapter below what it builds on', () => {
    expect(map.tiles.map(({ id }) => id).toSorted()).toEqual(['batch', 'context', 'prices', 'units']);
    expect(at('batch').y).toBeLessThan(at('context').y);
    expect(at('context').y).toBeLessThan(at('prices').y);
    expect(at('units').y).toBeLessThan(at('prices').y);
  });

  test('shows no more of the sheet than is drawn on', () => {
    // batch, then context beside units, then prices: at most two tiles of 80, 89.5 apart, with half a line's breadth and more around them.
    expect(map.width).toBeCloseTo(80 + 89.5 + 2, 0);
    const tiles = map.tiles.map(({ x }) => x);
    expect(Math.min(...tiles)).toBeGreaterThan(map.x);
    expect(Math.max(...tiles) + 80).toBeLessThan(map.x + map.width);
  });

  test('leaves out a line that a longer way replaces', () => {
    // batch → context, context → prices, units → prices; not batch → prices.
    expect(map.ways).toHaveLength(3);
  });

  test('numbers chapters as the course does, from 0', () => {
    expect(['units', 'batch', 'context', 'prices'].map((id) => at(id).number)).toEqual([0, 1, 2, 3]);
  });

  test('reads from left to right where nothing else decides', () => {
    const two = courseMapOf([chapter('first'), chapter('second'), chapter('third', 'first', 'second')]);
    const [first, second] = ['first', 'second'].map((id) => two.tiles.find((tile) => tile.id === id)?.x ?? 0);
    expect(first).toBeLessThan(second ?? 0);
  });
});
