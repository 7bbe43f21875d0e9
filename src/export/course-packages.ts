import { mastery } from '../problems/mastery.ts';
import { type BuiltSite, neededBy } from './built-site.ts';
import { cmi5Structure } from './cmi5-structure.ts';
import { type CoursePage, packedPage, readCoursePage } from './course-page.ts';
import { imsManifest } from './imsmanifest.ts';
import { zipOf } from './zip.ts';

/** The folder of a built site whose pages are for packages alone. */
export const courseFolder = 'course/';

/**
 * Every package, by its name among the downloads: of each page made for it one for SCORM 1.2 and one for cmi5. The same site
 * and edition give the same bytes.
 *
 * @param edition - [s] since 1970
 * @throws Error where a page cannot be packed whole; then there is none
 */
export function coursePackages(site: BuiltSite, edition: number): ReadonlyMap<string, Uint8Array> {
  const pages = [...site.pages].flatMap(([path, html]) =>
    path.startsWith(courseFolder) ? [readCoursePage(path, html)] : [],
  );
  if (pages.length === 0) throw new Error(`The built site has no pages in ${courseFolder}.`);
  return new Map(pages.flatMap((page) => packagesOf(page, site, edition)));
}

function packagesOf(page: CoursePage, site: BuiltSite, edition: number): readonly [string, Uint8Array][] {
  const assets = Object.fromEntries(
    [...neededBy(page.html, site)].sort().flatMap((path) => {
      const content = site.files.get(path);
      return content ? [[path, content]] : [];
    }),
  );
  const version = new Date(edition * 1000).toISOString().slice(0, 10);
  const scorm = imsManifest(page, ['index.html', ...Object.keys(assets)], version, mastery);
  return [
    [
      `courses/${page.id}.scorm.zip`,
      zipOf({ 'imsmanifest.xml': scorm, 'index.html': packedPage(page, site, false), ...assets }),
    ],
    [
      `courses/${page.id}.cmi5.zip`,
      zipOf({
        'cmi5.xml': cmi5Structure(page, mastery),
        'index.html': packedPage(page, site, true),
        ...assets,
      }),
    ],
  ];
}

/** What of a site only its packages needed: files that no other page does. */
export function leftovers(site: BuiltSite): readonly string[] {
  const needed = (isCourse: boolean) =>
    new Set(
      [...site.pages]
        .filter(([path]) => path.startsWith(courseFolder) === isCourse)
        .flatMap(([, html]) => [...neededBy(html, site)]),
    );
  const elsewhere = needed(false);
  return [...needed(true)].filter((path) => !elsewhere.has(path));
}
