import { createHash } from 'node:crypto';
import type { CoursePage } from './course-page.ts';
import { escaped } from './html.ts';

/**
 * The course structure of a cmi5 package with one page in it.
 *
 * @param mastery - from 0 to 1
 * @source cmi5 (Quartz, 1st edition), section 13
 */
export function cmi5Structure({ id, title, description }: CoursePage, mastery: number): string {
  const said = (element: string, text: string) =>
    `<${element}><langstring lang="en">${escaped(text)}</langstring></${element}>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
  <course id="${iri(`course/${id}`)}">
    ${said('title', title)}
    ${said('description', description)}
  </course>
  <au id="${iri(`page/${id}`)}" moveOn="CompletedAndPassed" masteryScore="${mastery}" launchMethod="AnyWindow" activityType="http://adlnet.gov/expapi/activities/lesson">
    ${said('title', title)}
    ${said('description', description)}
    <url>index.html</url>
  </au>
</courseStructure>
`;
}

/** The UUID of all that is named here (RFC 9562, version 5: of a name). Frozen: courses out there know packages by what it gives. */
const namespace = '6f1c2b1e-0c2f-5d0a-9d0e-7c1b5a3f9e42';

/** The same for ever and wherever the site is built, and nobody else's: a UUID made from the name. */
function iri(name: string): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest()
    .subarray(0, 16);
  const marked = [...bytes].map((byte, at) =>
    at === 6 ? (byte & 0x0f) | 0x50 : at === 8 ? (byte & 0x3f) | 0x80 : byte,
  );
  const digits = marked.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `urn:uuid:${digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`;
}
