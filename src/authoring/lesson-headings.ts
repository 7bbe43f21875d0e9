import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { satteriHeadingIdsPlugin } from '@astrojs/markdown-satteri';
import { type DataMap, mdxToJs } from 'satteri';
import { part } from './body.ts';
import { namesIn } from './content-folder.ts';
import { idOf } from './content-id.ts';
import { lessonMaths } from './lesson-maths.ts';

/** Of each lesson, the addresses of its headings of the second rank, in order. */
export type Headings = ReadonlyMap<string, readonly string[]>;

/**
 * The headings of every lesson of the site that parses; of one that does not, `checkLessonFile` says why.
 *
 * @param root - the folder of the project
 */
export const readHeadings = (root: string): Headings =>
  new Map(
    namesIn(root, 'lessons', '.mdx').flatMap((name): [string, readonly string[]][] => {
      try {
        return [[idOf(name), headingsIn(readFileSync(join(root, 'content/lessons', name), 'utf8'))]];
      } catch {
        return [];
      }
    }),
  );

/** The addresses of a lesson's headings, made as the site makes them. @throws where it does not parse */
function headingsIn(text: string): readonly string[] {
  // Astro's plugin leaves the headings here.
  const astro: DataMap['astro'] = {
    ...{ frontmatter: {}, headings: [] },
    ...{ localImagePaths: new Set(), remoteImagePaths: new Set() },
  };
  mdxToJs(text.slice(part(text).bodyAt), {
    mdastPlugins: [lessonMaths],
    hastPlugins: [satteriHeadingIdsPlugin()],
    features: { math: true, smartPunctuation: true },
    data: { astro },
  });
  return astro.headings.flatMap(({ depth, slug }) => (depth === 2 ? [slug] : []));
}
