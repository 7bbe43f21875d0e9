import type { ProblemTemplate } from '../../problems/template.ts';
import type { DeckItem } from './deck.ts';

/** How near an estimate must come: nobody computes in their head to a percent, and an order of magnitude is too easy. */
const within = 2;
/** From this level on there is more to think than to estimate. */
const tooHard = 3;

/** A round of estimates. */
export const flashLimit = { session_items: 10, session_minutes: 0 };

/** What can be estimated in a flash. */
export const isEstimate = (item: DeckItem): boolean =>
  item.kind === 'problem' && item.problem.ask.kind === 'number' && item.problem.level < tooHard;

/** An item as a round of estimates asks it: to within a factor of two. */
export const asEstimate = (item: DeckItem): DeckItem =>
  item.kind === 'problem' ? { ...item, problem: toWithin(item.problem) } : item;

function toWithin(problem: ProblemTemplate): ProblemTemplate {
  if (problem.ask.kind !== 'number') return problem;
  const { rounding: _, ...ask } = problem.ask;
  return { ...problem, ask: { ...ask, tolerance: { kind: 'factor', by: within } } };
}
