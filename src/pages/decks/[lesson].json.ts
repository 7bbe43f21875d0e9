import { getCollection } from 'astro:content';
import type { APIRoute, GetStaticPaths } from 'astro';
import { course } from '../../components/course.ts';
import type { Deck } from '../../widgets/practice/deck.ts';

export const getStaticPaths: GetStaticPaths = async () => {
  const [chapters, problems, cards] = await Promise.all([
    course(),
    getCollection('problems'),
    getCollection('cards'),
  ]);
  return chapters.map(({ id, title, lesson }) => {
    const placeInLesson = (problem: string) => (lesson?.body ?? '').indexOf(`<Problem id="${problem}"`);
    const deck: Deck = {
      lesson: id,
      title,
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
