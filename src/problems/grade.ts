import type { Slip } from '../engine/slips.ts';
import { readUnit } from '../engine/units.ts';
import { isEdit, isNear, type Variant } from './draw-variant.ts';
import { readAnswer } from './read-answer.ts';

/** What can be said about an answer. Codes are permanent: they are written into learners' histories. */
export type Verdict =
  | { readonly code: 'correct'; readonly unit: 'given' | 'missing' }
  /** Every slip that leads to what was typed, likeliest first; slips of one value are said together. */
  | { readonly code: 'slip'; readonly slips: readonly [Slip, ...Slip[]] }
  | { readonly code: 'wrong_dimension'; readonly message: string }
  /** `ratio`: typed over right. */
  | { readonly code: 'off'; readonly ratio: number }
  /** Costs nothing. */
  | { readonly code: 'unreadable'; readonly message: string };

// More than two ways to the same number explain nothing.
const mostSlipsSaid = 2;

/**
 * Says whether what a learner typed is right, and where it is not, which single slip explains it.
 *
 * Pure and total: any text gets a verdict, and none throws.
 */
export function grade(variant: Variant, text: string): Verdict {
  const { template, answer, slips } = variant;
  const reading = readAnswer(text, template.unit);
  if (reading.kind === 'rejected' && reading.reason === 'dimension')
    return { code: 'wrong_dimension', message: reading.message };
  if (reading.kind !== 'value') return { code: 'unreadable', message: reading.message };

  const typed = reading.value * readUnit(template.unit).scale;
  if (isNear(typed, answer.value, template.tolerance)) return { code: 'correct', unit: reading.unit };

  const [first, ...others] = slips
    .filter((slip) => isNear(typed, slip.value, template.tolerance))
    .sort((a, b) => rank(variant, a) - rank(variant, b));
  return first
    ? { code: 'slip', slips: [first, ...others.slice(0, mostSlipsSaid - 1)] }
    : { code: 'off', ratio: typed / answer.value };
}

/** Slips the author wants told apart come first. */
const rank = ({ template }: Variant, slip: Slip): number =>
  template.tells_apart.some((edit) => isEdit(slip, edit)) ? 0 : 1;
