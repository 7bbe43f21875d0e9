import { whatToDo } from '../did-not-load.ts';
import type { DeckIndex, Titles } from './deck-index.ts';

/** What can be asked. @param base - where the site begins @throws Error with a sentence for the learner */
export const fetchIndex = (base: string): Promise<DeckIndex> =>
  fromSite<DeckIndex>(`${base}decks/index.json`);

/** What items are called. @param base - where the site begins @throws Error with a sentence for the learner */
export const fetchTitles = (base: string): Promise<Titles> => fromSite<Titles>(`${base}decks/titles.json`);

/** A file that the site's own build wrote, so that what is in it is known. @throws Error with a sentence for the learner */
export async function fromSite<T>(address: string): Promise<T> {
  const response = await fetch(address).catch(() => undefined);
  if (!response?.ok) throw new Error(`A part of the site did not load. ${whatToDo}`);
  return (await response.json()) as T;
}
