import { roundedTo } from '../engine/numerals.ts';

/** How far from right is right. */
export type Tolerance =
  /** 0.05 accepts 95 to 105 for 100. */
  | { readonly kind: 'relative'; readonly by: number }
  /** In base units. */
  | { readonly kind: 'absolute'; readonly by: number }
  /** Within half of the last of so many significant figures, of the right value or of what it rounds to. */
  | { readonly kind: 'figures'; readonly count: number }
  /** An estimate: 2 accepts 50 to 200 for 100. */
  | { readonly kind: 'factor'; readonly by: number };

// What is just at the edge is within it, however it was computed.
const edge = 1 + 1e-9;

/** Whether a value is as good as the right one. */
export function isNear(got: number, right: number, tolerance: Tolerance): boolean {
  const away = Math.abs(got - right);
  switch (tolerance.kind) {
    case 'relative':
      return away <= tolerance.by * Math.abs(right) * edge;
    case 'absolute':
      return away <= tolerance.by * edge;
    case 'figures': {
      const fromRounded = Math.abs(got - toSoManyFigures(right, tolerance.count));
      return Math.min(away, fromRounded) <= halfOfLastFigure(right, tolerance.count) * edge;
    }
    case 'factor': {
      const ratio = got / right;
      return ratio > 0 && Math.max(ratio, 1 / ratio) <= tolerance.by * edge;
    }
  }
}

/** What a value rounds to. */
export const toSoManyFigures = (value: number, figures: number): number =>
  Math.sign(value) * roundedTo(Math.abs(value), figures);

/** What rounding a value to so many significant figures can change, at most. */
export function halfOfLastFigure(value: number, figures: number): number {
  if (value === 0) return 0;
  return 0.5 * 10 ** (Math.floor(Math.log10(Math.abs(value))) - figures + 1);
}

/**
 * The tolerance in words that follow an answer: `within 5%`.
 *
 * @param amount - how a value in base units is written
 */
export function toleranceInWords(tolerance: Tolerance, amount: (value: number) => string): string {
  switch (tolerance.kind) {
    case 'relative':
      return `within ${Number((tolerance.by * 100).toPrecision(3))}%`;
    case 'absolute':
      return `within ${amount(tolerance.by)}`;
    case 'figures':
      return `to ${tolerance.count} significant figure${tolerance.count === 1 ? '' : 's'}`;
    case 'factor':
      return `an estimate, within a factor of ${tolerance.by}`;
  }
}
