import type { CoursePage } from './course-page.ts';
import { escaped } from './html.ts';

/**
 * The manifest of a SCORM 1.2 package with one lesson in it.
 *
 * @param files - every file of the package but this one
 * @param mastery - from 0 to 1
 * @source ADL, SCORM 1.2 Content Aggregation Model, section 2.3; IMS Content Packaging 1.1.2
 */
export function imsManifest(
  { id, title }: CoursePage,
  files: readonly string[],
  version: string,
  mastery: number,
): string {
  const name = identifier(id);
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="${name}" version="${version}" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="${name}-organization">
    <organization identifier="${name}-organization">
      <title>${escaped(title)}</title>
      <item identifier="${name}-item" identifierref="${name}-page" isvisible="true">
        <title>${escaped(title)}</title>
        <adlcp:masteryscore>${Math.round(mastery * 100)}</adlcp:masteryscore>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="${name}-page" type="webcontent" adlcp:scormtype="sco" href="index.html">
${files.map((file) => `      <file href="${escaped(file)}"/>`).join('\n')}
    </resource>
  </resources>
</manifest>
`;
}

/** As XML has identifiers: no slash. */
const identifier = (id: string): string => `ridgepoint-${id.replaceAll('/', '-')}`;
