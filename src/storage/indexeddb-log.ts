import type { EventId, StudyEvent } from '../study/event.ts';
import { merge } from '../study/history.ts';
import { readEvent } from '../study/read-event.ts';
import { admission } from './admission.ts';
import { connectionTo } from './connection.ts';
import type { Database } from './database.ts';
import { type EventStore, type Stored, stored } from './event-log.ts';
import { faultFrom, notStored } from './fault.ts';
import { listeners } from './listeners.ts';
import type { Row } from './row.ts';
import { noTabs, type Tabs } from './tabs.ts';

/** The log in the browser's database, one row an event. */
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
    read: () => connection.use(readAll),
    rows: () => connection.use((database) => database.getAll('events')),
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
  const write = async () => {
    // Asked for all at once: a history that is restored is thousands of events.
    const there = await Promise.all(events.map(({ id }) => store.get(id)));
    const admitted = new Map<EventId, Row>();
    let result = stored;
    for (const [at, event] of events.entries()) {
      const verdict = admission(event, admitted.get(event.id) ?? there[at]);
      if (verdict === 'new') admitted.set(event.id, event);
      if (verdict === 'refused') result = notStored('refused');
    }
    await Promise.all([...admitted.values()].map(async (event) => store.add(event)));
    return result;
  };

  const [written, done] = await Promise.allSettled([write(), transaction.done]);
  // A full disk shows at the transaction's end; the write itself only says that it was aborted.
  if (done.status === 'rejected') throw done.reason;
  if (written.status === 'rejected') throw written.reason;
  return written.value;
}

async function removeAll(database: Database): Promise<Stored> {
  const transaction = database.transaction('events', 'readwrite', { durability: 'strict' });
  await Promise.all([transaction.store.clear(), transaction.done]);
  return stored;
}

async function readAll(database: Database): Promise<readonly StudyEvent[]> {
  const rows = await database.getAll('events');
  // Rows of kinds unknown here, or broken, are passed over and stay where they lie.
  return merge(
    rows.flatMap((row) => {
      const reading = readEvent(row);
      return reading.kind === 'event' ? reading.event : [];
    }),
  );
}
