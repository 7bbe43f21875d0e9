import { defineMdastPlugin, type MdastVisitorContext } from 'satteri';
import { firstUses, readGlossary } from './glossary.ts';

/** Where a link would be in the way, or inside another. */
const passedOver = new Set(['heading', 'link', 'strong', 'mdxJsxTextElement']);
/** Elements of lessons whose text is a list of words to learn, or has its own look. */
const passedOverElements = new Set(['Summary', 'summary', 'Term']);

type TextNode = Parameters<MdastVisitorContext['parent']>[0];

function isInside(node: TextNode, context: MdastVisitorContext): boolean {
  for (let parent = context.parent(node); parent; parent = context.parent(parent)) {
    if (passedOver.has(parent.type)) return true;
    if (parent.type === 'mdxJsxFlowElement' && passedOverElements.has(String(parent.name))) return true;
    if (parent.type === 'root') return false;
  }
  return false;
}

const attribute = (name: string, value: string) => ({ type: 'mdxJsxAttribute' as const, name, value });

/** Explains each term of the glossary where a lesson first uses it. */
export const lessonWords = () => {
  const glossary = readGlossary('.');
  const explained = new Set<string>();
  return defineMdastPlugin({
    name: 'lesson-words',
    text: (node, context) => {
      if (!context.fileURL?.pathname.includes('/content/lessons/') || isInside(node, context)) return;
      const uses = firstUses(node.value, glossary, explained);
      if (uses.length === 0) return;
      let at = 0;
      const pieces = uses.flatMap(({ term, from, to }) => {
        explained.add(term.id);
        const before = node.value.slice(at, from);
        const said = node.value.slice(from, to);
        at = to;
        return [
          ...(before ? [{ type: 'text' as const, value: before }] : []),
          {
            type: 'mdxJsxTextElement' as const,
            name: 'Word',
            attributes: [attribute('is', term.id), attribute('said', said)],
            children: [],
          },
        ];
      });
      const rest = node.value.slice(at);
      context.replaceNode(node, [...pieces, ...(rest ? [{ type: 'text' as const, value: rest }] : [])]);
    },
  });
};
