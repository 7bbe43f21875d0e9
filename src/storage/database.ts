import { type DBSchema, type IDBPDatabase, wrap } from 'idb';
import { StorageFault } from './fault.ts';
import { databaseName } from './may-hold-history.ts';
import { answered } from './patience.ts';

/** The learner's database. Rows are `unknown`: a later version, or a broken disk, may have written anything. */
type Schema = DBSchema & {
  readonly events: {
    readonly key: string;
    readonly value: unknown;
    readonly indexes: { readonly at: number; readonly card: string };
  };
  /** What this device keeps for itself; a history is whole without it. */
  readonly notes: { readonly key: string; readonly value: unknown };
};
export type Database = IDBPDatabase<Schema>;

/**
 * What each version of the database added to the one before. Each runs in the transaction of the upgrade: it is done
 * whole, or the database stays as it was. No upgrade touches an event.
 */
const upgrades: readonly ((database: IDBDatabase, upgrade: IDBTransaction) => void)[] = [
  (database) => {
    database.createObjectStore('events', { keyPath: 'id' });
  },
  (database, upgrade) => {
    const events = upgrade.objectStore('events');
    events.createIndex('at', 'at');
    events.createIndex('card', 'card');
    database.createObjectStore('notes');
  },
];

/**
 * Opens the learner's database, and makes it, or brings it up to this version, where needed.
 *
 * The connection makes way, without a word, for a newer version that another tab wants to open.
 *
 * @throws {StorageFault} `blocked` when an older version in another tab does not make way; `silent` when the browser
 *   does not answer
 * @throws the browser's own error when it refuses, which some do at the call and others later
 */
export async function openDatabase(factory: IDBFactory): Promise<Database> {
  const request = factory.open(databaseName, upgrades.length);
  request.addEventListener('upgradeneeded', ({ oldVersion }) => {
    const { transaction } = request;
    if (transaction) for (const upgrade of upgrades.slice(oldVersion)) upgrade(request.result, transaction);
  });
  const opened = wrap(request);
  const blocked = new Promise<never>((_, reject) => {
    request.addEventListener('blocked', () => reject(new StorageFault('blocked')));
  });
  await answered(Promise.race([opened, blocked])).catch((error) => {
    // Once the other tab makes way the request succeeds after all, and must not hold up the next.
    opened.then((late) => late?.close()).catch(() => {});
    throw error;
  });

  const database = request.result;
  database.addEventListener('versionchange', () => database.close());
  return wrap(database) as unknown as Database; // idb cannot know what this name and version hold.
}
