import { z } from 'astro/zod';
import { idOf } from './content-id.ts';
import { oneOf } from './given.ts';
import { measure } from './measure.ts';
import type { Disagreement, Mistake } from './mistake.ts';
import { type RecordRead, unknownSources, words } from './source.ts';
import { readRecord } from './yaml-record.ts';

const perToken = measure('$/token', 'such as $5/Mtok', {
  as: 'the price of a token',
  from: '$0.0001/Mtok',
  to: '$1000/Mtok',
});
const ratio = z.number('expected a number, such as 2.5').positive();
const source = words.describe('A record of content/sources.');
// YAML reads a year alone as a number.
const day = z.preprocess(
  (written) => (typeof written === 'number' ? String(written) : written),
  z
    .string()
    .regex(
      /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/,
      'expected a date, such as 2026-03-13, 2026-03 or 2026',
    ),
);
const checked = z.iso.date('expected a date, such as 2026-11-23');

/** When a price was asked; one of them is always there. */
const days = {
  from: day.optional().describe('Since when, as far as that is known.'),
  until: day.optional().describe('The first day on which it was no longer asked.'),
  seen: day.optional().describe('A day on which it was asked, where nobody says since when.'),
};

const price = z.strictObject({
  model: words,
  ...days,
  recalled: z
    .array(z.enum(['dates', 'storage']))
    .default([])
    .describe('What of the row is given from memory.'),
  input: perToken,
  output: perToken,
  cached: perToken.optional().describe('A token read from the cache.'),
  write: perToken.optional().describe('A token written to the cache, where that costs more than reading it.'),
  write_hour: perToken.optional().describe('The same, to be kept for an hour.'),
  storage: measure('$/(s*token)', 'such as $4.5/(Mtok*hour)', {
    as: 'the price of keeping a token',
    from: '$0.0001/(Mtok*hour)',
    to: '$1000/(Mtok*hour)',
  })
    .optional()
    .describe('A token kept in the cache, by the time it is kept.'),
  storage_source: source.optional().describe('Of the storage, where that is not in the source of the rest.'),
  above: z
    .strictObject({
      context: measure('token', 'such as 200000 tokens', 'step_context'),
      input: perToken,
      output: perToken,
    })
    .optional()
    .describe('What a long context costs.'),
  source,
  note: words.optional(),
});

const fast = z.strictObject({
  mode: words,
  from: day,
  price: ratio.describe('Times the usual price.'),
  speed: ratio.optional().describe('Times the usual speed, as promised.'),
  source,
  note: words.optional(),
});

const discount = z.strictObject({
  mode: words,
  ...days,
  off: measure('1', 'such as 50%'),
  source,
  note: words.optional(),
});

const api = z.strictObject({
  kind: z.literal('api'),
  vendor: words,
  prices: z.array(price).min(1),
  fast: z.array(fast).default([]),
  discounts: z.array(discount).default([]),
  checked,
});

const quote = z.strictObject({
  provider: words.describe('Who asks for it; who says so, of an estimate or a median.'),
  price: measure('$/(s*chip)', 'such as $2.99/(chip*hour)', {
    as: 'the rent of a chip',
    from: '$0.01/(chip*hour)',
    to: '$200/(chip*hour)',
  }),
  how: z
    .enum(['on-demand', 'reserved', 'spot', 'owned', 'assumed'])
    .describe('owned: what a chip costs who bought it; assumed: a round figure in somebody’s calculation.'),
  terms: words.optional().describe('What the price hangs on: one year, 8 chips at a time, a median.'),
  seen: day,
  source,
});

const rent = z.strictObject({
  kind: z.literal('rent'),
  hardware: words.describe('A record of content/hardware.'),
  quotes: z.array(quote).min(1),
  checked,
});

const kinds = 'expected kind: api (a vendor’s price card) or kind: rent (quotes for a chip)';
const PriceSchema = z.discriminatedUnion('kind', [api, rent], { error: kinds });

/** What a vendor asks for tokens, or providers for a chip; in $/token and $/(s*chip). */
export type PriceRecord = z.output<typeof PriceSchema> & { readonly id: string };

/** What one chip costs by the time; `price` in $/(s*chip). */
export type RentQuote = z.output<typeof quote>;

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
  const { data, placeOf, keyAt } = read;

  const mistakes: Mistake[] = sourcesIn(data).flatMap(({ id, at }) =>
    unknownSources(file, [id], sources, () => placeOf(...at)),
  );
  if (data.kind === 'rent') {
    const found = oneOf(data.hardware, hardware, 'hardware');
    if (typeof found === 'object') mistakes.push({ file, ...placeOf('hardware'), ...found });
  }
  for (const { at, code, says } of disagreementsIn(data)) {
    // What is missing has no place; the first key of its row does.
    const place = code === 'missing' ? keyAt(at) : placeOf(...at);
    mistakes.push({ code, file, ...place, says });
  }
  return mistakes.length > 0 ? { mistakes } : { record: { id: idOf(file), ...data } };
}

type Path = readonly PropertyKey[];

/** Every source a file names, with the path to it. */
function sourcesIn(
  data: z.output<typeof PriceSchema>,
): readonly { readonly id: string; readonly at: Path }[] {
  const inRows = (list: string, rows: readonly { readonly source: string }[]) =>
    rows.map(({ source }, row) => ({ id: source, at: [list, row, 'source'] }));
  if (data.kind === 'rent') return inRows('quotes', data.quotes);
  const storage = data.prices.flatMap(({ storage_source }, row) =>
    storage_source ? [{ id: storage_source, at: ['prices', row, 'storage_source'] }] : [],
  );
  const { prices, fast, discounts } = data;
  return [
    ...inRows('prices', prices),
    ...storage,
    ...inRows('fast', fast),
    ...inRows('discounts', discounts),
  ];
}

/** What cannot be true of a file of prices, however each value looks alone. */
const disagreementsIn = (data: z.output<typeof PriceSchema>): readonly Disagreement[] =>
  data.kind === 'rent'
    ? seenLater('quotes', data.quotes, data.checked)
    : [
        ...inCard(data),
        ...seenLater('prices', data.prices, data.checked),
        ...seenLater('discounts', data.discounts, data.checked),
      ];

/** Rows seen after the day on which the file was last compared with its sources; a month may be that of the day. */
const seenLater = (
  list: string,
  rows: readonly { readonly seen?: string | undefined }[],
  checked: string,
): readonly Disagreement[] =>
  rows.flatMap(({ seen = '' }, row): readonly Disagreement[] => {
    if (seen <= checked.slice(0, seen.length)) return [];
    const says = `seen (entry ${row + 1} of ${list}) is later than checked, ${checked}; checked is the day somebody last looked.`;
    return [{ at: [list, row, 'seen'], code: 'wrong_type', says }];
  });

function inCard({ prices, discounts }: z.output<typeof api>): readonly Disagreement[] {
  const inPrices = prices.flatMap((price, row): readonly Disagreement[] => {
    const at = `prices.${row}`;
    const { input, output, cached, above } = price;
    const rules: readonly (Disagreement & { readonly broken: boolean })[] = [
      {
        broken: cached !== undefined && cached > input,
        at: ['prices', row, 'cached'],
        code: 'wrong_type',
        says: `${at}.cached is more than input; a token from the cache costs less than a fresh one. What writing one costs is write.`,
      },
      {
        broken: above !== undefined && (above.input < input || above.output < output),
        at: ['prices', row, 'above'],
        code: 'wrong_type',
        says: `${at}.above is cheaper than the usual price; above has what a long context costs.`,
      },
    ];
    return [...rules.filter(({ broken }) => broken), ...disagreementsInDays('prices', row, 'model', price)];
  });
  const inDiscounts = discounts.flatMap((discount, row) =>
    disagreementsInDays('discounts', row, 'mode', discount),
  );
  return [...inPrices, ...inDiscounts];
}

type Days = { readonly [day in keyof typeof days]?: string | undefined };

/** @param name - the key that names a row: what is missing from the row is told there */
function disagreementsInDays(
  list: string,
  row: number,
  name: string,
  { from, until, seen }: Days,
): readonly Disagreement[] {
  const at = `${list}.${row}`;
  if (!from && !until && !seen) {
    const says = `${at} has no date; a price says from when, until when or on which day it was seen.`;
    return [{ at: [list, row, name], code: 'missing', says }];
  }
  // Only as exactly as both are known: what begins in May 2025 may end in 2025.
  const exact = Math.min(from?.length ?? 0, until?.length ?? 0);
  if (!from || !until || until.slice(0, exact) >= from.slice(0, exact)) return [];
  return [{ at: [list, row, 'until'], code: 'wrong_type', says: `${at}.until is before from, ${from}.` }];
}

/** What a chip rents for on demand; in $/(s*chip). */
export type RentRange = {
  readonly lowest: number;
  readonly median: number;
  readonly highest: number;
  /** How many quotes it is drawn from. */
  readonly quotes: number;
  /** The newest day among them, as exact as it is known. */
  readonly newest: string;
};

/**
 * What a chip rents for on demand, by each provider's newest quotes; nothing where nobody lets it by the hour.
 *
 * @param hardware - id of the chip
 */
export function rentOf(records: readonly PriceRecord[], hardware: string): RentRange | undefined {
  const quotes = records.flatMap((record) =>
    record.kind === 'rent' && record.hardware === hardware ? newestOf(record.quotes, 'on-demand') : [],
  );
  const prices = quotes.map(({ price }) => price).sort((a, b) => a - b);
  const newest = quotes
    .map(({ seen }) => seen)
    .sort()
    .at(-1);
  const [lowest] = prices;
  const highest = prices.at(-1);
  if (lowest === undefined || highest === undefined || newest === undefined) return undefined;
  return { lowest, median: medianOf(prices), highest, quotes: prices.length, newest };
}

/** Of each provider, the quotes of its newest day; a month counts as its beginning, as does a year. */
export function newestOf(quotes: readonly RentQuote[], how: RentQuote['how']): readonly RentQuote[] {
  const asked = quotes.filter((quote) => quote.how === how);
  return asked.filter(
    ({ provider, seen }) => !asked.some((other) => other.provider === provider && other.seen > seen),
  );
}

/** Of sorted numbers, the one in the middle, or halfway between the two there; of none, 0. */
function medianOf(sorted: readonly number[]): number {
  const below = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;
  const above = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return (below + above) / 2;
}
