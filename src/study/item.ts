import type { CardId } from './event.ts';

/** Something that can be studied. A problem and a recall card are different items, so their ids must differ. */
export type Item = {
  readonly id: CardId;
  readonly lesson: string;
  readonly kind: 'problem' | 'recall';
  /** The one thing it asks about: items about the same thing are siblings, and one gives the other away. */
  readonly about: string;
  readonly concepts: readonly string[];
  /** What should have been met before. */
  readonly after: readonly CardId[];
};

export const areSiblings = (a: Item, b: Item): boolean => a.id !== b.id && a.about === b.about;

/** What a learner wants to study: everything, one chapter, one concept, or what they know least. */
export type Scope =
  | { readonly kind: 'all' }
  | { readonly kind: 'lesson' | 'concept'; readonly id: string }
  | { readonly kind: 'weak' };

/** The items of a chapter or a concept. What is weak is among all of them. */
export function inScope(items: readonly Item[], scope: Scope): readonly Item[] {
  switch (scope.kind) {
    case 'lesson':
      return items.filter(({ lesson }) => lesson === scope.id);
    case 'concept':
      return items.filter(({ concepts }) => concepts.includes(scope.id));
    case 'all':
    case 'weak':
      return items;
    default:
      return scope satisfies never;
  }
}
