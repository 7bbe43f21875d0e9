import { type ComponentChild, h } from 'preact';
import type { Filled } from '../../problems/content.ts';

/** Compiled prose and maths, drawn node by node: no HTML is ever parsed in the browser. */
export function Rendered({ content }: { readonly content: Filled }) {
  return <>{nodesOf(content)}</>;
}

const nodesOf = (content: Filled): ComponentChild[] =>
  content.map((node, at) => {
    if (typeof node === 'string') return node.slice(stopAfter(content[at - 1], node).length);
    const drawn = h(node.tag, { ...node.attributes, key: at }, nodesOf(node.children));
    const stop = stopAfter(node, content[at + 1]);
    return stop === '' ? (
      drawn
    ) : (
      <span key={at} class="maths">
        {drawn}
        {stop}
      </span>
    );
  });

/** The full stop, or what else ends a phrase, behind a formula in the text: a line must not begin with it. */
const stopAfter = (formula: Filled[number] | undefined, next: Filled[number] | undefined): string =>
  (typeof formula === 'object' &&
    formula.tag === 'math' &&
    typeof next === 'string' &&
    /^[.,;:?!)’]+/.exec(next)?.[0]) ||
  '';
