import { expect, test } from 'vitest';
import { bareHardware, bareModel } from '../../src/authoring/bare-records.ts';
import { readCatalogue } from '../../src/authoring/read-catalogue.ts';
import { scenario } from '../../src/engine/scenario.ts';
import { solve } from '../../src/engine/solve.ts';
import { labQuery } from '../../src/widgets/evidence/lab-address.ts';

const catalogue = readCatalogue('.');
const all = {
  hardware: [...catalogue.hardware.values()].map(bareHardware),
  models: [...catalogue.models.values()].map(bareModel),
};
const h100 = catalogue.hardware.get('h100-sxm');
const llama = catalogue.models.get('llama-3.1-70b');
const setup = { hardware: 'h100-sxm', model: 'llama-3.1-70b', ask: 'step_time' } as const;
if (!h100 || !llama) throw new Error('The catalogue has lost H100 or Llama.');
const givensWith = (choice: Parameters<typeof scenario>[0]) =>
  scenario({ ...choice, hardware: h100, model: llama });

test('a scenario of two records has an address in the Lab, with all that was chosen', () => {
  const givens = givensWith({ chips: 4, batch: 8, context: 588, kv: 'fp8' });
  const query = labQuery(all, { ...setup, givens, predicted: solve(givens, setup.ask).value });
  expect(Object.fromEntries(new URLSearchParams(query))).toEqual({
    ...{ hardware: 'h100-sxm', model: 'llama-3.1-70b', chips: '4', batch: '8', context: '588' },
    ...{ bytes_per_kv_element: '1', why: 'step_time' },
  });
});

test('the format attention is multiplied in is found again from its rate', () => {
  const givens = givensWith({
    ...{ chips: 4, batch: 4096, context: 8192, weights: 'fp8' },
    ...{ attention_arithmetic: 'counted', attention_multiply: 'bf16' },
  });
  const ask = 'compute_time';
  const query = labQuery(all, { ...setup, ask, givens, predicted: solve(givens, ask).value });
  expect(new URLSearchParams(query).get('attention_multiply')).toBe('bf16');
});

test('there is no address where the Lab would say something else', () => {
  const givens = givensWith({ chips: 4, batch: 8, context: 588 });
  expect(labQuery(all, { ...setup, givens, predicted: 1 })).toBeUndefined();
});

test('there is none for a scenario without records', () => {
  const givens = { chip_memory_bandwidth: 1.2e12, chip_memory_capacity: 16e9 };
  expect(labQuery(all, { givens, ask: 'drain_time', predicted: 16 / 1200 })).toBeUndefined();
});
