import type { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { readSqlite } from '../../../src/storage/anki/sqlite.ts';
import { loadSqlite } from './load-sqlite.ts';
import { sqliteFile } from './packages.ts';

const sqlite = await loadSqlite();
const rows = (file: Uint8Array, columns: readonly string[], table = 't') =>
  readSqlite(sqlite, file, (rowsOf) => [...rowsOf(table, columns)]);
const written = (statements: string) => sqliteFile((database: DatabaseSync) => database.exec(statements));

describe('of a row, what is asked for is told', () => {
  test.for(['UTF-8', 'UTF-16le', 'UTF-16be'])('in the order it is asked for, from %s', (encoding) => {
    const file = written(`pragma encoding = '${encoding}';
      create table t (id integer primary key, a, b text, c);
      insert into t values (7, -9007199254740991, 'Größe 大', 0), (9, 1, null, 3)`);

    expect(rows(file, ['b', 'id', 'a'])).toEqual([
      ['Größe 大', 7, -9007199254740991],
      [null, 9, 1],
    ]);
  });

  test('and null for what is neither a whole number nor a short text', () => {
    const file = written(`create table t (a, b, c, d);
      insert into t values (1.5, x'0102', printf('%01024d', 1), printf('%01025d', 1))`);

    expect(rows(file, ['a', 'b', 'c', 'd'])).toEqual([[null, null, `${'0'.repeat(1023)}1`, null]]);
  });
});

describe('what is not there, or is more than a table, is no collection of Anki’s', () => {
  // biome-ignore format: a table reads by column
  test.for([
    ['nothing',                               ''],
    ['another table',                         'create table other (a)'],
    ['a table without the column',            'create table t (b)'],
    ['a column that is computed',             'create table t (b, a as (b + 1)); insert into t (b) values (1)'],
    ['a view in its place',                   'create view t as select 1 as a'],
    ['a view that never ends',                'create view t as with recursive n(a) as (select 1 union all select a from n) select a from n'],
    ['a virtual table in its place',          'create virtual table t using fts4(a)'],
    ['a virtual table beside it',             'create table t (a); create virtual table other using fts4(a)'],
    ['a view beside it',                      'create table t (a); create view other as select a from t'],
    ['a trigger',                             'create table t (a); create trigger other after insert on t begin select 1; end'],
  ] as const)('%s', ([, statements]) => {
    expect(() => rows(written(statements), ['a'])).toThrow('not_anki');
  });
});

describe('a file that claims what is not so', () => {
  const file = written(`pragma page_size = 512; create table t (a);
    with recursive n(i) as (select 1 union all select i + 1 from n where i < 500) insert into t select i from n`);
  /** The root of the table is its second page: an inner page, whose last four bytes of head name its last child. */
  const root = 512;
  const spoilt = (change: (bytes: Buffer) => void) => {
    const bytes = Buffer.from(file);
    change(bytes);
    return bytes;
  };

  test('is read where nothing is spoilt', () => {
    expect(rows(file, ['a'])).toHaveLength(500);
    expect(file[root]).toBe(5);
  });

  // biome-ignore format: a table reads by column
  test.for([
    ['is cut short',              file.subarray(0, file.length - 512), 'damaged'],
    ['is all head',               file.subarray(0, 100),               'damaged'],
    ['leads in a circle',         spoilt((bytes) => bytes.writeUInt32BE(2, root + 8)),       'damaged'],
    ['leads out of the file',     spoilt((bytes) => bytes.writeUInt32BE(2 ** 31, root + 8)), 'damaged'],
    ['leads to no page',          spoilt((bytes) => bytes.writeUInt32BE(0, root + 8)),       'damaged'],
    ['holds more cells than fit', spoilt((bytes) => bytes.writeUInt16BE(65535, root + 3)),   'damaged'],
    ['calls a view a table',      written(`create view t as select 1 as a;
                                    pragma writable_schema = on; update sqlite_schema set type = 'table'`), 'damaged'],
    ['has pages of no size',      spoilt((bytes) => bytes.writeUInt16BE(0, 16)),             'not_anki'],
    ['is no database',            Buffer.from('Dear all,'),            'not_anki'],
  ] as const)('%s', ([, bytes, why]) => {
    expect(() => rows(bytes, ['a'])).toThrow(why);
  });
});
