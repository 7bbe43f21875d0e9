import type { StudyEvent } from '../study/event.ts';
import { merge } from '../study/history.ts';
import { readEvent } from '../study/read-event.ts';
import { admission } from './admission.ts';
import { connectionTo } from './connection.ts';
import type { Database } from './database.ts';
import { type EventLog, type Stored, stored } from './event-log.ts';
import { faultFrom, notStored } from './fault.ts';
import { listeners } from './listeners.ts';
import { noTabs, type Tabs } from './tabs.ts';

/** The log in the browser's database, one row an event. */
export function indexedDbLog(factory: IDBFactory, tabs: Tabs = noTabs): EventLog {
  const connection = connectionTo(factory);
  const told = listeners();
  const stopListening = tabs.watch(told.tell);
  return {
    append: async (events) => {
      try {
        const result = await connection.use((database) => add(database, events));
        told.tell();
        tabs.tell();
        return result;
      } catch (error) {
        return notStored(faultFrom(error).why);
      }
    },
    read: () => connection.use(readAll),
    watch: told.add,
    close: () => {
      stopListening();
      tabs.close();
      connection.close();
    },
  };
}

async function add(database: Database, events: readonly StudyEvent[]): Promise<Stored> {
  // Strict: complete means on disk. It costs a quarter of a millisecond.
  const transaction = database.transaction('events', 'readwrite', { durability: 'strict' });
  const { store } = transaction;
  const write = async () => {
    let result = stored;
    for (const event of events) {
      const verdict = admission(event, await store.get(event.id));
      if (verdict === 'new') await store.add(event);
      if (verdict === 'refused') result = notStored('refused');
    }
    return result;
  };

  const [written, done] = await Promise.allSettled([write(), transaction.done]);
  // A full disk shows at the transaction's end; the write itself only says that it was aborted.
  if (done.status === 'rejected') throw done.reason;
  if (written.status === 'rejected') throw written.reason;
  return written.value;
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
