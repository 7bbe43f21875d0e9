import type { CardId, EventId, StudyEvent } from '../study/event.ts';
import { merge } from '../study/history.ts';
import { readEvent } from '../study/read-event.ts';
import { admission } from './admission.ts';
import { randomUuid } from './chance.ts';
import { connectionTo } from './connection.ts';
import type { Database } from './database.ts';
import { type EventStore, type Growth, type Mark, type OfCards, type Stored, stored } from './event-log.ts';
import { faultFrom, notStored } from './fault.ts';
import { listeners } from './listeners.ts';
import type { Row } from './row.ts';
import { noTabs, type Tabs } from './tabs.ts';

/**
 * The log in the browser's database, one row an event.
 *
 * Tabs need no lock: each append is one transaction that looks and adds, and nothing that was read earlier decides what
 * is written.
 */
export function indexedDbLog(factory: IDBFactory, tabs: Tabs = noTabs): EventStore {
  const connection = connectionTo(factory);
  const told = listeners();
  const stopListening = tabs.watch(told.tell);
  const change = async (work: (database: Database) => Promise<Stored>): Promise<Stored> => {
    try {
      const result = await connection.use(work);
      told.tell();
      tabs.tell();
      return result;
    } catch (error) {
      return notStored(faultFrom(error).why);
    }
  };
  return {
    append: (events) => change((database) => add(database, events)),
    read: () =>
      connection.use(async (database) =>
        understood(await reading(database, 'events').objectStore('events').getAll()),
      ),
    since: (mark) => connection.use((database) => growth(database, mark)),
    ofCards: (cards) => connection.use((database) => ofCards(database, cards)),
    named: (ids) => connection.use((database) => named(database, ids)),
    latest: (fits) => connection.use((database) => latest(database, fits)),
    notes: {
      read: (name) =>
        connection
          .use((database) => reading(database, 'notes').objectStore('notes').get(name))
          .catch(() => undefined),
      write: (name, value) =>
        connection
          .use((database) => database.put('notes', value, name))
          .then(
            () => {},
            () => {}, // A note is no loss.
          ),
    },
    rows: () => connection.use((database) => reading(database, 'events').objectStore('events').getAll()),
    clear: () => change(removeAll),
    watch: told.add,
    close: () => {
      stopListening();
      tabs.close();
      connection.close();
    },
  };
}

async function add(database: Database, events: readonly Row[]): Promise<Stored> {
  // Strict: complete means on disk. It costs a quarter of a millisecond.
  const transaction = database.transaction('events', 'readwrite', { durability: 'strict' });
  const { store } = transaction;
  return whole(transaction, async () => {
    // Asked for all at once: a history that is restored is thousands of events.
    const there = await Promise.all(events.map(({ id }) => asked(() => store.get(id))));
    const admitted = new Map<EventId, Row>();
    let result = stored;
    for (const [at, event] of events.entries()) {
      const verdict = admission(event, admitted.get(event.id) ?? there[at]);
      if (verdict === 'new') admitted.set(event.id, event);
      if (verdict === 'refused') result = notStored('refused');
    }
    await Promise.all([...admitted.values()].map((event) => asked(() => store.add(event))));
    return result;
  });
}

function removeAll(database: Database): Promise<Stored> {
  const transaction = database.transaction(['events', 'notes'], 'readwrite', { durability: 'strict' });
  const [events, notes] = [transaction.objectStore('events'), transaction.objectStore('notes')];
  return whole(transaction, async () => {
    await Promise.all([
      asked(() => events.clear()),
      asked(() => notes.clear()),
      // Whoever read before knows that nothing they read is left.
      asked(() => notes.put(randomUuid(), epochNote)),
    ]);
    return stored;
  });
}

/** Asks a browser, which may refuse at the call; what was asked for beside it is waited for all the same. */
const asked = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => ask();

/** Writes in a transaction all of something or nothing, and waits until it is on disk. */
async function whole<T>(
  transaction: { readonly done: Promise<void>; readonly abort: () => void },
  write: () => Promise<T>,
): Promise<T> {
  const writeOrAbort = async () => {
    try {
      return await write();
    } catch (error) {
      // What was asked for before it went wrong would be written all the same.
      abort(transaction);
      throw error;
    }
  };
  const [written, done] = await Promise.allSettled([writeOrAbort(), transaction.done]);
  // A full disk shows at the transaction's end; the write itself only says that it was aborted.
  if (done.status === 'rejected') throw done.reason;
  if (written.status === 'rejected') throw written.reason;
  return written.value;
}

function abort(transaction: { readonly abort: () => void }): void {
  try {
    transaction.abort();
  } catch {
    // It has ended already.
  }
}

/** A transaction that reads. What goes wrong in it is said by what is asked of it; at its end nobody waits. */
function reading<Stores extends 'events' | 'notes'>(database: Database, ...stores: readonly Stores[]) {
  const transaction = database.transaction(stores);
  transaction.done.catch(() => {});
  return transaction;
}

const epochNote = 'epoch';

/**
 * What was added after a mark. Rows are never changed, and removed only all at once; so where those of later instants and
 * those counted before make up all there are, nothing else was added.
 */
async function growth(database: Database, mark: Mark | undefined): Promise<Growth> {
  const transaction = reading(database, 'events', 'notes');
  const [events, notes] = [transaction.objectStore('events'), transaction.objectStore('notes')];
  const later = IDBKeyRange.bound(mark?.at ?? Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, true, true);
  const [noted, count, tail] = await Promise.all([
    asked(() => notes.get(epochNote)),
    asked(() => events.count()),
    mark ? asked(() => events.index('at').getAll(later)) : [],
  ]);
  const epoch = typeof noted === 'string' ? noted : '';
  const isMore = mark !== undefined && mark.epoch === epoch && mark.count + tail.length === count;
  const added = isMore ? tail : await events.getAll();
  const at = latestInstant(added, isMore ? mark.at : Number.NEGATIVE_INFINITY);
  return { kind: isMore ? 'more' : 'anew', events: understood(added), mark: { epoch, count, at } };
}

/** The latest of all rows, understood or not: those of later versions are counted and found by their instant as well. */
const latestInstant = (rows: readonly unknown[], before: number): number =>
  rows.reduce<number>((latest, row) => {
    const at = typeof row === 'object' && row !== null && 'at' in row ? row.at : undefined;
    return typeof at === 'number' && Number.isFinite(at) ? Math.max(latest, at) : latest;
  }, before);

async function ofCards(database: Database, cards: readonly CardId[]): Promise<OfCards> {
  const ofCard = reading(database, 'events').objectStore('events').index('card');
  const its = await Promise.all(cards.map((card) => asked(() => ofCard.getAll(card))));
  return new Map(cards.map((card, at) => [card, understood(its[at] ?? [])]));
}

async function named(database: Database, ids: readonly EventId[]): Promise<readonly StudyEvent[]> {
  const store = reading(database, 'events').objectStore('events');
  return understood(await Promise.all(ids.map((id) => asked(() => store.get(id)))));
}

async function latest(
  database: Database,
  fits: (event: StudyEvent) => boolean,
): Promise<StudyEvent | undefined> {
  let cursor = await reading(database, 'events').objectStore('events').index('at').openCursor(null, 'prev');
  for (; cursor; cursor = await cursor.continue()) {
    const [event] = understood([cursor.value]);
    if (event && fits(event)) return event;
  }
  return undefined;
}

/** Rows of kinds unknown here, or broken, are passed over and stay where they lie. */
const understood = (rows: readonly unknown[]): readonly StudyEvent[] =>
  merge(
    rows.flatMap((row) => {
      const reading = readEvent(row);
      return reading.kind === 'event' ? reading.event : [];
    }),
  );
