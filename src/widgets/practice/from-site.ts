import type { DeckIndex, Titles } from './deck-index.ts';

/** What can be asked. @param decks - the address of the folder of decks. @throws Error with a sentence for the learner */
export const fetchIndex = (decks: string): Promise<DeckIndex> => fromSite<DeckIndex>(`${decks}index.json`);

/** What items are called. @param decks - the address of the folder of decks @throws Error with a sentence for the learner */
export const fetchTitles = (decks: string): Promise<Titles> => fromSite<Titles>(`${decks}titles.json`);

/** A file that the site's own build wrote, so that what is in it is known. @throws Error with a sentence for the learner */
export async function fromSite<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok)
    throw new Error(`${address} answered ${response.status}. Check the connection and try again.`);
  return (await response.json()) as T;
}
