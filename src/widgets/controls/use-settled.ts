import { type ReadonlySignal, useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';

/** Milliseconds without a change after which a drag counts as ended. */
const pause = 700;

/** A text once it has stood still for a moment, so that a drag is not read out step by step; empty until it first changes. */
export function useSettled(text: ReadonlySignal<string>): ReadonlySignal<string> {
  const settled = useSignal('');
  const first = useRef(text.peek());
  // Touches the browser's clock, and nothing else.
  useSignalEffect(() => {
    const next = text.value;
    if (next === first.current && settled.peek() === '') return undefined;
    const timer = setTimeout(() => {
      settled.value = next;
    }, pause);
    return () => clearTimeout(timer);
  });
  return settled;
}
