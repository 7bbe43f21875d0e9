import { useId } from 'preact/hooks';
import type { Variant } from '../../problems/draw-variant.ts';
import type { ProblemSet } from '../../problems/problem-set.ts';
import { longestName, nameKey, studentName } from '../../problems/student-name.ts';
import { now } from '../rim.ts';
import { BeginAgain } from './BeginAgain.tsx';
import { SaveResult } from './SaveResult.tsx';
import { openQuestions, type Progress, questionsInWords, resultOf, rightIn } from './taken-set.model.ts';

type Props = {
  readonly set: ProblemSet;
  readonly variants: readonly Variant[];
  readonly progress: Progress;
  readonly onChange: (progress: Progress) => void;
  /** It is begun anew; what was kept is gone. */
  readonly onAgain: () => void;
};

/** The end of a set that was practised: how far one is, and a file of it for whoever asks for one. */
export function PracticeEnd({ set, variants, progress, onChange, onAgain }: Props) {
  const fieldId = useId();
  const { unanswered } = openQuestions(variants, progress);
  const result = () => resultOf(set, location.href, variants, progress, now().at);
  const right = rightIn(resultOf(set, '', variants, progress, progress.begun));
  return (
    <section class="box" aria-labelledby="hand-in">
      <h2 id="hand-in" tabIndex={-1}>
        How far you are
      </h2>
      <p>
        {right} of {variants.length} right without having read the solution first.
        {unanswered.length > 0 &&
          unanswered.length < variants.length &&
          ` Still open: ${questionsInWords(unanswered)}.`}
      </p>
      {set.draw === 'same' && (
        <div class="field">
          <label for={fieldId}>Your name, for the file</label>
          <input
            id={fieldId}
            type="text"
            autocomplete="name"
            maxLength={longestName}
            value={progress.student}
            onChange={({ currentTarget }) =>
              onChange({ ...progress, student: studentName(currentTarget.value) })
            }
          />
        </div>
      )}
      <SaveResult
        set={set}
        result={result}
        obstacle={() =>
          nameKey(progress.student) === ''
            ? 'Write your name first, so that the file says whose it is.'
            : undefined
        }
      />
      <BeginAgain onAgain={onAgain} />
    </section>
  );
}
