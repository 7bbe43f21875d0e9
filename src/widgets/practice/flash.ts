import type { ProblemTemplate } from '../../problems/template.ts';
import type { Tolerance } from '../../problems/tolerance.ts';
import type { Item } from '../../study/item.ts';
import type { DeckItem } from './deck.ts';
import type { IndexedItem } from './deck-index.ts';

/**
 * How near an estimate must come: nobody computes in their head to a percent, and an order of magnitude is too easy. Whoever
 * forgets a factor of two, of which there are many, is not near.
 */
const within = { kind: 'factor', by: 1.9 } as const satisfies Tolerance;

/** How near that is, in words. */
export const rules = 'no calculator, at most a factor of 2 off';

/** A round of estimates. */
export const flashLimit = { session_items: 10, session_minutes: 0 };

/**
 * What a round of estimates asks next: any that was not asked yet; once all were, any but the last.
 *
 * @param shown - in this round, the newest last
 * @param seed - chance, a whole number of at least 0
 */
export function nextEstimate(
  items: readonly IndexedItem[],
  shown: readonly Item[],
  seed: number,
): IndexedItem | undefined {
  const estimates = items.filter(({ isEstimate }) => isEstimate);
  const asked = new Set(shown.map(({ id }) => id));
  const anew = estimates.filter(({ id }) => !asked.has(id));
  const others = anew.length > 0 ? anew : estimates.filter(({ id }) => id !== shown.at(-1)?.id);
  return others[seed % Math.max(1, others.length)];
}

/** An item as a round of estimates asks it: to within a factor, its author's where it is an estimate anyway. */
export const asEstimate = (item: DeckItem): DeckItem =>
  item.kind === 'problem' ? { ...item, problem: toWithin(item.problem) } : item;

function toWithin(problem: ProblemTemplate): ProblemTemplate {
  if (problem.ask.kind !== 'number' || problem.ask.tolerance.kind === 'factor') return problem;
  const { rounding: _, ...ask } = problem.ask;
  return { ...problem, ask: { ...ask, tolerance: within } };
}
