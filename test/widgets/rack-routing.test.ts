import fc from 'fast-check';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { RackRouting } from '../../src/widgets/rack-routing/RackRouting.tsx';
import { rackPicture, width } from '../../src/widgets/rack-routing/rack-picture.ts';
import { followed, trafficOf } from '../../src/widgets/rack-routing/rack-routing.model.ts';
import { busiest, routedLayer, small } from '../../src/widgets/rack-routing/routed-layer.ts';
import { deepseekV3, gb200, h100 } from '../fixtures/records.ts';

const anyLayer = fc
  .record({ domains: fc.constantFrom(1, 2, 4), seed: fc.nat() })
  .map(({ domains, seed }) => routedLayer(domains, seed));

const nowhere = { chip: 0, domain: 0, copies: [] };

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
const meet = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe('a layer that is drawn', () => {
  test('sends every token to four different experts, and loses none', () => {
    fc.assert(
      fc.property(anyLayer, ({ domains, tokens, received, copies }) => {
        expect(tokens).toHaveLength(16 * domains);
        for (const token of tokens) expect(new Set(token.copies.map(({ expert }) => expert)).size).toBe(4);
        expect(copies).toBe(64 * domains);
        expect(received.reduce((sum, count) => sum + count, 0)).toBe(copies);
      }),
    );
  });

  test('knows what crosses: whatever goes to a chip of another domain', () => {
    fc.assert(
      fc.property(anyLayer, ({ domains, tokens, crossing }) => {
        const crossed = tokens.flatMap(({ chip, copies }) =>
          copies.filter((copy) => Math.floor(copy.chip / 8) !== Math.floor(chip / 8)),
        );
        expect(crossing).toBe(crossed.length);
        if (domains === 1) expect(crossing).toBe(0);
      }),
    );
  });

  test('is routed evenly in the long run: half crosses between two domains, three quarters among four', () => {
    for (const [domains, share] of [
      [2, 0.5],
      [4, 0.75],
    ] as const) {
      const layers = Array.from({ length: 50 }, (_, seed) => routedLayer(domains, seed));
      const crossing = layers.reduce((sum, layer) => sum + layer.crossing, 0);
      const copies = layers.reduce((sum, layer) => sum + layer.copies, 0);
      expect(Math.abs(crossing / copies - share)).toBeLessThan(0.02);
    }
  });

  test('is the same for the same seed', () => {
    expect(routedLayer(2, 7)).toEqual(routedLayer(2, 7));
    expect(routedLayer(2, 7)).not.toEqual(routedLayer(2, 8));
  });

  test('waits for a chip that is at least as busy as the average', () => {
    fc.assert(
      fc.property(anyLayer, (layer) => {
        expect(busiest(layer)).toBeGreaterThanOrEqual(layer.copies / layer.chips);
      }),
    );
  });

  test.for([1, 2, 4])('is drawn within its picture, no expert over another, in %i domains', (domains) => {
    const layer = routedLayer(domains, 1);
    const { chips, experts, height, ways } = rackPicture(layer, layer.tokens[0] ?? nowhere);
    expect([chips.length, experts.length, ways.length]).toEqual([
      small.chips * domains,
      small.experts,
      small.used,
    ]);
    for (const box of [...chips, ...experts]) {
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width);
      expect(box.y + box.height).toBeLessThanOrEqual(height);
    }
    const pairs = experts.flatMap((a, i) => experts.slice(i + 1).map((b) => [a, b] as const));
    expect(pairs.filter(([a, b]) => meet(a, b))).toEqual([]);
  });

  test('is told in words', () => {
    const { token, layer } = followed(routedLayer(2, 1), 0);
    expect(token).toMatch(/^Token 1 lies on chip 1 of domain 1, and its router picks experts on chip \d/);
    expect(layer).toContain('even chances would make it 50%');
    expect(followed(routedLayer(1, 1), 0).layer).not.toContain('cross');
  });
});

const setup = { hardware: gb200, model: deepseekV3, copies: 9, domains: 1, tokens_per_chip: 32 };

describe('the traffic in full', () => {
  test('is nine copies of 7,168 elements, one byte out and two back, in 58 layers', () => {
    // 3 × 32 × 9 × 7168 = 6.19 MB; over 900 GB/s and 58 times, 399 µs.
    const { bytes, takes } = trafficOf(setup);
    expect(bytes).toMatch(/6\.19\sMB in each layer/);
    expect(takes).toMatch(/exchanges for 399\sµs/);
  });

  test('takes half the ratio of bandwidths as long over two domains', () => {
    // 900 over 50 is 18, so nine times; over four domains three quarters cross, 13.5 times.
    expect(trafficOf({ ...setup, domains: 2 }).takes).toMatch(/50% leaves.* 18 times as slow.*: 9 times the/);
    expect(trafficOf({ ...setup, domains: 4 }).takes).toContain(': 13.5 times the');
    // 450 over 50 is 9.
    expect(trafficOf({ ...setup, hardware: h100, domains: 2 }).takes).toContain(': 4.5 times the');
  });

  test('has bars that keep their scale when domains are added', () => {
    const across = (domains: number) => trafficOf({ ...setup, domains }).bars[1]?.share ?? 0;
    expect(across(1)).toBe(0);
    expect(across(2)).toBeCloseTo(2 / 3, 9);
    expect(across(4)).toBeCloseTo(1, 9);
  });

  test('reads whole without script', () => {
    const html = renderToString(
      h(RackRouting, { hardware: [gb200, h100], model: deepseekV3, copies: 9, domains: 2, tokens: 128 }),
    );
    expect(html).toContain('Token 1 lies on chip 1 of domain 1');
    expect(html).toMatch(/14\.4\sms/);
    expect(html).toContain('<table>');
  });
});
