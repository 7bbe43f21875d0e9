/** What a cell is sorted by: a number, a text, or nothing where it is empty. */
export type SortKey = number | string | undefined;

export type Direction = 'ascending' | 'descending';

/**
 * Where each row goes: the indices of `keys` in order. Rows alike keep their order; empty ones come last in either direction.
 */
export function order(keys: readonly SortKey[], direction: Direction): readonly number[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return keys
    .map((key, at) => ({ key, at }))
    .sort((a, b) => {
      if (a.key === undefined || b.key === undefined)
        return Number(a.key === undefined) - Number(b.key === undefined);
      return sign * compare(a.key, b.key);
    })
    .map(({ at }) => at);
}

/** Numbers by size, texts by the alphabet; a column has one kind. */
function compare(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), 'en', { numeric: true });
}
