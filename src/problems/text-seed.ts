/**
 * A seed that a text names: Fowler, Noll and Vo's hash (FNV-1a) in 32 bits, taken over code points rather than bytes.
 * Frozen: sheets, sets and results on paper must be drawn again for ever.
 */
export function textSeed(text: string): number {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}
