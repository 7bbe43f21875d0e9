import { type Signal, useSignal } from '@preact/signals';
import type { RefObject } from 'preact';

/** A way to copy what stands in a field, and what was said of it. Where the browser lets nobody copy, the text is marked. */
export function useCopy(field: RefObject<HTMLInputElement | HTMLTextAreaElement>): {
  readonly copy: () => Promise<void>;
  readonly said: Signal<string>;
} {
  const said = useSignal('');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(field.current?.value ?? '');
      said.value = 'Copied.';
    } catch {
      field.current?.select();
      said.value = 'It could not be copied for you; it is marked, so copy it yourself.';
    }
  };
  return { copy, said };
}
