import type { Slip } from '../engine/slips.ts';
import type { Variant } from './draw-variant.ts';
import { gradeChoice, gradeOrder } from './grade-choice.ts';
import { gradeNumber } from './grade-number.ts';
import { gradeSketch } from './grade-sketch.ts';

/** What can be said about an answer. Codes are permanent: they are written into learners' histories. */
export type Verdict =
  /** `says`: what is worth knowing although it is right. */
  | { readonly code: 'correct'; readonly unit: 'given' | 'missing'; readonly says?: string }
  /** The slips that lead to what was typed, at most two, likeliest first. */
  | { readonly code: 'slip'; readonly slips: readonly [Slip, ...Slip[]] }
  /** The figures are right and their size is not: a power of ten, a prefix, a unit. */
  | { readonly code: 'scale'; readonly message: string }
  | { readonly code: 'wrong_dimension'; readonly message: string }
  /** `ratio`: typed over right. */
  | { readonly code: 'off'; readonly ratio: number }
  /** Of a choice, an order or a sketch: what is wrong with it. */
  | { readonly code: 'wrong'; readonly says: readonly string[] }
  /** Costs nothing. */
  | { readonly code: 'unreadable'; readonly message: string };

/**
 * Says whether what a learner answered is right, and where it is not, why.
 *
 * Pure and total: any text gets a verdict, and none throws.
 *
 * @param text - as typed; of a choice the option's id, of an order the ids, of a sketch the values in base units,
 *   with blanks between
 */
export function grade(variant: Variant, text: string): Verdict {
  switch (variant.kind) {
    case 'number':
      return gradeNumber(variant, text);
    case 'choice':
      return gradeChoice(variant, text);
    case 'order':
      return gradeOrder(variant, text);
    case 'sketch':
      return gradeSketch(variant, text);
  }
}
