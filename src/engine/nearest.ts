// A name that was begun but not finished is likelier than one with a letter wrong.
const begun = 0.5;
const leastBegun = 3;
// Where a name has its hyphens and points is what people remember least.
const isMark = /[^\p{L}\p{N}]/u;
const ofMark = 0.5;

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

/** Levenshtein distance: letters added, dropped or changed; a hyphen, point or blank weighs half as much. */
function distance(a: string, b: string): number {
  let row = [0];
  for (const y of b) row.push((row.at(-1) ?? 0) + weight(y));
  for (const x of a) {
    const next = [(row[0] ?? 0) + weight(x)];
    for (const [j, y] of [...b].entries())
      next.push(
        Math.min((row[j + 1] ?? 0) + weight(x), (next[j] ?? 0) + weight(y), (row[j] ?? 0) + ofChange(x, y)),
      );
    row = next;
  }
  return row.at(-1) ?? 0;
}

const weight = (sign: string): number => (isMark.test(sign) ? ofMark : 1);

const ofChange = (x: string, y: string): number => (x === y ? 0 : Math.max(weight(x), weight(y)));
