import type { Givens } from '../../engine/quantities.ts';
import { solve } from '../../engine/solve.ts';

/** A cache along the context: bytes for each further token, and bytes whatever the context. */
export type Growth = {
  /** [byte/token] */
  readonly per_token: number;
  /** [byte/sequence] */
  readonly fixed: number;
};

/** Beyond every window and every selection of tokens there is, so that caches are straight lines. [token/sequence] */
const long = 2 ** 20;

/** How a cache grows in a long context: what is stored of it, or what a pass reads. */
export function growth(givens: Givens, id: 'kv_bytes_per_sequence' | 'kv_read_per_sequence'): Growth {
  const [near, far] = [long, 2 * long].map((context): number => solve({ ...givens, context }, id).value);
  const [at, beyond] = [near ?? 0, far ?? 0];
  return { per_token: (beyond - at) / long, fixed: 2 * at - beyond };
}
