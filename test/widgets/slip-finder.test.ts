import { describe, expect, test } from 'vitest';
import { solve } from '../../src/engine/solve.ts';
import { readAddress } from '../../src/widgets/lab/address.ts';
import { givensOf } from '../../src/widgets/lab/state.ts';
import { claimsOf, written } from '../../src/widgets/slip-finder/claims.ts';
import { tableOf, trial } from '../../src/widgets/slip-finder/slip-finder.model.ts';
import { deepseekV3, gb200, h100, llama70b } from '../fixtures/records.ts';

const byId = <One extends { readonly id: string }>(...all: readonly One[]) =>
  new Map(all.map((one) => [one.id, one]));
const catalogue = { hardware: [gb200, h100], models: [deepseekV3, llama70b] };
const claims = claimsOf(byId(gb200, h100), byId(deepseekV3, llama70b));
const claim = (id: string) => {
  const found = claims.find((one) => one.id === id);
  if (!found) throw new Error(`no claim ${id}`);
  return found;
};
const madeIn = (id: string) => written.find((one) => one.id === id)?.made;

describe('the slip behind a number', () => {
  test.each([
    // 2,048 · 37e9 / 360e15 = 0.210 ms; twice that with the additions.
    ['two', 0.0002105, 0.000421],
    // 70.6e9 / 26.8e12 = 2.63 ms; two bytes each.
    ['bytes', 0.002634, 0.005268],
    // 5,357 / 8.
    ['chip', 669.6, 5357],
    // 295.4 / 18.135.
    ['upside-down', 16.29, 5357],
    // 186 GB over 8 TB/s; 671 GB over 576 TB/s.
    ['drain', 0.02325, 0.001165],
    // The weights alone; 128 · 2,000 · 327,680 B more over 26.8 TB/s.
    ['longest', 0.005268, 0.008399],
    // 1e11 · 3.35e12 / (989e12 · 2e5); twice that with the additions.
    ['price', 1694, 3387],
  ])('in "%s" leads to what was claimed', (id, claimed, right) => {
    expect(claim(id).claimed.value / claimed).toBeCloseTo(1, 3);
    expect(claim(id).right.value / right).toBeCloseTo(1, 3);
    expect(trial(claim(id), madeIn(id)).lands).toBe(true);
  });

  test.each(written.map(({ id, ask }) => [id, ask] as const))('in "%s" is not made in the Lab', (id, ask) => {
    const { lab, right } = claim(id);
    const { state, told } = readAddress(catalogue, lab.slice(lab.indexOf('?') + 1));
    expect(told).toEqual([]);
    expect(solve(givensOf(catalogue, state), ask).value / right.value).toBeCloseTo(1, 6);
  });

  test('is one of at least three, of which most do not land', () => {
    for (const { id, suspects } of claims) {
      expect(suspects.length, id).toBeGreaterThanOrEqual(3);
      const landing = suspects.filter(({ lands }) => lands).length;
      expect(landing, id).toBeGreaterThanOrEqual(1);
      expect(landing, id).toBeLessThanOrEqual(2);
    }
  });

  test('can be two, where two lead to one number', () => {
    const landing = claim('two').suspects.filter(({ lands }) => lands);
    expect(landing.map(({ id }) => id)).toEqual([
      'compute_rate.sparse_for_dense',
      'compute_time.no_flop_per_param',
    ]);
  });

  test('is told as somebody’s, with its number', () => {
    const { words } = trial(claim('chip'), 'optimal_batch.no_sparsity');
    expect(words).toMatch(/^With this slip the optimal batch is 295 sequences, 0\.44 times/);
    expect(trial(claim('price'), madeIn('price')).words).toMatch(
      /^With this slip the KV bytes per token that a price step implies are /,
    );
    expect(claim('chip').suspects.map(({ label }) => label)).toContain(
      'In the compute rate: used one chip where there are 8.',
    );
    expect(tableOf(claim('chip')).rows.length).toBe(claim('chip').suspects.length + 1);
  });
});
