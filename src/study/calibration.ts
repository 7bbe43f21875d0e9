import type { Asked } from './asked.ts';

/** What the model foretold of some reviews, and what came. */
export type Foretold = {
  readonly count: number;
  /** Mean of the probabilities of recall, or 0 of none. */
  readonly predicted: number;
  readonly passed: number;
};

/** How far the model can be believed about this learner. */
export type Calibration = {
  readonly all: Foretold;
  /** By what was foretold: below the first bound, from each bound to the next, and from the last on. */
  readonly bins: readonly Foretold[];
  /** Standard deviation of the share that would be passed, were every probability right. */
  readonly chance: number;
};

/**
 * Predicted recall held against what happened.
 *
 * @param bounds - of predicted probabilities, rising
 */
export function calibration(asked: readonly Asked[], bounds: readonly number[]): Calibration {
  const binOf = ({ predicted }: Asked): number => bounds.filter((bound) => predicted >= bound).length;
  const bins: Asked[][] = Array.from({ length: bounds.length + 1 }, () => []);
  for (const one of asked) bins[binOf(one)]?.push(one);
  // The number passed of independent trials varies by the sum of p (1 - p).
  const variance = asked.reduce((sum, { predicted }) => sum + predicted * (1 - predicted), 0);
  return {
    all: foretold(asked),
    bins: bins.map(foretold),
    chance: asked.length > 0 ? Math.sqrt(variance) / asked.length : 0,
  };
}

function foretold(asked: readonly Asked[]): Foretold {
  const sum = asked.reduce((all, { predicted }) => all + predicted, 0);
  return {
    count: asked.length,
    predicted: asked.length > 0 ? sum / asked.length : 0,
    passed: asked.filter(({ passed }) => passed).length,
  };
}
