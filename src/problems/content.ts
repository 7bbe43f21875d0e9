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

/** What a content says, without its tags; for exports, titles and tests. */
export const plainText = (content: Filled): string =>
  content.map((node) => (typeof node === 'string' ? node : plainText(node.children))).join('');
