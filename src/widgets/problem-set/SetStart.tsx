import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { ProblemSet } from '../../problems/problem-set.ts';
import { longestName, nameKey, studentName } from '../../problems/student-name.ts';
import { countInWords, modeInWords, titleOf } from './set-in-words.ts';

type Props = {
  readonly set: ProblemSet;
  /** Whether it was opened by a button of this page, that is gone now. */
  readonly isOpened: boolean;
  /** Told a name that is one. */
  readonly onBegin: (student: string) => void;
};

/** Before a set: what it is, what is recorded, and who takes it. */
export function SetStart({ set, isOpened, onBegin }: Props) {
  const [fieldId, helpId, messageId] = [useId(), useId(), useId()];
  const message = useSignal('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isOpened) field.current?.focus();
  }, []);

  const begin = (): void => {
    const typed = field.current?.value ?? '';
    if (nameKey(typed) === '') {
      message.value = 'Write your name first.';
      field.current?.focus();
      return;
    }
    onBegin(studentName(typed));
  };
  return (
    <div class="set-start">
      <h1>{titleOf(set)}</h1>
      <p class="quiet">
        {countInWords(set)}; {modeInWords[set.mode]}.
      </p>
      <form
        class="box"
        onSubmit={(event) => {
          event.preventDefault();
          begin();
        }}
      >
        <div class="field">
          <label for={fieldId}>Your name, as your instructor knows it</label>
          <input
            ref={field}
            id={fieldId}
            type="text"
            name="student"
            autocomplete="name"
            maxLength={longestName}
            aria-describedby={`${messageId} ${helpId}`}
            aria-invalid={message.value ? 'true' : undefined}
            onInput={() => {
              message.value = '';
            }}
          />
          <p class="message" id={messageId} role="alert">
            {message}
          </p>
          <p class="quiet" id={helpId}>
            {set.draw === 'by_name'
              ? 'Your numbers are drawn from it: the same name brings back the same questions, on any device. Capitals, extra blanks and the kind of apostrophe make no difference; accents do.'
              : 'It stands in the file that you hand in.'}
          </p>
        </div>
        <Recorded set={set} />
        <button class="button main" type="submit">
          Begin
        </button>
      </form>
    </div>
  );
}

/** What is kept of whoever takes a set, and where. */
function Recorded({ set: { mode } }: { readonly set: ProblemSet }) {
  return (
    <p>
      Your answers are kept in this browser, under this address, so that you can reload or come back. Nothing
      is sent anywhere. {mode === 'exam' && 'You learn what was right once you hand in. '}At the end you save
      a file and give it to your instructor: it holds your name, when you began and handed in, and of each
      question its numbers, what you answered and when.
    </p>
  );
}
