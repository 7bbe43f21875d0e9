import { useSignal } from '@preact/signals';
import type { ProblemSet } from '../../problems/problem-set.ts';
import { resultText, type SetResult } from '../../problems/set-result.ts';
import { download } from '../settings/download.ts';
import { fileNameOf } from './taken-set.model.ts';

type Props = {
  readonly set: ProblemSet;
  /** Made when the button is pressed. */
  readonly result: () => SetResult;
  /** Says why it cannot be saved yet; nothing where it can. */
  readonly obstacle?: () => string | undefined;
};

/** Saves the file that a student hands in, and says what it is and is not. */
export function SaveResult({ set, result, obstacle }: Props) {
  const said = useSignal('');
  const save = (): void => {
    const held = obstacle?.();
    if (held) {
      said.value = held;
      return;
    }
    const made = result();
    const name = fileNameOf(set, made.student);
    download({ name, blob: new Blob([resultText(made)], { type: 'application/json' }) });
    said.value = `Saved as ${name}.`;
  };
  return (
    <div class="save-result">
      <button class="button main" type="button" onClick={save}>
        Save the result file
      </button>
      <p role="status">{said}</p>
      <p class="quiet">
        Give this file to your instructor. It can be read and graded again by anybody, since the seeds in it
        bring back your questions. It is no proof of who answered or with what help: it was written by this
        browser, and anyone can write such a file.
      </p>
    </div>
  );
}
