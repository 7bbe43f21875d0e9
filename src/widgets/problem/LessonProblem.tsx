import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { ProblemTemplate } from '../../problems/template.ts';
import { cardId, type Moment } from '../../study/event.ts';
import { keepAnswer } from '../keep-answer.ts';
import { problemId } from '../practice/deck.ts';
import { reviewOfProblem } from '../practice/review.ts';
import { newEventId, newSeed, now, theLearner } from '../rim.ts';
import { ProblemCard } from './ProblemCard.tsx';
import type { Outcome } from './problem.model.ts';

/** A problem in a lesson: each variant answered joins what the learner did, and its schedule if it was due. */
export function LessonProblem({
  template,
  seed,
  onDrawn,
  keeps = () => true,
  children,
}: {
  readonly template: ProblemTemplate;
  readonly seed: number;
  /** Told which variant comes to stand on the page. */
  readonly onDrawn?: (seed: number) => void;
  /** Whether answers are kept; asked when there is one. */
  readonly keeps?: () => boolean;
  /** The figure of the first variant, drawn on the server, where the problem has one beside its statement. */
  readonly children?: ComponentChildren;
}) {
  const warning = useSignal('');
  const shown = useRef<Moment | undefined>(undefined);

  const begin = (drawn: number): void => {
    shown.current = now();
    onDrawn?.(drawn);
    if (!keeps()) return;
    // Fetched ahead; whether it came is found when there is something to store.
    theLearner().catch(() => {});
  };
  const record = async (outcome: Outcome, variantSeed: number): Promise<void> => {
    if (!keeps()) return;
    const [id, at] = [newEventId(), now()];
    const kept = await keepAnswer(id, cardId(problemId(template.id)), at, (isAhead) =>
      reviewOfProblem(template, variantSeed, outcome, { id, now: at, shown: shown.current ?? at, isAhead }),
    );
    warning.value = kept.warning;
  };

  return (
    <>
      <ProblemCard
        template={template}
        seed={seed}
        chance={newSeed}
        onShown={begin}
        onSettled={record}
        figure={children}
      />
      {warning.value && (
        <p class="warning" role="alert">
          {warning}
        </p>
      )}
    </>
  );
}
