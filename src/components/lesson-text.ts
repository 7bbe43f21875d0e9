import { type CollectionEntry, getCollection } from 'astro:content';
import { lessonMarkdown } from '../authoring/lesson-markdown.ts';
import { course } from './course.ts';
import { records } from './records.ts';

/** A lesson as Markdown, with where it stands on the site. */
export type LessonText = {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** Compiled when it is asked for: each lesson has a page of its own that asks for one. */
  readonly markdown: () => string;
};

/**
 * Every lesson that is written, as Markdown, in the order of the course.
 *
 * @param site - the address of the site's root, with its slash
 */
export async function lessonTexts(site: string): Promise<readonly LessonText[]> {
  const [chapters, problems, cards, known] = await Promise.all([
    course(),
    getCollection('problems'),
    getCollection('cards'),
    records(),
  ]);
  const byId = <Data>(entries: readonly { readonly id: string; readonly data: Data }[]) =>
    new Map(entries.map(({ id, data }) => [id, data]));
  const context = { ...known, problems: byId(problems), cards: byId(cards), site };
  return chapters.flatMap(({ id, title, lesson }) =>
    lesson ? [textOf(id, title, lesson, { ...context, page: `${site}lessons/${id}/` })] : [],
  );
}

const textOf = (
  id: string,
  title: string,
  lesson: CollectionEntry<'lessons'>,
  context: Parameters<typeof lessonMarkdown>[2],
): LessonText => ({
  id,
  title,
  summary: lesson.data.summary,
  markdown: () => lessonMarkdown(title, lesson.body ?? '', context),
});

/** The address of the site's root as its own files say it: whole where the build knows it. */
export const siteRoot = (site: URL | undefined): string =>
  site ? new URL(import.meta.env.BASE_URL, site).href : import.meta.env.BASE_URL;
