import type { Filled } from '../problems/content.ts';

/** Text as HTML and XML have it. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Compiled prose and maths as HTML that is XML too: what a page draws node by node, written out for other programs. */
export const htmlOf = (content: Filled): string =>
  content
    .map((node) => {
      if (typeof node === 'string') return escaped(node);
      const attributes = Object.entries({ ...namespaceOf(node.tag), ...node.attributes })
        .filter(([name]) => !ofThePage.has(name))
        .map(([name, value]) => ` ${name}="${escaped(value)}"`);
      const inside = htmlOf(node.children);
      return inside || !empty.has(node.tag)
        ? `<${node.tag}${attributes.join('')}>${inside}</${node.tag}>`
        : `<${node.tag}${attributes.join('')}/>`;
    })
    .join('');

/** XML takes no formula for one without its name of a language; HTML takes it with and without. */
const namespaceOf = (tag: string) => (tag === 'math' ? { xmlns: 'http://www.w3.org/1998/Math/MathML' } : {});

/** Elements that never hold anything. */
const empty: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'mspace']);

/** What only our own pages need: there a wide formula is scrolled by keyboard. */
const ofThePage: ReadonlySet<string> = new Set(['tabindex']);
