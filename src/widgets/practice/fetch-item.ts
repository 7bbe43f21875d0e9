import type { RecallCard } from '../../problems/card.ts';
import type { ProblemTemplate } from '../../problems/template.ts';
import { cardItem, type DeckItem, isProblemId, problemItem } from './deck.ts';
import type { IndexedItem } from './deck-index.ts';
import { fromSite } from './from-site.ts';

/** What can be asked, fetched when it is asked for the first time: a problem alone, a recall card with those of its chapter. */
export type Items = {
  /** @throws Error with a sentence for the learner */
  readonly item: (indexed: Pick<IndexedItem, 'id' | 'lesson'>) => Promise<DeckItem>;
};

/** @param base - where the site begins: `/` */
export function itemsOfSite(base: string): Items {
  const coming = new Map<string, Promise<readonly DeckItem[]>>();
  const fetched = (address: string, read: (address: string) => Promise<readonly DeckItem[]>) => {
    const known = coming.get(address);
    if (known) return known;
    const items = read(address);
    coming.set(address, items);
    // Whoever asks again tries again.
    items.catch(() => coming.delete(address));
    return items;
  };
  const problem = async (address: string) => [problemItem(await fromSite<ProblemTemplate>(address))];
  const cards = async (address: string) => (await fromSite<readonly RecallCard[]>(address)).map(cardItem);
  return {
    item: async ({ id, lesson }) => {
      const found = isProblemId(id)
        ? await fetched(`${base}${id}.json`, problem)
        : await fetched(`${base}decks/${lesson}.json`, cards);
      const item = found.find((one) => one.id === id);
      if (!item) throw new Error('The site was renewed meanwhile. Load this page again to go on.');
      return item;
    },
  };
}
