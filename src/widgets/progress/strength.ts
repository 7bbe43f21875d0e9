import { concepts } from '../../problems/concepts.ts';
import type { Strength } from '../../study/statistics.ts';
import type { Deck, DeckItem } from '../practice/deck.ts';
import { percent } from './words.ts';

/** How much is remembered of something: a chapter, a concept. */
export type Remembered = {
  readonly name: string;
  /** Mean probability of recall today, of the items met. */
  readonly share: number;
  readonly percent: string;
  /** `7 of 12` */
  readonly met: string;
};

/** Groups of which something was met, the weakest last, and the names of the others. */
export type ByGroup = { readonly met: readonly Remembered[]; readonly unmet: readonly string[] };

/** By chapter, in the order of the course. */
export const byChapter = (
  decks: readonly Deck[],
  items: readonly DeckItem[],
  strengths: ReadonlyMap<string, Strength>,
): ByGroup =>
  grouped(
    decks.map(({ lesson, title }) => ({
      name: title,
      ids: items.filter((item) => item.lesson === lesson).map(({ id }) => id),
    })),
    strengths,
  );

/** By what problems are about, the weakest first; a recall card has no concept. */
export function byConcept(items: readonly DeckItem[], strengths: ReadonlyMap<string, Strength>): ByGroup {
  const groups = Object.entries(concepts).map(([concept, name]) => ({
    name,
    ids: items
      .filter(
        (item) => item.kind === 'problem' && item.problem.concepts.some((one: string) => one === concept),
      )
      .map(({ id }) => id),
  }));
  const { met, unmet } = grouped(
    groups.filter(({ ids }) => ids.length > 0),
    strengths,
  );
  return { met: met.toSorted((a, b) => a.share - b.share), unmet };
}

function grouped(
  groups: readonly { readonly name: string; readonly ids: readonly string[] }[],
  strengths: ReadonlyMap<string, Strength>,
): ByGroup {
  const all = groups.map(({ name, ids }) => {
    const met = ids.flatMap((id) => strengths.get(id)?.retrievability ?? []);
    const share = met.length > 0 ? met.reduce((sum, one) => sum + one, 0) / met.length : undefined;
    return { name, share, met: `${met.length} of ${ids.length}` };
  });
  return {
    met: all.flatMap(({ name, share, met }) =>
      share === undefined ? [] : [{ name, share, percent: percent(share), met }],
    ),
    unmet: all.flatMap(({ name, share }) => (share === undefined ? [name] : [])),
  };
}
