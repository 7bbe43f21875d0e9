import { defineMdastPlugin, type MdxJsxFlowElement, type MdxJsxTextElement } from 'satteri';
import { typeset } from './maths.ts';

// An element with set:html passes the MathML on as it is; a raw node would be read as Markdown again,
// three times slower and without its backslashes.
const element = <Kind extends 'mdxJsxFlowElement' | 'mdxJsxTextElement'>(
  type: Kind,
  name: string,
  attributes: object,
) => ({
  type,
  name,
  attributes: Object.entries(attributes).map(([key, value]) => ({
    type: 'mdxJsxAttribute' as const,
    name: key,
    value,
  })),
  children: [],
});

/** Typesets the maths of lessons. `checkLesson` has found what does not parse before this runs. */
export const lessonMaths = defineMdastPlugin({
  name: 'lesson-maths',
  math: ({ value }): MdxJsxFlowElement =>
    element('mdxJsxFlowElement', 'div', {
      class: 'equation',
      tabindex: '0',
      'set:html': typeset(value, 'block'),
    }),
  inlineMath: (node, context): MdxJsxTextElement =>
    element('mdxJsxTextElement', 'span', {
      class: 'maths',
      'set:html':
        typeset(node.value, 'inline') +
        endOf(context.parent(node).children[(context.indexOf(node) ?? 0) + 1]),
    }),
  // What was taken along with the formula before is no longer here.
  text: (node, context) => {
    const before = context.parent(node).children[(context.indexOf(node) ?? 0) - 1];
    const taken = before?.type === 'inlineMath' ? endOf(node) : '';
    if (taken) context.setProperty(node, 'value', node.value.slice(taken.length));
  },
});

/** The full stop, or what else ends a phrase, at the head of a text: a line must not begin with it. */
const endOf = (node: { readonly type: string; readonly value?: string } | undefined): string =>
  (node?.type === 'text' && /^[.,;:?!)’]+/.exec(node.value ?? '')?.[0]) || '';
