/** Where answers wait, out of the way of a crash, from the moment they are given until they are stored. */
export type Outbox = {
  /** Replaces what waits; done when it returns. */
  readonly hold: (waiting: readonly object[]) => void;
  /** What waited when another visit ended, in any tab; whoever stores it says so. */
  readonly left: () => { readonly rows: readonly unknown[]; readonly stored: () => void };
};

/** What is needed of the browser's `localStorage`: unlike a database it answers at once, and has room of its own. */
export type Drawer = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const prefix = 'ridgepoint-waiting-';

/**
 * An outbox in the browser's drawer; one that holds nothing where the browser has none or refuses it.
 *
 * @param tab - unlike that of any other tab
 */
export function outboxIn(drawer: Drawer | undefined, tab: string): Outbox {
  const name = `${prefix}${tab}`;
  return {
    hold: (waiting) => {
      try {
        if (waiting.length === 0) drawer?.removeItem(name);
        else drawer?.setItem(name, JSON.stringify(waiting));
      } catch {
        // There is no room here either. The database is asked all the same, and its answer is told.
      }
    },
    left: () => {
      const names = namesIn(drawer);
      return {
        rows: names.flatMap((one) => rowsIn(drawer, one)),
        stored: () => {
          for (const one of names) removeFrom(drawer, one);
        },
      };
    },
  };
}

export const noOutbox: Outbox = outboxIn(undefined, '');

function namesIn(drawer: Drawer | undefined): readonly string[] {
  try {
    const all = Array.from({ length: drawer?.length ?? 0 }, (_, at) => drawer?.key(at) ?? '');
    return all.filter((name) => name.startsWith(prefix));
  } catch {
    return [];
  }
}

function rowsIn(drawer: Drawer | undefined, name: string): readonly unknown[] {
  try {
    const rows: unknown = JSON.parse(drawer?.getItem(name) ?? '[]');
    return Array.isArray(rows) ? rows : [];
  } catch {
    return [];
  }
}

function removeFrom(drawer: Drawer | undefined, name: string): void {
  try {
    drawer?.removeItem(name);
  } catch {
    // It is stored, and storing it once more does no harm.
  }
}
