import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Backup, readBackup, writeBackup } from '../../src/storage/backup.ts';
import { history, moment, noon, review } from '../study/histories.ts';
import { fromLater } from './event-store.contract.ts';

const made = moment(noon);

/** The one file a history is written to. */
async function written(rows: readonly unknown[], at = made) {
  const [file, ...more] = await writeBackup(rows, at);
  if (!file || more.length > 0) throw new Error('expected one file');
  return file;
}

async function restored(rows: readonly unknown[]): Promise<Backup> {
  const reading = await readBackup((await written(rows)).blob);
  if (reading.kind !== 'backup') throw new Error(reading.message);
  return reading;
}
const rowsOf = ({ entries }: Backup) => entries.map(({ row }) => row);

// Each run writes and reads a file.
const few = { numRuns: 30 };
const many = (count: number) => Array.from({ length: count }, (_, at) => review({ id: `r${at}`, at }));

describe('a backup', () => {
  test('is JSON that says what it is, when it was made, and one event a line', async () => {
    const { name, blob } = await written([review()]);

    expect(name).toBe('ridgepoint-2026-04-29.json');
    const text = await blob.text();
    expect(JSON.parse(text)).toEqual({
      format: 'ridgepoint-history',
      version: 1,
      made: noon,
      events: [review()],
    });
    expect(text.trim().split('\n')).toHaveLength(3);
  });

  test('bears the day on the learner’s wall', async () => {
    // Noon in Greenwich is 02:00 of the next day on Kiritimati, 14 hours ahead.
    expect((await written([], moment(noon, 14 * 60))).name).toBe('ridgepoint-2026-04-30.json');
  });

  test('is packed where it is large, and read whatever its name', async () => {
    const { name, blob } = await written(many(3000));

    expect(name).toBe('ridgepoint-2026-04-29.json.gz');
    expect(blob.size).toBeLessThan(100_000);
    expect(await restored(many(3000))).toMatchObject({ refused: [] });
    expect(rowsOf(await restored(many(3000)))).toEqual(many(3000));
  });

  test('gives back every history', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (events) => {
        const back = rowsOf(await restored(events));

        expect(back).toHaveLength(events.length);
        expect(new Set(back)).toEqual(new Set(events));
      }),
      few,
    );
  });

  test('keeps any text that was typed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (typed) => {
        expect(rowsOf(await restored([review({ typed })]))).toEqual([review({ typed })]);
      }),
      few,
    );
    expect(rowsOf(await restored([review({ typed: '"__proto__":{[' })]))).toHaveLength(1);
  });

  test('keeps what a later version wrote, and fields it added', async () => {
    const rows = [{ ...review(), hints_seen: 2 }, fromLater()];

    expect(rowsOf(await restored(rows))).toEqual(rows);
  });

  test('leaves behind rows that are broken', async () => {
    expect(rowsOf(await restored([{ id: 'x' }, review()]))).toEqual([review()]);
  });

  test('larger than is read back becomes several, each of which is', async () => {
    const long = 'x'.repeat(2 ** 20);
    const rows = many(40).map((event) => ({ ...event, typed: long }));
    const files = await writeBackup(rows, made);

    expect(files.map(({ name }) => name)).toEqual([
      'ridgepoint-2026-04-29-part-1-of-2.json.gz',
      'ridgepoint-2026-04-29-part-2-of-2.json.gz',
    ]);
    const readings = await Promise.all(files.map(({ blob }) => readBackup(blob)));
    expect(readings.flatMap((reading) => (reading.kind === 'backup' ? rowsOf(reading) : []))).toEqual(rows);
  }, 30_000);
});

describe('an entry that does not fit is left out, with its place and the reason', () => {
  test.for([
    [{ ...review(), rating: 'perfect' }, '"rating" is one of again, hard, good, easy; this is "perfect".'],
    [{ ...review(), at: 1e300 }, '"at" is milliseconds since 1970; this is 1e+300.'],
    [null, 'An event is an object; this is null.'],
    [{ kind: 'annotated' }, '"id" is a text that is not empty.'],
    [{ ...review(), rating: 'x'.repeat(1e6) }, `"rating" is one of again, hard, good, easy; this is "x`],
  ] as const)('%o', async ([bad, why]) => {
    const reading = await readBackup(file({ events: [review(), bad] }));

    if (reading.kind !== 'backup') throw new Error(reading.message);
    expect(rowsOf(reading)).toEqual([review()]);
    expect(reading.refused).toEqual([{ entry: 2, why: expect.stringContaining(why) }]);
    expect(reading.refused[0]?.why.length).toBeLessThan(200);
  });
});

/** A file as it should be, but for what a test says. */
const file = (says: object) =>
  new Blob([JSON.stringify({ format: 'ridgepoint-history', version: 1, made: noon, events: [], ...says })]);
const packed = (text: string) => new Blob([gzipSync(text)]);
const head = `{"format":"ridgepoint-history","version":1,"made":${noon},"events":`;
const whole = `${head}[${JSON.stringify(review())}]}`;

const zeros = gzipSync(Buffer.alloc(2 ** 26));

describe('a file that is no good says why, and changes nothing', () => {
  // biome-ignore format: a table reads by column
  const gallery: readonly (readonly [string, Blob, string])[] = [
    ['an empty file',                 new Blob([]),                                        'This file is empty.'],
    ['a letter',                      new Blob(['Dear all,']),                             'not a Ridgepoint backup'],
    ['a picture',                     new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff])]), 'not a Ridgepoint backup'],
    ['other JSON',                    new Blob(['{"events": []}']),                        'not a Ridgepoint backup'],
    ['a number',                      new Blob(['7']),                                     'not a Ridgepoint backup'],
    ['nothing, in JSON',              new Blob(['null']),                                  'not a Ridgepoint backup'],
    ['other JSON, cut short',         new Blob(['{"a": [1, 2']),                           'not a Ridgepoint backup'],
    ['a backup, cut short',           new Blob([whole.slice(0, -5)]),                      'its end is missing'],
    ['a backup, cut within a text',   new Blob([whole.slice(0, 120)]),                     'its end is missing'],
    ['a backup with a tail',          new Blob([`${whole}${whole}`]),                      'This backup is damaged.'],
    ['a packed backup, cut short',    packed(whole).slice(0, -9),                          'This backup is damaged.'],
    ['a packed backup, one bit over', flipped(gzipSync(whole)),                            'This backup is damaged.'],
    ['no events',                     file({ events: {} }),                                'This backup is damaged.'],
    ['no instant',                    file({ made: 'today' }),                             'This backup is damaged.'],
    ['an instant past all dates',     file({ made: 1e20 }),                                'This backup is damaged.'],
    ['one that no event may have',    file({ made: -8.1e15 }),                             'This backup is damaged.'],
    ['no version',                    file({ version: '1' }),                              'This backup is damaged.'],
    ['a newer version',               file({ version: 2 }),                                'made by a newer Ridgepoint'],
    ['a million tiny events',         packed(`${head}[${'{},'.repeat(1e6)}{}]}`),          'more than any backup Ridgepoint makes (200,000 entries)'],
    ['a million events of nothing',   packed(`${head}[${'0,'.repeat(1e6)}0]}`),            'more than any backup Ridgepoint makes (200,000 entries)'],
    ['deep nesting',                  new Blob(['['.repeat(5e6)]),                         'nested too deep'],
    ['deep nesting in an event',      new Blob([`${head}[${'['.repeat(80)}${']'.repeat(80)}]}`]), 'nested too deep'],
    ['a prototype',                   new Blob([`${head}[],"__proto__":{"isAdmin":true}}`]), 'a name that no backup has'],
    ['a prototype in an event',       new Blob([`${head}[{"kind":"x","id":"y","a":{"\\u005f_proto__":{}}}]}`]), 'a name that no backup has'],
    ['a bomb',                        new Blob([zeros]),                                   'larger than any backup'],
    ['a large file',                  new Blob([new Uint8Array(2 ** 25 + 1)]),             'larger than any backup'],
  ];
  test.for(gallery)('%s', async ([, bad, message]) => {
    const reading = await readBackup(bad);

    expect(reading).toMatchObject({ kind: 'unreadable', message: expect.stringContaining(message) });
    expect(reading).toMatchObject({ message: expect.stringMatching(/ Nothing was changed\.$/) });
    expect({}).not.toHaveProperty('isAdmin');
  });

  test('a bomb is given up on before it is unpacked', async () => {
    let bytes = 0;
    // A gigabyte of zeros in a megabyte, handed out bit by bit.
    const bomb = new Blob(Array.from({ length: 16 }, () => zeros));
    const watched = Object.assign(bomb.slice(), {
      stream: () =>
        bomb.stream().pipeThrough(
          new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
            transform: (chunk, controller) => {
              for (let at = 0; at < chunk.length; at += 1024) {
                bytes += Math.min(1024, chunk.length - at);
                controller.enqueue(chunk.slice(at, at + 1024));
              }
            },
          }),
        ),
    });

    expect(await readBackup(watched)).toMatchObject({ why: 'too_large' });
    expect(bytes).toBeLessThan(bomb.size);
  });

  test('a file that is gone since it was chosen', async () => {
    const gone = Object.assign(new Blob(['x']), {
      slice: () => {
        throw new DOMException('gone', 'NotFoundError');
      },
    });

    expect(await readBackup(gone)).toMatchObject({ message: expect.stringContaining('could not read') });
  });

  test('no beginning of a backup is a backup', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.boolean(),
        async (share, isPacked) => {
          const file = isPacked ? packed(whole) : new Blob([whole]);
          const part = file.slice(0, Math.floor(share * file.size));

          expect(await readBackup(part)).toMatchObject({ kind: 'unreadable' });
        },
      ),
    );
  });

  test('nothing that JSON can say makes it throw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.array(fc.jsonValue()), async (value, events) => {
        await readBackup(new Blob([JSON.stringify(value)]));
        await readBackup(file({ events }));
      }),
    );
  });
});

/** The same bytes, one bit of the packed text turned over. */
function flipped(bytes: Uint8Array): Blob {
  const copy = Uint8Array.from(bytes);
  const middle = copy.length >> 1;
  copy[middle] = (copy[middle] ?? 0) ^ 1;
  return new Blob([copy]);
}
