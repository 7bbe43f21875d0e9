import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Variant } from '../../problems/draw-variant.ts';
import { openQuestions, type Progress, questionsInWords } from './taken-set.model.ts';

type Props = {
  readonly variants: readonly Variant[];
  readonly progress: Progress;
  readonly onHandIn: () => void;
};

/** The end of an exam: what is still open, and handing in, asked once more. */
export function HandIn({ variants, progress, onHandIn }: Props) {
  const isAsking = useSignal(false);
  const question = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (isAsking.value) question.current?.focus();
  }, [isAsking.value]);
  const { unanswered, unreadable } = openQuestions(variants, progress);
  const answered = variants.length - unanswered.length;
  return (
    <section class="box" aria-labelledby="hand-in">
      <h2 id="hand-in" tabIndex={-1}>
        Hand in
      </h2>
      <p>
        {answered} of {variants.length} answered.
        {unanswered.length > 0 && answered > 0 && ` Without an answer: ${questionsInWords(unanswered)}.`}
      </p>
      {unreadable.length > 0 && (
        <p class="warning">
          The answer to {questionsInWords(unreadable)} cannot be read, and would not count as it stands.
        </p>
      )}
      {isAsking.value ? (
        <>
          <p ref={question} tabIndex={-1}>
            Hand in now? Your answers then stand as they are, and you see which were right.
          </p>
          <div class="row">
            <button class="button main" type="button" onClick={onHandIn}>
              Yes, hand in
            </button>
            <button
              class="button"
              type="button"
              onClick={() => {
                isAsking.value = false;
              }}
            >
              Go on working
            </button>
          </div>
        </>
      ) : (
        <button
          class="button main"
          type="button"
          onClick={() => {
            isAsking.value = true;
          }}
        >
          Hand in …
        </button>
      )}
    </section>
  );
}
