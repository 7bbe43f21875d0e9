import type { StudyEvent } from '../study/event.ts';
import { randomUuid } from './chance.ts';
import type { EventLog, EventStore, Stored } from './event-log.ts';
import { faultFrom, type NotStored, notStored, type StorageFault, type Why } from './fault.ts';
import { indexedDbLog } from './indexeddb-log.ts';
import { memoryLog } from './memory-log.ts';
import { type Drawer, noOutbox, type Outbox, outboxIn } from './outbox.ts';
import { readRow } from './row.ts';
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
  readonly localStorage?: Drawer | undefined;
};

/**
 * Opens the learner's log: in the browser's database if that opens and can be read, else in memory, from where answers wait in
 * the outbox for a visit that finds the database. It never rejects.
 *
 * @param onTheirWay - the outboxes, by their tabs, whose answers this page is about to append itself: they are left alone. It is
 *   asked when they are looked through, so it may grow until then.
 */
export async function openLog(
  browser: Browser,
  onTheirWay: ReadonlySet<string> = new Set(),
): Promise<OpenedLog> {
  const outbox = outboxOf(browser);
  try {
    // Some browsers refuse at the very name, hence inside the try.
    const { indexedDB, BroadcastChannel } = browser;
    if (!indexedDB) return inMemory(faultFrom('no database'), outbox);
    return await inDatabase(indexedDB, BroadcastChannel, outbox, onTheirWay);
  } catch (error) {
    return inMemory(faultFrom(error), outbox);
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
    const inBrowser = indexedDbLog(indexedDB, otherTabs(BroadcastChannel));
    store = inBrowser;
    await store.rows();
    const outbox = outboxOf(browser);
    await deliver(outbox, store);
    const clear = async (): Promise<Stored> => {
      const result = await inBrowser.clear();
      // What waits in any tab is part of everything.
      if (result.kind === 'stored') outbox.left().stored();
      return result;
    };
    return { kind: 'opened', store: { ...store, clear } };
  } catch (error) {
    store?.close();
    return notStored(faultFrom(error).why);
  }
}

async function inDatabase(
  factory: IDBFactory,
  Channel: Channel | undefined,
  outbox: Outbox,
  onTheirWay: ReadonlySet<string>,
): Promise<OpenedLog> {
  const store = indexedDbLog(factory, otherTabs(Channel));
  try {
    await store.latest(() => true); // That it opens is no sign yet that it can be read.
    await deliver(outbox, store, onTheirWay);
    return { log: sessionLog(store, outbox), durable: true };
  } catch (error) {
    store.close();
    throw error;
  }
}

/** Stores what an earlier visit, or another tab, was about to. What cannot be stored now goes on waiting. */
async function deliver(outbox: Outbox, store: EventStore, onTheirWay?: ReadonlySet<string>): Promise<void> {
  const { rows, stored } = outbox.left(onTheirWay);
  const readable = rows.flatMap((raw) => {
    const reading = readRow(raw);
    return reading.kind === 'row' ? reading.row : [];
  });
  const result: Stored = readable.length > 0 ? await store.append(readable) : { kind: 'stored' };
  if (result.kind === 'stored' || result.why === 'refused') stored();
}

function outboxOf(browser: Browser): Outbox {
  try {
    return outboxIn(browser.localStorage, randomUuid());
  } catch {
    return noOutbox; // Some browsers refuse at the very name.
  }
}

function inMemory({ why, message }: StorageFault, outbox: Outbox): OpenedLog {
  const log = memoryLog();
  let waiting: readonly StudyEvent[] = [];
  const append = (events: readonly StudyEvent[]): Promise<Stored> => {
    waiting = [...waiting, ...events];
    outbox.hold(waiting);
    return log.append(events);
  };
  return { log: { ...log, append }, durable: false, why, message };
}
