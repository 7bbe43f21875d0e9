import type { CardId, Reviewed, UtcMillis } from '../../study/event.ts';
import { collectionIn } from './collection.ts';
import { type AnkiFlaw, NoGood, unreadable } from './flaw.ts';
import { itemOf } from './guid.ts';
import { entryColumns, readEntry, reviewFrom, type ZoneAt } from './review-log.ts';
import { type RowsOf, readSqlite, type Sqlite } from './sqlite.ts';

/** What a file of Anki's holds of ours, and how much it holds besides. `docs/formats.md` says what is read. */
export type AnkiLog = {
  readonly kind: 'anki';
  readonly reviews: readonly Reviewed[];
  /** Reviews of other decks. */
  readonly elsewhere: number;
  /** Entries about our items that are no reviews, such as a due date set by hand. */
  readonly noReviews: number;
  /** Entries about our items that cannot be right, such as one dated in the future. */
  readonly unfit: number;
};

export type AnkiReading =
  | AnkiLog
  /** With a sentence for the learner: what is wrong, and what to do. */
  | { readonly kind: 'unreadable'; readonly why: AnkiFlaw; readonly message: string };

/** What a device knows: what time it is, and what its clock showed at other times. */
export type DeviceClock = { readonly now: UtcMillis; readonly zoneAt: ZoneAt };

/** Of ours. A backup holds no more. */
const mostReviews = 200_000;

/**
 * Reads an .apkg or .colpkg that somebody chose. It never rejects, whatever is in it.
 *
 * @param loadSqlite - asked for once there is a collection to read
 */
export async function readAnki(
  file: Blob,
  clock: DeviceClock,
  loadSqlite: () => Promise<Sqlite>,
): Promise<AnkiReading> {
  try {
    const collection = await collectionIn(file);
    const sqlite = await loadSqlite().catch(() => {
      throw new NoGood('not_loaded');
    });
    return readSqlite(sqlite, collection, (rowsOf) => logIn(rowsOf, clock));
  } catch (error) {
    // What else goes wrong is the browser's: the file was moved or changed since it was chosen.
    return unreadable(error instanceof NoGood ? error.why : 'gone');
  }
}

function logIn(rowsOf: RowsOf, { now, zoneAt }: DeviceClock): AnkiLog {
  const items = itemsOfCards(rowsOf);
  const reviews: Reviewed[] = [];
  let [elsewhere, noReviews, unfit] = [0, 0, 0];
  for (const values of rowsOf('revlog', entryColumns)) {
    const entry = readEntry(values, now);
    const item = items.get(entry.card);
    if (!item) elsewhere += entry.kind === 'review' ? 1 : 0;
    else if (entry.kind === 'review') reviews.push(reviewFrom(entry, item, zoneAt));
    else if (entry.kind === 'no_review') noReviews += 1;
    else unfit += 1;
    if (reviews.length > mostReviews) throw new NoGood('too_many');
  }
  return { kind: 'anki', reviews, elsewhere, noReviews, unfit };
}

/** Our item of each of Anki's cards that is about one. */
function itemsOfCards(rowsOf: RowsOf): ReadonlyMap<number, CardId> {
  const ofNotes = new Map<number, CardId>();
  for (const [note, guid] of rowsOf('notes', ['id', 'guid'])) {
    const item = typeof guid === 'string' ? itemOf(guid) : undefined;
    if (typeof note === 'number' && item) ofNotes.set(note, item);
  }
  const ofCards = new Map<number, CardId>();
  for (const [card, note] of rowsOf('cards', ['id', 'nid'])) {
    const item = typeof note === 'number' ? ofNotes.get(note) : undefined;
    if (typeof card === 'number' && item) ofCards.set(card, item);
  }
  return ofCards;
}
