// idb tells what it was handed by these classes, so they must be there before it is used.
import 'fake-indexeddb/auto';
import { forceCloseDatabase, IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { vi } from 'vitest';
import type { Drawer } from '../../src/storage/outbox.ts';

/** A browser profile that nobody has used. */
export const freshDatabases = (): IDBFactory => new IDBFactory();

/** What a browser offers as `localStorage`. */
export function drawer(): Drawer & { readonly names: () => readonly string[] } {
  const kept = new Map<string, string>();
  return {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, text) => void kept.set(name, text),
    removeItem: (name) => void kept.delete(name),
    key: (at) => [...kept.keys()][at] ?? null,
    get length() {
      return kept.size;
    },
    names: () => [...kept.keys()],
  };
}

/** How a write can go wrong, seen from the store it is written to. */
export type Mishap = (store: IDBObjectStore) => void;

/** The disk is full: the transaction is aborted, and says why only at its end, as Chromium does. */
export const diskIsFull: Mishap = ({ transaction }) =>
  // What a browser does to a transaction has no public name; this is fake-indexeddb's.
  (transaction as unknown as { _abort: (name: string) => void })._abort('QuotaExceededError');

/** The transaction is aborted and nobody says why. */
export const isAborted: Mishap = ({ transaction }) => transaction.abort();

/** The browser drops the connection and what was going on over it, as WebKit does to tabs in the background. */
export const connectionDrops: Mishap = ({ transaction }) => {
  transaction.abort();
  dropConnection(transaction.db);
};

/** Fires `close` at the connection, and from now on it throws. */
export const dropConnection = (database: IDBDatabase) =>
  forceCloseDatabase(database as unknown as typeof IDBDatabase); // Declared to take the class; it takes an instance.

/** Makes writes go wrong, counted from the first; undone by `vi.restoreAllMocks`. */
export function strike(mishap: Mishap, when: (nth: number) => boolean) {
  const add = IDBObjectStore.prototype.add;
  let writes = 0;
  vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (
    this: IDBObjectStore,
    value: unknown,
  ) {
    writes += 1;
    const request = add.call(this, value);
    if (when(writes)) mishap(this);
    return request;
  });
  return { writes: () => writes };
}

/** The same database seen without our code: another version of this site, or a person with the developer tools. */
export function openRaw(
  databases: IDBFactory,
  version?: number,
  upgrade: (database: IDBDatabase) => void = () => {},
): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = databases.open('ridgepoint', version);
    request.onupgradeneeded = () => upgrade(request.result);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('another connection does not make way'));
  });
}

export async function rawRows(databases: IDBFactory): Promise<readonly unknown[]> {
  const database = await openRaw(databases);
  const rows = await settled(database.transaction('events').objectStore('events').getAll());
  database.close();
  return rows;
}

export async function putRaw(databases: IDBFactory, rows: readonly object[]): Promise<void> {
  const database = await openRaw(databases);
  const store = database.transaction('events', 'readwrite').objectStore('events');
  await Promise.all(rows.map((row) => settled(store.put(row))));
  database.close();
}

const settled = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
