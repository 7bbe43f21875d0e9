import { useEffect } from 'preact/hooks';

/**
 * Loads what a component shows once it is in the browser, and stops watching when the component goes.
 *
 * @param load - reads the world, and gives what ends its watching, if it watches
 */
export function useWatching(load: () => Promise<(() => void) | undefined>): void {
  useEffect(() => {
    let gone = false;
    let stop: (() => void) | undefined;
    load().then((watching) => {
      stop = watching;
      if (gone) stop?.();
    });
    return () => {
      gone = true;
      stop?.();
    };
  }, []);
}
