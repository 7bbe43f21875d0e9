import type { Deck } from './deck.ts';

/** A deck of this site, by its address. @throws Error with a sentence for the learner */
export async function fetchDeck(address: string): Promise<Deck> {
  const response = await fetch(address);
  if (!response.ok)
    throw new Error(`${address} answered ${response.status}. Check the connection and try again.`);
  return (await response.json()) as Deck;
}
