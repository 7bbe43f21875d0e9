import { NoGood } from './flaw.ts';

/** A whole number beyond 2^53 comes out inexact: ask `Number.isSafeInteger`. Bytes are not read, and come as null. */
export type SqliteValue = number | string | null;

/**
 * Values of a row, by their columns. What lies beyond the part of the row that was read is null.
 *
 * @source sqlite.org/fileformat2.html, 2.1
 * @throws {NoGood} `damaged`
 */
export function valuesOf(row: Uint8Array, wanted: readonly number[], text: TextDecoder): SqliteValue[] {
  const values: SqliteValue[] = wanted.map(() => null);
  const last = Math.max(...wanted);
  const cursor = { at: 0 };
  const headerEnd = varint(row, cursor);
  for (let column = 0, at = headerEnd; column <= last && cursor.at < headerEnd; column++) {
    const type = varint(row, cursor);
    const end = at + sizeOf(type);
    const place = wanted.indexOf(column);
    if (place >= 0 && end <= row.length) values[place] = readValue(type, row.subarray(at, end), text);
    at = end;
  }
  return values;
}

/** [bytes] Of a value of each of the first types; from 12 on, types name their own size. */
const fixedSizes = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];

function sizeOf(type: number): number {
  if (type >= 12) return Math.floor((type - 12) / 2);
  const size = fixedSizes[type];
  // 10 and 11 are SQLite's own, and in no file.
  if (size === undefined) throw new NoGood('damaged');
  return size;
}

function readValue(type: number, bytes: Uint8Array, text: TextDecoder): SqliteValue {
  if (type === 0) return null;
  if (type <= 6) return integer(bytes);
  if (type === 7) return new DataView(bytes.buffer, bytes.byteOffset).getFloat64(0);
  if (type <= 9) return type - 8;
  return type % 2 === 1 ? text.decode(bytes) : null;
}

/** Two's complement, the most significant byte first: it carries the sign. */
function integer(bytes: Uint8Array): number {
  let number = ((bytes[0] ?? 0) << 24) >> 24;
  for (let at = 1; at < bytes.length; at++) number = number * 256 + (bytes[at] ?? 0);
  return number;
}

/**
 * A number of one to nine bytes, seven bits in each but the ninth; the cursor moves past it.
 *
 * @throws {NoGood} `damaged` where the bytes end first
 */
export function varint(bytes: Uint8Array, cursor: { at: number }): number {
  let number = 0;
  for (let read = 1; read <= 9; read++) {
    const byte = bytes[cursor.at];
    if (byte === undefined) throw new NoGood('damaged');
    cursor.at += 1;
    if (read === 9) return number * 256 + byte;
    number = number * 128 + (byte & 0x7f);
    if (byte < 0x80) return number;
  }
  return number;
}
