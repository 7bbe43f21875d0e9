import { effect, type Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { addressOf, readAddress } from './address.ts';
import type { Catalogue, LabState } from './state.ts';

/** Milliseconds between two changes of the address while something is dragged; browsers refuse much more. */
const pause = 300;

/**
 * Keeps the state in the address: reads it when the page comes alive and when one goes back or forward, writes it when
 * the state changes. Another record and another derivation are places to go back to; a dragged number is not.
 *
 * Touches the browser's location and history.
 *
 * @param told - filled with what the address says and nobody can follow
 * @returns writes at once what is still to be written, and gives the address
 */
export function useAddress(
  catalogue: Catalogue,
  state: Signal<LabState>,
  told: Signal<readonly string[]>,
): () => string {
  const flush = useRef(() => location.href);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let written = addressOf(state.peek());

    const read = (): void => {
      clearTimeout(timer);
      timer = undefined;
      const found = readAddress(catalogue, location.search);
      written = addressOf(found.state);
      told.value = found.told;
      state.value = found.state;
    };
    const write = (how: 'pushState' | 'replaceState', address: string): void => {
      clearTimeout(timer);
      timer = undefined;
      if (address === written) return;
      written = address;
      history[how](undefined, '', address ? `?${address}` : location.pathname);
    };

    if (location.search) read();
    let [place, latest] = [placeOf(state.peek()), written];
    const stop = effect(() => {
      const [next, before] = [placeOf(state.value), latest];
      latest = addressOf(state.value);
      if (next === place) {
        timer ??= setTimeout(() => write('replaceState', latest), pause);
        return;
      }
      place = next;
      // What was dragged a moment ago belongs to the place that is left.
      write('replaceState', before);
      write('pushState', latest);
    });
    const goBack = (): void => {
      place = placeOf(readAddress(catalogue, location.search).state);
      read();
    };
    addEventListener('popstate', goBack);
    flush.current = () => {
      write('replaceState', latest);
      return location.href;
    };
    return () => {
      stop();
      clearTimeout(timer);
      removeEventListener('popstate', goBack);
    };
  }, []);

  return () => flush.current();
}

const placeOf = ({ hardware, model, why }: LabState): string => [hardware, model, why].join(' ');
