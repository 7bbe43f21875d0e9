import type { MathNode } from '../../engine/mathml.ts';
import type { Content } from '../../problems/content.ts';

/**
 * Typeset symbols by quantity, as short as JSON makes them: a text is a text, an element a list of its tag,
 * its attributes where it has any, and what stands in it. `["msub",["mi","t"],["mi","w"]]`
 */
export type Symbols = { readonly [id: string]: readonly Packed[] };
export type Packed = string | readonly [string, ...(Packed | Attributes)[]];
type Attributes = { readonly [name: string]: string };

/** What KaTeX made of a symbol, packed: without the `math` and the rows of one around it. */
export function packed(content: Content): readonly Packed[] {
  return content.flatMap((node): readonly Packed[] => {
    if (typeof node === 'string') return [node];
    if ('slot' in node) return [];
    const inside = packed(node.children);
    if (node.tag === 'math' || (node.tag === 'mrow' && inside.length === 1)) return inside;
    return [[node.tag, ...(node.attributes ? [node.attributes] : []), ...inside]];
  });
}

/** A packed symbol as nodes. */
export const unpacked = (symbol: readonly Packed[]): readonly MathNode[] =>
  symbol.map((node): MathNode => {
    if (typeof node === 'string') return node;
    const [tag, ...rest] = node;
    const attributes = rest.find((one) => typeof one === 'object' && !Array.isArray(one));
    const children = rest.filter((one): one is Packed => one !== attributes);
    // What is neither a text nor a list is the one set of attributes.
    return { tag, ...(attributes && { attributes: attributes as Attributes }), children: unpacked(children) };
  });

/** The nodes of a quantity's symbol; its name where it has none. */
export const symbolOf = (symbols: Symbols, id: string): readonly MathNode[] => {
  const symbol = symbols[id];
  return symbol ? unpacked(symbol) : [{ tag: 'mtext', children: [id] }];
};
