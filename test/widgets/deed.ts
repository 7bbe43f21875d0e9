import { judged } from '../../src/widgets/problem/answering.ts';
import type { ProblemAction, ProblemState } from '../../src/widgets/problem/problem.model.ts';

/** What a learner does to a problem; what stands in its field when it is checked is judged then. */
export type Deed = Exclude<ProblemAction, { kind: 'checked' }> | 'checked';

export const actionOf = (deed: Deed, state: ProblemState): ProblemAction =>
  deed === 'checked' ? judged(state) : deed;
