import {
  forceCloseDatabase,
  IDBDatabase,
  IDBFactory,
  IDBIndex,
  IDBObjectStore,
  IDBOpenDBRequest,
  IDBRequest,
  IDBVersionChangeEvent,
} from 'fake-indexeddb';
import { vi } from 'vitest';

/** What our code asks of a browser's database, one call at a time; each can go wrong. */
type Call = {
  readonly kind: 'open' | 'begin' | 'ask';
  /** Asks the browser after all. */
  readonly go: () => unknown;
  readonly database: IDBDatabase | undefined;
  readonly transaction: IDBTransaction | undefined;
  readonly source: unknown;
};

/** A way in which a call goes wrong: what comes back of it, if anything does. */
type Way = { readonly of: readonly Call['kind'][]; readonly go: (call: Call) => unknown };

const failure = () => new DOMException('The disk does not answer.', 'UnknownError');

/** What a browser does to a transaction has no public name; these are fake-indexeddb's. */
type Inside = {
  readonly _abort: (name: string) => void;
  readonly _execRequestAsync: (request: {
    readonly source: unknown;
    readonly operation: () => never;
  }) => unknown;
};
const inside = (transaction: IDBTransaction | undefined) => transaction as unknown as Inside;

const fail = () => {
  throw failure();
};

/** All the ways that browsers are known to fail in . */
export const ways = {
  'the call throws': { of: ['open', 'begin', 'ask'], go: fail },
  'the request fails': {
    of: ['open', 'ask'],
    go: ({ kind, source, transaction }) => {
      if (kind === 'ask') return inside(transaction)._execRequestAsync({ source, operation: fail });
      const request = new IDBOpenDBRequest();
      setImmediate(() => {
        Object.assign(request, { readyState: 'done', error: failure() });
        request.dispatchEvent(new IDBVersionChangeEvent('error'));
      });
      return request;
    },
  },
  'the disk is full at the end': {
    of: ['ask'],
    go: ({ go, transaction }) => {
      const request = go();
      inside(transaction)._abort('QuotaExceededError');
      return request;
    },
  },
  'the transaction is aborted': {
    of: ['ask'],
    go: ({ go, transaction }) => {
      const request = go();
      transaction?.abort();
      return request;
    },
  },
  'the connection drops': {
    of: ['begin', 'ask'],
    go: ({ go, kind, database, transaction }) => {
      const request = kind === 'ask' ? go() : undefined;
      transaction?.abort();
      // Declared to take the class; it takes an instance.
      forceCloseDatabase(database as unknown as typeof IDBDatabase);
      return request ?? go();
    },
  },
  'another tab wants a newer version': {
    of: ['begin', 'ask'],
    go: ({ go, kind, database }) => {
      const request = kind === 'ask' ? go() : undefined;
      database?.dispatchEvent(new IDBVersionChangeEvent('versionchange', { oldVersion: 2, newVersion: 3 }));
      return request ?? go();
    },
  },
  'an older tab does not make way': {
    of: ['open'],
    go: ({ go }) => {
      const request = go() as IDBOpenDBRequest;
      setImmediate(() => request.dispatchEvent(new IDBVersionChangeEvent('blocked')));
      return request;
    },
  },
  // What was asked for may be done all the same; nobody hears of it.
  'no answer ever comes': {
    of: ['open', 'ask'],
    go: ({ go, kind }) => {
      if (kind === 'open') return new IDBOpenDBRequest();
      go();
      return new IDBRequest();
    },
  },
} as const satisfies { readonly [name: string]: Way };
export type WayName = keyof typeof ways;

/** From which call on the first that can goes wrong, and whether all after it do too. */
export type Mishap = {
  readonly way: WayName;
  readonly nth: number;
  readonly then: 'once' | 'from then on';
};

/**
 * Watches every call to every database from now on, and makes some go wrong; undone by `vi.restoreAllMocks`.
 *
 * A wait of seconds ends at once where no answer will ever come, so that nobody really waits.
 */
export function misfortunes() {
  let mishap: Mishap | undefined;
  let isWatching = false;
  let calls: Call['kind'][] = [];
  let struck = 0;
  const waiting = new Map<number, () => void>();

  const strike = (call: Call): unknown => {
    if (isWatching) calls.push(call.kind);
    if (!isWatching || !mishap) return call.go();
    const way: Way = ways[mishap.way];
    const isDue = calls.length >= mishap.nth && (mishap.then === 'from then on' || struck === 0);
    if (!isDue || !way.of.includes(call.kind)) return call.go();
    struck += 1;
    // By then whoever asked has begun to wait.
    if (mishap.way === 'no answer ever comes') queueMicrotask(endWaiting);
    return way.go(call);
  };
  const endWaiting = () => {
    const ended = [...waiting.keys()];
    setImmediate(() => {
      for (const id of ended) waiting.get(id)?.();
    });
  };

  let waits = 0;
  const [begin, end] = [globalThis.setTimeout, globalThis.clearTimeout];
  vi.spyOn(globalThis, 'setTimeout').mockImplementation(((done: () => void, milliseconds = 0) => {
    if (milliseconds < 5000) return begin(done, milliseconds);
    waits += 1;
    waiting.set(waits, done);
    return waits;
  }) as typeof setTimeout);
  vi.spyOn(globalThis, 'clearTimeout').mockImplementation((id) => {
    if (typeof id === 'number') waiting.delete(id);
    else end(id);
  });

  watch(IDBFactory.prototype, ['open'], (_, go) =>
    strike({ kind: 'open', go, database: undefined, transaction: undefined, source: undefined }),
  );
  watch(IDBDatabase.prototype, ['transaction'], (database, go) =>
    strike({ kind: 'begin', go, database, transaction: undefined, source: undefined }),
  );
  watch(IDBObjectStore.prototype, ['add', 'put', 'get', 'getAll', 'count', 'clear'], (source, go) => {
    const { transaction } = source;
    return strike({ kind: 'ask', go, database: transaction.db, transaction, source });
  });
  watch(IDBIndex.prototype, ['getAll', 'openCursor'], (source, go) => {
    const { transaction } = source.objectStore;
    return strike({ kind: 'ask', go, database: transaction.db, transaction, source });
  });

  return {
    /** Does something while a mishap is due, and says what calls there were, and how many went wrong. */
    during: async <T>(due: Mishap | undefined, work: (nothingMore: () => void) => Promise<T>) => {
      mishap = due;
      isWatching = true;
      calls = [];
      struck = 0;
      try {
        const result = await work(() => {
          isWatching = false;
        });
        return { result, calls, struck };
      } finally {
        isWatching = false;
      }
    },
  };
}

function watch<Of extends object>(
  prototype: Of,
  names: readonly (keyof Of)[],
  strike: (self: Of, go: () => unknown) => unknown,
) {
  for (const name of names) {
    const original = prototype[name] as (...given: readonly unknown[]) => unknown;
    const watched = function (this: Of, ...given: readonly unknown[]) {
      return strike(this, () => original.apply(this, given as unknown[]));
    };
    // The spy's type depends on the method; that one stands in for another is what a drill is.
    vi.spyOn(prototype, name as never).mockImplementation(watched as never);
  }
}
