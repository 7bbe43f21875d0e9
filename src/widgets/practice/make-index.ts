import { type Deck, type DeckItem, itemsOf, studied, titleOf } from './deck.ts';
import type { DeckIndex, IndexedItem, Titles } from './deck-index.ts';
import { isEstimate } from './estimates.ts';

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

export const titlesOf = (decks: readonly Deck[]): Titles =>
  Object.fromEntries(itemsOf(decks).map((item) => [item.id, titleOf(item)]));
