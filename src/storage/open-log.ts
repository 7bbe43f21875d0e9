import type { EventLog, EventStore } from './event-log.ts';
import { faultFrom, type NotStored, notStored, type StorageFault, type Why } from './fault.ts';
import { indexedDbLog } from './indexeddb-log.ts';
import { memoryLog } from './memory-log.ts';
import { sessionLog } from './session-log.ts';
import { type Channel, otherTabs } from './tabs.ts';

/** A log to study with, and whether it outlives the tab. */
export type OpenedLog =
  | { readonly log: EventLog; readonly durable: true }
  | {
      readonly log: EventLog;
      readonly durable: false;
      readonly why: Why;
      /** A sentence for the learner. */
      readonly message: string;
    };

/** What is needed of a browser. Pass `globalThis`; what is absent, or refused when asked for, is done without. */
export type Browser = {
  readonly indexedDB?: IDBFactory | undefined;
  readonly BroadcastChannel?: Channel | undefined;
};

/**
 * Opens the learner's log: in the browser's database if that opens and can be read, else in memory. It never rejects.
 */
export async function openLog(browser: Browser): Promise<OpenedLog> {
  try {
    // Some browsers refuse at the very name, hence inside the try.
    const { indexedDB, BroadcastChannel } = browser;
    return indexedDB ? await inDatabase(indexedDB, BroadcastChannel) : inMemory(faultFrom('no database'));
  } catch (error) {
    return inMemory(faultFrom(error));
  }
}

export type OpenedStore = { readonly kind: 'opened'; readonly store: EventStore } | NotStored;

/**
 * Opens what the browser really keeps, with no memory standing in for it: a backup must hold what is stored, and a
 * restored one must be stored. It never rejects.
 */
export async function openStore(browser: Browser): Promise<OpenedStore> {
  let store: EventStore | undefined;
  try {
    const { indexedDB, BroadcastChannel } = browser;
    if (!indexedDB) return notStored('unavailable');
    store = indexedDbLog(indexedDB, otherTabs(BroadcastChannel));
    await store.rows();
    return { kind: 'opened', store };
  } catch (error) {
    store?.close();
    return notStored(faultFrom(error).why);
  }
}

async function inDatabase(factory: IDBFactory, Channel: Channel | undefined): Promise<OpenedLog> {
  const store = indexedDbLog(factory, otherTabs(Channel));
  try {
    await store.latest(() => true); // That it opens is no sign yet that it can be read.
    return { log: sessionLog(store), durable: true };
  } catch (error) {
    store.close();
    throw error;
  }
}

const inMemory = ({ why, message }: StorageFault): OpenedLog => ({
  log: memoryLog(),
  durable: false,
  why,
  message,
});
