import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { guidOf } from '../storage/anki/guid.ts';
import { cardId } from '../study/event.ts';
import { ankiStyle, ankiTemplate } from './anki-card.ts';
import type { Note } from './note.ts';
import { zipOf } from './zip.ts';

/** A chapter of the course: a deck of its own below that of the site. */
export type Chapter = { readonly id: string; readonly title: string };

/** Known to Anki for ever: another number would be another kind of note, and another deck. */
const noteType = 1_795_000_000_001;
const firstDeck = 1_795_000_001_000;

/**
 * A package for Anki: a note for each item, in a deck for each chapter. The same notes and edition give the same bytes.
 *
 * A note keeps its guid from edition to edition, so that importing a later package renews notes and leaves their schedule
 * alone; and reviews done in Anki find their way back to the site.
 *
 * @param edition - [s] since 1970; Anki renews a note only from a later edition
 * @source ankitects/anki, rslib/src/storage/schema11.sql and rslib/src/import_export/package: schema 11, which every version reads
 */
export function ankiPackage(
  notes: readonly Note[],
  chapters: readonly Chapter[],
  edition: number,
): Uint8Array {
  const collection = sqliteOf((database) => {
    database.exec(schema);
    database
      .prepare('insert into col values (1, ?, ?, 0, 11, 0, 0, 0, ?, ?, ?, ?, ?)')
      .run(
        edition,
        edition * 1000,
        ...[configuration, noteTypes(edition), decks(chapters, edition), deckOptions, {}].map((one) =>
          JSON.stringify(one),
        ),
      );
    const [addNote, addCard] = [
      database.prepare('insert into notes values (?, ?, ?, ?, -1, ?, ?, ?, ?, 0, ?)'),
      database.prepare('insert into cards values (?, ?, ?, 0, ?, -1, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, ?)'),
    ];
    for (const [at, note] of notes.entries()) {
      const id = idOf(note.item);
      const deck = firstDeck + 1 + chapters.findIndex(({ id: chapter }) => chapter === note.lesson);
      const title = note.title.trim();
      const [question, answer] = [sideOf(note, 'question'), sideOf(note, 'answer')];
      const tags = ` ${note.tags.map((tag) => `ridgepoint::${tag}`).join(' ')} `;
      const fields = [title, question, answer, note.item].join('\u001f');
      addNote.run(id, guidOf(cardId(note.item)), noteType, edition, tags, fields, title, checksum(title), '');
      addCard.run(id, id, deck, edition, at + 1, '');
    }
  });
  return zipOf({ 'collection.anki2': collection, media: '{}' });
}

/** Every variant of a side; the card shows one of them a day. */
const sideOf = ({ variants }: Note, side: 'question' | 'answer'): string =>
  variants.map((variant) => `<div class="variant">${variant[side]}</div>`).join('');

/** A number for an item that stays: 13 digits, as Anki's own, which are milliseconds. */
function idOf(item: string): number {
  const hash = createHash('sha256').update(item).digest();
  return 1_600_000_000_000 + (hash.readUIntBE(0, 6) % 190_000_000_000);
}

/** How Anki finds notes with the same first field. @source ankitects/anki, rslib/src/notes/mod.rs: field_checksum */
const checksum = (text: string): number =>
  Number.parseInt(createHash('sha1').update(text).digest('hex').slice(0, 8), 16);

function noteTypes(edition: number): object {
  const field = (name: string, ord: number) => ({
    ...{ name, ord, sticky: false, rtl: false, font: 'Arial', size: 20, media: [] },
  });
  return {
    [noteType]: {
      ...{ id: noteType, name: 'Ridgepoint', type: 0, mod: edition, usn: -1, sortf: 0, did: firstDeck },
      ...{ tags: [], vers: [], css: ankiStyle, latexPre: '', latexPost: '', req: [[0, 'any', [1]]] },
      flds: ['Title', 'Question', 'Answer', 'Item'].map(field),
      tmpls: [{ name: 'Card', ord: 0, ...ankiTemplate, did: null, bqfmt: '', bafmt: '' }],
    },
  };
}

function decks(chapters: readonly Chapter[], edition: number): object {
  const deck = (id: number, name: string, desc = '') => ({
    ...{ id, name, desc, mod: edition, usn: -1, dyn: 0, conf: 1, collapsed: false, browserCollapsed: false },
    ...{
      extendNew: 10,
      extendRev: 50,
      newToday: [0, 0],
      revToday: [0, 0],
      lrnToday: [0, 0],
      timeToday: [0, 0],
    },
  });
  const all = [
    deck(1, 'Default'),
    deck(firstDeck, 'Ridgepoint', 'The arithmetic of serving and training large language models.'),
    ...chapters.map(({ title }, at) => deck(firstDeck + 1 + at, `Ridgepoint::${numbered(at)} ${title}`)),
  ];
  return Object.fromEntries(all.map((one) => [one.id, one]));
}

/** Decks are listed by name; the course has an order of its own. */
const numbered = (at: number): string => String(at).padStart(2, '0');

const configuration = {
  ...{ nextPos: 1, estTimes: true, activeDecks: [1], sortType: 'noteFld', timeLim: 0, sortBackwards: false },
  ...{
    addToCur: true,
    curDeck: 1,
    newBury: true,
    newSpread: 0,
    dueCounts: true,
    curModel: noteType,
    collapseTime: 1200,
  },
};

const deckOptions = {
  1: {
    ...{
      id: 1,
      name: 'Default',
      mod: 0,
      usn: 0,
      maxTaken: 60,
      autoplay: true,
      timer: 0,
      replayq: true,
      dyn: false,
    },
    new: {
      bury: true,
      delays: [1, 10],
      initialFactor: 2500,
      ints: [1, 4, 7],
      order: 1,
      perDay: 20,
      separate: true,
    },
    rev: { bury: true, ease4: 1.3, fuzz: 0.05, ivlFct: 1, maxIvl: 36500, minSpace: 1, perDay: 200 },
    lapse: { delays: [10], leechAction: 0, leechFails: 8, minInt: 1, mult: 0 },
  },
};

/** A file of SQLite, as some statements leave it. */
function sqliteOf(write: (database: DatabaseSync) => void): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'ridgepoint-anki-'));
  try {
    const path = join(folder, 'collection.anki2');
    const database = new DatabaseSync(path);
    database.exec('pragma journal_mode = off; begin');
    write(database);
    database.exec('commit; vacuum');
    database.close();
    return readFileSync(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const schema = `
  create table col (id integer primary key, crt integer not null, mod integer not null, scm integer not null, ver integer not null,
    dty integer not null, usn integer not null, ls integer not null, conf text not null, models text not null,
    decks text not null, dconf text not null, tags text not null);
  create table notes (id integer primary key, guid text not null, mid integer not null, mod integer not null, usn integer not null,
    tags text not null, flds text not null, sfld integer not null, csum integer not null, flags integer not null, data text not null);
  create table cards (id integer primary key, nid integer not null, did integer not null, ord integer not null, mod integer not null,
    usn integer not null, type integer not null, queue integer not null, due integer not null, ivl integer not null,
    factor integer not null, reps integer not null, lapses integer not null, left integer not null, odue integer not null,
    odid integer not null, flags integer not null, data text not null);
  create table revlog (id integer primary key, cid integer not null, usn integer not null, ease integer not null, ivl integer not null,
    lastIvl integer not null, factor integer not null, time integer not null, type integer not null);
  create table graves (usn integer not null, oid integer not null, type integer not null);
  create index ix_notes_usn on notes (usn);
  create index ix_cards_usn on cards (usn);
  create index ix_revlog_usn on revlog (usn);
  create index ix_cards_nid on cards (nid);
  create index ix_cards_sched on cards (did, queue, due);
  create index ix_revlog_cid on revlog (cid);
  create index ix_notes_csum on notes (csum);
`;
