import { type Deck, type DeckItem, itemsOf } from './deck.ts';
import type { IndexedItem } from './deck-index.ts';
import { fromSite } from './from-site.ts';

/** A deck of this site, by its address. @throws Error with a sentence for the learner */
const fetchDeck = (address: string): Promise<Deck> => fromSite<Deck>(address);

/** Decks, each fetched when something of it is asked for the first time. */
export type Decks = {
  /** @throws Error with a sentence for the learner */
  readonly item: (indexed: Pick<IndexedItem, 'id' | 'lesson'>) => Promise<DeckItem>;
};

/** @param folder - the address of the folder of decks */
export function decksIn(folder: string): Decks {
  const coming = new Map<string, Promise<ReadonlyMap<string, DeckItem>>>();
  const deck = (lesson: string): Promise<ReadonlyMap<string, DeckItem>> => {
    const known = coming.get(lesson);
    if (known) return known;
    const items = fetchDeck(`${folder}${lesson}.json`).then(
      (one) => new Map(itemsOf([one]).map((item) => [item.id, item])),
    );
    coming.set(lesson, items);
    // Whoever asks again tries again.
    items.catch(() => coming.delete(lesson));
    return items;
  };
  return {
    item: async ({ id, lesson }) => {
      const item = (await deck(lesson)).get(id);
      if (!item) throw new Error('The site was renewed meanwhile. Load this page again to go on.');
      return item;
    },
  };
}
