import type { Stop } from './event-log.ts';

/** Those who want to know that something changed. */
export type Listeners = {
  readonly add: (listener: () => void) => Stop;
  readonly tell: () => void;
};

export function listeners(): Listeners {
  const all = new Set<{ readonly call: () => void }>();
  return {
    // Wrapped, so that one function added twice is two listeners and each stops on its own.
    add: (call) => {
      const listener = { call };
      all.add(listener);
      return () => all.delete(listener);
    },
    tell: () => {
      for (const { call } of [...all]) call();
    },
  };
}
