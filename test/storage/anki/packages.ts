import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { zstdCompressSync } from 'node:zlib';
import { type Zippable, zipSync } from 'fflate';

/** Files as Anki exports them, written by SQLite itself and by another zip than the one that reads them. */

/** A file of SQLite, as some statements leave it, which may also be some that spoil it. */
export function sqliteFile(write: (database: DatabaseSync) => void): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'collection-'));
  try {
    const path = join(folder, 'collection');
    const database = new DatabaseSync(path, { defensive: false });
    database.exec('pragma journal_mode = off; pragma synchronous = off');
    write(database);
    database.close();
    return readFileSync(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @source ankitects/anki, rslib/src/storage/schema11.sql: the tables of a collection before 2.1.50 */
export const schema11 = `
  create table col (id integer primary key, crt integer not null, mod integer not null, ver integer not null, conf text not null);
  create table notes (
    id integer primary key, /* 0 */
    guid text not null,     -- 1, unlike any other
    mid integer not null, mod integer not null, usn integer not null, tags text not null, flds text not null,
    sfld integer not null, csum integer not null, flags integer not null, data text not null
  );
  create table cards (
    id integer primary key, nid integer not null, did integer not null, ord integer not null, mod integer not null,
    usn integer not null, type integer not null, queue integer not null, due integer not null, ivl integer not null,
    factor integer not null, reps integer not null, lapses integer not null, left integer not null,
    odue integer not null, odid integer not null, flags integer not null, data text not null
  );
  create table revlog (
    id integer primary key, cid integer not null, usn integer not null, ease integer not null, ivl integer not null,
    lastIvl integer not null, factor integer not null, time integer not null, type integer not null
  );
  create index ix_revlog_cid on revlog (cid);
  create index ix_cards_nid on cards (nid);
`;

/**
 * The rest of schema 18 is tables of other kinds, which stand beside the ones that are read. Anki sorts their names in
 * a way that SQLite itself does not know, and leaves the file in the mode it works in.
 */
const schema18 = `${schema11}
  pragma journal_mode = wal;
  create table notetypes (id integer not null primary key, name text not null collate nocase, config blob not null);
  create unique index idx_notetypes_name on notetypes (name);
  create table fields (ntid integer not null, ord integer not null, name text not null, primary key (ntid, ord)) without rowid;
  create table tags (tag text not null primary key collate nocase, usn integer not null) without rowid;
  insert into tags values ('roofline', 0);
  pragma writable_schema = on;
  update sqlite_schema set sql = replace(sql, 'nocase', 'unicase');
  pragma writable_schema = off;
`;

/** An entry of the review log; what a test does not say is a good review. */
export type LogRow = {
  readonly id: number;
  readonly cid: number;
  readonly ease?: number | string | null;
  readonly factor?: number;
  readonly time?: number;
  readonly type?: number;
};

export type Contents = {
  /** Cards and the guid of the note each belongs to. */
  readonly cards: readonly (readonly [card: number, guid: string])[];
  readonly revlog: readonly LogRow[];
};

export const collection = ({ cards, revlog }: Contents, schema = schema11): Buffer =>
  sqliteFile((database) => {
    database.exec(`${schema}; begin`);
    const notes = new Map([...new Set(cards.map(([, guid]) => guid))].map((guid, at) => [guid, 7000 + at]));
    const note = database.prepare(`insert into notes values (?, ?, 1, 0, 0, '', 'front', 0, 0, 0, '')`);
    for (const [guid, id] of notes) note.run(id, guid);
    const card = database.prepare(
      `insert into cards values (?, ?, 1, 0, 0, 0, 2, 2, 0, 9, 2500, 1, 0, 0, 0, 0, 0, '')`,
    );
    for (const [id, guid] of cards) card.run(id, notes.get(guid) ?? 0);
    const entry = database.prepare('insert into revlog values (?, ?, 0, ?, 9, 1, ?, ?, ?)');
    for (const { id, cid, ease = 3, factor = 2500, time = 8000, type = 1 } of revlog)
      entry.run(id, cid, ease, factor, time, type);
    database.exec('commit');
  });

const dummy = collection({ cards: [[1, 'please update']], revlog: [] });

/** A zip whose bytes a test may spoil. */
export const zipped = (files: Zippable): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(zipSync({ ...files, media: new TextEncoder().encode('{}') }));

/** The three packages Anki has written over the years, of one collection. */
export const packages = {
  'anki2, before 2.1.0': (contents: Contents) => zipped({ 'collection.anki2': collection(contents) }),
  'anki21, until 2.1.49': (contents: Contents) =>
    zipped({ 'collection.anki2': dummy, 'collection.anki21': collection(contents) }),
  'anki21b, since 2.1.50': (contents: Contents) => latest(zstdCompressSync(collection(contents, schema18))),
} as const;

/** A package of the newest kind around a stream of zstd. */
export const latest = (stream: Uint8Array, version = 3): Uint8Array<ArrayBuffer> =>
  zipped({
    meta: Uint8Array.of(8, version),
    'collection.anki2': dummy,
    'collection.anki21b': [stream, { level: 0 }],
  });

export const apkg = packages['anki2, before 2.1.0'];

export const fileOf = (bytes: BlobPart, name = 'deck.apkg'): File => new File([bytes], name);
