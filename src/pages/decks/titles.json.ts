import type { APIRoute } from 'astro';
import { allDecks } from '../../components/decks.ts';
import { titlesOf } from '../../widgets/practice/make-index.ts';

/** What items are called, for when something is said of one that does not stand there. */
export const GET: APIRoute = async () => Response.json(titlesOf(await allDecks()));
