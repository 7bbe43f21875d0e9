import type { APIRoute } from 'astro';
import { lessonTexts, siteRoot } from '../components/lesson-text.ts';

/** All lessons, one after the other. */
export const GET: APIRoute = async ({ site }) => {
  const lessons = await lessonTexts(siteRoot(site));
  return new Response(lessons.map(({ markdown }) => markdown()).join('\n---\n\n'), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
};
