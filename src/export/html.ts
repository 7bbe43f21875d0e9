import type { Filled } from '../problems/content.ts';

/** Text as HTML and XML have it. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Compiled prose and maths as HTML that is XML too: what a page draws node by node, written out for other programs. */
export const htmlOf = (content: Filled): string =>
  content
    .map((node) => {
      if (typeof node === 'string') return escaped(node);
      const attributes = Object.entries(node.attributes ?? {}).map(
        ([name, value]) => ` ${name}="${escaped(value)}"`,
      );
      const inside = htmlOf(node.children);
      return inside || !empty.has(node.tag)
        ? `<${node.tag}${attributes.join('')}>${inside}</${node.tag}>`
        : `<${node.tag}${attributes.join('')}/>`;
    })
    .join('');

/** Elements that never hold anything. */
const empty: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'mspace']);
