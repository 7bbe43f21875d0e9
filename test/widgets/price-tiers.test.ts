import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { FastMode } from '../../src/widgets/fast-mode/FastMode.tsx';
import { hasRoom, modesOf, piecesOf } from '../../src/widgets/fast-mode/fast-mode.model.ts';
import { PriceTiers } from '../../src/widgets/price-tiers/PriceTiers.tsx';
import {
  contextSteps,
  priceAt,
  readingAt,
  tiersOf,
} from '../../src/widgets/price-tiers/price-tiers.model.ts';
import { deepseekV3, h100 } from '../fixtures/records.ts';

/** Gemini 3.1 Pro, as genai-prices has it: $12 a million up to 200,000 tokens, $18 above. */
const card = { id: 'gemini', name: 'Gemini', step: 200_000, below: 12e-6, above: 18e-6 };
const scene = { card, hardware: h100, active: 100 };

describe('price tiers against cost', () => {
  const tiers = tiersOf(scene);

  test('imply the cache of the lecture, with the ridge of an H100 in place of 300', () => {
    // 2 · 100e9 · 3.35e12 / (1979e12 · 200,000)
    expect(tiers.givens.kv_bytes_per_token).toBeCloseTo(1692.77, 2);
  });

  test('bend where the step is, and are covered up to half as much again', () => {
    expect(tiers.bend).toBeCloseTo(200_000, 6);
    expect(tiers.covered).toBeCloseTo(300_000, 6);
    expect(tiers.says).toContain('cost is flat up to 200,000 tokens and then rises in proportion');
  });

  test('are too low by five at a million tokens', () => {
    // Five times the context of the bend, five times the cost: $60.
    expect(readingAt(tiers, scene, 1_000_000).words).toBe(
      'At 1 million tokens the price is $18 a million and would have to be $60: it is too low.',
    );
    expect(readingAt(tiers, scene, 100_000).words).toContain('100% of it');
  });

  test('with a published cache bend long before the step', () => {
    // 2 · 100e9 · 3.35e12 / (1979e12 · 70,272)
    const published = tiersOf({ ...scene, cache: deepseekV3 });
    expect(published.bend).toBeCloseTo(4817.8, 1);
    // 1.5 times the bend lies before the step: where the higher price begins it is too low already.
    expect(published.says).toContain(
      'from there on the lower price is too low, and the higher one from 200,000 tokens on.',
    );
  });

  test('step just above the step', () => {
    expect([priceAt(card, 200_000), priceAt(card, 200_001)]).toEqual([12e-6, 18e-6]);
    expect(tiers.says).toContain('steps up to 1.5 times as much at 200,000 tokens');
  });

  test('can be read at both ends of the plot', () => {
    const { min, max } = readingAt(tiers, scene, 1_000_000);
    expect([contextSteps[0], contextSteps.at(-1)]).toEqual([min, max]);
  });

  test('read whole without script', () => {
    const start = { card: 'gemini', hardware: 'h100-sxm', active: 100 };
    const html = renderToString(
      h(PriceTiers, { cards: [card], hardware: [h100], models: [deepseekV3], start }),
    );
    expect(html).toContain('<table>');
    expect(html).not.toMatch(/NaN|undefined|Infinity/);
  });
});

describe('a fast mode and the usual one', () => {
  test('at six times the price and 2.5 times the speed has passes of 1.12 and 2.8 times the weights', () => {
    // t_w + 15 x = 2.5 (t_w + x): x = 0.12 t_w.
    const modes = modesOf({ price: 6, speed: 2.5 });
    expect(modes.batches).toBe(15);
    if (modes.kind !== 'possible') throw new Error('It is possible.');
    expect(modes.fast.own).toBeCloseTo(0.12, 12);
    expect(modes.usual.whole).toBeCloseTo(2.8, 12);
    expect(modes.usual.own).toBeCloseTo(15 * modes.fast.own, 12);
  });

  test('at nearly the same speed for a hundred times the price says no "1 times"', () => {
    // t_w + 105 x = 1.05 (t_w + x): x = 0.05 / 103.95, half a thousandth of t_w.
    expect(modesOf({ price: 100, speed: 1.05 }).says).toContain('the fast one hardly longer than they do');
  });

  test('at the usual price cannot pay its rent', () => {
    expect(modesOf({ price: 1, speed: 2 }).kind).toBe('impossible');
  });

  test('names a piece of a bar only where its name has room', () => {
    // At 1.5 times the price, 1.2 of 5.5 weights are its users’ own: 73 of 336, and 14 letters take 84.
    const modes = modesOf({ price: 1.5, speed: 2.5 });
    if (modes.kind !== 'possible') throw new Error('It is possible.');
    const { weights, own } = piecesOf(modes.fast, modes.usual.whole);
    expect([hasRoom('weights', weights), hasRoom('its users’ own', own)]).toEqual([true, false]);
  });

  test('has bars that say what they show', () => {
    const html = renderToString(h(FastMode, { offers: [{ id: 'a', name: 'A', price: 6, speed: 2.5 }] }));
    expect(html).toMatch(
      /aria-label="Two bars\. Price ratio times speed ratio is the ratio of batches: 6 × 2\.5 = 15\./,
    );
    expect(html.match(/<rect/g)).toHaveLength(4);
  });
});
