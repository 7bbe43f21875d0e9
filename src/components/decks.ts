import { getCollection } from 'astro:content';
import type { Deck } from '../widgets/practice/deck.ts';
import { course } from './course.ts';
import { lessonCards } from './lesson-cards.ts';

/** The decks that hold anything, in the order of the course. */
export async function allDecks(): Promise<readonly Deck[]> {
  const [chapters, problems] = await Promise.all([course(), getCollection('problems')]);
  const decks = await Promise.all(
    chapters.map(async (chapter): Promise<Deck> => {
      const { id, title, lesson } = chapter;
      // Those of the lesson's text in its order, then the others from the easiest.
      const placeInLesson = (problem: string) => {
        const at = (lesson?.body ?? '').indexOf(`<Problem id="${problem}"`);
        return at < 0 ? Number.MAX_SAFE_INTEGER : at;
      };
      return {
        lesson: id,
        title,
        problems: problems
          .map((problem) => problem.data)
          .filter((problem) => problem.lesson === id)
          .sort((a, b) => placeInLesson(a.id) - placeInLesson(b.id) || a.level - b.level),
        cards: await lessonCards(chapter),
      };
    }),
  );
  return decks.filter(({ problems, cards }) => problems.length + cards.length > 0);
}
