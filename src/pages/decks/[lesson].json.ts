import { getCollection } from 'astro:content';
import type { APIRoute, GetStaticPaths } from 'astro';
import { course } from '../../components/course.ts';
import { lessonCards } from '../../components/lesson-cards.ts';
import type { Deck } from '../../widgets/practice/deck.ts';

export const getStaticPaths: GetStaticPaths = async () => {
  const [chapters, problems] = await Promise.all([course(), getCollection('problems')]);
  return Promise.all(
    chapters.map(async (chapter) => {
      const { id, title, lesson } = chapter;
      // Those of the lesson's text in its order, then the others from the easiest.
      const placeInLesson = (problem: string) => {
        const at = (lesson?.body ?? '').indexOf(`<Problem id="${problem}"`);
        return at < 0 ? Number.MAX_SAFE_INTEGER : at;
      };
      const deck: Deck = {
        lesson: id,
        title,
        problems: problems
          .map((problem) => problem.data)
          .filter(({ lesson }) => lesson === id)
          .sort((a, b) => placeInLesson(a.id) - placeInLesson(b.id) || a.level - b.level),
        cards: await lessonCards(chapter),
      };
      return { params: { lesson: id }, props: { deck } };
    }),
  );
};

/** Everything Practice can ask about one lesson. */
export const GET: APIRoute = ({ props }) => Response.json(props['deck']);
