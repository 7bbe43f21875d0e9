import { z } from 'astro/zod';
import { idOf } from './content-id.ts';
import { oneOf } from './given.ts';
import { measure } from './measure.ts';
import type { Mistake } from './mistake.ts';
import { type RecordRead, unknownSources, words } from './source.ts';
import { readRecord } from './yaml-record.ts';

const perToken = measure('$/token', 'such as $5/Mtok');
const ratio = z.number('expected a number, such as 2.5').positive();
const source = words.describe('A record of content/sources.');
// YAML reads a year alone as a number.
const day = z.preprocess(
  (written) => (typeof written === 'number' ? String(written) : written),
  z.string().regex(/^\d{4}(-\d{2}){0,2}$/, 'expected a date, such as 2026-03-13, 2026-03 or 2026'),
);

const price = z.strictObject({
  model: words,
  from: day.optional().describe('Since when; absent where only the day it was seen is known.'),
  until: day.optional(),
  recalled_dates: z.boolean().optional().describe('The dates are given from memory.'),
  input: perToken,
  output: perToken,
  cached: perToken.optional().describe('A token read from the cache.'),
  write: perToken.optional().describe('A token written to the cache, where that costs more than reading it.'),
  write_hour: perToken.optional().describe('The same, to be kept for an hour.'),
  storage: measure('$/(s*token)', 'such as $4.5/(Mtok*hour)').optional(),
  above: z
    .strictObject({ context: measure('token', 'such as 200000 tokens'), input: perToken, output: perToken })
    .optional()
    .describe('What a long context costs.'),
  source,
  note: words.optional(),
});

const api = z.strictObject({
  kind: z.literal('api'),
  vendor: words,
  prices: z.array(price).min(1),
  fast: z
    .array(
      z.strictObject({
        mode: words,
        from: day,
        price: ratio.describe('Times the usual price.'),
        speed: ratio.optional().describe('Times the usual speed, as promised.'),
        source,
        note: words.optional(),
      }),
    )
    .default([]),
  discounts: z.array(z.strictObject({ mode: words, off: measure('1', 'such as 50%'), source })).default([]),
  checked: z.iso.date('expected a date, such as 2026-11-23'),
});

const rent = z.strictObject({
  kind: z.literal('rent'),
  hardware: words.describe('A record of content/hardware.'),
  quotes: z
    .array(
      z.strictObject({
        provider: words,
        price: measure('$/(s*chip)', 'such as $2.99/(chip*hour)'),
        how: words.describe('on demand, spot, reserved, or who owns the chip.'),
        seen: day,
        source,
      }),
    )
    .min(1),
  checked: z.iso.date('expected a date, such as 2026-11-23'),
});

const kinds = 'expected kind: api (a vendor’s price card) or kind: rent (quotes for a chip)';
export const PriceSchema = z.discriminatedUnion('kind', [api, rent], { error: kinds });

/** What a vendor asks for tokens, or providers for a chip; in $/token and $/(s*chip). */
export type PriceRecord = z.output<typeof PriceSchema> & { readonly id: string };

/**
 * A file of prices, read and checked.
 *
 * @param file - its path from the root of the project; its name is the record's id
 * @param sources - ids of the source records there are
 * @param hardware - ids of the chips there are
 */
export function readPrice(
  file: string,
  text: string,
  sources: readonly string[],
  hardware: readonly string[],
): RecordRead<PriceRecord> {
  const read = readRecord(file, text, PriceSchema);
  if ('mistakes' in read) return read;
  const { data, placeOf } = read;
  const lists =
    data.kind === 'rent'
      ? { quotes: data.quotes }
      : { prices: data.prices, fast: data.fast, discounts: data.discounts };
  const mistakes: Mistake[] = Object.entries(lists).flatMap(([list, rows]) =>
    rows.flatMap((row: { readonly source: string }, at: number) =>
      unknownSources(file, [row.source], sources, () => placeOf(list, at, 'source')),
    ),
  );
  if (data.kind === 'rent') {
    const found = oneOf(data.hardware, hardware, 'hardware');
    if (typeof found === 'object') mistakes.push({ file, ...placeOf('hardware'), ...found });
  }
  return mistakes.length > 0 ? { mistakes } : { record: { id: idOf(file), ...data } };
}
