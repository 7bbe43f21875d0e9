import type { RecallCard } from '../problems/card.ts';

/**
 * Where in a lesson each of its cards is taught: how many of the lesson's headings of the second rank come before, at least 1.
 *
 * A card stands where the lesson asks it; else under the heading it names; else where the quantity it is about is first
 * printed, worked out or typeset. A card with none of these has no place.
 *
 * @param body - the lesson's text without its head
 * @param headings - the addresses of those headings, in order
 */
export function cardPlaces(
  cards: readonly RecallCard[],
  body: string,
  headings: readonly string[],
): ReadonlyMap<string, number> {
  const starts = [...body.matchAll(/^## /gm)].map(({ index }) => index);
  const placeOf = ({ id, at, about }: RecallCard): number | undefined => {
    const asked = body.indexOf(`<Recall id="${id}"`);
    if (asked >= 0) return starts.filter((start) => start < asked).length;
    if (at !== undefined) {
      const named = headings.indexOf(at);
      return named < 0 ? undefined : named + 1;
    }
    const shown = about === undefined ? -1 : body.search(new RegExp(`of="[^"]*\\b${about}\\b[^"]*"`));
    return shown < 0 ? undefined : starts.filter((start) => start < shown).length;
  };
  return new Map(
    cards.flatMap((card) => {
      const place = placeOf(card);
      return place === undefined ? [] : [[card.id, Math.max(1, place)] as const];
    }),
  );
}
