import { drawSet, type ListedProblem, type ProblemSet } from '../../problems/problem-set.ts';
import { readSetQuery } from '../../problems/set-address.ts';

export type OpenedSet =
  | { readonly kind: 'set'; readonly set: ProblemSet }
  | { readonly kind: 'none' }
  /** `set` where the address can be read and yet the set cannot be drawn. */
  | { readonly kind: 'wrong'; readonly says: readonly string[]; readonly set?: ProblemSet };

/** The set an address names, if it can be drawn: told before anybody begins, since that does not hang on a name. */
export function openSet(search: string, known: readonly ListedProblem[]): OpenedSet {
  const reading = readSetQuery(search);
  if (reading.kind !== 'set') return reading;
  const { set } = reading;
  const draw = drawSet(set, known, 'anybody');
  return draw.kind === 'flawed'
    ? { kind: 'wrong', says: draw.flaws.map(({ says }) => says), set }
    : { kind: 'set', set };
}
