import { useSignal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';

/**
 * Whether a component is to draw what the server drew. It is so the first time: what comes alive keeps the attributes that it
 * finds, so whatever the page has learnt meanwhile waits for the second time, before anything is painted.
 */
export function useAsServed(): boolean {
  const isFirst = useSignal(true);
  useLayoutEffect(() => {
    isFirst.value = false;
  }, []);
  return isFirst.value;
}
