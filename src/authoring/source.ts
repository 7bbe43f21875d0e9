import { z } from 'astro/zod';
import { didYouMean } from '../engine/nearest.ts';
import { idOf } from './content-id.ts';
import type { Mistake, Place } from './mistake.ts';
import { readRecord } from './yaml-record.ts';

/** Where a fact comes from, and how it was seen. */
export type SourceRecord = {
  readonly id: string;
  readonly title: string;
  /** Who it is by, as a citation says it: `Reiner Pope et al.`; the publisher where nobody signs. */
  readonly authors: string;
  /** What running text calls it, where that is shorter: `lecture`. */
  readonly short?: string;
  readonly year: number;
  /** Absent for what was seen but cannot be pointed to. */
  readonly url?: string;
  readonly seen: Seen;
  readonly notes?: string;
  /** The day somebody last looked, as `2026-11-23`. */
  readonly checked: string;
};

export type Seen = z.output<typeof seen>;

/** The record of a file, or everything that is wrong with it. */
export type RecordRead<Record> = { readonly record: Record } | { readonly mistakes: readonly Mistake[] };

const seen = z
  .enum(['primary', 'secondary', 'recalled'])
  .describe(
    'primary: the source itself, or an unmodified copy of it; secondary: through someone who reports it; recalled: from memory.',
  );

const checked = z.iso
  .date('expected a date, such as 2026-11-23')
  .describe('The day somebody last compared this with its sources.');

/** Some words; never empty. */
export const words = z.string().min(1);

/** A year, as four digits. */
export const year = z.int('expected a year, such as 2024').min(1900).max(2100);

/** What every record of the catalogue says of where it comes from. */
export const provenance = {
  notes: words.optional().describe('One or two sentences on what the published figures hide.'),
  sources: z.array(words).min(1).describe('Records of content/sources, by file name; the best first.'),
  checked,
};

const SourceSchema = z.strictObject({
  title: words.describe('As the source gives it.'),
  authors: z.array(words).min(1).optional().describe('In the order printed; first name first.'),
  short: words.optional().describe('What running text calls it, where its authors are too long to repeat.'),
  publisher: words.optional().describe('Who stands behind it, where nobody signs it.'),
  year: year.describe('Of publication; of the version seen where it keeps changing.'),
  url: z
    .url({ protocol: /^https$/, error: 'expected an address that begins with https://' })
    .optional()
    .describe('Absent only for what was seen but cannot be pointed to; notes say so.'),
  seen,
  notes: words.optional().describe('What it says, or what to mind when reading it.'),
  checked,
});

/**
 * A source's file, read and checked.
 *
 * @param file - its path from the root of the project; its name is the record's id
 */
export function readSource(file: string, text: string): RecordRead<SourceRecord> {
  const read = readRecord(file, text, SourceSchema);
  if ('mistakes' in read) return read;
  const { title, authors: credits = [], short, publisher, year, url, seen, notes, checked } = read.data;
  if (credits.length === 0 && !publisher) {
    const says = 'authors is missing; a source has authors or a publisher.';
    return { mistakes: [{ code: 'missing', file, ...read.placeOf(), says }] };
  }
  if (credits.length > 0 && publisher) {
    const says = 'publisher is for what nobody signs; a source with authors has none.';
    return { mistakes: [{ code: 'scenario', file, ...read.placeOf('publisher'), says }] };
  }
  return {
    record: {
      id: idOf(file),
      title,
      authors: credits.length > 0 ? cited(credits) : (publisher ?? ''),
      ...(short ? { short } : {}),
      year,
      ...(url ? { url } : {}),
      seen,
      ...(notes ? { notes } : {}),
      checked,
    },
  };
}

const cited = ([first = '', second, ...more]: readonly string[]): string => {
  if (second === undefined) return first;
  return more.length > 0 ? `${first} et al.` : `${first} and ${second}`;
};

/** A mistake for each source a record names that there is no record of. */
export function unknownSources(
  file: string,
  named: readonly string[],
  known: readonly string[],
  placeOf: (...path: readonly PropertyKey[]) => Place,
): readonly Mistake[] {
  return named.flatMap((id, at): Mistake[] => {
    if (known.includes(id)) return [];
    const says = `unknown source "${id}".${didYouMean(id, known)} A source is a file of content/sources, named without .yaml.`;
    return [{ code: 'unknown_name', file, ...placeOf('sources', at), says }];
  });
}
