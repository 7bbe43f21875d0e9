/**
 * What a text in a question bank may be made of, besides formulas, so that every format can hold it. QTI is the narrowest; and what
 * points to a file or a page beside the question, as a link does, is left out: a bank is read elsewhere.
 *
 * @source IMS QTI 2.1, Information Model, "Content Model": those that need no file beside them and that version 3.0 kept
 */
export const bankElements: ReadonlySet<string> = new Set([
  ...[
    'abbr',
    'acronym',
    'address',
    'b',
    'big',
    'blockquote',
    'br',
    'caption',
    'cite',
    'code',
    'col',
    'colgroup',
  ],
  ...[
    'dd',
    'dfn',
    'div',
    'dl',
    'dt',
    'em',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'hr',
    'i',
    'kbd',
    'li',
    'ol',
    'p',
  ],
  ...[
    'pre',
    'q',
    'samp',
    'small',
    'span',
    'strong',
    'sub',
    'sup',
    'table',
    'tbody',
    'td',
    'tfoot',
    'th',
    'thead',
  ],
  ...['tr', 'ul', 'var'],
]);

/** The same HTML. @throws Error that names an element which not every format has */
export function fitForBanks(html: string): string {
  const prose = html.replaceAll(/<math\b.*?<\/math>/gs, '');
  for (const [, tag = ''] of prose.matchAll(/<([a-z][a-z0-9-]*)/g))
    if (!bankElements.has(tag)) throw new Error(`<${tag}> cannot be in a question bank.`);
  return html;
}
