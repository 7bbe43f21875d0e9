import { concepts, isConcept } from '../../problems/concepts.ts';
import type { Scope } from '../../study/item.ts';

/** What a learner came to do: study what is due or what they asked for, or estimate against the clock. */
export type Plan = Scope | { readonly kind: 'flash' };

/** What an address asks for: `?lesson=batch-size`, `?concept=roofline`, `?weak`, `?flash`; else what is due. */
export function planOf(search: string): Plan {
  const asked = new URLSearchParams(search);
  const lesson = asked.get('lesson');
  if (lesson) return { kind: 'lesson', id: lesson };
  const concept = asked.get('concept');
  if (concept) return { kind: 'concept', id: concept };
  if (asked.has('weak')) return { kind: 'weak' };
  return asked.has('flash') ? { kind: 'flash' } : { kind: 'all' };
}

/**
 * Whether there is what an address asks for: a chapter or concept may be misspelt, or may have gone.
 *
 * @param titles - of the chapters, by id
 */
export function isThere(plan: Plan, titles: ReadonlyMap<string, string>): boolean {
  if (plan.kind === 'lesson') return titles.has(plan.id);
  return plan.kind !== 'concept' || isConcept(plan.id);
}

/**
 * What a plan is called, or that there is no such thing.
 *
 * @param titles - of the chapters, by id
 */
export function planInWords(plan: Plan, titles: ReadonlyMap<string, string>): string {
  switch (plan.kind) {
    case 'all':
      return 'What is due';
    case 'lesson':
      return titles.get(plan.id) ?? `There is no chapter “${plan.id}”`;
    case 'concept':
      return isConcept(plan.id) ? concepts[plan.id] : `There is no concept “${plan.id}”`;
    case 'weak':
      return 'What you know least';
    case 'flash':
      return 'Flash estimates';
    default:
      return plan satisfies never;
  }
}
