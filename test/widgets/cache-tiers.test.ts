import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  figureOf,
  readingAt,
  type Scene,
  span,
  wait,
  waits,
  waysAt,
} from '../../src/widgets/cache-tiers/cache-tiers.model.ts';
import { tiersBeside } from '../../src/widgets/cache-tiers/tiers.ts';
import { deepseekV3, h100, llama70b } from '../fixtures/records.ts';

/** DeepSeek-V3, 70,272 bytes and 74 GFLOP a token, on H100 at $2 an hour and 40% of 1,979 TFLOP/s. */
const scene: Scene = { hardware: h100, model: deepseekV3, kv: 'bf16', tiers: tiersBeside(h100) };
const million = 1e6;
/** [$/token] 93.5 µs of a chip. */
const again = (74e9 / (0.4 * 1979e12)) * (2 / 3600);

describe('ways to keep a prompt', () => {
  const figure = figureOf(scene);
  const at = (hold: number) => Object.fromEntries(waysAt(figure, hold).map((way) => [way.id, way]));

  test('cost what their bytes and their time cost', () => {
    const { recompute, hbm, flash } = at(300);
    expect((recompute?.whole ?? 0) * million).toBeCloseTo(again * million, 9);
    // 70,272 / 80e9 of $2 an hour, for a twelfth of an hour.
    expect((hbm?.hold ?? 0) * million).toBeCloseTo((70_272 / 80e9) * (2 / 12) * million, 9);
    // 70,272 B at 7 GB/s are 10 µs of $0.02 an hour.
    expect((flash?.retrieve ?? 0) * million).toBeCloseTo((70_272 / 7e9) * (0.02 / 3600) * million, 12);
  });

  test('break even in HBM when a chip could have filled its memory with other caches', () => {
    // 80e9 / 70,272 tokens of 93.5 µs: 106 s, whatever the rent.
    expect(at(1)['hbm']?.breakEven).toBeCloseTo((80e9 / 70_272) * (74e9 / (0.4 * 1979e12)), 0);
  });

  test.for([
    [0.005, 'hbm'],
    [1, 'ddr'],
    [300, 'flash'],
    [3600, 'flash'],
    [86_400, 'disk'],
  ] as const)('after %d s the cheapest is %s', ([hold, id]) => {
    expect(readingAt(figure, scene, hold).cheapest.id).toBe(id);
  });

  test('are told in words', () => {
    const { says, rule, marker } = readingAt(figure, scene, 300);
    expect(says).toMatch(
      /^After five minutes the cheapest is a flash drive: \$[\d.]+(?:\u00a0×\u00a010⁻⁵)? per million tokens/,
    );
    expect(says).toContain('than $0.0519 for computing it again');
    // 4 TB at 7 GB/s: 571 s.
    expect(rule).toBe(
      'The rule of drain times picks the same: a flash drive, which drains in 9.52\u00a0min.',
    );
    expect(marker.text).toMatch(/^five minutes: a flash drive/);
    expect(figure.shape).toContain(
      '23.9\u00a0ms for HBM, 1.11\u00a0s for DRAM, 9.52\u00a0min for flash, 23.8\u00a0h for disk',
    );
  });

  test('say when the rule of drain times would have picked otherwise', () => {
    // 10 s are 9 times DRAM's 1.11 s, and a 57th of flash's 571 s. In thousandths of rent-seconds:
    // 70,272 · (10 / 512e9 + 1 / 460e9) · 0.4 = 0.610 against 70,272 · (10 / 4e12 + 1 / 7e9) · 0.02 = 0.204.
    expect(readingAt(figure, scene, 10).rule).toBe(
      'The rule of drain times would pick the DRAM of a server, which drains in 1.11\u00a0s: 3 times as dear with these rents.',
    );
  });

  test('are told without "1 times" where two cost alike', () => {
    // At 10 s DRAM is 2.99 times as dear as flash, and as dear with a 2.95th of its rent.
    const near = {
      ...scene,
      tiers: scene.tiers.map((tier) => (tier.id === 'ddr' ? { ...tier, rent: tier.rent / 2.95 } : tier)),
    };
    expect(readingAt(figureOf(near), near, 10).rule).toContain('hardly dearer with these rents');
  });

  test('are all dearer than computing again where rents are high', () => {
    const dear = { ...scene, tiers: scene.tiers.map((tier) => ({ ...tier, rent: tier.rent * 1e5 })) };
    const { cheapest, says } = readingAt(figureOf(dear), dear, 3600);
    expect(cheapest.id).toBe('recompute');
    expect(says).toContain('it is cheapest to have thrown the cache away');
  });

  test('have their numbers behind them', () => {
    const { table } = readingAt(figureOf({ ...scene, model: llama70b }), { ...scene, model: llama70b }, 3600);
    expect(table.caption).toBe(
      'Dollars per million tokens of Llama 3.1 70B after an hour, beside NVIDIA H100 SXM5 80 GB',
    );
    expect(table.rows.map(([name]) => name)).toEqual([
      ...['Compute it again', 'HBM', 'DRAM of a server', 'Flash drive', 'Spinning disk'],
    ]);
  });

  test('cost twice their reading after a drain time, and never less for waiting longer', () => {
    for (const { drain, id } of waysAt(figure, 1)) {
      if (drain === undefined) continue;
      const way = at(drain)[id];
      expect((way?.whole ?? 0) / (way?.retrieve ?? 1)).toBeCloseTo(2, 9);
    }
    fc.assert(
      fc.property(fc.double({ min: span.from, max: span.to / 2, noNaN: true }), (hold) => {
        for (const id of ['hbm', 'ddr', 'flash', 'disk'] as const)
          expect(at(hold * 2)[id]?.whole).toBeGreaterThanOrEqual(at(hold)[id]?.whole ?? 0);
      }),
      { numRuns: 30 },
    );
  });

  test('stop at rising waits, some of which have names', () => {
    expect(waits[0]).toBe(span.from);
    expect(waits.at(-1)).toBe(span.to);
    expect([...waits].sort((a, b) => a - b)).toEqual(waits);
    expect([60, 300, 3600, 1].map(wait)).toEqual(['a minute', 'five minutes', 'an hour', '1\u00a0s']);
  });
});
