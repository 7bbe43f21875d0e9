import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ContentError } from '../../src/authoring/mistake.ts';
import { readPrice } from '../../src/authoring/price.ts';
import { readCatalogue } from '../../src/authoring/read-catalogue.ts';
import { readPriceFiles } from '../../src/authoring/read-records.ts';

const catalogue = readCatalogue('.');
const records = readPriceFiles('.', catalogue);
const cards = records.flatMap((record) => (record.kind === 'api' ? [record] : []));
const prices = cards.flatMap(({ vendor, prices }) => prices.map((price) => ({ vendor, ...price })));
const rents = records.flatMap((record) => (record.kind === 'rent' ? [record] : []));

test('every price carries a day', () => {
  for (const { model, from, until } of prices)
    for (const day of [from, until]) if (day) expect(day, model).toMatch(/^20(2[4-9])/);
  for (const { quotes } of rents) for (const { seen } of quotes) expect(seen).toMatch(/^202[5-6]/);
});

test('a price that ends ends after it began', () => {
  for (const { model, from, until } of prices)
    if (from && until) expect([model, until > from]).toEqual([model, true]);
});

describe('the steps of long contexts are as noted', () => {
  // Notes on prices, section 3: (input, output) above a context.
  // biome-ignore format: a table reads by column
  const steps: readonly [vendor: string, context: number, input: number, output: number][] = [
    ['Google',    200_000, 2, 1.5],
    ['Anthropic', 200_000, 2, 1.5],
    ['OpenAI',    272_000, 2, 1.5],
    ['Google',    128_000, 2, 2],
    ['xAI',       128_000, 2, 2],
    ['MiniMax',   512_000, 2, 2],
    ['Alibaba',   256_000, 4, 2],
    ['Anthropic', 100_000, 5, 5],
  ];

  test.for(steps)('%s above %d tokens: input × %d, output × %d', ([vendor, context, input, output]) => {
    const found = prices.flatMap((price) =>
      price.vendor === vendor && price.above?.context === context
        ? [[price.above.input / price.input, price.above.output / price.output]]
        : [],
    );
    expect(found.length).toBeGreaterThan(0);
    for (const [of_input, of_output] of found) {
      expect(of_input).toBeCloseTo(input, 9);
      expect(of_output).toBeCloseTo(output, 9);
    }
  });
});

test('a cached token costs a tenth of a fresh one at most vendors, and up to 120 times less', () => {
  const ratios = prices
    .flatMap(({ input, cached }) => (cached ? [input / cached] : []))
    .sort((a, b) => a - b);
  expect(ratios[Math.floor(ratios.length / 2)]).toBeCloseTo(10, 6);
  expect(ratios.at(-1)).toBeCloseTo(120, 0);
});

test('an H100 rents from $1.70 on contract to $12.30 at list', () => {
  const hours = (rents.find(({ hardware }) => hardware === 'h100-sxm')?.quotes ?? []).map(
    ({ price }) => price * 3600,
  );
  expect(Math.min(...hours)).toBeGreaterThan(1.2);
  expect(Math.max(...hours)).toBeCloseTo(12.3, 1);
});

describe('what an author of prices is told', () => {
  const gallery = join(import.meta.dirname, 'price-mistakes');
  const files = readdirSync(gallery).filter((name) => name.endsWith('.yaml'));
  const [sources, hardware] = [[...catalogue.sources.keys()], [...catalogue.hardware.keys()]];

  test('has a gallery', () => {
    expect(files.length).toBeGreaterThan(5);
  });

  test.for(files)('of %s', async (name) => {
    const text = readFileSync(join(gallery, name), 'utf8');
    const outcome = readPrice('content/prices/example.yaml', text, sources, hardware);
    if (!('mistakes' in outcome)) throw new Error(`${name} has no mistake.`);
    const { message } = new ContentError(outcome.mistakes, () => text);
    await expect(`${message.trim()}\n`).toMatchFileSnapshot(join(gallery, name.replace(/yaml$/, 'txt')));
  });
});
