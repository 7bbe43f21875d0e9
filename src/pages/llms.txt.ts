import type { APIRoute } from 'astro';
import { lessonTexts, siteRoot } from '../components/lesson-text.ts';

/** What the site holds, for a language model that is asked about it (llmstxt.org). */
export const GET: APIRoute = async ({ site }) => {
  const root = siteRoot(site);
  const lessons = await lessonTexts(root);
  const text = `# Ridgepoint

> The arithmetic of serving and training large language models: why batch size decides latency and cost, and all that follows from it. Every number comes from one engine or carries its source.

## Lessons

${lessons.map(({ id, title, summary }) => `- [${title}](${root}lessons/${id}.md): ${summary}`).join('\n')}

## Reference

- [All lessons in one file](${root}llms-full.txt)
- [Quantities](${root}quantities/): symbol, unit, formula, reason and source of each
- [Problems](${root}problems/): with worked solutions
- [Hardware](${root}hardware/), [models](${root}models/), [prices](${root}prices/): records with their sources
- [Evidence](${root}evidence/): published results against the engine
`;
  return new Response(text, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
};
