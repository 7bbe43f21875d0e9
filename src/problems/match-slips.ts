import type { Slip } from '../engine/slips.ts';

// More than two ways to the same number explain nothing.
const mostNamed = 2;
// A person rounds on the way, too: what is this near is the same number, however many figures were typed.
const near = 0.006;
// One figure says too little: 5 is read as 5.0, or half of all slips would fit it.
const fewestFigures = 2;

/**
 * The slips that lead to what was typed, at most two: nearest first, of equally near ones the likeliest.
 *
 * A slip fits when it agrees with what was typed to the figures typed, or within 0.6 %. Slips that agree to the
 * figures typed are equally near, for the typed number cannot tell them apart.
 *
 * @param slips - those of the variant that was asked
 * @param typed - in the base unit, as a slip's value is
 * @param typedFigures - significant figures of the number typed; absent where it was worked out in the field
 */
export function matchSlips(
  slips: readonly Slip[],
  typed: number,
  typedFigures: number | undefined,
): readonly Slip[] {
  const rounded = typedFigures === undefined ? 0 : halfUnit(typed, Math.max(typedFigures, fewestFigures));
  return slips
    .map((slip) => ({ slip, away: Math.abs(typed - slip.value) }))
    .filter(({ slip, away }) => away <= Math.max(rounded, near * Math.abs(slip.value)))
    .map(({ slip, away }) => ({ slip, away: away <= rounded ? 0 : away }))
    .sort((a, b) => a.away - b.away || b.slip.likelihood - a.slip.likelihood)
    .slice(0, mostNamed)
    .map(({ slip }) => slip);
}

/** Half a unit of the last figure: what rounding to these figures can change. A little more, for binary fractions. */
function halfUnit(value: number, figures: number): number {
  if (value === 0 || !Number.isFinite(value)) return 0;
  const leading = Math.floor(Math.log10(Math.abs(value)) + 1e-12);
  return (0.5 + 1e-9) * 10 ** (leading - figures + 1);
}
