import { readEntities } from '../authoring/entities.ts';
import { hashOf } from '../authoring/own-hashes.ts';
import type { BuiltSite } from './built-site.ts';

/** What a page made for a package says of itself. */
export type CoursePage = {
  /** `lessons/batch-size`: of no other package. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly html: string;
};

/** @throws Error where a page lacks what a package needs */
export function readCoursePage(path: string, html: string): CoursePage {
  const [, lesson = '', isSet] = /^course\/([^/]+)\/(problems\/)?index\.html$/.exec(path) ?? [];
  const title = readEntities(/<title>([^<]*)<\/title>/.exec(html)?.[1] ?? '');
  const description = readEntities(/<meta name="description" content="([^"]*)"/.exec(html)?.[1] ?? '');
  if (!lesson || !title || !description)
    throw new Error(`${path} cannot be packed: it lacks a title, a description or a name.`);
  return { id: `${isSet ? 'problems' : 'lessons'}/${lesson}`, title, description, html };
}

/**
 * A page as it stands at the root of a package: every address of its own relative, its policy true to that, and its links to
 * the rest of the site whole, or gone where it is not known where that is.
 *
 * @param speaksOut - whether it reports to a place that is not its own, as cmi5 does
 * @throws Error where an address would still lead to the root of whatever server it stands on
 */
export function packedPage({ html, id }: CoursePage, site: BuiltSite, speaksOut: boolean): string {
  const packed = withPolicy(
    withLinks(html, site)
      .replaceAll(`"${site.base}${site.assets}`, `"./${site.assets}`)
      .replace('<html ', `<html data-site="${site.address ?? ''}" `),
    site,
    speaksOut,
  );
  const left = packed.match(/\s(?:href|src|component-url|renderer-url)="\/[^"]*"|url\(["']?\/[^)]*\)/);
  if (left) throw new Error(`The package of ${id} would not be whole in itself: ${left[0].trim()}`);
  return packed;
}

/** Ways into the rest of the site; in a package of a site whose address is not known they are plain text. */
function withLinks(html: string, { base, address }: BuiltSite): string {
  const inside = (href: string) => href.slice(base.length);
  return html.replace(/<a\b([^>]*)>([\s\S]*?)<\/a>/g, (link, attributes: string, text: string) => {
    const href = /\shref="([^"]*)"/.exec(attributes)?.[1];
    if (!href?.startsWith(base)) return link;
    if (address !== undefined) return link.replace(`href="${href}"`, `href="${address}${inside(href)}"`);
    // A button into the Lab says nothing once it leads nowhere.
    return /\sclass="[^"]*\bto-lab\b/.test(attributes) ? '' : `<span>${text}</span>`;
  });
}

/** Fonts are named in styles that stand in the page; the policy names those styles by their hashes. */
function withPolicy(html: string, { base, assets }: BuiltSite, speaksOut: boolean): string {
  const hashes = new Map<string, string>();
  const styled = html.replace(/<style>([\s\S]*?)<\/style>/g, (style, text: string) => {
    const packed = text
      .replaceAll(`url("./${assets}`, `url("${assets}`)
      .replaceAll(`${base}${assets}`, assets);
    hashes.set(hashOf(text.replaceAll(`"./${assets}`, `"${base}${assets}`)), hashOf(packed));
    return packed === text ? style : `<style>${packed}</style>`;
  });
  return styled.replace(
    /(<meta http-equiv="content-security-policy" content=")([^"]*)/,
    (_, start: string, policy: string) => {
      const hashed = [...hashes].reduce((text, [before, after]) => text.replaceAll(before, after), policy);
      // A record store stands wherever the course system says.
      return `${start}${speaksOut ? hashed.replace("connect-src 'self'", "connect-src 'self' https: http:") : hashed}`;
    },
  );
}
