import { getCollection } from 'astro:content';
import type { APIRoute, GetStaticPaths } from 'astro';
import type { Deck } from '../../widgets/practice/deck.ts';

export const getStaticPaths: GetStaticPaths = async () => {
  const [lessons, problems, cards] = await Promise.all([
    getCollection('lessons'),
    getCollection('problems'),
    getCollection('cards'),
  ]);
  return lessons.map(({ id, data, body = '' }) => {
    const placeInLesson = (problem: string) => body.indexOf(`<Problem id="${problem}"`);
    const deck: Deck = {
      lesson: id,
      title: data.title,
      problems: problems
        .map((problem) => problem.data)
        .filter(({ lesson }) => lesson === id)
        .sort((a, b) => placeInLesson(a.id) - placeInLesson(b.id)),
      cards: cards.map((card) => card.data).filter(({ lesson }) => lesson === id),
    };
    return { params: { lesson: id }, props: { deck } };
  });
};

/** Everything Practice can ask about one lesson. */
export const GET: APIRoute = ({ props }) => Response.json(props['deck']);
