import type { Database, SqlJsStatic, SqlValue } from 'sql.js';
import { NoGood } from './flaw.ts';

/** SQLite itself, once it is loaded. */
export type Sqlite = SqlJsStatic;

/** A whole number beyond 2^53 comes out inexact: ask `Number.isSafeInteger`. */
export type SqliteValue = SqlValue;

/** Of a row, the columns asked for; what is neither a whole number nor a short text is null. */
export type RowsOf = (table: string, columns: readonly string[]) => Generator<readonly SqliteValue[]>;

/** More than fit into the largest collection that is read: each takes some 30 bytes there. */
const mostRows = 9_000_000;
/** [bytes] Of a text. Rows that lie over each other in a spoilt file could all hold the same long one. */
const longestText = 1024;

/**
 * Reads a stranger’s database: it is asked for columns of tables by name, and nothing that it brings along is run.
 *
 * @throws {NoGood} `damaged`; `not_anki` where this is no database, or lacks a table or a column
 */
export function readSqlite<Read>(sqlite: Sqlite, file: Uint8Array, read: (rowsOf: RowsOf) => Read): Read {
  try {
    const database = new sqlite.Database(file);
    try {
      database.run('pragma trusted_schema = off; pragma query_only = on; pragma cell_size_check = on');
      refuseCode(database);
      return read((table, columns) => rowsIn(database, table, columns));
    } finally {
      database.close();
    }
  } catch (error) {
    if (error instanceof NoGood) throw error;
    throw new NoGood(isNoDatabase(error) ? 'not_anki' : 'damaged');
  }
}

/** Views, triggers and virtual tables run what their author wrote; Anki's collections have none. */
function refuseCode(database: Database): void {
  const code = database.exec(`
    select 1 from sqlite_master where not
      (sql like 'create table %' or sql like 'create index %' or sql like 'create unique index %') limit 1`);
  if (code.length > 0) throw new NoGood('not_anki');
}

function* rowsIn(database: Database, table: string, columns: readonly string[]): ReturnType<RowsOf> {
  // Computed columns are not told here, so they count as missing.
  const known = database.exec(`pragma table_info(${table})`)[0]?.values.map(([, name]) => name) ?? [];
  if (!columns.every((column) => known.includes(column))) throw new NoGood('not_anki');
  const statement = database.prepare(
    `select ${columns.map(brief).join()} from ${table} not indexed limit ${mostRows + 1}`,
  );
  try {
    for (let row = 0; statement.step(); row++) {
      if (row === mostRows) throw new NoGood('damaged');
      yield statement.get();
    }
  } finally {
    statement.free();
  }
}

/** Asked for its type and length first, so that nothing long is ever put together. */
const brief = (column: string): string =>
  `case typeof(${column}) when 'integer' then ${column}
    when 'text' then iif(octet_length(${column}) <= ${longestText}, ${column}, null) end`;

const isNoDatabase = (error: unknown): boolean =>
  error instanceof Error && error.message === 'file is not a database';
