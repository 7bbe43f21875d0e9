import type { Variant } from '../../problems/draw-variant.ts';
import { grade } from '../../problems/grade.ts';
import { begin, type Outcome, type ProblemState } from './problem.model.ts';

/** Where a learner is with a variant, without what follows from it: what a page keeps of it over a reload. */
export type KeptState = {
  readonly typed: string;
  readonly hints_shown: number;
  readonly wrong: readonly string[];
  /** Whether what is typed was checked. */
  readonly checked: boolean;
  readonly solved: boolean;
  readonly outcome?: Outcome;
};

export const keptOf = ({ typed, hints_shown, wrong, verdict, solved, outcome }: ProblemState): KeptState => ({
  typed,
  hints_shown,
  wrong,
  checked: verdict !== undefined,
  solved,
  ...(outcome && { outcome }),
});

/** The state as it was: verdict and slip are worked out again. */
export function restored(variant: Variant, kept: KeptState): ProblemState {
  const { typed, hints_shown, wrong, checked, solved, outcome } = kept;
  const last = wrong.at(-1);
  const told = last === undefined ? undefined : grade(variant, last);
  return {
    ...begin(variant),
    typed,
    hints_shown,
    wrong,
    verdict: checked ? grade(variant, typed) : undefined,
    slip: told?.code === 'slip' ? told.slips[0] : undefined,
    outcome,
    solved,
  };
}
