import type { APIRoute, GetStaticPaths } from 'astro';
import { allDecks } from '../../components/decks.ts';

export const getStaticPaths: GetStaticPaths = async () =>
  (await allDecks()).map((deck) => ({ params: { lesson: deck.lesson }, props: { cards: deck.cards } }));

/** The recall cards of one lesson. */
export const GET: APIRoute = ({ props }) => Response.json(props['cards']);
