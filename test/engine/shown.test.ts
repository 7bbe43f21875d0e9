import { expect, test } from 'vitest';
import { quantity, quantityIds } from '../../src/engine/quantities.ts';
import { shown } from '../../src/engine/shown.ts';

// biome-ignore format: a table reads by column
const cases: readonly [id: Parameters<typeof shown>[0], value: number, text: string][] = [
  ['mfu',            0.0214,    '2.14%'],
  ['memory_fill',    1.05,      '105%'],
  ['touched_experts', 0.638,    '63.8%'],
  ['sparsity',       18.1,      '18.1'],         // a ratio is no share
  ['step_time',      0.0155,    '15.5 ms'],
  ['cost_per_token', 0.768e-6,  '$0.768 per million tokens'],
  ['batch',          1,         '1 sequence'],
  // What fits is never shown as more than fits.
  ['largest_batch',  185.8,     '185 sequences'],
  ['largest_batch',  7.999,     '7.99 sequences'],
  ['largest_batch',  24 - 4e-15, '24 sequences'], // as binary fractions have it
  ['largest_batch',  0,         '0 sequences'],
];

test.for(cases)('%s of %d is shown as %s', ([id, value, text]) => {
  expect(shown(id, value).replaceAll('\u00a0', ' ')).toBe(text);
});

test('what is shown in per cent is a pure number', () => {
  const shares = quantityIds.filter((id) => quantity(id).stated_in === '%');
  expect(shares.length).toBeGreaterThan(8);
  for (const id of shares) expect([id, quantity(id).unit]).toEqual([id, '1']);
});
