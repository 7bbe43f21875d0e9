import { z } from 'astro/zod';
import type { Hardware } from '../engine/catalogue.ts';
import { formatIds, type NumberFormat } from '../engine/number-formats.ts';
import { idOf } from './content-id.ts';
import { measure } from './measure.ts';
import { provenance, type RecordRead, unknownSources, words, year } from './source.ts';
import { readRecord } from './yaml-record.ts';

/** A chip, with where its numbers come from. */
export type HardwareRecord = Hardware & {
  readonly vendor: string;
  readonly year: number;
  readonly notes?: string;
  /** Ids of source records. */
  readonly sources: readonly string[];
  /** The day somebody last compared this with its sources, as `2026-11-23`. */
  readonly checked: string;
};

const rate = measure('FLOP/s', 'such as 989 TFLOP/s');

/** Dense peak by format. Every chip has bf16: what it has no units for is widened to that. */
const rates = {
  bf16: rate,
  fp8: rate.optional(),
  int8: rate.optional(),
  fp4: rate.optional(),
} satisfies { readonly [format in NumberFormat]: z.ZodType };

export const HardwareSchema = z.strictObject({
  name: words.describe('As the vendor calls it, with the vendor in front.'),
  vendor: words.describe('Who designs it.'),
  year: year.describe('Of the first shipments.'),
  domain: measure('chip', 'such as 8 chips').describe(
    'Chips joined by the fast network of one scale-up domain.',
  ),
  per_chip: z
    .strictObject({
      compute_rate: z
        .strictObject(rates)
        .describe(
          'Dense peak by number format, never the 2:4-sparse figure; only formats its matrix units multiply in.',
        ),
      memory_bandwidth: measure('byte/s', 'such as 3.35 TB/s').describe('Peak of its own memory.'),
      memory_capacity: measure('byte', 'such as 80 GB').describe('As the label counts.'),
    })
    .describe('Of one chip, not of the board, node or rack.'),
  ...provenance,
});

/**
 * A chip's file, read and checked.
 *
 * @param file - its path from the root of the project; its name is the record's id
 * @param sources - ids of the source records there are
 */
export function readHardware(
  file: string,
  text: string,
  sources: readonly string[],
): RecordRead<HardwareRecord> {
  const read = readRecord(file, text, HardwareSchema);
  if ('mistakes' in read) return read;
  const { data, placeOf } = read;
  const mistakes = [...unknownSources(file, data.sources, sources, placeOf)];
  if (!Number.isInteger(data.domain)) {
    const says = 'domain is not a whole number of chips.';
    mistakes.push({ code: 'wrong_type', file, ...placeOf('domain'), says });
  }
  if (mistakes.length > 0) return { mistakes };

  const { name, vendor, year, domain, per_chip, notes, checked } = data;
  return {
    record: {
      id: idOf(file),
      name,
      vendor,
      year,
      domain,
      compute_rate: Object.fromEntries(
        formatIds.flatMap((format) => {
          const rate = per_chip.compute_rate[format];
          return rate === undefined ? [] : [[format, rate]];
        }),
      ),
      memory_bandwidth: per_chip.memory_bandwidth,
      memory_capacity: per_chip.memory_capacity,
      ...(notes ? { notes } : {}),
      sources: data.sources,
      checked,
    },
  };
}
