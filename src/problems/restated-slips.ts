import type { Slip } from '../engine/slips.ts';
import { combination, type NumberVariant, variantOf } from './draw-variant.ts';
import { editsIn, mistakesOf } from './slips-of.ts';

/**
 * The slips without those that are the author's mistake in other words: who reads "you filled the whole pass" should not
 * be told that she may instead have taken a sum for a maximum. Two mistakes that only meet in this variant stay two.
 */
export function withoutRestated(variant: NumberVariant, slips: readonly Slip[]): readonly Slip[] {
  const [author, ...others] = slips;
  if (!author?.id.startsWith('author.') || others.length === 0) return slips;
  const elsewhere = othersOf(variant).map((other) => [...mistakesOf(other), ...editsIn(other)]);
  const isRestated = (slip: Slip): boolean =>
    isSame(slip.value, author.value) &&
    elsewhere.every((made) => {
      const [one, two] = [author, slip].map(({ id }) => made.find((other) => other.id === id)?.value);
      return one === undefined || two === undefined || isSame(one, two);
    });
  return [author, ...others.filter((slip) => !isRestated(slip))];
}

/** Variants with other values, as different as a few can be. */
function othersOf({ template }: NumberVariant): readonly NumberVariant[] {
  const { combinations, given } = template;
  return [0, 0.3, 0.6, 1].flatMap((part) => {
    const place = combinations[Math.floor(part * (combinations.length - 1))];
    const other = place === undefined ? undefined : variantOf(template, 0, combination(given, place));
    return other?.kind === 'number' ? [other] : [];
  });
}

const isSame = (one: number, two: number): boolean => Math.abs(one - two) <= 1e-9 * Math.abs(two);
