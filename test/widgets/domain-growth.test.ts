import { describe, expect, test } from 'vitest';
import { chipsAt, show } from '../../src/widgets/domain-growth/domain-growth.model.ts';
import { deepseekV3, gb200, h100 } from '../fixtures/records.ts';

describe('a growing domain', () => {
  test('reads the weights in proportion sooner, and a row of boxes does not', () => {
    // 671 GB over 72 × 8 TB/s, and over 8 × 8 TB/s.
    const { caption, spoken } = show({ hardware: gb200, model: deepseekV3, chips: 72 });
    expect(spoken).toContain('One domain of 72 chips reads the weights in 1.16\u00a0ms');
    expect(spoken).toContain('boxes of 8 in a row take 10.5\u00a0ms, however many they are');
    // 72 × 186 GB − 671 GB.
    expect(spoken).toContain('Both leave 12.7\u00a0TB for caches');
    expect(caption[0]).toMatch(/^Weight time falls in proportion throughout\./);
  });

  test('says where the weights do not fit', () => {
    const { spoken, table } = show({ hardware: h100, model: deepseekV3, chips: 8 });
    expect(spoken).toContain('they take 9 chips');
    expect(table.rows[0]?.at(-1)).toBe('weights do not fit');
    expect(table.rows[1]).toEqual(['16', '12.5\u00a0ms', '25\u00a0ms', '609\u00a0GB']);
  });

  test('has one level line, and a marker on the falling one', () => {
    const { picture, marker, drawn } = show({ hardware: h100, model: deepseekV3, chips: 64 });
    expect(picture.lines.map(({ kind }) => kind)).toEqual(['plain', 'weights']);
    expect(picture.lines[0]?.path).toMatch(/^M\d+ [\d.]+H\d+$/);
    expect(marker.text).toContain('64 chips');
    expect(chipsAt(drawn, -1)).toBe(8);
    // A pointer aims to two figures.
    expect(chipsAt(drawn, 2)).toBe(1000);
  });
});
