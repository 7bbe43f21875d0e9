import { describe, expect, test } from 'vitest';
import {
  type Device,
  kindsBeside,
  picture,
  sceneOf,
} from '../../src/widgets/drain-times/drain-times.model.ts';

const h100: Device = { id: 'h100-sxm', name: 'H100', capacity: 80e9, bandwidth: 3.35e12 };
const kinds = kindsBeside([h100]);

describe('drain times of memories', () => {
  const scene = sceneOf(kinds, {}, 300);

  test('are capacity over bandwidth', () => {
    // 80 GB / 3.35 TB/s, 512 / 460, 4,000 / 7 s, 24,000 / 0.28 s.
    expect(scene.rows.map(({ drain }) => Number(drain.toPrecision(3)))).toEqual([0.0239, 1.11, 571, 85_700]);
    const large = sceneOf(kinds, { flash: 'flash-large' }, 300).rows[2];
    expect(large?.drain).toBeCloseTo(30e12 / 14e9, 6);
  });

  test('find the memory nearest to a wait', () => {
    // 571 s over 300 s.
    expect(scene.says).toContain('the nearest drain time is that of flash, 9.52\u00a0min, 1.9 times longer');
    // 3,600 s over 571 s.
    expect(sceneOf(kinds, {}, 3600).says).toContain('that of flash, 9.52\u00a0min, 6.3 times shorter');
    expect(sceneOf(kinds, {}, 1).says).toContain('that of DRAM, 1.11\u00a0s, 1.1 times longer');
    expect(sceneOf(kinds, {}, 1.1).says).toContain('that of DRAM, 1.11\u00a0s, about the same');
  });

  test('stand beside what the lecture guessed', () => {
    expect(scene.shape).toContain('HBM 23.9\u00a0ms, as guessed, DRAM 1.11\u00a0s, as guessed');
    expect(scene.shape).toContain('Flash 9.52\u00a0min, 9.5 times longer than guessed');
    expect(scene.shape).toContain('Disk 23.8\u00a0h, 24 times longer than guessed');
    expect(scene.table.rows[1]).toEqual([
      'DRAM',
      '512\u00a0GB at 460\u00a0GB/s',
      '1.11\u00a0s',
      '1\u00a0s to 10\u00a0s',
    ]);
  });

  test('lie inside the picture, in the order of time', () => {
    const places = scene.rows.map(({ at }) => at);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    for (const place of places) {
      expect(place).toBeGreaterThan(picture.left);
      expect(place).toBeLessThan(picture.right);
    }
  });
});
