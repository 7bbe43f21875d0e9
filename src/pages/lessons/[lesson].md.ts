import type { APIRoute, GetStaticPaths } from 'astro';
import { lessonTexts, siteRoot } from '../../components/lesson-text.ts';

export const getStaticPaths: GetStaticPaths = async () =>
  (await lessonTexts(siteRoot(undefined))).map(({ id }) => ({ params: { lesson: id } }));

/** A lesson as Markdown, for whoever reads it elsewhere. */
export const GET: APIRoute = async ({ params, site }) => {
  const lesson = (await lessonTexts(siteRoot(site))).find(({ id }) => id === params['lesson']);
  return new Response(lesson?.markdown(), { headers: { 'content-type': 'text/markdown; charset=utf-8' } });
};
