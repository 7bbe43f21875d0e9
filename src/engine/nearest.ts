// A name that was begun but not finished is likelier than one with a letter wrong.
const begun = 0.5;
const leastBegun = 3;

/** The known name nearest to what was written, if any is near enough to be meant; of equals the first. */
export function nearest(written: string, known: readonly string[]): string | undefined {
  const lower = written.toLowerCase();
  const ranked = known
    .map((name) => {
      const known = name.toLowerCase();
      const isBegun = lower.length >= leastBegun && known.startsWith(lower) && known !== lower;
      return { name, away: isBegun ? begun : distance(lower, known) };
    })
    .sort((a, b) => a.away - b.away);
  const best = ranked[0];
  return best && best.away <= Math.max(2, written.length / 4) ? best.name : undefined;
}

/** ` Did you mean "…"?`, or nothing when no known name is near. */
export function didYouMean(written: string, known: readonly string[]): string {
  const meant = nearest(written, known);
  return meant === undefined ? '' : ` Did you mean "${meant}"?`;
}

/** Levenshtein distance: letters added, dropped or changed. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, x] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, y] of [...b].entries())
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (x === y ? 0 : 1)));
    row = next;
  }
  return row.at(-1) ?? 0;
}
