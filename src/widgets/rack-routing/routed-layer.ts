import { chance } from '../../problems/seed.ts';

/** A small layer of experts: few enough to be drawn, and as even as a large one. */
export const small = { chips: 8, tokens: 2, experts: 32, used: 4 } as const;

/** A token sent to one of its experts. */
export type Copy = {
  readonly expert: number;
  readonly chip: number;
  readonly domain: number;
  readonly crosses: boolean;
};

export type RoutedToken = {
  readonly chip: number;
  readonly domain: number;
  readonly copies: readonly Copy[];
};

/** A layer spread over scale-up domains, with every token routed. */
export type RoutedLayer = {
  readonly domains: number;
  readonly chips: number;
  readonly experts_per_chip: number;
  readonly tokens: readonly RoutedToken[];
  /** Copies that each expert got. */
  readonly received: readonly number[];
  /** Copies of all tokens, and those of them that left their domain. */
  readonly copies: number;
  readonly crossing: number;
};

/**
 * Routes every token of a pass to experts of its own, by chance.
 *
 * Each domain brings its own chips and tokens; the experts are the same, fewer to a chip.
 *
 * @param domains - 1, 2 or 4: whole experts on each chip
 */
export function routedLayer(domains: number, seed: number): RoutedLayer {
  const chips = small.chips * domains;
  const experts_per_chip = small.experts / chips;
  const source = chance(seed);
  const domainOf = (chip: number): number => Math.floor(chip / small.chips);
  const tokens = Array.from({ length: chips * small.tokens }, (_, token): RoutedToken => {
    const chip = Math.floor(token / small.tokens);
    const copies = someExperts(source.pick).map((expert): Copy => {
      const at = Math.floor(expert / experts_per_chip);
      return { expert, chip: at, domain: domainOf(at), crosses: domainOf(at) !== domainOf(chip) };
    });
    return { chip, domain: domainOf(chip), copies };
  });
  const all = tokens.flatMap(({ copies }) => copies);
  const received = Array.from(
    { length: small.experts },
    (_, expert) => all.filter((copy) => copy.expert === expert).length,
  );
  const crossing = all.filter(({ crosses }) => crosses).length;
  return { domains, chips, experts_per_chip, tokens, received, copies: all.length, crossing };
}

/** Different experts, each as likely as any other. */
function someExperts(pick: (from: readonly number[]) => number): readonly number[] {
  const left = Array.from({ length: small.experts }, (_, i) => i);
  return Array.from({ length: small.used }, () => {
    const expert = pick(left);
    left.splice(left.indexOf(expert), 1);
    return expert;
  });
}

/** The most copies that the experts of one chip got together. */
export function busiest({ chips, experts_per_chip, received }: RoutedLayer): number {
  const load = Array.from({ length: chips }, (_, chip) =>
    received
      .slice(chip * experts_per_chip, (chip + 1) * experts_per_chip)
      .reduce((sum, copies) => sum + copies, 0),
  );
  return Math.max(...load);
}
