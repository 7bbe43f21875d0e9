import { attributesOf, everyNode, treeOf } from './lesson-tree.ts';
import type { Attributes } from './value.ts';

/** Where the course first uses an element, and how it sets it there. */
export type FirstUse = { readonly lesson: string; readonly attributes: Attributes };

/**
 * The first use of an element in the course.
 *
 * @param lessons - in the order of the course; each body is the lesson's text without its head
 * @throws Error naming an element that no lesson uses
 */
export function firstUse(
  element: string,
  lessons: readonly { readonly id: string; readonly body: string }[],
): FirstUse {
  for (const { id, body } of lessons) {
    // Most lessons have one or two of all there are, and reading one takes its time.
    if (!body.includes(`<${element} `)) continue;
    const node = everyNode(treeOf(body, (_, says) => fail(`${id}: ${says}`))).find(
      ({ name }) => name === element,
    );
    if (node) return { lesson: id, attributes: attributesOf(node) };
  }
  return fail(`No lesson uses <${element} />.`);
}

function fail(says: string): never {
  throw new Error(says);
}
