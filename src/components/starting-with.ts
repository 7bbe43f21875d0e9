/**
 * The records a figure lets a reader choose from, the one it starts with first.
 *
 * @param bare - leaves out what a page that only computes does not need
 */
export function startingWith<Whole, Bare>(
  first: string,
  others: readonly string[],
  records: ReadonlyMap<string, Whole>,
  bare: (record: Whole) => Bare,
): [Bare, ...Bare[]] {
  const [start, ...rest] = [first, ...others.filter((id) => id !== first)].flatMap((id) => {
    const record = records.get(id);
    return record ? [bare(record)] : [];
  });
  if (!start) throw new Error(`There is no record "${first}".`);
  return [start, ...rest];
}
