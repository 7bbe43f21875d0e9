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
      const read = namesIn(drawer).flatMap((one) => {
        const text = textIn(drawer, one);
        return text === undefined ? [] : [[one, text] as const];
      });
      return {
        rows: read.flatMap(([, text]) => rowsIn(text)),
        stored: () => {
          // A tab that is alive may have held more since, which nobody has stored.
          for (const [one, text] of read) if (textIn(drawer, one) === text) removeFrom(drawer, one);
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

function textIn(drawer: Drawer | undefined, name: string): string | undefined {
  try {
    return drawer?.getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}

function rowsIn(text: string): readonly unknown[] {
  try {
    const rows: unknown = JSON.parse(text);
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
