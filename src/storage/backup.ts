import type { Moment, StudyEvent, UtcMillis } from '../study/event.ts';
import { merge } from '../study/history.ts';
import { isInstant, readEvent } from '../study/read-event.ts';
import { parseBounded, type Refused } from './bounded-json.ts';
import { type Row, readRow } from './row.ts';

/** A learner's history as a file. `docs/formats.md` says what is in it and what can never change. */

const format = 'ridgepoint-history';
const version = 1;

const mebibyte = 2 ** 20;
/** [byte] Of the file, unpacked. A lifetime of reviews that is larger is saved as several files. */
const largest = 32 * mebibyte;
const mostEvents = 200_000;
const bounds = { depth: 64, count: 1_000_000 };
/** [byte] A file that is larger is packed. */
const packedFrom = 256 * 2 ** 10;

export type BackupFile = { readonly name: string; readonly blob: Blob };

/**
 * Writes a history to a file; to several where one would be larger than is read back.
 *
 * What a later version wrote goes along as it is. A row that is broken stays behind: no version could restore it.
 *
 * @param rows - everything in the store
 * @param made - now
 */
export async function writeBackup(rows: readonly unknown[], made: Moment): Promise<readonly BackupFile[]> {
  const parts = inParts(told(rows).map((event) => JSON.stringify(event)));
  const day = new Date(made.at + made.zone_minutes * 60_000).toISOString().slice(0, 10);
  return Promise.all(
    parts.map(async (events, at) => {
      const head = `"format":"${format}","version":${version},"made":${made.at}`;
      // One event a line, so that a person can read it and compare two.
      const plain = new Blob([`{${head},"events":[\n${events.join(',\n')}\n]}\n`], {
        type: 'application/json',
      });
      const name = `ridgepoint-${day}${parts.length > 1 ? `-part-${at + 1}-of-${parts.length}` : ''}.json`;
      return plain.size > packedFrom
        ? { name: `${name}.gz`, blob: await packed(plain) }
        : { name, blob: plain };
    }),
  );
}

/** What is understood in the order it happened, then what is not. */
function told(rows: readonly unknown[]): readonly Row[] {
  const events: StudyEvent[] = [];
  const later: Row[] = [];
  for (const raw of rows) {
    const reading = readEvent(raw);
    if (reading.kind === 'event') events.push(reading.event);
    if (reading.kind !== 'unknown_kind') continue;
    const row = readRow(raw);
    if (row.kind === 'row') later.push(row.row);
  }
  return [...merge(events), ...later];
}

function inParts(lines: readonly string[]): readonly (readonly string[])[] {
  const encoder = new TextEncoder();
  const room = largest - mebibyte;
  let part: string[] = [];
  let size = 0;
  const parts = [part];
  for (const line of lines) {
    const bytes = encoder.encode(line).length + 2;
    if (size + bytes > room || part.length === mostEvents) {
      part = [];
      size = 0;
      parts.push(part);
    }
    part.push(line);
    size += bytes;
  }
  return parts;
}

const packed = (plain: Blob): Promise<Blob> =>
  new Response(plain.stream().pipeThrough(new CompressionStream('gzip'))).blob();

/** An event of a file that is left out: which, counted from 1, and why. */
export type Refusal = { readonly entry: number; readonly why: string };

export type Backup = {
  readonly kind: 'backup';
  readonly made: UtcMillis;
  /** What can be restored, each with its place in the file. */
  readonly entries: readonly { readonly entry: number; readonly row: Row }[];
  readonly refused: readonly Refusal[];
};

export type BackupReading =
  | Backup
  /** With a sentence for the learner: what is wrong, and what to do. */
  | { readonly kind: 'unreadable'; readonly why: Flaw; readonly message: string };

/** Reads a file that somebody chose. It never rejects, whatever is in it. */
export async function readBackup(file: Blob): Promise<BackupReading> {
  try {
    if (file.size === 0) throw new Unreadable('empty');
    if (file.size > largest) throw new Unreadable('too_large');
    const text = await textOf(file);
    const parsed = parseBounded(text, bounds);
    if (parsed.kind === 'refused') throw new Unreadable(flawOf(parsed.why, text));
    return backupFrom(parsed.value);
  } catch (error) {
    // What else goes wrong is the browser's: the file was moved or changed since it was chosen.
    const why = error instanceof Unreadable ? error.why : 'gone';
    return { kind: 'unreadable', why, message: `${messages[why]} Nothing was changed.` };
  }
}

const messages = {
  empty: 'This file is empty. Choose another copy of your backup.',
  not_backup: 'This is not a Ridgepoint backup. Choose a file that “Save a backup” made.',
  cut_short: 'This backup is cut short: its end is missing. Copy or download it again.',
  damaged: 'This backup is damaged. Choose another copy of it.',
  newer: 'This backup was made by a newer Ridgepoint. Reload this page, then choose the file again.',
  too_large: 'This file is larger than any backup Ridgepoint makes (32 MiB when unpacked).',
  too_many: `This file holds more than any backup Ridgepoint makes (${mostEvents / 1000},000 entries).`,
  too_deep: 'This is not a backup that Ridgepoint made: what is in it is nested too deep to be read safely.',
  hostile: 'This is not a backup that Ridgepoint made: it holds a name that no backup has (“__proto__”).',
  gone: 'The browser could not read this file. It may have been moved or changed; choose it again.',
} as const;
type Flaw = keyof typeof messages;

/** What is not whole is called a backup only where it looks like one. */
function flawOf(why: Refused['why'], text: string): Flaw {
  const wasBackup = text.slice(0, 200).includes(format);
  if (why === 'cut_short') return wasBackup ? 'cut_short' : 'not_backup';
  if (why === 'not_json') return wasBackup ? 'damaged' : 'not_backup';
  return why;
}

class Unreadable extends Error {
  readonly why: Flaw;
  constructor(why: Flaw) {
    super(why);
    this.why = why;
  }
}

function backupFrom(value: unknown): Backup {
  const { format: named, version: written, made, events } = (value ?? {}) as { [name: string]: unknown };
  if (named !== format) throw new Unreadable('not_backup');
  if (!Number.isInteger(written) || Number(written) < 1) throw new Unreadable('damaged');
  if (Number(written) > version) throw new Unreadable('newer');
  if (!isInstant(made) || !Array.isArray(events)) throw new Unreadable('damaged');
  if (events.length > mostEvents) throw new Unreadable('too_many');

  const entries: { entry: number; row: Row }[] = [];
  const refused: Refusal[] = [];
  for (const [at, raw] of events.entries()) {
    const reading = readRow(raw);
    if (reading.kind === 'row') entries.push({ entry: at + 1, row: reading.row });
    else refused.push({ entry: at + 1, why: shortened(reading.why) });
  }
  return { kind: 'backup', made, entries, refused };
}

/** A reason quotes what it found, which may be as long as the file. */
const shortened = (why: string) => (why.length > 160 ? `${why.slice(0, 160)}…` : why);

/** The text of a file, unpacked if it is packed, and given up on once it is more than any backup. */
async function textOf(file: Blob): Promise<string> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  // What a file is shows in its first bytes; its name may have been changed on the way.
  const isPacked = first === 0x1f && second === 0x8b;
  const reader = (isPacked ? unpacked(file) : file.stream()).getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let size = 0;
  while (true) {
    const { done, value } = await reader.read().catch((error) => {
      throw isPacked ? new Unreadable('damaged') : error;
    });
    if (done) return text + decoded(() => decoder.decode());
    size += value.byteLength;
    if (size > largest) {
      // A packed file of a megabyte may unpack to a gigabyte; not a byte more of it is asked for.
      await reader.cancel().catch(() => {});
      throw new Unreadable('too_large');
    }
    text += decoded(() => decoder.decode(value, { stream: true }));
  }
}

const unpacked = (file: Blob) => file.stream().pipeThrough(new DecompressionStream('gzip'));

function decoded(decode: () => string): string {
  try {
    return decode();
  } catch {
    throw new Unreadable('not_backup');
  }
}
