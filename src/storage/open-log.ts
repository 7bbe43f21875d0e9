import type { StudyEvent } from '../study/event.ts';
import { randomUuid } from './chance.ts';
import { decided } from './decided.ts';
import type { EventLog, EventStore, Stored } from './event-log.ts';
import { faultFrom, type NotStored, notStored, type StorageFault, type Why } from './fault.ts';
import { indexedDbLog } from './indexeddb-log.ts';
import { whatIsKnown } from './learner.ts';
import { memoryLog } from './memory-log.ts';
import { type Drawer, noOutbox, type Outbox, outboxIn } from './outbox.ts';
import { type Row, readRow } from './row.ts';
import { sessionLog } from './session-log.ts';
import { type Channel, otherTabs } from './tabs.ts';
import { isUndecided } from './undecided.ts';

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
 */
export async function openLog(browser: Browser): Promise<OpenedLog> {
  const outbox = outboxOf(browser);
  try {
    // Some browsers refuse at the very name, hence inside the try.
    const { indexedDB, BroadcastChannel } = browser;
    if (!indexedDB) return inMemory(faultFrom('no database'), outbox);
    return await inDatabase(indexedDB, BroadcastChannel, outbox);
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
): Promise<OpenedLog> {
  const store = indexedDbLog(factory, otherTabs(Channel));
  try {
    await store.latest(() => true); // That it opens is no sign yet that it can be read.
    await deliver(outbox, store);
    return { log: sessionLog(store, outbox), durable: true };
  } catch (error) {
    store.close();
    throw error;
  }
}

/**
 * Stores what an earlier visit, or another tab, was about to. What cannot be stored now goes on waiting.
 *
 * @throws {StorageFault} when the log cannot be read
 */
async function deliver(outbox: Outbox, store: EventStore): Promise<void> {
  const { rows, stored } = outbox.left();
  const readable = rows.flatMap((raw) => {
    const reading = readRow(raw);
    return reading.kind === 'row' ? reading.row : [];
  });
  const undecided = readable.filter(isUndecided);
  // The same answer may lie there twice, once as a page without the database took it to be.
  const ids = new Set(undecided.map(({ id }) => id));
  if (
    !(await isDone(
      store,
      readable.filter(({ id }) => !ids.has(id)),
    ))
  )
    return;
  // What the others were depends on all that came before.
  if (undecided.length > 0 && !(await isDone(store, decided(undecided, await whatIsKnown(store))))) return;
  stored();
}

/** Stores rows. @returns whether nobody need try again */
async function isDone(store: EventStore, rows: readonly Row[]): Promise<boolean> {
  if (rows.length === 0) return true;
  const result = await store.append(rows);
  return result.kind === 'stored' || result.why === 'refused';
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
