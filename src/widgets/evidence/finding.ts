/** What a published figure is to the engine. */
export type Kind = 'identity' | 'bound' | 'open';

/** A published figure beside the engine's, as this page weighs and draws it. */
export type Finding = {
  readonly id: string;
  /** What is claimed, in words. */
  readonly claim: string;
  /** What model and chips it is about, where records of the catalogue say so; else empty. */
  readonly setting: string;
  readonly kind: Kind;
  /** Both in the base unit. */
  readonly published: number;
  readonly predicted: number;
  /** The base unit of both. */
  readonly unit: string;
  /** Both as a reader meets them. */
  readonly published_text: string;
  readonly predicted_text: string;
  /** How many times its bound a measurement is; for a speed, the other way round. 1 is perfect. */
  readonly shortfall: number;
  /** Whether the row is what its kind says: reproduced, or not beyond its bound. */
  readonly holds: boolean;
};

/** What each kind is called, and what it promises. */
export const kinds: {
  readonly [kind in Kind]: { readonly name: string; readonly says: string };
} = {
  identity: { name: 'identity', says: 'the engine must reproduce it' },
  bound: {
    name: 'bound',
    says: 'the measurement may fall short of the roofline, never pass it',
  },
  open: { name: 'open', says: 'the two differ, and the note says why' },
};

/** From those that crowd on the line to those that must be seen. */
export const drawnInOrder: readonly Kind[] = ['identity', 'bound', 'open'];

/**
 * What is compared with 1: for a bound how many times short the measurement falls, for all others the engine's figure over
 * the published one.
 */
export const ratio = ({ kind, shortfall, predicted, published }: Finding): number =>
  kind === 'bound' ? shortfall : predicted / published;

/** A ratio as a reader meets it, to three figures: `0.984`, `1.00`, `38.0`; and `1/233` where it is very small. */
export function ratioInWords(value: number): string {
  if (value < 0.1) return `1/${Math.round(1 / value)}`;
  return value >= 100 ? String(Math.round(value)) : value.toPrecision(3);
}

/** How far two figures are apart, whichever is more: 2 for a half and for a double. */
export const apartBy = ({ predicted, published }: Finding): number =>
  Math.max(predicted / published, published / predicted);
