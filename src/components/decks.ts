import { getCollection } from 'astro:content';
import { course } from './course.ts';

/** The addresses of the decks that hold anything, in the order of the course. */
export async function deckAddresses(): Promise<readonly string[]> {
  const [chapters, problems, cards] = await Promise.all([
    course(),
    getCollection('problems'),
    getCollection('cards'),
  ]);
  const asked = new Set([...problems, ...cards].map(({ data }) => data.lesson));
  return chapters
    .filter(({ id }) => asked.has(id))
    .map(({ id }) => `${import.meta.env.BASE_URL}decks/${id}.json`);
}
