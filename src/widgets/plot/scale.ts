import { ticks } from 'd3-array';

/** Two ends: of values, or of places. Places may run backwards, as heights do. */
export type Interval = readonly [from: number, to: number];

/** From values to places along an axis, and back. */
export type Scale = {
  /** Where a value lies; beyond the ends of the axis when it lies outside the domain. */
  readonly at: (value: number) => number;
  /** The value at a place, held inside the domain: a pointer past the end means the end. */
  readonly invert: (place: number) => number;
  /** Values to be marked and labelled, rising. */
  readonly ticks: readonly number[];
  /** Values between them to be marked without a label. */
  readonly minor: readonly number[];
};

/** Equal steps for equal differences. */
export function linear([low, high]: Interval, [from, to]: Interval): Scale {
  const major = ticks(low, high, 5);
  return {
    at: (value) => from + ((value - low) / (high - low)) * (to - from),
    invert: (place) => held(low + ((place - from) / (to - from)) * (high - low), low, high),
    ticks: major,
    minor: ticks(low, high, 25).filter((value) => !major.includes(value)),
  };
}

/** Equal steps for equal ratios; ticks at powers of ten. The domain is positive; zero lies far below its low end. */
export function logarithmic([low, high]: Interval, range: Interval): Scale {
  const [logLow, logHigh] = [Math.log10(low), Math.log10(high)];
  const { at, invert } = linear([logLow, logHigh], range);
  // Ten to a logarithm may miss the end it came from by a rounding.
  const power = (log: number) => (log === logLow ? low : log === logHigh ? high : 10 ** log);
  return {
    at: (value) => at(Math.log10(Math.max(value, Number.MIN_VALUE))),
    invert: (place) => power(invert(place)),
    ...marks(low, high),
  };
}

/** More powers of ten than this are not all labelled. */
const manyPowers = 7;

function marks(low: number, high: number): Pick<Scale, 'ticks' | 'minor'> {
  const first = Math.ceil(Math.log10(low));
  const powers = Array.from({ length: Math.max(0, Math.floor(Math.log10(high)) - first + 1) }, (_, i) =>
    powerOfTen(first + i),
  );
  if (powers.length < 2) return { ticks: ticks(low, high, 4), minor: [] };
  if (powers.length > manyPowers)
    return {
      ticks: powers.filter((_, i) => i % 2 === 0),
      minor: powers.filter((_, i) => i % 2 === 1),
    };
  const between = [powerOfTen(first - 1), ...powers].flatMap((power) =>
    [2, 3, 4, 5, 6, 7, 8, 9].map((times) => times * power),
  );
  return { ticks: powers, minor: between.filter((value) => value >= low && value <= high) };
}

/** A power of ten as it is written: 0.001 and not 0.0010000000000000002. */
const powerOfTen = (power: number): number => Number(`1e${power}`);

const held = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);
