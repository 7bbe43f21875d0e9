import { mdxToMdast } from 'satteri';
import { mdxFailure } from './mdx-failure.ts';
import type { Attributes } from './value.ts';

/** The attributes of an element: text as written, numbers in braces as numbers. */
export function attributesOf({ attributes = [] }: Node): Attributes {
  return Object.fromEntries(
    attributes.map(({ name = '', value }) => {
      if (typeof value === 'string') return [name, value];
      const number = Number(value?.value);
      return [name, Number.isFinite(number) ? number : (value?.value ?? '')];
    }),
  );
}

/** A node of a lesson's text, with where it stands. */
export type Node = {
  readonly type: string;
  readonly name?: string | null;
  readonly value?: string;
  /** The rank of a heading. */
  readonly depth?: number;
  readonly attributes?: readonly {
    readonly name?: string;
    readonly value?: string | { readonly value?: string } | null;
  }[];
  readonly children?: readonly Node[];
  readonly position?: {
    readonly start: { readonly offset?: number };
    readonly end: { readonly offset?: number };
  };
};

/** A lesson's text as a tree. @param fail - told what does not parse */
export function treeOf(source: string, fail: (offset: number, says: string) => void): Node {
  try {
    return mdxToMdast(source, { features: { math: true } }) as Node;
  } catch (cause) {
    const { offset, says } = mdxFailure(cause, source);
    fail(offset, says);
    return { type: 'root' };
  }
}

/** A node and all that is in it, in reading order. */
export function everyNode(node: Node): readonly Node[] {
  return [node, ...(node.children ?? []).flatMap(everyNode)];
}
