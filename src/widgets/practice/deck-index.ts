import type { CardId } from '../../study/event.ts';
import type { Item } from '../../study/item.ts';
import { type Deck, type DeckItem, itemsOf, studied, titleOf } from './deck.ts';
import { isEstimate } from './flash.ts';

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

export const indexOf = (decks: readonly Deck[]): DeckIndex =>
  decks.map((deck) => ({
    lesson: deck.lesson,
    title: deck.title,
    items: itemsOf([deck]).map(indexed),
  }));

export const indexed = (item: DeckItem): IndexedItem => ({
  ...studied(item),
  isEstimate: isEstimate(item),
});

/** What each item is called where several are told apart: nobody waits for that, so it is served apart, at `/decks/titles.json`. */
export type Titles = { readonly [item: string]: string };

export const titlesOf = (decks: readonly Deck[]): Titles =>
  Object.fromEntries(itemsOf(decks).map((item) => [item.id, titleOf(item)]));

/** Everything that can be asked, looked up by the id under which it is scheduled. */
export type Shelf = {
  readonly items: readonly IndexedItem[];
  readonly byId: ReadonlyMap<CardId, IndexedItem>;
};

export const shelfOf = (items: readonly IndexedItem[]): Shelf => ({
  items,
  byId: new Map(items.map((item) => [item.id, item])),
});
