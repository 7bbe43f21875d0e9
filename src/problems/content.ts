/**
 * Prose and formulas, compiled: a small tree of HTML and MathML with slots where drawn values go.
 * Plain data, so that the browser needs neither a Markdown compiler nor KaTeX nor `innerHTML`.
 */
export type Content = readonly ContentNode[];

export type ContentNode = string | Slot | Element;

/** Where a value of the variant stands; named after a quantity or a choice. */
export type Slot = { readonly slot: string };

export type Element = {
  readonly tag: string;
  readonly attributes?: { readonly [name: string]: string };
  readonly children: Content;
};

/** Content without slots: ready to be shown. */
export type Filled = readonly (string | FilledElement)[];
export type FilledElement = Omit<Element, 'children'> & { readonly children: Filled };

/** The content with the text of each slot in its place. */
export function fill(content: Content, textOf: (slot: string) => string): Filled {
  return content.map((node) => {
    if (typeof node === 'string') return node;
    if ('slot' in node) return textOf(node.slot);
    return { ...node, children: fill(node.children, textOf) };
  });
}

/** The slots of a content, in reading order. */
export const slotsIn = (content: Content): readonly string[] =>
  content.flatMap((node) => {
    if (typeof node === 'string') return [];
    return 'slot' in node ? [node.slot] : slotsIn(node.children);
  });

/** What a content says, without its tags, formulas on one line: `R = F/W`. For exports, titles and tests. */
export const plainText = (content: Filled): string =>
  content.reduce<string>((before, node) => {
    const isBlock = typeof node !== 'string' && blocks.has(node.tag);
    return `${before}${isBlock && before !== '' ? ' ' : ''}${textOf(node)}`;
  }, '');

/**
 * A content whose formulas have names. A button or a choice is called by the text it holds, and Firefox leaves a formula
 * without a name out of it: "it depends on and".
 */
export const withNamedFormulas = (content: Filled): Filled =>
  content.map((node) => {
    if (typeof node === 'string') return node;
    if (node.tag !== 'math') return { ...node, children: withNamedFormulas(node.children) };
    return { ...node, attributes: { ...node.attributes, 'aria-label': textOf(node).replaceAll('_', ' ') } };
  });

const blocks: ReadonlySet<string> = new Set(['p', 'div', 'li', 'ul', 'ol', 'table', 'tr']);

function textOf(node: Filled[number]): string {
  if (typeof node === 'string') return node;
  const { tag, children } = node;
  const [first = '', second = ''] = children;
  switch (tag) {
    case 'math':
      return plainText(children).replaceAll(invisible, '').replaceAll(/\s+/g, ' ').trim();
    case 'mspace':
      return ' ';
    case 'mi':
      // The name of a function stands apart from what it is multiplied by.
      return plainText(children).replace(/^\w{2,}/, ' $&');
    case 'mo':
      return spaced(plainText(children));
    case 'mfrac':
      return `${factor(first)}/${isLone(second) ? factor(second) : `(${textOf(second).trim()})`}`;
    case 'msub':
      return `${textOf(first)}_${factor(second)}`;
    case 'msup':
      return raised(textOf(first), second);
    case 'msubsup':
      return raised(`${textOf(first)}_${factor(second)}`, children[2] ?? '');
    case 'msqrt':
      return `√${factor({ ...node, tag: 'mrow' })}`;
    default:
      return plainText(children);
  }
}

/** What MathML applies and multiplies by without showing it. */
const invisible = /[\u2061-\u2064]/g;

function spaced(sign: string): string {
  if (sign === ',') return ', ';
  return /^[=<>≤≥≈≪≫+−⋅·×→]$/.test(sign) ? ` ${sign} ` : sign;
}

const isLone = (node: Filled[number]): boolean =>
  typeof node === 'string' || node.tag !== 'mrow' || node.children.length === 1;

/** In brackets where it is a sum or a fraction. */
const factor = (node: Filled[number]): string => {
  const text = textOf(node).trim();
  return / [^\w] |\//.test(text) ? `(${text})` : text;
};

function raised(base: string, exponent: Filled[number]): string {
  // Signs stand close; the words of an amount stay apart.
  const text = textOf(exponent).replaceAll(/\B | \B/g, '');
  if (!/^−?\d+$/.test(text)) return `${base}^${text.length > 1 ? `(${text})` : text}`;
  return base + text.replaceAll(/./g, (sign) => (sign === '−' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(sign))));
}
