import type { APIRoute } from 'astro';
import { allDecks } from '../../components/decks.ts';
import { indexOf } from '../../widgets/practice/make-index.ts';

/** What there is to study, by name: enough to say what is due. The decks have what is asked. */
export const GET: APIRoute = async () => Response.json(indexOf(await allDecks()));
