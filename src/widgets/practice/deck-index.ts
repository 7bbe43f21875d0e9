import type { CardId } from '../../study/event.ts';
import type { Item } from '../../study/item.ts';

/**
 * All that can be asked, by name, as the site serves it at `/decks/index.json`: enough to say what comes first and why.
 * What is asked itself is fetched when its turn comes.
 */
export type DeckIndex = readonly IndexedChapter[];

/** A chapter with its items, in the order they are first met. */
export type IndexedChapter = {
  readonly lesson: string;
  readonly title: string;
  readonly items: readonly IndexedItem[];
};

export type IndexedItem = Item & {
  /** Whether a round of estimates may ask it. */
  readonly isEstimate: boolean;
};

/** What each item is called where several are told apart: nobody waits for that, so it is served apart, at `/decks/titles.json`. */
export type Titles = { readonly [item: string]: string };

/** Everything that can be asked, looked up by the id under which it is scheduled. */
export type Shelf = {
  readonly items: readonly IndexedItem[];
  readonly byId: ReadonlyMap<CardId, IndexedItem>;
};

export const shelfOf = (items: readonly IndexedItem[]): Shelf => ({
  items,
  byId: new Map(items.map((item) => [item.id, item])),
});
