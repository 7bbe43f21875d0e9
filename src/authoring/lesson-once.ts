import { attributesOf, type Node } from './lesson-tree.ts';

/** Elements that stand in a lesson once; those with an id, once for each. */
const once: readonly string[] = ['Summary', 'Recall', 'Problem'];

/** Elements that are nothing without what stands in them. */
const filled: readonly string[] = ['Predict', 'Professor', 'Summary', 'Term'];

/** A part of a lesson, and what is wrong with it. */
type WrongPart = {
  readonly node: Node;
  readonly code: 'syntax' | 'missing';
  readonly says: string;
};

/**
 * What is wrong with the parts of a lesson as they stand together: a part that stands twice, one that is empty, a heading of the
 * rank of the title.
 *
 * @param nodes - every node of the lesson, in reading order
 */
export function wrongParts(nodes: readonly Node[]): readonly WrongPart[] {
  const parts = nodes.map(partOf);
  return nodes.flatMap((node, at): readonly WrongPart[] => {
    const part = parts[at] ?? '';
    if (node.type === 'heading' && node.depth === 1) return [{ node, code: 'syntax', says: titleAgain }];
    if (isEmpty(node))
      return [{ node, code: 'missing', says: `This <${node.name}> is empty; write in it, or take it out.` }];
    if (part === '' || parts.indexOf(part) === at) return [];
    return [{ node, code: 'syntax', says: `${part} stands here for the second time; once is enough.` }];
  });
}

const isEmpty = ({ name, children = [] }: Node): boolean =>
  filled.includes(name ?? '') && children.length === 0;

/** What stands once, as it is written; nothing of any other node. */
function partOf(node: Node): string {
  const { id } = attributesOf(node);
  if (!once.includes(node.name ?? '')) return '';
  return id === undefined ? `<${node.name}>` : `<${node.name} id="${id}">`;
}

const titleAgain =
  'A heading with one # is the title, which the chapter has from content/course.yaml; within a lesson, headings begin with ##.';
