import { getCollection, render } from 'astro:content';
import { cardPlaces } from '../authoring/card-places.ts';
import type { RecallCard } from '../problems/card.ts';
import type { CourseChapter } from './course.ts';

/** A chapter's recall cards in the order its lesson teaches them, each with the heading it is taught under. */
export async function lessonCards({ id, lesson }: CourseChapter): Promise<readonly RecallCard[]> {
  const cards = (await getCollection('cards')).map(({ data }) => data).filter((card) => card.lesson === id);
  if (!lesson) return cards;
  const headings = (await render(lesson)).headings.filter(({ depth }) => depth === 2).map(({ slug }) => slug);
  const places = cardPlaces(cards, lesson.body ?? '', headings);
  const last = headings.length + 1;
  return cards
    .toSorted((a, b) => (places.get(a.id) ?? last) - (places.get(b.id) ?? last))
    .map((card) => {
      const at = headings[(places.get(card.id) ?? 0) - 1];
      return at === undefined ? card : { ...card, at };
    });
}
