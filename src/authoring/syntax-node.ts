import type { HastNode } from 'satteri';

/** What is read of a node of Sätteri's tree; its own type is a union of every kind. */
export type Node = {
  readonly type: string;
  readonly tagName?: string;
  readonly value?: string;
  readonly properties?: { readonly [name: string]: unknown };
  readonly name?: string | null;
  /** Of an element such as `Hint`; of HTML they are `properties`. */
  readonly attributes?: readonly { readonly name?: string; readonly value?: unknown }[];
  readonly children?: readonly Node[];
  readonly position?: HastNode['position'];
};

export const written = ({ attributes = [] }: Node): { readonly [name: string]: string } =>
  Object.fromEntries(
    attributes.map(({ name = '', value }) => [name, typeof value === 'string' ? value : '']),
  );

export const lengthOf = ({ position }: Node): number =>
  (position?.end.offset ?? 0) - (position?.start.offset ?? 0);

export const startOf = (node: Node): number => node.position?.start.offset ?? 0;
export const plain = (node: Node): string => node.value ?? (node.children ?? []).map(plain).join('');

/** Whether a node is maths: Sätteri gives `code.language-math`, in a `pre` where it is displayed. */
export function mathsIn(node: Node): 'block' | 'inline' | undefined {
  const code = node.tagName === 'pre' ? node.children?.[0] : node;
  const classes = code?.tagName === 'code' ? code.properties?.['className'] : undefined;
  if (!Array.isArray(classes) || !classes.includes('language-math')) return undefined;
  return classes.includes('math-display') ? 'block' : 'inline';
}

/** Attributes as HTML and MathML write them. */
export function attributesOf(node: Node): { readonly attributes?: { readonly [name: string]: string } } {
  const attributes = Object.entries(node.properties ?? {}).map(([name, value]) => [
    name === 'className' ? 'class' : name.toLowerCase(),
    Array.isArray(value) ? value.join(' ') : String(value),
  ]);
  return attributes.length > 0 ? { attributes: Object.fromEntries(attributes) } : {};
}
