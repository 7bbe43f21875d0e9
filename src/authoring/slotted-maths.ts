import { htmlToHast } from 'satteri';
import type { Content, ContentNode } from '../problems/content.ts';
import { TexError, typeset } from './maths.ts';
import { attributesOf, type Node } from './syntax-node.ts';

/**
 * Compiles TeX to MathML with a slot wherever it says `\val{name}`.
 *
 * @param slot - the node for a name, and its offset in the TeX
 * @param fail - told what does not parse, and where
 */
export function compileMaths(
  tex: string,
  display: 'block' | 'inline',
  slot: (name: string, offset: number) => ContentNode,
  fail: (says: string, offset: number) => void,
): Content {
  const slots: ContentNode[] = [];
  // KaTeX keeps the letters of \text as they are, so a marked text finds its way through to the MathML.
  const marked = tex.replaceAll(/\\val\{([^}]*)\}/g, (whole: string, name: string, offset: number) => {
    slots.push(slot(name.trim(), offset + whole.indexOf('{') + 1));
    return `\\text{@${slots.length - 1}@}`;
  });
  try {
    return treeOf(typeset(marked, display), slots);
  } catch (cause) {
    if (!(cause instanceof TexError)) throw cause;
    fail(cause.message, Math.min(cause.at, tex.length - 1));
    return [];
  }
}

/** The tree of HTML or MathML, with slots for the marks `@0@`, `@1@`, … */
function treeOf(html: string, slots: readonly ContentNode[]): Content {
  const visit = (nodes: readonly Node[]): Content =>
    nodes.flatMap((node): Content => {
      if (node.type === 'text') return withSlots(node.value ?? '', slots);
      return [{ tag: node.tagName ?? 'span', ...attributesOf(node), children: visit(node.children ?? []) }];
    });
  return visit((htmlToHast(html, { fragment: true }) as Node).children ?? []);
}

const withSlots = (text: string, slots: readonly ContentNode[]): Content =>
  text
    .split(/@(\d+)@/)
    .map((piece, at) => (at % 2 === 1 ? (slots[Number(piece)] ?? '') : piece))
    .filter((piece) => piece !== '');

/** What to say of a formula that is an amount and then words: its dollar signs were meant as dollars. */
export function meantAsDollars(tex: string): string | undefined {
  if (!/^\d[\d.,]*(?: [a-z]{2,}|\/[a-z]+ [a-z]{2,}|\s+(?:a|an|per)\b)/i.test(tex)) return undefined;
  return `"${tex.length > 30 ? `${tex.slice(0, 30)}…` : tex}" is read as a formula; a dollar sign in prose is written \\$.`;
}
