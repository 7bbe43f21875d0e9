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
  inlineMath: ({ value }): MdxJsxTextElement =>
    element('mdxJsxTextElement', 'span', { class: 'maths', 'set:html': typeset(value, 'inline') }),
});
