import { type CollectionEntry, getCollection } from 'astro:content';

/** A chapter of the course as pages list it; `lesson` where its text is there. */
export type CourseChapter = {
  readonly id: string;
  readonly title: string;
  readonly lesson?: CollectionEntry<'lessons'>;
};

/** The course, in order. */
export async function course(): Promise<readonly CourseChapter[]> {
  const [chapters, lessons] = await Promise.all([getCollection('course'), getCollection('lessons')]);
  const inOrder = chapters.toSorted((a, b) => a.data.order - b.data.order);
  return inOrder.map(({ id, data: { title } }) => {
    const lesson = lessons.find((one) => one.id === id);
    return { id, title, ...(lesson && { lesson }) };
  });
}
