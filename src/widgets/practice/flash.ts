import type { ProblemTemplate } from '../../problems/template.ts';
import type { DeckItem } from './deck.ts';

type ProblemItem = Extract<DeckItem, { kind: 'problem' }>;

/** How near an estimate must come: nobody computes in their head to a percent, and an order of magnitude is too easy. */
const within = 2;
/** From this level on there is more to think than to estimate. */
const tooHard = 3;

/** A round of estimates. */
export const flashLimit = { session_items: 10, session_minutes: 0 };

/** What can be estimated in a flash, each asked to within a factor of two. */
export const flashItems = (items: readonly DeckItem[]): readonly ProblemItem[] =>
  items.flatMap((item) =>
    item.kind === 'problem' && item.problem.ask.kind === 'number' && item.problem.level < tooHard
      ? [{ ...item, problem: asEstimate(item.problem) }]
      : [],
  );

function asEstimate(problem: ProblemTemplate): ProblemTemplate {
  if (problem.ask.kind !== 'number') return problem;
  const { rounding: _, ...ask } = problem.ask;
  return { ...problem, ask: { ...ask, tolerance: { kind: 'factor', by: within } } };
}
