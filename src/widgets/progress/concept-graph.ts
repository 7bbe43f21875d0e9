import { type ConceptId, conceptIds } from '../../problems/concepts.ts';
import { type Feeds, leads, withoutShortcuts } from '../layered-map/rows.ts';

type ConceptFeeds = Feeds<ConceptId>;

/** A problem, by any id; its prerequisites by ids of the same kind. */
export type About = {
  readonly id: string;
  readonly concepts: readonly ConceptId[];
  readonly prerequisites: readonly string[];
};

/** Problems that name two concepts together before one is said to feed the other; a prerequisite counts as much at once. */
const enough = 2;

/**
 * Which concepts feed which, read from the problems themselves, without circles and without shortcuts.
 *
 * A problem is about its first concept. The others it names feed that one, and so does what its prerequisites are
 * about. Where two such claims go in a circle, the one that more problems make stands; of equals, the one that goes
 * with the order of the catalogue.
 */
export function feedsOf(problems: readonly About[]): readonly ConceptFeeds[] {
  const kept: ConceptFeeds[] = [];
  for (const claim of claimsOf(problems))
    if (claim.weight >= enough && !leads(kept, claim.to, claim.from)) kept.push(claim);
  return withoutShortcuts(kept).map(({ from, to }) => ({ from, to }));
}

type Claim = ConceptFeeds & { readonly weight: number };

/** Every claim that one concept feeds another, the best founded first. */
function claimsOf(problems: readonly About[]): readonly Claim[] {
  const aboutOf = new Map(problems.map(({ id, concepts }) => [id, concepts[0]]));
  const claims = new Map<string, Claim>();
  const claim = (from: ConceptId | undefined, to: ConceptId, by: number): void => {
    if (from === undefined || from === to) return;
    const key = `${from} ${to}`;
    claims.set(key, { from, to, weight: (claims.get(key)?.weight ?? 0) + by });
  };
  for (const { concepts, prerequisites } of problems) {
    const [about, ...others] = concepts;
    if (about === undefined) continue;
    for (const other of others) claim(other, about, 1);
    for (const before of prerequisites) claim(aboutOf.get(before), about, enough);
  }
  return [...claims.values()].sort(
    (a, b) =>
      b.weight - a.weight ||
      Number(runsForward(b)) - Number(runsForward(a)) ||
      place(a.from) - place(b.from) ||
      place(a.to) - place(b.to),
  );
}

const place = (concept: ConceptId): number => conceptIds.indexOf(concept);
const runsForward = ({ from, to }: ConceptFeeds): boolean => place(from) < place(to);
