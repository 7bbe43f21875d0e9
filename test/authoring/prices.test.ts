import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ContentError } from '../../src/authoring/mistake.ts';
import { readPrice, rentOf } from '../../src/authoring/price.ts';
import { readCatalogue } from '../../src/authoring/read-catalogue.ts';
import { readPriceFiles } from '../../src/authoring/read-records.ts';
import { solve } from '../../src/engine/solve.ts';

const catalogue = readCatalogue('.');
const records = readPriceFiles('.', catalogue);
const cards = records.flatMap((record) => (record.kind === 'api' ? [record] : []));
const prices = cards.flatMap(({ vendor, prices }) => prices.map((price) => ({ vendor, ...price })));
const rents = records.flatMap((record) => (record.kind === 'rent' ? [record] : []));

/** A price by its model; the newest where a vendor changed it. */
const priceOf = (model: string) => {
  const found = prices.filter((price) => price.model === model).at(-1);
  if (!found) throw new Error(`No price of ${model}.`);
  return found;
};
const quotesOf = (chip: string) => rents.find(({ hardware }) => hardware === chip)?.quotes ?? [];
/** $/(s*chip) by the hour. */
const hourly = (price: number): number => price * 3600;

test('every price carries a day, and none is from the future', () => {
  const rows = [...prices, ...cards.flatMap(({ discounts }) => discounts)];
  for (const row of rows) expect(row.from ?? row.until ?? row.seen, JSON.stringify(row)).toMatch(/^202[4-7]/);
  const seen = [...rents.flatMap(({ quotes }) => quotes), ...cards.flatMap(({ fast }) => fast)];
  for (const row of seen) {
    const day = 'seen' in row ? row.seen : row.from;
    expect(day, JSON.stringify(row)).toMatch(/^202[5-6]/);
    expect(day <= '2026-11-23', day).toBe(true);
  }
});

test('a price of which only a day is known says so, and one from memory too', () => {
  expect(priceOf('Claude Opus 5.5')).toMatchObject({ seen: '2026-11-23', recalled: [] });
  expect(priceOf('Gemini 2.5 Flash').recalled).toEqual(['dates', 'storage']);
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
    ['xAI',       200_000, 2, 2],
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

  test('and there are no others', () => {
    const noted = new Set(steps.map(([vendor, context]) => `${vendor} ${context}`));
    for (const { vendor, above } of prices)
      if (above) expect(noted).toContain(`${vendor} ${Math.round(above.context)}`);
  });

  test('Claude Opus and Sonnet have had none since 13 March 2026', () => {
    for (const model of ['Claude Opus 4.6 to Opus 5', 'Claude Sonnet 4.6'])
      expect(priceOf(model)).toMatchObject({ from: '2026-03-13' });
    for (const { vendor, model, from = '', above } of prices)
      if (vendor === 'Anthropic' && from >= '2026-03-13' && !model.includes('Haiku'))
        expect(above, model).toBeUndefined();
  });
});

describe('the cache', () => {
  // Notes on prices, section 3.
  test.for([
    ['Claude Opus 4.6 to Opus 5', 10],
    ['Gemini 2.5 Pro', 10],
    ['GPT-5', 10],
    ['GPT-4.1', 4],
    ['Kimi K2', 4],
    ['DeepSeek-V4-Pro off-peak', 30],
    ['DeepSeek-V4-Pro after the cut', 120],
  ] as const)('of %s: a hit costs 1/%d of the input', ([model, times]) => {
    const { input, cached = Number.NaN } = priceOf(model);
    expect(input / cached).toBeCloseTo(times, 9);
  });

  test('is read at a tenth of the input by most', () => {
    const ratios = prices.flatMap(({ input, cached }) => (cached ? [input / cached] : []));
    const tenths = ratios.filter((ratio) => Math.abs(ratio - 10) < 1e-9);
    expect(tenths.length).toBeGreaterThan(ratios.length / 2);
  });

  test('is written at 1.25 times the input for five minutes, and twice for an hour', () => {
    for (const { vendor, model, input, write, write_hour } of prices) {
      if (write) expect(write / input, `${vendor} ${model}`).toBeCloseTo(1.25, 9);
      if (write_hour) expect(write_hour / input, `${vendor} ${model}`).toBeCloseTo(2, 9);
    }
    expect(new Set(prices.flatMap(({ vendor, write }) => (write ? [vendor] : [])))).toEqual(
      new Set(['Anthropic', 'OpenAI', 'MiniMax']),
    );
  });

  test('costs about as much by the hour at two firms: $5 a million tokens on Opus, $4.50 on Gemini Pro', () => {
    const { input, write_hour = Number.NaN } = priceOf('Claude Opus 4.6 to Opus 5');
    expect((write_hour - input) * 1e6).toBeCloseTo(5, 9);
    for (const model of ['Gemini 1.5 Pro', 'Gemini 2.5 Pro', 'Gemini 3 Pro and 3.1 Pro'])
      expect((priceOf(model).storage ?? 0) * 1e6 * 3600).toBeCloseTo(4.5, 9);
    expect((priceOf('Gemini 2.5 Flash').storage ?? 0) * 1e6 * 3600).toBeCloseTo(1, 9);
  });
});

test('the output costs 5 times the input at Anthropic, and 1.3 times for a bare Llama', () => {
  for (const { vendor, model, input, output } of prices)
    if (vendor === 'Anthropic') expect(output / input, model).toBeCloseTo(5, 9);
  const llama = prices.find(({ vendor, model }) => vendor === 'Groq' && model === 'Llama 3.3 70B');
  expect((llama?.output ?? 0) / (llama?.input ?? 1)).toBeCloseTo(1.34, 2);
});

test('a fast mode of February 2026 implies a batch 15 times smaller, those of July 5 times', () => {
  // Price times speed: 6 × 2.5, 2 × 2.5.
  const ratios = cards.flatMap(({ fast }) =>
    fast.flatMap(({ mode, price, speed }) =>
      speed ? [[mode, solve({ price_ratio: price, speed_ratio: speed }, 'batch_ratio').value]] : [],
    ),
  );
  expect(Object.fromEntries(ratios)).toEqual({
    'Opus 4.6 fast': 15,
    'Opus 5 fast': 5,
    'GPT-5.6 Sol fast mode': 5,
  });
});

describe('rent', () => {
  // Notes on prices, section 3, in $ per chip-hour.
  test.for([
    ['h100-sxm', 2.4, 12.29],
    ['h200-sxm', 3.99, 6.305],
    ['b200-sxm', 5, 8.6],
    ['b300-sxm', 6, 7.89],
    ['gb200', 4.54, 10.5],
    ['mi300x', 1.5, 6],
  ] as const)('of a %s on demand is from $%d to $%d', ([chip, lowest, highest]) => {
    const range = rentOf(records, chip);
    expect(hourly(range?.lowest ?? 0)).toBeCloseTo(lowest, 9);
    expect(hourly(range?.highest ?? 0)).toBeCloseTo(highest, 9);
  });

  test('takes the newest quotes of each provider, and the middle of them', () => {
    // RunPod's $2.69, $3.29 and $3.49 are older than its $3.99. What is left:
    // 2.40, 2.95, 3.85, 3.99, 3.99, 6.155, 6.88, 10.98, 12.29.
    const range = rentOf(records, 'h100-sxm');
    expect(range).toMatchObject({ quotes: 9, newest: '2026-11-09' });
    expect(hourly(range?.median ?? 0)).toBeCloseTo(3.99, 9);
  });

  test('lies halfway between the two in the middle where they are even in number', () => {
    // 3.99, 4.45, 4.59, 6.305: halfway between 4.45 and 4.59.
    expect(hourly(rentOf(records, 'h200-sxm')?.median ?? 0)).toBeCloseTo(4.52, 9);
  });

  test('is not known of a chip that nobody lets by the hour', () => {
    expect(rentOf(records, 'gb300')).toBeUndefined();
    expect(rentOf(records, 'no-such-chip')).toBeUndefined();
  });

  test('of an H100 by the year rose from $1.70 to $2.35 in half a year', () => {
    const years = quotesOf('h100-sxm').filter(({ terms }) => terms?.startsWith('one year'));
    expect(years.map(({ seen, price }) => [seen, hourly(price).toFixed(2)])).toEqual([
      ['2025-10', '1.70'],
      ['2026-03', '2.35'],
    ]);
  });

  test.for([
    ['h100-sxm', 1.3, 1.69],
    ['gb200', 2.21, 2.75],
  ] as const)('of a %s is well above what it costs its owner, $%d to $%d', ([chip, least, most]) => {
    const owned = quotesOf(chip).flatMap(({ how, price }) => (how === 'owned' ? [hourly(price)] : []));
    expect(Math.min(...owned)).toBeCloseTo(least, 9);
    expect(Math.max(...owned)).toBeCloseTo(most, 9);
    expect(hourly(rentOf(records, chip)?.lowest ?? 0)).toBeGreaterThan(most);
  });
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
