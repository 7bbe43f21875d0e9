import { type DBSchema, type IDBPDatabase, wrap } from 'idb';
import { StorageFault } from './fault.ts';

/** The learner's database. Rows are `unknown`: a later version, or a broken disk, may have written anything. */
type Schema = DBSchema & { readonly events: { readonly key: string; readonly value: unknown } };
export type Database = IDBPDatabase<Schema>;

const name = 'ridgepoint';
const version = 1;

/**
 * Opens the learner's database, and makes it where there is none.
 *
 * The connection makes way, without a word, for a newer version that another tab wants to open.
 *
 * @throws {StorageFault} `blocked` when an older version in another tab does not make way
 * @throws the browser's own error when it refuses, which some do at the call and others later
 */
export async function openDatabase(factory: IDBFactory): Promise<Database> {
  const request = factory.open(name, version);
  request.addEventListener('upgradeneeded', () => {
    request.result.createObjectStore('events', { keyPath: 'id' });
  });
  const opened = wrap(request);
  await Promise.race([opened, blocked(request)]).catch((error) => {
    // Once the other tab makes way the request succeeds after all, and must not hold up the next.
    opened.then((late) => late?.close()).catch(() => {});
    throw error;
  });

  const database = request.result;
  database.addEventListener('versionchange', () => database.close());
  return wrap(database) as unknown as Database; // idb cannot know what this name and version hold.
}

const blocked = (request: IDBOpenDBRequest) =>
  new Promise<never>((_, reject) => {
    request.addEventListener('blocked', () => reject(new StorageFault('blocked')));
  });
