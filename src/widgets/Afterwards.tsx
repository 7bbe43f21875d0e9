import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { nextTask } from './next-task.ts';

/** What is drawn once all before it is, so that a page with much to show answers meanwhile. */
export function Afterwards({ children }: { readonly children: ComponentChildren }) {
  const isDue = useSignal(false);
  useEffect(() => {
    void nextTask().then(() => {
      isDue.value = true;
    });
  }, []);
  return isDue.value ? children : null;
}
