import { Decompress } from 'fzstd';
import { NoGood } from './flaw.ts';

/** [bytes] How far back a stream may reach. The most that RFC 8878, 3.1.1.1.2, asks of a reader; Anki uses 2 MiB. */
const largestWindow = 8 * 2 ** 20;
/** [bytes] The least that a block yields on average, after the first few: each costs a move of the window. */
const leastBlock = 4096;
const firstFew = 256;

/**
 * Unpacks one frame of zstd.
 *
 * fzstd takes any window up to 2 GB and any number of empty blocks, so a stranger's frame is looked through first.
 *
 * @param most - bytes unpacked; not a block more is unpacked
 * @throws {NoGood}
 */
export function unpackZstd(packed: Uint8Array, most: number): readonly Uint8Array[] {
  if (windowOf(packed) > largestWindow || frameEnd(packed) !== packed.length) throw new NoGood('damaged');
  const blocks: Uint8Array[] = [];
  let size = 0;
  const stream = new Decompress((block) => {
    size += block.length;
    blocks.push(block);
    if (size > most) throw new NoGood('too_large');
    if ((blocks.length - firstFew) * leastBlock > size) throw new NoGood('damaged');
  });
  try {
    stream.push(packed, true);
  } catch (error) {
    throw error instanceof NoGood ? error : new NoGood('damaged');
  }
  return blocks;
}

/** The header of a frame. @source RFC 8878, 3.1.1.1 */
function headerOf(frame: Uint8Array) {
  const descriptor = frame[4] ?? 0;
  const isSingleSegment = (descriptor & 0x20) !== 0;
  const sizeBytes = [isSingleSegment ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3] ?? 0;
  const sizeAt = 5 + (isSingleSegment ? 0 : 1) + dictionaryBytes;
  return {
    isFrame: little(frame, 0, 4) === 0xfd2fb528,
    isSingleSegment,
    size: little(frame, sizeAt, sizeBytes),
    blocksAt: sizeAt + sizeBytes,
    checksumBytes: descriptor & 4,
  };
}

function windowOf(frame: Uint8Array): number {
  const { isFrame, isSingleSegment, size } = headerOf(frame);
  if (!isFrame) return Number.POSITIVE_INFINITY;
  if (isSingleSegment) return size;
  const described = frame[5] ?? 0;
  const base = 2 ** (10 + (described >> 3));
  return base + (base / 8) * (described & 7);
}

/** Where a frame ends: its blocks name their sizes. @source RFC 8878, 3.1.1.2 */
function frameEnd(frame: Uint8Array): number {
  const { blocksAt, checksumBytes } = headerOf(frame);
  for (let at = blocksAt; at < frame.length; ) {
    const block = little(frame, at, 3);
    const isRepeatedByte = ((block >> 1) & 3) === 1;
    at += 3 + (isRepeatedByte ? 1 : block >> 3);
    if (block & 1) return at + checksumBytes;
  }
  return Number.POSITIVE_INFINITY;
}

const little = (bytes: Uint8Array, at: number, length: number): number =>
  bytes.subarray(at, at + length).reduceRight((number, byte) => number * 256 + byte, 0);
