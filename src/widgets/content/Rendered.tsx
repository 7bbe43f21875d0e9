import { type ComponentChild, h } from 'preact';
import type { Filled } from '../../problems/content.ts';

/** Compiled prose and maths, drawn node by node: no HTML is ever parsed in the browser. */
export function Rendered({ content }: { readonly content: Filled }) {
  return <>{content.map(nodeOf)}</>;
}

const nodeOf = (node: Filled[number], at: number): ComponentChild =>
  typeof node === 'string' ? node : h(node.tag, { ...node.attributes, key: at }, node.children.map(nodeOf));
