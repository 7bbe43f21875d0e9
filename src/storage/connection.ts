import { type Database, openDatabase } from './database.ts';
import { faultFrom, StorageFault } from './fault.ts';
import { answered } from './patience.ts';

/** A way to the database that is opened when first needed, and again when it was lost. */
export type Connection = {
  /**
   * Does something with the database.
   *
   * Browsers drop the connections of tabs in the background, and a newer version in another tab closes them; every
   * later use of such a connection fails. So a failure costs a new connection and one more try before anybody is
   * told. What is done must be safe to do twice, and may be done after all when the browser was only slow to answer.
   *
   * @throws {StorageFault}
   */
  readonly use: <T>(work: (database: Database) => Promise<T>) => Promise<T>;
  readonly close: () => void;
};

export function connectionTo(factory: IDBFactory): Connection {
  let current: Promise<Database> | undefined;
  let closed = false;

  const drop = (gone: Promise<Database>) => {
    if (current === gone) current = undefined;
    gone.then((database) => database.close()).catch(() => {}); // What never opened needs no closing.
  };
  const attempt = async <T>(work: (database: Database) => Promise<T>): Promise<T> => {
    if (closed) throw new StorageFault('closed');
    current ??= openDatabase(factory);
    const using = current;
    try {
      const database = await using;
      return await answered(work(database));
    } catch (error) {
      drop(using);
      throw faultFrom(error);
    }
  };

  return {
    use: (work) =>
      attempt(work).catch((fault: StorageFault) => {
        if (fault.why !== 'unavailable') throw fault;
        return attempt(work);
      }),
    close: () => {
      closed = true;
      if (current) drop(current);
    },
  };
}
