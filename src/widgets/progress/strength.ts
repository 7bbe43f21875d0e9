import { concepts } from '../../problems/concepts.ts';
import type { Strength } from '../../study/statistics.ts';
import type { DeckIndex, IndexedItem } from '../practice/deck-index.ts';

/** Items that belong together: those of a chapter, those about a concept. */
export type Group = { readonly id: string; readonly name: string; readonly items: readonly string[] };

/** In the order of the course. */
export const chaptersOf = (index: DeckIndex): readonly Group[] =>
  index.map(({ lesson, title, items }) => ({ id: lesson, name: title, items: items.map(({ id }) => id) }));

/** What items are about, in the order of the catalogue. */
export function conceptsOf(items: readonly IndexedItem[]): readonly Group[] {
  const about = (concept: string): readonly string[] =>
    items.filter((item) => item.concepts.includes(concept)).map(({ id }) => id);
  return Object.entries(concepts)
    .map(([id, name]) => ({ id, name, items: about(id) }))
    .filter((group) => group.items.length > 0);
}

/** How firmly a group sits. */
export type GroupStrength = Group & {
  /** How many of its items were met. */
  readonly met: number;
  /** Mean probability of recall of those met; absent where none was. */
  readonly recall: { readonly today: number; readonly lasting: number } | undefined;
};

/** How firmly items sit, by their ids: today, and after `lastingDays` in which nothing is reviewed. */
export type Strengths = {
  readonly today: ReadonlyMap<string, Strength>;
  readonly lasting: ReadonlyMap<string, Strength>;
};

export const strengthsOf = (
  groups: readonly Group[],
  { today, lasting }: Strengths,
): readonly GroupStrength[] =>
  groups.map((group) => {
    const met = group.items.filter((id) => today.has(id));
    const mean = (of: ReadonlyMap<string, Strength>): number =>
      met.reduce((sum, id) => sum + (of.get(id)?.retrievability ?? 0), 0) / met.length;
    return {
      ...group,
      met: met.length,
      recall: met.length > 0 ? { today: mean(today), lasting: mean(lasting) } : undefined,
    };
  });

/** How firmly a group sits, in a word. */
export type Level = 'unmet' | 'weak' | 'fair' | 'strong';

/** Chances of recall after `lastingDays`: an item that lasts three days has 0.69 left by then, one of sixteen 0.85. */
export const levelBounds = { fair: 0.7, strong: 0.85 } as const;

export function levelOf({ recall }: GroupStrength): Level {
  if (!recall) return 'unmet';
  if (recall.lasting >= levelBounds.strong) return 'strong';
  return recall.lasting >= levelBounds.fair ? 'fair' : 'weak';
}

/** Groups met that are not strong, the weakest first. */
export const weakest = (groups: readonly GroupStrength[], count: number): readonly GroupStrength[] =>
  groups
    .filter((group) => ['weak', 'fair'].includes(levelOf(group)))
    .toSorted((a, b) => (a.recall?.lasting ?? 1) - (b.recall?.lasting ?? 1))
    .slice(0, count);
