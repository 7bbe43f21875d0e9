import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { ankiPackage } from '../../src/export/anki.ts';
import { readEverything } from '../../src/export/everything.ts';
import { noteOfCard, noteOfProblem } from '../../src/export/note.ts';
import { itemOf } from '../../src/storage/anki/guid.ts';

const { chapters, problems, cards } = readEverything('.');
const notes = [...cards.map(noteOfCard), ...problems.map(noteOfProblem)];
const edition = Date.UTC(2026, 10, 27) / 1000;
const deck = ankiPackage(notes, chapters, edition);

/** What a query finds in the collection of a package. */
function rows(packed: Uint8Array, query: string): readonly { readonly [column: string]: unknown }[] {
  const folder = mkdtempSync(join(tmpdir(), 'anki-test-'));
  try {
    const path = join(folder, 'collection.anki2');
    writeFileSync(path, unzipSync(packed)['collection.anki2'] ?? new Uint8Array());
    const database = new DatabaseSync(path, { readOnly: true });
    const found = database.prepare(query).all();
    database.close();
    return found;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const fieldsOf = (item: string): readonly string[] =>
  String(rows(deck, `select flds from notes where guid = 'ridgepoint:${item}'`)[0]?.['flds']).split('\u001f');

describe('the package for Anki', () => {
  test('is a whole collection of schema 11', () => {
    expect(rows(deck, 'pragma integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(rows(deck, 'select ver from col')).toEqual([{ ver: 11 }]);
  });

  test('holds a note and a card for every card and problem of the site, each new', () => {
    const count = cards.length + problems.length;
    expect(rows(deck, 'select count(*) as n from notes')).toEqual([{ n: count }]);
    expect(rows(deck, 'select count(*) as n from cards where type = 0 and queue = 0')).toEqual([
      { n: count },
    ]);
    expect(rows(deck, 'select count(distinct id) as n from notes')).toEqual([{ n: count }]);
    expect(rows(deck, 'select count(*) as n from cards where nid not in (select id from notes)')).toEqual([
      { n: 0 },
    ]);
  });

  test('names each note so that its reviews find the way home', () => {
    const items = rows(deck, 'select guid from notes').map(({ guid }) => itemOf(String(guid)));
    const expected = [...cards.map(({ id }) => `cards/${id}`), ...problems.map(({ id }) => `problems/${id}`)];
    expect(items.toSorted()).toEqual(expected.toSorted());
  });

  test('has a deck for each chapter, in the order of the course', () => {
    const [{ decks } = {}] = rows(deck, 'select decks from col');
    const names = Object.values(JSON.parse(String(decks)) as { [id: string]: { name: string } }).map(
      ({ name }) => name,
    );
    const ours = names.filter((name) => name.includes('::')).sort();
    expect(ours.map((name) => name.replace(/^Ridgepoint::\d\d /, ''))).toEqual(
      chapters.map(({ title }) => title),
    );
  });

  test('takes twelve sets of numbers along with a problem that has as many, each with its worked solution', () => {
    const [title, question = '', answer = ''] = fieldsOf('problems/cost-at-batch-1');
    expect(title).toBe('Cost at batch 1');
    const questions = question.split('<div class="variant">').slice(1);
    expect(questions).toHaveLength(12);
    expect(new Set(questions).size).toBe(12);
    expect(answer.split('<div class="variant">').slice(1)).toHaveLength(12);
    expect(answer).toContain('<math');
    expect(answer).toContain('class="insight"');
  });

  test('leaves no slot unfilled and no tag open', () => {
    for (const { flds } of rows(deck, 'select flds from notes')) {
      const text = String(flds);
      expect(text).not.toMatch(/\[object|undefined|NaN|\{\{/);
      for (const tag of ['div', 'p', 'li', 'ol', 'math', 'mrow', 'strong'])
        expect(text.match(new RegExp(`<${tag}[ >]`, 'g'))?.length, tag).toBe(
          text.match(new RegExp(`</${tag}>`, 'g'))?.length,
        );
    }
  });

  test('is the same to the byte when it is made again', () => {
    expect(ankiPackage(notes, chapters, edition)).toEqual(deck);
  });

  test('of a later edition has the same ids, and a later time for Anki to go by', () => {
    const later = ankiPackage(notes, chapters, edition + 60);
    const ids = 'select id, guid, mid from notes order by id';
    expect(rows(later, ids)).toEqual(rows(deck, ids));
    expect(rows(later, 'select distinct mod from notes')).toEqual([{ mod: edition + 60 }]);
  });
});
