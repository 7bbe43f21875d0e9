/** What every quantity says of itself. */
type Common = {
  /** TeX, as on the blackboard. */
  readonly symbol: string;
  /** A noun phrase, no article, no full stop. */
  readonly name: string;
  /** In base units; the unit values have everywhere inside the engine. */
  readonly unit: string;
  /** The unit people state it in, where it is not the base unit with a prefix that fits: `$/Mtok`. */
  readonly stated_in?: string;
  /** Shown cut to its figures and not rounded: more would not fit. */
  readonly cut?: true;
};

/** What a person or a catalogue record supplies. */
export type Given = Common & {
  readonly kind: 'given';
  /** The least and the largest value that makes sense, in the base unit; what lies outside is a mistake. */
  readonly range: readonly [least: number, most: number];
  /** The value where nobody gave one. */
  readonly default?: number;
  /** Left out of typeset formulas while it has its default, as blackboards leave out a factor 1. */
  readonly silent?: true;
  readonly because?: string;
};

/** Formulas of which a named choice picks one; `otherwise` serves the options not named. A second choice may decide further. */
export type ByChoice = { readonly choice: string; readonly of: { readonly [option: string]: Formula } };

export type Formula = string | ByChoice;

/** What follows from other quantities. Browsers get it without `also`, `because`, `source` and `lesson`; `reasons` is for them. */
export type Derived = Common & {
  readonly kind: 'derived';
  readonly formula: Formula;
  /** Other formulas that must give the same; a law checks them. */
  readonly also?: readonly string[];
  /** Why the formula is so, in one sentence. */
  readonly because: string;
  /** A record of content/sources, with a place where one helps: `pope-2026 00:05`. */
  readonly source: string;
  /** Why it has no value, said when its formula divides by zero. */
  readonly no_value?: string;
  /** The lesson that teaches it. */
  readonly lesson?: string;
};

export type Quantity = Given | Derived;

/**
 * A formula for twice the pairs of tokens that are compared where each looks back at `reach` others at most; where it looks
 * back at all, that is the square of the length.
 */
export const comparedTwice = (length: 'prompt' | 'context', reach: 'window' | 'selected_tokens'): string =>
  `min(${length}, ${reach}) * (2 * ${length} - min(${length}, ${reach}))`;

export const given = <const Q extends Omit<Given, 'kind'>>(quantity: Q) =>
  ({ kind: 'given', ...quantity }) as const;
export const derived = <const Q extends Omit<Derived, 'kind'>>(quantity: Q) =>
  ({ kind: 'derived', ...quantity }) as const;
