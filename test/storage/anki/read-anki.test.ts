import { zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asBackup } from '../../../src/storage/anki/as-backup.ts';
import { guidOf } from '../../../src/storage/anki/guid.ts';
import { type AnkiLog, type DeviceClock, readAnki } from '../../../src/storage/anki/read-anki.ts';
import type { EventStore } from '../../../src/storage/event-log.ts';
import { memoryLog } from '../../../src/storage/memory-log.ts';
import { mergeBackup } from '../../../src/storage/merge-backup.ts';
import { cardId, utcMillis } from '../../../src/study/event.ts';
import { aDay, minute, noon } from '../../study/histories.ts';
import { loadSqlite } from './load-sqlite.ts';
import {
  apkg,
  type Contents,
  collection,
  fileOf,
  type LogRow,
  latest,
  packages,
  schema11,
  sqliteFile,
  zipped,
} from './packages.ts';

const ours = guidOf(cardId('problems/optimal-batch'));
const recall = guidOf(cardId('cards/ridge-point'));
const theirs = 'qn4FZ>W:bG';
/** Two cards of one problem, one of a recall card, one of another deck. */
const cards: Contents['cards'] = [
  [101, ours],
  [102, ours],
  [103, recall],
  [104, theirs],
];
const clock: DeviceClock = { now: utcMillis(noon + 30 * aDay), zoneAt: () => 120 };

async function read(bytes: BlobPart, at = clock): Promise<AnkiLog> {
  const reading = await readAnki(fileOf(bytes), at, loadSqlite);
  if (reading.kind !== 'anki') throw new Error(reading.message);
  return reading;
}
const readLog = (...revlog: readonly LogRow[]) => read(apkg({ cards, revlog }));

describe('a review in Anki', () => {
  test.for(Object.entries(packages))('comes home from a package of %s', async ([, packed]) => {
    const log = await read(packed({ cards, revlog: [{ id: noon, cid: 101, ease: 2, time: 41_000 }] }));

    expect(log).toEqual({
      kind: 'anki',
      reviews: [
        {
          kind: 'reviewed',
          id: `anki:${noon}:101`,
          at: noon,
          zone_minutes: 120,
          card: 'problems/optimal-batch',
          version: 0,
          rating: 'hard',
          took_ms: 41_000,
        },
      ],
      elsewhere: 0,
      noReviews: 0,
      unfit: 0,
    });
  });

  test('is of the item of its note, whichever of its cards was asked', async () => {
    const { reviews } = await readLog(
      { id: noon, cid: 101 },
      { id: noon + 1, cid: 102 },
      { id: noon + 2, cid: 103 },
    );

    expect(reviews.map(({ card }) => card)).toEqual([
      'problems/optimal-batch',
      'problems/optimal-batch',
      'cards/ridge-point',
    ]);
  });

  test('has the four ratings in order', async () => {
    const { reviews } = await readLog(...[1, 2, 3, 4].map((ease) => ({ id: noon + ease, cid: 101, ease })));

    expect(reviews.map(({ rating }) => rating)).toEqual(['again', 'hard', 'good', 'easy']);
  });

  test('has the zone the device had then', async () => {
    const summer = { ...clock, zoneAt: (at: number) => (at < noon ? 60 : 120) };
    const bytes = apkg({
      cards,
      revlog: [
        { id: noon - 1, cid: 101 },
        { id: noon, cid: 101 },
      ],
    });

    expect((await read(bytes, summer)).reviews.map(({ zone_minutes }) => zone_minutes)).toEqual([60, 120]);
  });

  test('of another deck, or of a card that is gone, is counted and left out', async () => {
    const log = await readLog(
      { id: noon, cid: 104 },
      { id: noon + 1, cid: 999 },
      { id: noon + 2, cid: 104, type: 4 },
    );

    expect(log).toMatchObject({ reviews: [], elsewhere: 2, noReviews: 0, unfit: 0 });
  });
});

describe('what counts is what counts for Anki’s own FSRS', () => {
  // biome-ignore format: a table reads by column
  test.for<[string, Partial<LogRow>, 'reviews' | 'noReviews' | 'unfit']>([
    ['learning',                                { type: 0 },                     'reviews'],
    ['a review',                                { type: 1 },                     'reviews'],
    ['relearning',                              { type: 2 },                     'reviews'],
    ['ahead of time, which reschedules',        { type: 3, factor: 2500 },       'reviews'],
    ['a preview, which does not',               { type: 3, factor: 0 },          'noReviews'],
    ['learning, whose factor is 0',             { type: 0, factor: 0 },          'reviews'],
    ['a reset',                                 { type: 4, ease: 0, factor: 0 }, 'noReviews'],
    ['a due date set by hand',                  { type: 4, ease: 0 },            'noReviews'],
    ['a due date set by hand, said to be good', { type: 4, ease: 3 },            'noReviews'],
    ['rescheduled',                             { type: 5, ease: 0 },            'noReviews'],
    ['no rating',                               { type: 1, ease: 0 },            'noReviews'],
    ['a fifth rating',                          { ease: 5 },                     'unfit'],
    ['a rating below none',                     { ease: -1 },                    'unfit'],
    ['a rating in words',                       { ease: 'good' },                'unfit'],
    ['a rating and a half',                     { ease: 1.5 },                   'unfit'],
    ['a seventh kind',                          { type: 6 },                     'unfit'],
    ['before there was Anki',                   { id: Date.UTC(2005, 0) },       'unfit'],
    ['the first instant there is',              { id: -(2 ** 53) + 1 },          'unfit'],
    ['tomorrow, in the zone next door',         { id: clock.now + aDay },        'reviews'],
    ['in the future',                           { id: clock.now + aDay + 1 },    'unfit'],
    ['at the end of time',                      { id: 2 ** 53 - 1 },             'unfit'],
    ['in less than no time',                    { time: -1 },                    'unfit'],
  ])('%s', async ([, row, becomes]) => {
    const log = await readLog({ id: noon, cid: 101, ...row });
    const counts = { reviews: log.reviews.length, noReviews: log.noReviews, unfit: log.unfit };

    expect(counts).toEqual({ reviews: 0, noReviews: 0, unfit: 0, [becomes]: 1 });
  });

  test('a reset takes nothing back: what happened before it has happened', async () => {
    const { reviews } = await readLog(
      { id: noon, cid: 101, type: 1 },
      { id: noon + aDay, cid: 101, ease: 0, factor: 0, type: 4 },
      { id: noon + 2 * aDay, cid: 101, type: 0 },
    );

    expect(reviews).toHaveLength(2);
  });
});

describe('the laws of bringing reviews home', () => {
  const revlog: fc.Arbitrary<readonly LogRow[]> = fc.uniqueArray(
    fc.record({
      id: fc.nat(40).map((at) => noon + at * minute),
      cid: fc.constantFrom(101, 102, 103, 104, 999),
      ease: fc.nat(5),
      type: fc.nat(6),
      factor: fc.constantFrom(0, 2500),
    }),
    { selector: ({ id }) => id, maxLength: 20 },
  );
  const add = async (store: EventStore, rows: readonly LogRow[], zone = 120) => {
    const log = await read(apkg({ cards, revlog: rows }), { ...clock, zoneAt: () => zone });
    return mergeBackup(store, asBackup(log, await store.rows()));
  };
  // Each run writes some files.
  const few = { numRuns: 12 };

  test('parts of a log, in any order and any number of times, come to the whole', async () => {
    const split = revlog.chain((all) =>
      fc.tuple(fc.constant(all), fc.array(fc.subarray([...all]), { maxLength: 3 })),
    );
    await fc.assert(
      fc.asyncProperty(split, async ([all, parts]) => {
        const rest = all.filter((row) => !parts.some((part) => part.includes(row)));
        const [whole, inParts, backwards] = [memoryLog(), memoryLog(), memoryLog()];
        await add(whole, all);
        for (const part of [...parts, rest, ...parts]) await add(inParts, part);
        for (const part of [rest, ...parts.toReversed()]) await add(backwards, part);

        expect(await inParts.read()).toEqual(await whole.read());
        expect(await backwards.read()).toEqual(await whole.read());
      }),
      few,
    );
  });

  test('a review that was brought home in another zone is known', async () => {
    const store = memoryLog();
    const row = { id: noon, cid: 101 };
    await add(store, [row], 60);

    expect(await add(store, [row], -300)).toEqual({ added: 0, known: 1, refused: [] });
    expect(await store.rows()).toMatchObject([{ zone_minutes: 60 }]);
  });

  test('a review that comes back with another rating stays as it was', async () => {
    const store = memoryLog();
    await add(store, [{ id: noon, cid: 101, ease: 3 }]);

    expect(await add(store, [{ id: noon, cid: 101, ease: 1 }])).toMatchObject({ added: 0, known: 0 });
    expect(await store.rows()).toMatchObject([{ rating: 'good' }]);
  });
});

describe('a collection of somebody who studies much', () => {
  /** Reviews of one card, a minute after each other. */
  const many = (count: number, card: number) =>
    zipped({
      'collection.anki2': [
        sqliteFile((database) => {
          database.exec(`${schema11}
          insert into notes values (1, '${ours}', 1, 0, 0, '', '', 0, 0, 0, ''), (2, '${theirs}', 1, 0, 0, '', '', 0, 0, 0, '');
          insert into cards values (101, 1, 1, 0, 0, 0, 2, 2, 0, 9, 2500, 1, 0, 0, 0, 0, 0, ''), (104, 2, 1, 0, 0, 0, 2, 2, 0, 9, 2500, 1, 0, 0, 0, 0, 0, '');
          with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})
            insert into revlog select ${noon} - i * 60000, ${card}, 0, 3, 1, 1, 2500, 9000, 1 from n`);
        }),
        { level: 0 },
      ],
    });

  test('three hundred thousand reviews of other decks are counted', async () => {
    expect(await read(many(300_000, 104))).toMatchObject({ reviews: [], elsewhere: 300_000 });
  });

  test('more of ours than one person makes is no good', async () => {
    expect(await readAnki(fileOf(many(200_001, 101)), clock, loadSqlite)).toMatchObject({ why: 'too_many' });
  });
});

const one: Contents = { cards, revlog: [{ id: noon, cid: 101 }] };
const whole = apkg(one);
const stored = zipped({ 'collection.anki2': [collection(one), { level: 0 }] });
const text = (words: string) => new TextEncoder().encode(words);

/** A package with its directory changed: numbers of the entry of the collection, by their place in it. */
function lying(bytes: Uint8Array<ArrayBuffer>, changes: { readonly [offset: number]: number }) {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  let at = 0;
  while (view.getUint32(at, true) !== 0x02014b50) at += 1;
  for (const [offset, number] of Object.entries(changes)) view.setUint32(at + Number(offset), number, true);
  return copy;
}
const field = { checksum: 16, packed: 20, size: 24, offset: 42 } as const;

/** A frame of zstd with a window and these blocks. @source RFC 8878, 3.1.1 */
const frame = (window: number, blocks: readonly (readonly number[])[]) =>
  Uint8Array.from([0x28, 0xb5, 0x2f, 0xfd, 0, window, ...blocks.flat()]);
const lastBlock = [1, 0, 0];
/** One byte, to be repeated 128 KiB times. */
const repeated = [0x02, 0x00, 0x10, 0];
const nothing = [0, 0, 0];
/** How a window of 128 KiB, 2 ^ (10 + 7), is written. */
const window128 = 7 << 3;
const times = (count: number, block: readonly number[]) => Array.from({ length: count }, () => block);

describe('a file that is no good says why, and changes nothing', () => {
  const zeros = new Uint8Array(2 ** 28 + 1);
  const without = (table: string) =>
    zipped({
      'collection.anki2': sqliteFile((database) => database.exec(`${schema11} drop table ${table}`)),
    });

  // biome-ignore format: a table reads by column
  const gallery: readonly (readonly [string, BlobPart, string])[] = [
    ['an empty file',                    '',                                                    'not a file that Anki exported'],
    ['a letter',                         'Dear all,',                                           'not a file that Anki exported'],
    ['a zip of something else',          zipped({ 'letter.txt': text('Dear all,') }),           'not a file that Anki exported'],
    ['an empty zip',                     Uint8Array.from([0x50, 0x4b, 5, 6, ...Array(18).fill(0)]), 'not a file that Anki exported'],
    ['a package, cut short',             whole.slice(0, -9),                                    'damaged or cut short'],
    ['a package, its half',              whole.slice(0, whole.length / 2),                      'damaged or cut short'],
    ['a package, its beginning gone',    whole.slice(99),                                       'damaged or cut short'],
    ['a wrong checksum',                 lying(whole, { [field.checksum]: 1 }),                 'damaged or cut short'],
    ['one bit over',                     flipped(stored, 3000),                                 'damaged or cut short'],
    ['a size that is too small',         lying(whole, { [field.size]: 1000 }),                  'damaged or cut short'],
    ['a size that is too large',         lying(whole, { [field.size]: 2 ** 27 }),               'damaged or cut short'],
    ['a size that is enormous',          lying(whole, { [field.size]: 2 ** 32 - 2 }),           'larger than Ridgepoint reads'],
    ['a size that is nowhere',           lying(whole, { [field.size]: 2 ** 32 - 1 }),           'larger than Ridgepoint reads'],
    ['more packed than there is',        lying(whole, { [field.packed]: 2 ** 30 }),             'damaged or cut short'],
    ['an entry outside of the file',     lying(whole, { [field.offset]: 2 ** 30 }),             'damaged or cut short'],
    ['a way of packing nobody uses',     lying(whole, { 10: 99 }),                              'damaged or cut short'],
    ['a bomb',                           zipped({ 'collection.anki2': zeros }),                 'larger than Ridgepoint reads'],
    ['a bomb that lies about its size',  lying(zipped({ 'collection.anki2': zeros }), { [field.size]: 512 }), 'damaged or cut short'],
    ['no database',                      zipped({ 'collection.anki2': text('Dear all,') }),     'not a file that Anki exported'],
    ['a database, cut short',            zipped({ 'collection.anki2': collection(one).subarray(0, 9000) }), 'damaged or cut short'],
    ['another database',                 zipped({ 'collection.anki2': sqliteFile((database) => database.exec('create table t (a)')) }), 'not a file that Anki exported'],
    ['no notes',                         without('notes'),                                      'not a file that Anki exported'],
    ['no cards',                         without('cards'),                                      'not a file that Anki exported'],
    ['no review log',                    without('revlog'),                                     'not a file that Anki exported'],
    ['a newer package',                  latest(new Uint8Array(), 4),                           'made by a newer Anki'],
    ['zstd that is none',                latest(text('Dear all,')),                             'damaged or cut short'],
    ['zstd of nothing',                  latest(new Uint8Array()),                              'damaged or cut short'],
    ['zstd, cut short',                  latest(zstdCompressSync(collection(one)).subarray(0, -9)), 'damaged or cut short'],
    ['zstd with a tail',                 latest(Buffer.concat([frame(0, [lastBlock]), frame(0xf8, [lastBlock])])), 'damaged or cut short'],
    ['zstd of no database',              latest(zstdCompressSync(text('Dear all,'))),           'not a file that Anki exported'],
    ['zstd that wants 2 GB to begin',    latest(frame(21 << 3, [lastBlock])),                     'damaged or cut short'],
    ['a bomb of zstd',                   latest(frame(window128, [...times(4000, repeated), lastBlock])), 'larger than Ridgepoint reads'],
    ['zstd of a million empty blocks',   latest(frame(13 << 3, [...times(1e6, nothing), lastBlock])), 'damaged or cut short'],
  ];
  test.for(gallery)('%s', async ([, bytes, message]) => {
    const reading = await readAnki(fileOf(bytes), clock, loadSqlite);

    expect(reading).toMatchObject({ kind: 'unreadable', message: expect.stringContaining(message) });
    expect(reading).toMatchObject({ message: expect.stringMatching(/^[^.]+\. .*Nothing was changed\.$/) });
  });

  test('a file that is gone since it was chosen', async () => {
    const gone = Object.assign(fileOf(whole), {
      slice: () => {
        throw new DOMException('gone', 'NotFoundError');
      },
    });

    expect(await readAnki(gone, clock, loadSqlite)).toMatchObject({ why: 'gone' });
  });

  test('a file that goes while it is read', async () => {
    const going = Object.assign(fileOf(whole), {
      slice: (from: number, to: number) =>
        Object.assign(new Blob([whole.slice(from, to)]), {
          stream: () =>
            new ReadableStream({
              pull: (stream) => stream.error(new DOMException('gone', 'NotReadableError')),
            }),
        }),
    });

    expect(await readAnki(going, clock, loadSqlite)).toMatchObject({ why: 'gone' });
  });

  test('a browser that cannot have SQLite', async () => {
    const reading = await readAnki(fileOf(whole), clock, () => Promise.reject(new Error('offline')));

    expect(reading).toMatchObject({
      why: 'not_loaded',
      message: expect.stringMatching(/^This browser cannot read Anki files now: .* Nothing was changed\.$/),
    });
  });

  test('no bytes of a collection, however spoilt, do more than that', async () => {
    const good = collection({
      cards,
      revlog: Array.from({ length: 300 }, (_, at) => ({ id: noon + at, cid: 101 })),
    });
    const spoiling = fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(spoiling, async (bytes) => {
        const copy = Buffer.from(good);
        for (const [at, byte] of bytes) copy[at] = byte;
        const reading = await readAnki(
          fileOf(zipped({ 'collection.anki2': [copy, { level: 0 }] })),
          clock,
          loadSqlite,
        );

        if (reading.kind === 'unreadable') expect(['damaged', 'not_anki']).toContain(reading.why);
        else expect(reading.reviews.length).toBeLessThanOrEqual(300);
      }),
      { numRuns: 150 },
    );
  });
});

test('a package with more than 65,535 files, or more than 4 GiB, says so elsewhere, and is read', async () => {
  expect((await read(asZip64(whole))).reviews).toHaveLength(1);
});

/** The same package, told the way of large ones. @source PKWARE, APPNOTE.TXT 4.3.14, 4.3.15 and 4.5.3 */
function asZip64(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer);
  const end = bytes.length - 22;
  const [size, offset] = [view.getUint32(end + 12, true), view.getUint32(end + 16, true)];
  const entries = BigInt(view.getUint16(end + 10, true));
  const name = view.getUint16(offset + 28, true);
  const numbers = [24, 20, 42].map((at) => view.getUint32(offset + at, true));
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  for (const [at, number] of numbers.entries()) extra.writeBigUInt64LE(BigInt(number), 4 + 8 * at);

  const first = Buffer.from(bytes.subarray(offset, offset + 46 + name));
  for (const at of [24, 20, 42]) first.writeUInt32LE(0xffffffff, at);
  first.writeUInt16LE(extra.length, 30);
  const directory = Buffer.concat([first, extra, bytes.subarray(offset + 46 + name, offset + size)]);

  const end64 = Buffer.alloc(56);
  end64.writeUInt32LE(0x06064b50, 0);
  end64.writeBigUInt64LE(44n, 4);
  end64.writeBigUInt64LE(entries, 24);
  end64.writeBigUInt64LE(entries, 32);
  end64.writeBigUInt64LE(BigInt(directory.length), 40);
  end64.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(offset + directory.length), 8);
  locator.writeUInt32LE(1, 16);
  const last = Buffer.alloc(22, 0xff);
  last.writeUInt32LE(0x06054b50, 0);
  last.writeUInt16LE(0, 20);
  return Uint8Array.from(Buffer.concat([bytes.subarray(0, offset), directory, end64, locator, last]));
}

/** The same bytes, one bit turned over. */
function flipped(bytes: Uint8Array<ArrayBuffer>, at: number): Uint8Array<ArrayBuffer> {
  const copy = bytes.slice();
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}
