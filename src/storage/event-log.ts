import type { CardId, EventId, StudyEvent } from '../study/event.ts';
import type { NotStored } from './fault.ts';
import type { Row } from './row.ts';

/** What became of an append. */
export type Stored = { readonly kind: 'stored' } | NotStored;

/**
 * Where a learner's events are kept. Append-only: nothing that was stored is ever changed or removed.
 *
 * Everything above this port is the same whether events lie in IndexedDB or in memory.
 */
export type EventLog = {
  /**
   * Stores events, all in one go, and resolves once they are safe. It never rejects.
   *
   * Appending an event twice is the same as once. An event that could not be read back, or whose id is taken by
   * another content, is refused: the first stands, the others are stored all the same, and the answer says so.
   */
  readonly append: (events: readonly StudyEvent[]) => Promise<Stored>;
  /**
   * Every event this version understands, in order.
   *
   * @throws {StorageFault} when the browser does not let go of them; never an empty history instead
   */
  readonly read: () => Promise<readonly StudyEvent[]>;
  /**
   * What came after a mark; everything, where that cannot be told, as when an older event arrived late.
   *
   * @param mark - of what was read last; none reads everything
   * @throws {StorageFault}
   */
  readonly since: (mark: Mark | undefined) => Promise<Growth>;
  /**
   * All that was done to some cards, taken back or not.
   *
   * @throws {StorageFault}
   */
  readonly ofCards: (cards: readonly CardId[]) => Promise<OfCards>;
  /**
   * The events of these ids, as far as they are here.
   *
   * @throws {StorageFault}
   */
  readonly named: (ids: readonly EventId[]) => Promise<readonly StudyEvent[]>;
  /**
   * The latest event that fits; it is looked for from the newest on.
   *
   * @throws {StorageFault}
   */
  readonly latest: (fits: (event: StudyEvent) => boolean) => Promise<StudyEvent | undefined>;
  readonly notes: Notes;
  /** Calls when the history may have changed, here or in another tab: read again. */
  readonly watch: (listener: () => void) => Stop;
  /** Lets go of the store. Whatever is appended afterwards is not stored, and the answer says so. */
  readonly close: () => void;
};

/** How far a reader has come. */
export type Mark = {
  /** Changes when everything is deleted. */
  readonly epoch: string;
  readonly count: number;
  /** [ms since 1970] The latest instant of any event read, of a kind that only a later version knows as well. */
  readonly at: number;
};

export type Growth = {
  readonly kind: 'more' | 'anew';
  readonly events: readonly StudyEvent[];
  readonly mark: Mark;
};

export type OfCards = ReadonlyMap<CardId, readonly StudyEvent[]>;

/** What this device keeps beside the history, which is whole without it. Nothing here ever rejects. */
export type Notes = {
  /** Nothing where there is no such note, or the browser does not let go of it. */
  readonly read: (name: Note) => Promise<unknown>;
  readonly write: (name: Note, value: unknown) => Promise<void>;
};
export type Note = 'memory' | 'backup';

/** The store itself: a log that also moves whole histories in and out, and forgets when the learner says so. */
export type EventStore = Omit<EventLog, 'append'> & {
  /** As a log's; what a later version wrote is stored too. */
  readonly append: (events: readonly Row[]) => Promise<Stored>;
  /**
   * Everything that lies there, understood or not, in no order.
   *
   * @throws {StorageFault}
   */
  readonly rows: () => Promise<readonly unknown[]>;
  /** Deletes everything, all or nothing. The one way anything is ever removed. It never rejects. */
  readonly clear: () => Promise<Stored>;
};

/** Ends what was begun; ending it twice does no harm. */
export type Stop = () => void;

export const stored: Stored = { kind: 'stored' };
