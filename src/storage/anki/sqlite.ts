import { joined } from './bytes.ts';
import { NoGood } from './flaw.ts';
import { type SqliteValue, valuesOf, varint } from './sqlite-record.ts';

/**
 * Reads the rows of a table from a file of SQLite, and nothing else: no query, no index, no write.
 *
 * The format is fixed and documented, and to walk one table takes a page of code where SQLite itself is 700 kB. What
 * a stranger's file claims is held to what is there: a page is read once, cells do not overlap, and of a row only
 * the first 4 KiB count.
 *
 * @source sqlite.org/fileformat2.html: 1.3 (header), 1.6 (b-tree pages), 1.7 (overflow), 2.1 (records), 2.6 (schema)
 */
export type SqliteFile = {
  /**
   * The rows of a table; of each, the columns asked for. A column that a row does not have is null.
   *
   * @throws {NoGood} `damaged`, `not_anki` where there is no such table or column
   */
  readonly rows: (
    table: string,
    columns: readonly string[],
  ) => Generator<readonly SqliteValue[], void, undefined>;
};

const magic = 'SQLite format 3\0';
const encodings: readonly (string | undefined)[] = [undefined, 'utf-8', 'utf-16le', 'utf-16be'];
/** [bytes] Of a row. The columns that are asked for come first in Anki's tables. */
const mostOfRow = 4096;

/** @throws {NoGood} `not_anki` where this is no file of SQLite */
export function openSqlite(file: Uint8Array): SqliteFile {
  if (new TextDecoder('latin1').decode(file.subarray(0, magic.length)) !== magic)
    throw new NoGood('not_anki');
  const pageSize = u16(file, 16) === 1 ? 0x10000 : u16(file, 16);
  const usable = pageSize - byteAt(file, 20);
  const encoding = encodings[u32(file, 56)];
  // Less than 480 is not allowed, and every sum below counts on it.
  if (usable < 480 || encoding === undefined) throw new NoGood('damaged');
  const pages: Pages = { file, pageSize, usable };
  const text = new TextDecoder(encoding);

  function* rowsAt(root: number, wanted: readonly number[]) {
    for (const { rowid, payload } of cellsOf(pages, root))
      yield { rowid, values: valuesOf(payload, wanted, text) };
  }
  const tableNamed = (table: string) => {
    // Type, name, root page and definition of everything there is.
    for (const { values } of rowsAt(1, [0, 1, 3, 4])) {
      const [type, name, root, sql] = values;
      if (type === 'table' && name === table && typeof root === 'number' && typeof sql === 'string')
        return { root, columns: columnsIn(sql) };
    }
    throw new NoGood('not_anki');
  };
  return {
    *rows(table, names) {
      const { root, columns } = tableNamed(table);
      const wanted = names.map((name) => columns.findIndex((column) => column.name === name));
      if (wanted.includes(-1)) throw new NoGood('not_anki');
      // An integer primary key is the number of the row itself, and null in its record.
      const key = wanted.findIndex((at) => columns[at]?.isRowid);
      for (const { rowid, values } of rowsAt(root, wanted)) yield key < 0 ? values : values.with(key, rowid);
    },
  };
}

/** The columns of a `create table`, in order. */
function columnsIn(sql: string): readonly { readonly name: string; readonly isRowid: boolean }[] {
  const bare = sql.replace(/\/\*.*?\*\/|--[^\n]*/gs, ' ');
  const inside = bare.slice(bare.indexOf('(') + 1, bare.lastIndexOf(')')).replace(/\([^()]*\)/g, ' ');
  return inside.split(',').map((column) => ({
    name: /[^\s"'`[\]]+/.exec(column)?.[0] ?? '',
    isRowid: /\binteger\s+primary\s+key\b/i.test(column),
  }));
}

type Pages = { readonly file: Uint8Array; readonly pageSize: number; readonly usable: number };
type Cell = { readonly rowid: number; readonly payload: Uint8Array };

const interior = 5;
const leaf = 13;

/** The cells of the table that begins at a page, in order. */
function* cellsOf(pages: Pages, root: number): Generator<Cell, void, undefined> {
  const seen = new Set<number>();
  const waiting = [root];
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    // Pages that lead in a circle would never end.
    if (seen.has(number)) throw new NoGood('damaged');
    seen.add(number);
    const page = pageAt(pages, number);
    // The first page begins with the header of the file.
    const head = number === 1 ? 100 : 0;
    const kind = byteAt(page, head);
    if (kind === leaf) yield* cellsOn(pages, page, head);
    else if (kind === interior) waiting.push(...childrenOn(page, head).reverse());
    else throw new NoGood('damaged');
  }
}

const childrenOn = (page: Uint8Array, head: number): number[] => [
  ...pointersOn(page, head, 12).map((at) => u32(page, at)),
  u32(page, head + 8),
];

function* cellsOn(pages: Pages, page: Uint8Array, head: number): Generator<Cell, void, undefined> {
  let room = pages.usable;
  for (const at of pointersOn(page, head, 8)) {
    const cursor = { at };
    const size = varint(page, cursor);
    const rowid = varint(page, cursor);
    const local = localPart(size, pages.usable);
    const end = cursor.at + local;
    room -= end - at;
    // Cells that lie over each other would be read over and over.
    if (end > page.length || room < 0) throw new NoGood('damaged');
    const here = page.subarray(cursor.at, end);
    const isWhole = local === size || local >= mostOfRow;
    yield { rowid, payload: isWhole ? here : withOverflow(pages, here, size, u32(page, end)) };
  }
}

const pointersOn = (page: Uint8Array, head: number, headSize: number): readonly number[] =>
  Array.from({ length: u16(page, head + 3) }, (_, cell) => u16(page, head + headSize + 2 * cell));

/** [bytes] How much of a row lies on its own page; the rest overflows to others. */
function localPart(size: number, usable: number): number {
  if (size <= usable - 35) return size;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const fitting = least + ((size - least) % (usable - 4));
  return fitting <= usable - 35 ? fitting : least;
}

/** A row that overflows its page, as far as it counts. */
function withOverflow(pages: Pages, here: Uint8Array, size: number, from: number): Uint8Array {
  const parts = [here];
  let missing = Math.min(size, mostOfRow) - here.length;
  for (let next = from; missing > 0; ) {
    const page = pageAt(pages, next);
    const part = page.subarray(4, Math.min(4 + missing, pages.usable));
    parts.push(part);
    missing -= part.length;
    next = u32(page, 0);
  }
  return joined(parts);
}

function pageAt({ file, pageSize }: Pages, number: number): Uint8Array {
  const from = (number - 1) * pageSize;
  if (number < 1 || from + pageSize > file.length) throw new NoGood('damaged');
  return file.subarray(from, from + pageSize);
}

function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw new NoGood('damaged');
  return byte;
}
const u16 = (bytes: Uint8Array, at: number): number => byteAt(bytes, at) * 256 + byteAt(bytes, at + 1);
const u32 = (bytes: Uint8Array, at: number): number => u16(bytes, at) * 0x10000 + u16(bytes, at + 2);
