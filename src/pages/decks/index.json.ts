import type { APIRoute } from 'astro';
import { allDecks } from '../../components/decks.ts';
import { itemsOf, studied } from '../../widgets/practice/deck.ts';

/** What there is to study, without what it asks: enough to say what is due. */
export const GET: APIRoute = async () => Response.json(itemsOf(await allDecks()).map(studied));
