import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openSqlite } from '../../../src/storage/anki/sqlite.ts';
import { sqliteFile } from './packages.ts';

// Each run writes a file.
const few = { numRuns: 40 };

/** As SQLite tells it, and as we read it. */
const value = fc.oneof(
  fc.constant(null),
  fc.maxSafeInteger(),
  fc.integer({ min: -129, max: 256 }),
  fc.constantFrom(0, 1, -1, 127, 128, -128, 32767, 32768, 2 ** 23, -(2 ** 23), 2 ** 31, 2 ** 47, 2 ** 48),
  fc.double({ noNaN: true, noDefaultInfinity: true, noInteger: true }),
  fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.replaceAll('\0', '')),
);

describe('every row of a table is read as SQLite itself reads it', () => {
  test('whatever its values, and whatever the size of a page and the encoding', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(512, 1024, 4096, 65536),
        fc.constantFrom('UTF-8', 'UTF-16le', 'UTF-16be'),
        fc.array(fc.record({ a: value, filling: fc.nat(3000), b: value }), { maxLength: 60 }),
        (pageSize, encoding, rows) => {
          // UTF-16 takes two bytes a letter, and only the first 4 KiB of a row count.
          fc.pre(encoding === 'UTF-8' || rows.every(({ filling }) => filling < 1800));
          let expected: unknown[] = [];
          const file = sqliteFile((database) => {
            database.exec(`pragma page_size = ${pageSize}; pragma encoding = '${encoding}';
              create table other (x); create table [Some Rows] (id integer primary key, a, "filling" text, 'b' decimal(10, 5))`);
            const insert = database.prepare('insert into [Some Rows] values (?, ?, ?, ?)');
            for (const [at, { a, filling, b }] of rows.entries())
              insert.run(at * 3, a, 'x'.repeat(filling), b);
            expected = database
              .prepare('select b, id, a from [Some Rows] order by id')
              .all()
              .map(Object.values);
          });

          expect([...openSqlite(file).rows('Some Rows', ['b', 'id', 'a'])]).toEqual(expected);
        },
      ),
      few,
    );
  });

  test('also where rows were deleted, pages were freed and columns were added', () => {
    const file = sqliteFile((database) => {
      database.exec(`pragma page_size = 512; create table t (id integer primary key, a text);
        with recursive n(i) as (select 1 union all select i + 1 from n where i < 5000)
          insert into t select i, printf('%0*d', i % 400, i) from n;
        delete from t where id % 3 = 0 or id between 1000 and 3000;
        alter table t add column late integer;
        update t set late = id where id % 2 = 0`);
    });
    const rows = [...openSqlite(file).rows('t', ['id', 'late'])];
    const kept = Array.from({ length: 5000 }, (_, at) => at + 1).filter(
      (id) => id % 3 !== 0 && (id < 1000 || id > 3000),
    );

    expect(rows).toEqual(kept.map((id) => [id, id % 2 === 0 ? id : null]));
  });

  test('and of a row that is longer than 4 KiB, what lies before', () => {
    const file = sqliteFile((database) => {
      database.exec(`create table t (a, b, c); insert into t values (7, printf('%05000d', 1), 8)`);
    });

    expect([...openSqlite(file).rows('t', ['a', 'b', 'c'])]).toEqual([[7, null, null]]);
  });
});

describe('what is not there is said', () => {
  const file = sqliteFile((database) => {
    database.exec(
      'create table t (a); create view v as select 1 as a; create table w (a primary key) without rowid',
    );
  });

  test.for([
    ['x', 'a', 'not_anki'],
    ['t', 'b', 'not_anki'],
    ['v', 'a', 'not_anki'],
    // Kept as an index is, which Anki does with no table that is read here.
    ['w', 'a', 'damaged'],
  ])('column %2$s of %1$s', ([table = '', column = '', why]) => {
    expect(() => [...openSqlite(file).rows(table, [column])]).toThrow(why);
  });
});

describe('a file that claims what is not so', () => {
  const file = sqliteFile((database) => {
    database.exec(`pragma page_size = 512; create table t (a);
      with recursive n(i) as (select 1 union all select i + 1 from n where i < 500) insert into t select i from n`);
  });
  const read = (bytes: Uint8Array) => [...openSqlite(bytes).rows('t', ['a'])];
  /** The root of the table is its second page: an inner page, whose last four bytes of head name its last child. */
  const root = 512;
  const spoilt = (change: (bytes: Buffer) => void) => {
    const bytes = Buffer.from(file);
    change(bytes);
    return bytes;
  };

  test('is read where nothing is spoilt', () => {
    expect(read(file)).toHaveLength(500);
    expect(file[root]).toBe(5);
  });

  // biome-ignore format: a table reads by column
  test.for([
    ['is cut short',                   file.subarray(0, file.length - 512)],
    ['is all head',                    file.subarray(0, 100)],
    ['leads in a circle',              spoilt((bytes) => bytes.writeUInt32BE(2, root + 8))],
    ['leads out of the file',          spoilt((bytes) => bytes.writeUInt32BE(2 ** 31, root + 8))],
    ['leads to no page',               spoilt((bytes) => bytes.writeUInt32BE(0, root + 8))],
    ['holds more cells than fit',      spoilt((bytes) => bytes.writeUInt16BE(65535, root + 3))],
    ['has cells over each other',      spoilt((bytes) => overlap(bytes))],
    ['has pages of no size',           spoilt((bytes) => bytes.writeUInt16BE(0, 16))],
    ['is written in no known letters', spoilt((bytes) => bytes.writeUInt32BE(4, 56))],
  ] as const)('%s', ([, bytes]) => {
    expect(() => read(bytes)).toThrow('damaged');
  });

  /** Every pointer of the last leaf names one cell, which is said to be as long as can be. */
  function overlap(bytes: Buffer): void {
    const leaf = (bytes.readUInt32BE(root + 8) - 1) * 512;
    const cells = bytes.readUInt16BE(leaf + 3);
    const at = 512 - 200;
    for (let cell = 0; cell < cells; cell++) bytes.writeUInt16BE(at, leaf + 8 + 2 * cell);
    bytes[leaf + at] = 120;
  }
});
