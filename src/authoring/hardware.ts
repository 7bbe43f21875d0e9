import { z } from 'astro/zod';
import type { Hardware } from '../engine/catalogue.ts';
import { format } from '../engine/format.ts';
import type { RateFormat } from '../engine/number-formats.ts';
import { idOf } from './content-id.ts';
import { measure } from './measure.ts';
import type { Disagreement, Mistake } from './mistake.ts';
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

// What is plausible of a chip is said here and nowhere else; what the graph takes of a machine of the mind is wider.
const rate = measure('FLOP/s', 'such as 989 TFLOP/s', {
  as: 'the peak of a chip',
  from: '1 TFLOP/s',
  to: '1000 PFLOP/s',
}).exactOptional();
const memory = measure('byte', 'such as 80 GB', { as: 'the memory of a chip', from: '100 MB', to: '100 TB' });
const bandwidth = (as: string) =>
  measure('byte/s', 'such as 450 GB/s', { as, from: '100 MB/s', to: '1000 TB/s' }).exactOptional();

/** Dense peak by format. Weights in a format a chip has no units for are widened to 16 bits. */
const rates = {
  bf16: rate,
  fp16: rate,
  fp8: rate,
  int8: rate,
  fp4: rate,
  int4: rate,
} satisfies { readonly [format in RateFormat]: z.ZodType };

const HardwareSchema = z.strictObject({
  name: words.describe('As the vendor calls it, with the vendor in front.'),
  vendor: words.describe('Who designs it.'),
  year: year.describe('Of the first shipments.'),
  domain: measure('chip', 'such as 8 chips', 'chips').describe(
    'Chips joined by the fast network of one scale-up domain; 1 chip where there is none.',
  ),
  per_chip: z
    .strictObject({
      compute_rate: z
        .strictObject(rates)
        .describe(
          'Dense peak by number format, never the 2:4-sparse figure; only formats its matrix units multiply in.',
        ),
      memory_bandwidth: measure('byte/s', 'such as 3.35 TB/s', {
        as: 'the memory bandwidth of a chip',
        from: '10 GB/s',
        to: '100 PB/s',
      }).describe('Peak of its own memory.'),
      memory_capacity: memory.describe('As the label counts.'),
      memory_physical: memory
        .exactOptional()
        .describe('All that is soldered on, where that is more than the label says.'),
      memory_usable: memory.exactOptional().describe('As software sees it, where that is known.'),
      scale_up_bandwidth: bandwidth('the scale-up bandwidth of a chip').describe(
        'To the other chips of its domain, one way, all links together.',
      ),
      scale_out_bandwidth: bandwidth('the scale-out bandwidth of a chip').describe(
        'To other domains, one way.',
      ),
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
  const { data, placeOf, keyAt } = read;
  const mistakes = [
    ...disagreementsIn(data).map(
      ({ at, code, says }): Mistake => ({
        code,
        file,
        // What is missing has no place; the key of what it is missing from does.
        ...(code === 'missing' ? keyAt(at) : placeOf(...at)),
        says,
      }),
    ),
    ...unknownSources(file, data.sources, sources, placeOf),
  ];
  if (mistakes.length > 0) return { mistakes };

  const { name, vendor, year, domain, per_chip, notes, checked } = data;
  return {
    record: {
      id: idOf(file),
      name,
      vendor,
      year,
      domain,
      ...per_chip,
      ...(notes ? { notes } : {}),
      sources: data.sources,
      checked,
    },
  };
}

/** [s] What it takes to read all of a memory: microseconds where it lies on the chip, milliseconds and more where beside it. */
const drainTimes = { onChip: [1e-7, 1e-5], beside: [1e-3, 10] } as const;

/** Whether a chip has as much memory as it could read in a plausible time: a slip of a prefix in either is a thousandfold. */
function isPlausible(capacity: number, bandwidth: number): boolean {
  const drain = capacity / bandwidth;
  return Object.values(drainTimes).some(([least, most]) => drain >= least && drain <= most);
}

// A label that counts in GiB and writes GB hides 7.4%.
const mostOnLabel = 1.075;

/** Numbers that cannot all be true of one chip. */
function disagreementsIn({ domain, per_chip }: z.output<typeof HardwareSchema>): readonly Disagreement[] {
  const { compute_rate, memory_capacity, memory_physical = Number.POSITIVE_INFINITY } = per_chip;
  const { memory_usable = 0, memory_bandwidth } = per_chip;
  const { scale_up_bandwidth = 0, scale_out_bandwidth = 0 } = per_chip;
  const rules: readonly (Disagreement & { readonly broken: boolean })[] = [
    {
      broken: !Number.isInteger(domain),
      at: ['domain'],
      code: 'wrong_type',
      says: 'domain is not a whole number of chips.',
    },
    {
      broken: compute_rate.bf16 === undefined && compute_rate.fp16 === undefined,
      at: ['per_chip', 'compute_rate'],
      code: 'missing',
      says: 'per_chip.compute_rate has neither bf16 nor fp16; what a chip has no units for is widened to one of the two.',
    },
    {
      broken: !isPlausible(memory_capacity, memory_bandwidth),
      at: ['per_chip', 'memory_capacity'],
      code: 'wrong_type',
      says: `per_chip.memory_capacity would be read once in ${format(memory_capacity / memory_bandwidth, 's')} at memory_bandwidth; memory beside a chip takes milliseconds to seconds, on it microseconds. Is a prefix of one of them mistaken?`,
    },
    {
      broken: memory_physical < memory_capacity,
      at: ['per_chip', 'memory_physical'],
      code: 'wrong_type',
      says: 'per_chip.memory_physical is less than memory_capacity; a label does not say more than is there.',
    },
    {
      broken: memory_physical < memory_usable,
      at: ['per_chip', 'memory_usable'],
      code: 'wrong_type',
      says: 'per_chip.memory_usable is more than memory_physical; software sees at most what is there. Are the GB of one of them GiB?',
    },
    {
      broken: per_chip.memory_physical === undefined && memory_usable > memory_capacity * mostOnLabel,
      at: ['per_chip', 'memory_usable'],
      code: 'wrong_type',
      says: 'per_chip.memory_usable is more than memory_capacity, even in GiB; where more is soldered on than the label says, memory_physical is given.',
    },
    {
      broken: domain === 1 && scale_up_bandwidth > 0,
      at: ['per_chip', 'scale_up_bandwidth'],
      code: 'wrong_type',
      says: 'per_chip.scale_up_bandwidth is given, but domain is 1 chip; there is no other chip in it.',
    },
    {
      broken: scale_up_bandwidth > memory_bandwidth,
      at: ['per_chip', 'scale_up_bandwidth'],
      code: 'wrong_type',
      says: 'per_chip.scale_up_bandwidth is more than memory_bandwidth; a chip sends no faster than it reads. Is it that of the whole domain?',
    },
    {
      broken: scale_out_bandwidth > memory_bandwidth,
      at: ['per_chip', 'scale_out_bandwidth'],
      code: 'wrong_type',
      says: 'per_chip.scale_out_bandwidth is more than memory_bandwidth; a chip sends no faster than it reads. Is it in bits, or that of the whole domain?',
    },
    ...peakRules(compute_rate),
  ];
  return rules.filter(({ broken }) => broken);
}

// Not int8 beside bf16: some chips have given most of its units up.
const narrower = [
  ['fp8', 'bf16'],
  ['fp8', 'fp16'],
  ['fp4', 'fp8'],
  ['int4', 'int8'],
] as const;

/** A narrower format peaks at least as high as a wider one, which the same units multiply. */
const peakRules = (peaks: z.output<typeof HardwareSchema>['per_chip']['compute_rate']) =>
  narrower.map(([narrow, wide]) => ({
    broken: (peaks[narrow] ?? Number.POSITIVE_INFINITY) < (peaks[wide] ?? 0),
    at: ['per_chip', 'compute_rate', narrow],
    code: 'wrong_type' as const,
    says: `per_chip.compute_rate.${narrow} is less than ${wide}; a narrower format is at least as fast. Is a digit or a prefix mistaken?`,
  }));
