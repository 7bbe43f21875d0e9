import type { ProblemTemplate } from '../../problems/template.ts';
import type { Tolerance } from '../../problems/tolerance.ts';
import type { DeckItem } from './deck.ts';

/**
 * How near an estimate must come: nobody computes in their head to a percent, and an order of magnitude is too easy. Whoever
 * forgets a factor of two, of which there are many, is not near.
 */
const within = { kind: 'factor', by: 1.9 } as const satisfies Tolerance;

/** How near that is, in words. */
export const rules = 'no calculator, at most a factor of 2 off';

/** A round of estimates. */
export const flashLimit = { session_items: 10, session_minutes: 0 };

/** An item as a round of estimates asks it: to within a factor, its author's where it is an estimate anyway. */
export const asEstimate = (item: DeckItem): DeckItem =>
  item.kind === 'problem' ? { ...item, problem: toWithin(item.problem) } : item;

function toWithin(problem: ProblemTemplate): ProblemTemplate {
  if (problem.ask.kind !== 'number' || problem.ask.tolerance.kind === 'factor') return problem;
  const { rounding: _, ...ask } = problem.ask;
  return { ...problem, ask: { ...ask, tolerance: within } };
}
