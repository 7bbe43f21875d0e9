import {
  type CreateReadableOptions,
  ERR_BAD_FORMAT,
  ERR_EOCDR_NOT_FOUND,
  type FileEntry,
  ZipReader,
} from '@zip.js/zip.js/lib/zip-core-reader.js';
import { beginsAsZip } from './begins-as-zip.ts';
import { joined } from './bytes.ts';
import { NoGood } from './flaw.ts';

/** [bytes] Of what is read at once: half a million recordings have a directory of this size. */
const largestPiece = 64 * 2 ** 20;

/**
 * Files in a zip, by name. They stay where they lie: of a package with gigabytes of recordings, only its directory
 * and what is asked for are ever read.
 *
 * @throws {NoGood} where the file is no zip, or its directory is not whole
 */
export async function entriesOf(zip: Blob): Promise<ReadonlyMap<string, FileEntry>> {
  try {
    const entries = await new ZipReader(readerOf(zip)).getEntries();
    return new Map(entries.flatMap((entry) => (entry.directory ? [] : [[entry.filename, entry]])));
  } catch (error) {
    if (error instanceof NoGood) throw error;
    const isZip = !isNoZip(error) || (await beginsAsZip(zip));
    throw new NoGood(isZip ? 'damaged' : 'not_anki');
  }
}

const isNoZip = (error: unknown): boolean =>
  error instanceof Error && [ERR_BAD_FORMAT, ERR_EOCDR_NOT_FOUND].includes(error.message);

/**
 * What was put into a zip, unpacked.
 *
 * A size that is claimed is not believed: no more is unpacked than it says, and what comes out has its checksum.
 *
 * @param most - bytes unpacked
 * @throws {NoGood} `too_large`; `damaged` where it is more, less or something else than the zip says
 */
export async function contentOf(entry: FileEntry, most: number): Promise<Uint8Array> {
  if (entry.uncompressedSize > most) throw new NoGood('too_large');
  const chunks: Uint8Array[] = [];
  let room = entry.uncompressedSize;
  const writable = new WritableStream<Uint8Array>({
    write(chunk) {
      room -= chunk.length;
      if (room < 0) throw new NoGood('damaged');
      chunks.push(chunk);
    },
  });
  try {
    // A worker of its own would need an address of its own, and this is read in one already.
    await entry.getData(writable, { checkCrc32: true, useWebWorkers: false });
  } catch (error) {
    if (error instanceof NoGood) throw error;
    // The browser's own: it has lost the file since it was chosen.
    throw new NoGood(error instanceof DOMException ? 'gone' : 'damaged');
  }
  return joined(chunks);
}

const readerOf = (file: Blob) => ({
  size: file.size,
  get readable() {
    return file.stream();
  },
  readUint8Array: (from: number, length: number) => bytesOf(file, from, length),
  createReadable: ({ offset = 0, size = file.size }: CreateReadableOptions = {}) =>
    file.slice(offset, offset + size).stream(),
});

async function bytesOf(file: Blob, from: number, length: number): Promise<Uint8Array> {
  if (length > largestPiece) throw new NoGood('too_large');
  try {
    return new Uint8Array(await file.slice(from, from + length).arrayBuffer());
  } catch {
    throw new NoGood('gone');
  }
}
