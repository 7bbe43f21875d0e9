import { z } from 'astro/zod';
import { format } from '../engine/format.ts';
import { amountIn } from '../engine/measure.ts';
import type { Givens } from '../engine/quantities.ts';
import { type Derivation, solve } from '../engine/solve.ts';
import { dimension, readUnit } from '../engine/units.ts';
import { givensOf } from '../problems/setting.ts';
import { idOf } from './content-id.ts';
import { engineMistake } from './engine-mistake.ts';
import { type Records, readGiven, recordsNamed } from './given.ts';
import { readMeasure } from './measure.ts';
import type { Found, Mistake } from './mistake.ts';
import { type RecordRead, unknownSources, words } from './source.ts';
import { readRecord } from './yaml-record.ts';

/** One published figure, and what the engine says it should be. */
export type EvidenceRow = {
  readonly id: string;
  /** What is claimed, in words. */
  readonly claim: string;
  /** A quantity or an expression of the graph. */
  readonly ask: string;
  readonly givens: Givens;
  /** Ids of the records the scenario is made of. */
  readonly hardware?: string;
  readonly model?: string;
  /** As printed, with its unit in words; and what the engine says, in the same unit. */
  readonly published_text: string;
  readonly predicted_text: string;
  /** In the base unit of what is asked. */
  readonly published: number;
  /** What the engine says; in the same unit. */
  readonly predicted: number;
  /** The base unit of both. */
  readonly unit: string;
  /**
   * identity: the engine must reproduce it; bound: a measurement, which the roofline may not exceed; open: they differ, and
   * the note says why.
   */
  readonly kind: 'identity' | 'bound' | 'open';
  /** How far an identity may be off: half of the last printed digit, or as stated; in the base unit. */
  readonly rounding: number;
  /** Whether a measurement can only be more than its bound, as times and costs are, or only less, as speeds are. */
  readonly measured: 'more' | 'less';
  readonly note?: string;
  readonly source: string;
  readonly place?: string;
  /** The figure is given from memory, whatever the source. */
  readonly recalled: boolean;
};

/** What one source published, row by row. */
export type EvidenceRecord = {
  readonly id: string;
  readonly title: string;
  readonly notes?: string;
  readonly rows: readonly EvidenceRow[];
  readonly checked: string;
};

const given = z.record(z.string(), z.unknown()).default({});

const row = z.strictObject({
  id: words
    .regex(/^[a-z0-9-]+$/, 'expected lower case, digits and hyphens')
    .describe('Permanent; its anchor.'),
  claim: words.describe('What is claimed, in words.'),
  ask: words.describe('A quantity, or an expression over quantities.'),
  given: given.describe('What is given beside the given of the file, as in a problem.'),
  published: z.union([words, z.number()]).describe('As printed, with its unit.'),
  kind: z.enum(['identity', 'bound', 'open']),
  within: z
    .union([words, z.number()])
    .optional()
    .describe('How far an identity may be off, where it is more than rounding: 2%.'),
  note: words.optional().describe('Why the two differ.'),
  source: words.optional().describe('Where it is not that of the file.'),
  place: words.optional().describe('Table, section or page.'),
  recalled: z.boolean().default(false).describe('The figure is given from memory.'),
});

const EvidenceSchema = z.strictObject({
  title: words,
  source: words.describe('A record of content/sources.'),
  place: words.optional().describe('Table, section or page, for all rows.'),
  notes: words.optional().describe('One or two sentences on all rows.'),
  given: given.describe('What is given in every row.'),
  rows: z.array(row).min(1),
  checked: z.iso.date('expected a date, such as 2026-11-23'),
});

type Row = z.output<typeof row>;
type Report = (path: readonly PropertyKey[], found: Found) => void;

/**
 * A file of published results, read, checked and worked out.
 *
 * @param file - its path from the root of the project; its name is the record's id
 * @param records - what a scenario may name
 * @param sources - ids of the source records there are
 */
export function readEvidence(
  file: string,
  text: string,
  records: Records,
  sources: readonly string[],
): RecordRead<EvidenceRecord> {
  const read = readRecord(file, text, EvidenceSchema);
  if ('mistakes' in read) return read;
  const { data, placeOf, keyAt } = read;
  const mistakes: Mistake[] = [];
  const seen = new Set<string>();
  const report: Report = (path, { code, says }) => {
    const place = code === 'unknown_key' ? keyAt(path) : placeOf(...path);
    mistakes.push({ code, file, ...place, says });
  };

  const shared = readGiven(data.given, records, (inner, found) => report(['given', ...inner], found));
  // What is wrong for all rows is told once, and none can be worked out.
  if (mistakes.length > 0) return { mistakes };
  const rows = data.rows.flatMap((one, at): readonly EvidenceRow[] => {
    if (seen.has(one.id))
      report(['rows', at, 'id'], { code: 'wrong_type', says: `there is a row "${one.id}" already.` });
    seen.add(one.id);
    return worked(data, shared, one, at, records, report);
  });

  const checkSource = (id: string, ...path: readonly PropertyKey[]) =>
    mistakes.push(...unknownSources(file, [id], sources, () => placeOf(...path)));
  checkSource(data.source, 'source');
  for (const [at, { source }] of data.rows.entries()) if (source) checkSource(source, 'rows', at, 'source');
  if (mistakes.length > 0) return { mistakes };

  const { title, notes, checked } = data;
  return { record: { id: idOf(file), title, ...(notes && { notes }), rows, checked } };
}

/**
 * A row with the engine's answer; or nothing, when it is told what is wrong.
 *
 * @param shared - what is given in every row of the file
 */
function worked(
  file: z.output<typeof EvidenceSchema>,
  shared: Given,
  one: Row,
  at: number,
  records: Records,
  report: Report,
): readonly EvidenceRow[] {
  let isWrong = false;
  const fail: Report = (path, found) => {
    isWrong = true;
    report(path, found);
  };
  if (one.kind === 'open' && !one.note)
    fail(['rows', at, 'kind'], {
      code: 'missing',
      says: 'an open row says why the figures differ; add note.',
    });

  const own = readGiven(one.given, records, (inner, found) => fail(['rows', at, 'given', ...inner], found));
  const given = { ...shared, ...own };
  const derivation = isWrong ? undefined : solved(one, at, records, given, fail);
  const figure = derivation && publishedIn(one, at, derivation.unit, fail);
  if (!derivation || !figure) return [];

  const { id, claim, ask, kind, recalled } = one;
  const { unit, value: predicted } = derivation;
  return [
    {
      ...{ id, claim, ask, kind, recalled, unit, predicted, ...figure },
      ...named(given),
      ...provenanceOf(file, one),
      givens: givensIn(records, given),
      ...textsOf(String(one.published), figure.published, predicted, unit),
      measured: sideOf(unit),
    },
  ];
}

/** The records of the catalogue a scenario is made of. */
function named(given: Given): { readonly hardware?: string; readonly model?: string } {
  const [hardware, model] = [given['hardware']?.[0], given['model']?.[0]];
  return {
    ...(hardware !== undefined && { hardware: String(hardware) }),
    ...(model !== undefined && { model: String(model) }),
  };
}

/** Where a row comes from: what it says of itself, else what the file says of all. */
function provenanceOf(
  file: z.output<typeof EvidenceSchema>,
  { note, source, place }: Row,
): Pick<EvidenceRow, 'note' | 'source' | 'place'> {
  const at = place ?? (source ? undefined : file.place);
  return { source: source ?? file.source, ...(at && { place: at }), ...(note && { note }) };
}

type Given = ReturnType<typeof readGiven>;

const givensIn = (records: Records, given: Given): Givens =>
  givensOf(
    recordsNamed(records, given),
    Object.fromEntries(Object.entries(given).map(([name, [value = '']]) => [name, value])),
  );

function solved(one: Row, at: number, records: Records, given: Given, fail: Report): Derivation | undefined {
  try {
    return solve(givensIn(records, given), one.ask);
  } catch (cause) {
    fail(['rows', at, 'ask'], engineMistake(cause));
    return undefined;
  }
}

/** The printed figure in base units, and how far off it may be. */
function publishedIn(
  { published, within }: Row,
  at: number,
  unit: string,
  fail: Report,
): { readonly published: number; readonly rounding: number } | undefined {
  const value = readMeasure(published, unit);
  if (typeof value !== 'number') {
    fail(['rows', at, 'published'], value);
    return undefined;
  }
  if (within === undefined) return { published: value, rounding: halfOfLastDigit(String(published)) };
  const share = readMeasure(within, '1');
  if (typeof share === 'number') return { published: value, rounding: share * value };
  fail(['rows', at, 'within'], share);
  return undefined;
}

/** Half of the last printed digit, in base units: 0.05 ms of `28.5 ms`, 0.005e24 of `3.14e24`. */
function halfOfLastDigit(text: string): number {
  const amount = amountIn(text.trim());
  if (!amount) return 0;
  const [mantissa = '', exponent = '0'] = amount.digits.toLowerCase().replaceAll(',', '').split('e');
  const decimals = mantissa.split('.')[1]?.length ?? 0;
  const scale = amount.unit === '' ? 1 : readUnit(amount.unit).scale;
  // A little more, for the rounding of the last digit itself.
  return 0.5001 * 10 ** (Number(exponent) - decimals) * scale;
}

/** Both figures in the unit that was printed, to at least three figures. */
function textsOf(
  printed: string,
  published: number,
  predicted: number,
  unit: string,
): Pick<EvidenceRow, 'published_text' | 'predicted_text'> {
  const amount = amountIn(printed.trim());
  // Powers of ten read better as the engine writes them.
  if (!amount || /e/i.test(amount.digits))
    return { published_text: format(published, unit), predicted_text: format(predicted, unit) };
  const scale = amount.unit === '' ? 1 : readUnit(amount.unit).scale;
  const figures = Math.max(3, amount.digits.replaceAll(/^0\.?0*|\D/g, '').length);
  const decimals = amount.digits.split('.')[1]?.length ?? 0;
  const asPrinted = new Intl.NumberFormat('en', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  const asFound = new Intl.NumberFormat('en', { maximumSignificantDigits: figures });
  return {
    published_text: withUnit(asPrinted.format(amount.value), amount.unit),
    predicted_text: withUnit(asFound.format(predicted / scale), amount.unit),
  };
}

/** `1,850` and `tokens/(s*chip)` as `1,850 tokens/s per chip`. */
function withUnit(number: string, unit: string): string {
  if (unit === '' || unit === '%') return `${number}${unit}`;
  if (unit.startsWith('$')) return `$${number}${unit.slice(1)}`;
  const words = unit
    .replace(/\/\(s\*(\w+)\)/, '/s per $1')
    .replace(/\/(sequence|layer)$/, ' per $1')
    .replace(/^1\//, '/');
  return words.startsWith('/') ? `${number}${words}` : `${number}\u00a0${words}`;
}

/** A roofline bounds times and costs from below, speeds and shares from above. */
function sideOf(unit: string): 'more' | 'less' {
  const of = dimension(unit);
  const isTime = (of.get('s') ?? 0) > 0;
  const isCost = (of.get('$') ?? 0) > 0 && (of.get('s') ?? 0) === 0;
  return isTime || isCost ? 'more' : 'less';
}

/** How many times the engine's figure the published one is; for a speed, the other way round, so that 1 is perfect. */
export const shortfall = ({ published, predicted, measured }: EvidenceRow): number =>
  measured === 'more' ? published / predicted : predicted / published;

/** Whether a row says of itself what is so. An open row claims nothing. */
export function holds(row: EvidenceRow): boolean {
  switch (row.kind) {
    case 'identity':
      return Math.abs(row.predicted - row.published) <= row.rounding;
    case 'bound':
      return shortfall(row) >= 1;
    case 'open':
      return true;
  }
}
