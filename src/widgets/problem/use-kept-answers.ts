import { type Signal, useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { ProblemTemplate } from '../../problems/template.ts';
import { cardId, type Moment } from '../../study/event.ts';
import { keepAnswer } from '../keep-answer.ts';
import { problemId } from '../practice/deck.ts';
import { reviewOfProblem } from '../practice/review.ts';
import { newEventId, now, theLearner } from '../rim.ts';
import type { Outcome } from './problem.model.ts';

/**
 * Keeps what becomes of a problem outside Practice: it joins what the learner did, and its schedule if it was due.
 *
 * @param keeps - whether answers are kept; asked when there is one
 */
export function useKeptAnswers(
  template: ProblemTemplate,
  keeps: () => boolean = () => true,
): {
  /** To be told when a variant comes to stand in front of the learner. */
  readonly begin: () => void;
  /** To be told when they begin to answer it: fetches what keeps answers. Whether it came is found when there is one. */
  readonly prepare: () => void;
  /** To be told how it ended. */
  readonly record: (outcome: Outcome, seed: number) => Promise<void>;
  readonly warning: Signal<string>;
} {
  const warning = useSignal('');
  const shown = useRef<Moment | undefined>(undefined);
  return {
    warning,
    begin: () => {
      shown.current = now();
    },
    prepare: () => {
      if (keeps()) theLearner().catch(() => {});
    },
    record: async (outcome, seed) => {
      if (!keeps()) return;
      const [id, at] = [newEventId(), now()];
      const kept = await keepAnswer(id, cardId(problemId(template.id)), at, (isAhead) =>
        reviewOfProblem(template, seed, outcome, { id, now: at, shown: shown.current ?? at, isAhead }),
      );
      warning.value = kept.warning;
    },
  };
}
