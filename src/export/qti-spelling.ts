import { escaped } from './html.ts';

/** A version of QTI: what it calls the parts that all versions have in common. */
export type Spelling = {
  readonly version: '2.1' | '3.0';
  readonly namespace: string;
  readonly schema: string;
  readonly manifest: {
    readonly namespace: string;
    readonly schema: string;
    readonly kind: string;
    readonly version: string;
    /** How the types of resources end. */
    readonly suffix: string;
  };
  /** Whether feedback holds its text in an element of its own. */
  readonly hasContentBody: boolean;
  /** The name of an element, from that of version 2.1. */
  readonly element: (name: string) => string;
  readonly attribute: (name: string) => string;
};

type Attributes = { readonly [name: string]: string };

/** `setOutcomeValue` is `set-outcome-value` in version 3. */
const hyphened = (name: string): string =>
  name.replaceAll(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);

/**
 * The versions that packages are written in.
 *
 * @source IMS QTI 2.1, XML Binding, and its profile of IMS Content Packaging 1.2 (qtiv2p1_imscpv1p2_v1p0.xsd);
 *   1EdTech QTI 3.0, XML Binding, for its names, and its profile (imsqtiv3p0_imscpv1p2_v1p0.xsd)
 */
export const spellings: readonly Spelling[] = [
  {
    version: '2.1',
    namespace: 'http://www.imsglobal.org/xsd/imsqti_v2p1',
    schema: 'http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd',
    manifest: {
      namespace: 'http://www.imsglobal.org/xsd/imscp_v1p1',
      schema: 'http://www.imsglobal.org/xsd/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd',
      ...{ kind: 'QTIv2.1 Package', version: '1.0.0', suffix: 'v2p1' },
    },
    hasContentBody: false,
    element: (name) => name,
    attribute: (name) => name,
  },
  {
    version: '3.0',
    namespace: 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0',
    schema: 'https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd',
    manifest: {
      namespace: 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1',
      schema: 'https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqtiv3p0_imscpv1p2_v1p0.xsd',
      ...{ kind: 'QTI Package', version: '3.0.0', suffix: 'v3p0' },
    },
    hasContentBody: true,
    element: (name) => `qti-${hyphened(name)}`,
    attribute: hyphened,
  },
];

/** An element by its name in version 2.1, as a version spells it. @param inside - text that is XML; a list has a line for each */
export const written = (
  { element, attribute }: Pick<Spelling, 'element' | 'attribute'>,
  name: string,
  attributes: Attributes,
  inside: string | readonly string[] = '',
): string => tagged(element(name), respelt(attributes, attribute), inside);

const respelt = (attributes: Attributes, spelt: (name: string) => string): Attributes =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [spelt(name), value]));

/** An element as it is named. */
export function tagged(
  name: string,
  attributes: Attributes,
  inside: string | readonly string[] = '',
): string {
  const start = `${name}${Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(value)}"`)
    .join('')}`;
  if (inside.length === 0) return `<${start}/>`;
  return `<${start}>${typeof inside === 'string' ? inside : `\n${inside.join('\n')}\n`}</${name}>`;
}

/** A whole file, whose first element says by which schema it is written. */
export function xmlFile(
  name: string,
  { namespace, schema }: Pick<Spelling, 'namespace' | 'schema'>,
  attributes: Attributes,
  inside: readonly string[],
): string {
  const roots = {
    xmlns: namespace,
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xsi:schemaLocation': `${namespace} ${schema}`,
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${tagged(name, { ...roots, ...attributes }, inside)}\n`;
}
