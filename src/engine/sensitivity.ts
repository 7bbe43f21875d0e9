import type { Givens, QuantityId } from './quantities.ts';
import { solve } from './solve.ts';

/** What happens to an answer when one given changes a little and all others stay. */
export type Sensitivity = {
  readonly given: QuantityId;
  /** What the given is multiplied by: 1.1, or 0.9 where it cannot grow. */
  readonly by: number;
  /** The answer's change: 0.05 is 5% more. */
  readonly change: number;
};

/**
 * How an answer moves when each of its givens grows by a tenth, the strongest first; what is at its most shrinks instead.
 *
 * Givens the answer does not depend on, constants (the 2 of 2 FLOP) and givens of 0 are left out.
 *
 * @throws {EngineError} as `solve` does
 */
export function sensitivities(givens: Givens, ask: string): readonly Sensitivity[] {
  const { value, values } = solve(givens, ask);
  return [...values.keys()]
    .flatMap((given): Sensitivity[] => {
      const own = givens[given];
      if (own === undefined) return [];
      // What cannot grow, such as a share of 1, shrinks.
      const by = [1.1, 0.9].find((by) => Number.isFinite(valueWith(givens, ask, { [given]: own * by })));
      if (by === undefined) return [];
      const change = valueWith(givens, ask, { [given]: own * by }) / value - 1;
      return Math.abs(change) > 1e-9 ? [{ given, by, change }] : [];
    })
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change));
}

function valueWith(givens: Givens, ask: string, change: Givens): number {
  try {
    return solve({ ...givens, ...change }, ask).value;
  } catch {
    return Number.NaN; // Out of its range, or a division by zero: not a change one could make.
  }
}
