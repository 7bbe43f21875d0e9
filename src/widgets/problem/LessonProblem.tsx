import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { ProblemTemplate } from '../../problems/template.ts';
import { isAhead } from '../../study/card-state.ts';
import { cardId, type Moment } from '../../study/event.ts';
import { problemId } from '../practice/deck.ts';
import { reviewOfProblem } from '../practice/review.ts';
import { newEventId, newSeed, now, theLearner } from '../rim.ts';
import { ProblemCard } from './ProblemCard.tsx';
import type { Outcome } from './problem.model.ts';

const notLoaded =
  'This answer could not be kept, because a part of this page did not load. Check the connection and reload the page; everything stored before is safe.';

/** A problem in a lesson: each variant answered joins what the learner did, and its schedule if it was due. */
export function LessonProblem({
  template,
  seed,
  onDrawn,
  children,
}: {
  readonly template: ProblemTemplate;
  readonly seed: number;
  /** Told which variant comes to stand on the page. */
  readonly onDrawn?: (seed: number) => void;
  /** The figure of the first variant, drawn on the server, where the problem has one beside its statement. */
  readonly children?: ComponentChildren;
}) {
  const warning = useSignal('');
  const shown = useRef<Moment | undefined>(undefined);

  const begin = (drawn: number): void => {
    shown.current = now();
    onDrawn?.(drawn);
    // Fetched ahead; whether it came is found when there is something to store.
    theLearner().catch(() => {});
  };
  const record = async (outcome: Outcome, variantSeed: number): Promise<void> => {
    const happened = { id: newEventId(), now: now(), shown: shown.current ?? now() };
    try {
      const { learner, opened } = await theLearner();
      const { memory, settings } = learner.known();
      const card = memory.cards.get(cardId(problemId(template.id)));
      const happening = { ...happened, isAhead: isAhead(card, settings, happened.now) };
      const result = await learner.append([reviewOfProblem(template, variantSeed, outcome, happening)]);
      if (!opened.durable) warning.value = opened.message;
      else warning.value = result.kind === 'stored' ? '' : result.message;
    } catch {
      warning.value = notLoaded;
    }
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
