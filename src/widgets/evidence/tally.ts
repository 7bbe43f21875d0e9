import { quantileSorted } from 'd3-array';
import { apartBy, type Finding } from './finding.ts';

/** How right the engine is, in a few numbers. */
export type Tally = {
  readonly figures: number;
  readonly identities: {
    readonly count: number;
    readonly reproduced: number;
    /** How far off the worst of them is, as a share. */
    readonly furthest: number;
  };
  readonly bounds: Spread & {
    readonly count: number;
    /** How many measurements lie beyond their bound. */
    readonly crossed: number;
    readonly worst: Finding | undefined;
  };
  readonly open: number;
};

/** How many times short measurements fall; all 1 where there are none. */
export type Spread = {
  readonly least: number;
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
  readonly most: number;
};

export function tally(findings: readonly Finding[]): Tally {
  const identities = findings.filter(({ kind }) => kind === 'identity');
  const bounds = furthestBounds(findings);
  return {
    figures: findings.length,
    identities: {
      count: identities.length,
      reproduced: identities.filter(({ holds }) => holds).length,
      furthest: Math.max(
        0,
        ...identities.map(({ predicted, published }) => Math.abs(predicted / published - 1)),
      ),
    },
    bounds: {
      count: bounds.length,
      crossed: bounds.filter(({ holds }) => !holds).length,
      worst: bounds[0],
      ...spread(bounds.map(({ shortfall }) => shortfall)),
    },
    open: findings.filter(({ kind }) => kind === 'open').length,
  };
}

/** The middle of some ratios and how far they reach. */
export function spread(ratios: readonly number[]): Spread {
  const sorted = [...ratios].sort((a, b) => a - b);
  const at = (share: number) => quantileSorted(sorted, share) ?? 1;
  return { least: at(0), lower: at(0.25), median: at(0.5), upper: at(0.75), most: at(1) };
}

/** The open rows, those furthest from what was published first. */
export const openOnes = <Row extends Finding>(findings: readonly Row[]): readonly Row[] =>
  findings.filter(({ kind }) => kind === 'open').sort((a, b) => apartBy(b) - apartBy(a));

/** The bounds, those that measurements fall shortest of first. */
export const furthestBounds = <Row extends Finding>(findings: readonly Row[]): readonly Row[] =>
  findings.filter(({ kind }) => kind === 'bound').sort((a, b) => b.shortfall - a.shortfall);
