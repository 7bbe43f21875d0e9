import { useComputed, useSignal } from '@preact/signals';
import { statement } from '../../problems/solution.ts';
import { Rendered } from '../content/Rendered.tsx';
import { useSettled } from '../controls/use-settled.ts';
import { Answer } from '../problem/Answer.tsx';
import { LateFigure } from '../problem/LateFigure.tsx';
import { silence } from '../problem/problem.model.ts';
import { now } from '../rim.ts';
import { type AskedInSet, examEcho, examState } from './taken-set.model.ts';
import '../problem/problem.css';

/** A question of an exam: a way to answer, and nothing said of it but where it cannot be read. */
export function ExamQuestion({ variant, number, of, given, onGiven, onNext }: AskedInSet) {
  const { figure, title } = variant.template;
  const state = examState(variant, given);
  const heard = examEcho(state);
  const doubt = useSignal('');
  doubt.value = heard.kind === 'doubt' ? heard.says : '';
  // Told once the student pauses; taken back at once.
  const settled = useSettled(useComputed(() => doubt.value));
  const says = settled.value === doubt.value ? doubt.value : '';
  const type = (typed: string): void => onGiven({ typed, at: now().at });
  const isAnswered = (given?.typed ?? '') !== '';
  const headingId = `question-${number}`;
  return (
    <section class="problem box" aria-labelledby={headingId}>
      <h2 id={headingId} tabIndex={-1}>
        Question {number} <span class="quiet">of {of}</span>
      </h2>
      <p class="eyebrow">{title}</p>
      <div class="statement">
        <Rendered content={statement(variant)} />
      </div>
      {figure && variant.kind !== 'sketch' && <LateFigure variant={variant} figure={figure} />}
      <form
        class="answer"
        onSubmit={(event) => {
          event.preventDefault();
          onNext();
        }}
      >
        <Answer
          state={state}
          isAlive={true}
          echoed={heard.kind === 'doubt' ? silence : heard}
          onType={type}
        />
        <p class="quiet" role="status">
          {says && `${says} As it stands it would not count.`}
        </p>
        <div class="row">
          <button class="button" type="submit">
            {number < of ? 'Next question' : 'To handing in'}
          </button>
          {variant.kind === 'order' && !isAnswered && (
            <button class="button" type="button" onClick={() => type(state.typed)}>
              This order is my answer
            </button>
          )}
          {isAnswered && (
            <button class="button plain" type="button" onClick={() => type('')}>
              Take my answer back
            </button>
          )}
        </div>
      </form>
    </section>
  );
}
