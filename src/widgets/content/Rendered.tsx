import { type ComponentChild, h } from 'preact';
import type { Filled } from '../../problems/content.ts';
import './rendered.css';

/** Compiled prose and maths, drawn node by node: no HTML is ever parsed in the browser. */
export function Rendered({ content }: { readonly content: Filled }) {
  return <>{nodesOf(content)}</>;
}

const nodesOf = (content: Filled): readonly ComponentChild[] => {
  let taken = '';
  return content.map((node, at) => {
    const before = taken;
    taken = '';
    if (typeof node === 'string') return node.slice(before.length);
    const drawn = h(node.tag, { ...node.attributes, key: at }, nodesOf(node.children));
    if (node.tag !== 'math') return drawn;
    taken = endOf(content[at + 1]);
    return taken ? h('span', { class: 'maths', key: at }, drawn, taken) : drawn;
  });
};

/** The full stop, or what else ends a phrase, at the head of a text: behind a formula, a line must not begin with it. */
const endOf = (node: Filled[number] | undefined): string =>
  (typeof node === 'string' && /^[.,;:?!)’]+/.exec(node)?.[0]) || '';

/**
 * A formula with its numbers, as text on as many lines as it needs: no browser breaks MathML. It breaks before a sign. A
 * fraction stays one number above another, and its line is a word to those who hear it.
 */
export function NumbersLine({ formula }: { readonly formula: Filled }) {
  return <p class="numbers">{formula.map(textOf)}</p>;
}

function textOf(node: Filled[number]): ComponentChild {
  if (typeof node === 'string') return node;
  const { tag, children } = node;
  const [above = '', below = ''] = children;
  switch (tag) {
    case 'math':
    case 'mrow':
    case 'mspace':
    case 'mi':
    case 'mn':
      return children.map(textOf);
    case 'mo':
      // Room around a sign comes with it.
      return `${above}`.replace(/[×+−=]/, ' $&\u00a0').replace(',', ', ');
    case 'mtext':
      return children.join('').trim() && <span>{children}</span>;
    case 'mfrac':
      return (
        <span class="over">
          <span>{textOf(above)}</span>
          <span class="visually-hidden"> over </span>
          <span>{textOf(below)}</span>
        </span>
      );
    default:
      return <math>{nodesOf([node])}</math>;
  }
}
