import { Checksum } from './checksum.ts';
import { NoGood } from './flaw.ts';

/**
 * Files in a zip, read from where they lie: of a package with gigabytes of recordings, only its directory and the
 * one file asked for are ever read.
 *
 * @source PKWARE, APPNOTE.TXT 6.3.10, sections 4.3 (records) and 4.5.3 (Zip64)
 */
export type ZipEntry = {
  readonly method: number;
  /** Of what is unpacked, as the directory says; `chunksOf` holds it to that. */
  readonly checksum: number;
  /** [bytes] In the zip. */
  readonly packed: number;
  /** [bytes] Unpacked. */
  readonly size: number;
  /** [bytes] From the beginning of the zip. */
  readonly offset: number;
};

const mebibyte = 2 ** 20;
/** Half a million recordings have a directory of this size. */
const largestDirectory = 64 * mebibyte;

const ofEnd = 0x06054b50;
const ofEnd64 = 0x06064b50;
const ofLocator64 = 0x07064b50;
const ofEntry = 0x02014b50;
const ofLocal = 0x04034b50;
const sizes = { end: 22, locator64: 20, end64: 56, entry: 46, local: 30, longestComment: 0xffff };
/** What stands where a number does not fit; the number itself is in an extra field. */
const elsewhere = 0xffffffff;

/** @throws {NoGood} where the file is no zip, or its directory is not whole */
export async function entriesOf(zip: Blob): Promise<ReadonlyMap<string, ZipEntry>> {
  const { offset, size } = await directoryOf(zip);
  if (size > largestDirectory) throw new NoGood('too_large');
  if (offset + size > zip.size) throw new NoGood('damaged');
  const directory = await viewOf(zip, offset, size);
  const names = new TextDecoder();
  const entries = new Map<string, ZipEntry>();
  for (let at = 0; at + sizes.entry <= size; ) {
    if (directory.getUint32(at, true) !== ofEntry) throw new NoGood('damaged');
    const nameLength = directory.getUint16(at + 28, true);
    const extraLength = directory.getUint16(at + 30, true);
    const extraAt = at + sizes.entry + nameLength;
    const next = extraAt + extraLength + directory.getUint16(at + 32, true);
    if (next > size) throw new NoGood('damaged');
    const name = names.decode(new Uint8Array(directory.buffer, at + sizes.entry, nameLength));
    entries.set(name, entryAt(directory, at, new DataView(directory.buffer, extraAt, extraLength)));
    at = next;
  }
  return entries;
}

async function directoryOf(zip: Blob): Promise<{ readonly offset: number; readonly size: number }> {
  const tail = await viewOf(zip, Math.max(0, zip.size - sizes.end - sizes.longestComment), zip.size);
  let at = tail.byteLength - sizes.end;
  // The end record is followed by a comment of the length it gives, and by nothing.
  while (
    at >= 0 &&
    !(
      tail.getUint32(at, true) === ofEnd && tail.getUint16(at + 20, true) === tail.byteLength - at - sizes.end
    )
  )
    at -= 1;
  if (at < 0) throw new NoGood((await beginsAsZip(zip)) ? 'damaged' : 'not_anki');

  const locator = at - sizes.locator64;
  if (locator >= 0 && tail.getUint32(locator, true) === ofLocator64) {
    const end = await viewOf(zip, large(tail, locator + 8), sizes.end64);
    if (end.byteLength < sizes.end64 || end.getUint32(0, true) !== ofEnd64) throw new NoGood('damaged');
    return { size: large(end, 40), offset: large(end, 48) };
  }
  return { size: tail.getUint32(at + 12, true), offset: tail.getUint32(at + 16, true) };
}

/** A zip that is cut short has lost its end, and shows what it was by its beginning. */
export async function beginsAsZip(file: Blob): Promise<boolean> {
  const start = await viewOf(file, 0, 4);
  return start.byteLength === 4 && [ofLocal, ofEnd].includes(start.getUint32(0, true));
}

function entryAt(directory: DataView, at: number, extra: DataView): ZipEntry {
  // In this order, and only those that do not fit where they belong.
  const larger = zip64Of(extra);
  const [size, packed, offset] = [24, 20, 42].map((field) => {
    const number = directory.getUint32(at + field, true);
    return number === elsewhere ? larger.next().value : number;
  });
  if (size === undefined || packed === undefined || offset === undefined) throw new NoGood('damaged');
  return {
    method: directory.getUint16(at + 10, true),
    checksum: directory.getUint32(at + 16, true),
    packed,
    size,
    offset,
  };
}

/** The numbers of the extra field for what is larger than 4 GiB. */
function* zip64Of(extra: DataView): Generator<number, undefined> {
  for (let at = 0; at + 4 <= extra.byteLength; at += 4 + extra.getUint16(at + 2, true)) {
    if (extra.getUint16(at, true) !== 1) continue;
    const end = Math.min(at + 4 + extra.getUint16(at + 2, true), extra.byteLength);
    for (let number = at + 4; number + 8 <= end; number += 8) yield large(extra, number);
  }
}

const large = (view: DataView, at: number): number => Number(view.getBigUint64(at, true));

/**
 * A file of the zip, unpacked, bit by bit.
 *
 * No more comes than its directory says, and once all has come, it is what was put in.
 *
 * @throws {NoGood} `damaged` where it is more, less or something else
 */
export async function* chunksOf(zip: Blob, entry: ZipEntry): AsyncGenerator<Uint8Array, void> {
  const local = await viewOf(zip, entry.offset, sizes.local);
  if (local.byteLength < sizes.local || local.getUint32(0, true) !== ofLocal) throw new NoGood('damaged');
  const from = entry.offset + sizes.local + local.getUint16(26, true) + local.getUint16(28, true);
  const packed = zip.slice(from, from + entry.packed);
  if (packed.size < entry.packed) throw new NoGood('damaged');

  const checksum = new Checksum();
  let size = 0;
  for await (const chunk of unpacked(packed, entry.method)) {
    size += chunk.length;
    if (size > entry.size) throw new NoGood('damaged');
    checksum.add(chunk);
    yield chunk;
  }
  if (size !== entry.size || checksum.value !== entry.checksum) throw new NoGood('damaged');
}

async function* unpacked(packed: Blob, method: number): AsyncGenerator<Uint8Array, void> {
  // 0 is stored, 8 is deflate; Anki writes no other.
  if (method !== 0 && method !== 8) throw new NoGood('damaged');
  const stream =
    method === 0 ? packed.stream() : packed.stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = stream.getReader();
  try {
    while (true) {
      const { done, value } = await reader.read().catch((error) => {
        // A stream that does not unpack is at fault itself; else the browser has lost the file.
        throw method === 8 ? new NoGood('damaged') : error;
      });
      if (done) return;
      yield value;
    }
  } finally {
    // Whoever stops early wants not a byte more.
    await reader.cancel().catch(() => {});
  }
}

const viewOf = async (file: Blob, from: number, length: number): Promise<DataView<ArrayBuffer>> =>
  new DataView(await file.slice(from, from + length).arrayBuffer());
