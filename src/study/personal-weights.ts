import type { Reviewed } from './event.ts';
import { type Misfit, misfit, predictions } from './log-loss.ts';
import type { Settings } from './settings.ts';
import { type TrainingItem, trainingItems } from './training-items.ts';

/**
 * Reviews of later days that a fit takes. Fewer, and it follows chance: Anki asked for 1,000, then 400 (24.04), before
 * it left the number to the optimiser, which below 64 fits only four weights.
 *
 * @source fsrs4anki, docs/tutorial.md; fsrs-rs, src/training.rs
 */
export const neededReviews = 400;

/** How far the schedule is off over the same reviews, with the weights it has and with those fitted. */
export type Comparison = { readonly now: Misfit; readonly fitted: Misfit };

/** What became of a fit. */
export type Fitting =
  | { readonly kind: 'too_few'; readonly reviews: number }
  | { readonly kind: 'no_better'; readonly newest: Comparison; readonly whole: Comparison | undefined }
  | {
      readonly kind: 'better';
      readonly weights: readonly number[];
      readonly newest: Comparison;
      readonly whole: Comparison;
    };

/** Finds the weights under which some items would have surprised least. */
export type Optimiser = (items: readonly TrainingItem[]) => readonly number[];

/**
 * Fits the weights of FSRS to a learner, and says whether that is better than what the learner has.
 *
 * A fit flatters itself on the reviews it has seen. So one to the older four fifths must first do better on the newest
 * fifth, which it has not seen; only then is one made to everything, which must do better on everything.
 *
 * @param reviews - those that stand, in order
 */
export function fitWeights(reviews: readonly Reviewed[], settings: Settings, fit: Optimiser): Fitting {
  const items = trainingItems(reviews, settings);
  if (items.length < neededReviews) return { kind: 'too_few', reviews: items.length };

  const before = predictions(reviews, settings);
  const compare = (weights: readonly number[], from: number): Comparison => ({
    now: misfit(before.slice(from)),
    fitted: misfit(predictions(reviews, { ...settings, weights }).slice(from)),
  });

  const cut = Math.floor(items.length * 0.8);
  const newest = compare(rounded(fit(items.slice(0, cut))), cut);
  if (!isBetter(newest)) return { kind: 'no_better', newest, whole: undefined };
  const weights = rounded(fit(items));
  const whole = compare(weights, 0);
  return isBetter(whole) ? { kind: 'better', weights, newest, whole } : { kind: 'no_better', newest, whole };
}

/** Differences in log loss below this are not worth another schedule. */
const worthwhile = 0.0001;

const isBetter = ({ now, fitted }: Comparison): boolean => now.log_loss - fitted.log_loss >= worthwhile;

/** As the FSRS projects print weights; what is measured is what will be kept. */
const rounded = (weights: readonly number[]): readonly number[] =>
  weights.map((weight) => Math.round(weight * 1e4) / 1e4);
