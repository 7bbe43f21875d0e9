import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

/** Takes a set from the beginning, asked once more: what was answered is removed from this browser. */
export function BeginAgain({ onAgain }: { readonly onAgain: () => void }) {
  const isAsking = useSignal(false);
  const question = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (isAsking.value) question.current?.focus();
  }, [isAsking.value]);
  const ask = (asking: boolean): void => {
    isAsking.value = asking;
  };
  if (!isAsking.value)
    return (
      <button class="button plain" type="button" onClick={() => ask(true)}>
        Begin again from nothing …
      </button>
    );
  return (
    <div>
      <p ref={question} tabIndex={-1}>
        Remove your answers to this set from this browser and begin again? Save the result file first if you
        need it. The questions stay the same.
      </p>
      <div class="row">
        <button class="button" type="button" onClick={() => ask(false)}>
          Keep them
        </button>
        <button class="button" type="button" onClick={onAgain}>
          Yes, begin again
        </button>
      </div>
    </div>
  );
}
