/** A source of chance that is a pure function of its seed. */
export type Chance = {
  /** Uniform in [0, 1). */
  readonly unit: () => number;
  /** One of a list that is not empty. */
  readonly pick: <T>(from: readonly T[]) => T;
};

/** Mulberry32. Frozen: a seed kept in a learner's history must draw the same variant for ever. */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const unit = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  // The index is within the list because the unit interval is half open; the type cannot know.
  return { unit, pick: (from) => from[Math.floor(unit() * from.length)] as (typeof from)[number] };
}
