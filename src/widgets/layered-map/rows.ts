/** Who knows the first is ready for the second. */
export type Feeds<Id extends string> = { readonly from: Id; readonly to: Id };

/** Ids from top to bottom, and in each row from left to right. */
export type Rows<Id extends string> = readonly (readonly Id[])[];

/**
 * Rows of at most so many: each as high as there is room below what feeds it, except that what nothing feeds
 * stands close above the first it feeds, and what neither feeds nor is fed comes last.
 *
 * @param ids - in the order in which they take their places
 * @param feeds - without circles
 */
export function rowsOf<Id extends string>(
  ids: readonly Id[],
  feeds: readonly Feeds<Id>[],
  across: number,
): Rows<Id> {
  const linked = ids.filter((id) => feeds.some(({ from, to }) => from === id || to === id));
  const alone = ids.filter((id) => !linked.includes(id));
  const rest = Array.from({ length: Math.ceil(alone.length / across) }, (_, at) =>
    alone.slice(at * across, (at + 1) * across),
  );
  return [...lowered(raised(linked, feeds, across), feeds, across), ...rest];
}

function raised<Id extends string>(
  ids: readonly Id[],
  feeds: readonly Feeds<Id>[],
  across: number,
): Rows<Id> {
  const rows: (readonly Id[])[] = [];
  const placed = new Set<Id>();
  while (placed.size < ids.length) {
    const ready = ids.filter(
      (id) => !placed.has(id) && feeds.every(({ from, to }) => to !== id || placed.has(from)),
    );
    const row = ready.slice(0, across);
    rows.push(row);
    for (const id of row) placed.add(id);
  }
  return rows;
}

/** What nothing feeds is moved down while there is room above what it feeds. */
function lowered<Id extends string>(rows: Rows<Id>, feeds: readonly Feeds<Id>[], across: number): Rows<Id> {
  const moved = rows.map((row) => [...row]);
  for (const [own, row] of rows.entries())
    for (const id of row) {
      if (feeds.some(({ to }) => to === id)) continue;
      const first = rows.findIndex((below) => below.some((to) => feedsAny(feeds, id, to)));
      const at = moved.findLastIndex((below, at) => at > own && at < first && below.length < across);
      if (at < 0) continue;
      moved[own] = (moved[own] ?? []).filter((other) => other !== id);
      moved[at]?.push(id);
    }
  return moved.filter((row) => row.length > 0);
}

const feedsAny = <Id extends string>(feeds: readonly Feeds<Id>[], from: Id, to: Id): boolean =>
  feeds.some((one) => one.from === from && one.to === to);

/** How much longer ways may be, in tiles, for one crossing less. */
const crossing = 0.7;
const sweeps = 4;

/** The rows with each in an order that makes ways short and keeps them apart, as far as a few sweeps find one. */
export function untangled<Id extends string>(rows: Rows<Id>, feeds: readonly Feeds<Id>[]): Rows<Id> {
  let best = rows;
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const before = best;
    for (const at of rows.keys()) {
      const tries = ordersOf(best[at] ?? []).map((order) => best.with(at, order));
      const tangles = tries.map((one) => tangleOf(one, feeds));
      const least = Math.min(...tangles);
      if (least < tangleOf(best, feeds)) best = tries[tangles.indexOf(least)] ?? best;
    }
    if (best === before) break;
  }
  return best;
}

/** Of a map and its mirror image, which are as good as each other, the one whose first row begins as the ids do. */
export function asRead<Id extends string>(rows: Rows<Id>, ids: readonly Id[]): Rows<Id> {
  const places = (rows[0] ?? []).map((id) => ids.indexOf(id));
  return (places[0] ?? 0) > (places.at(-1) ?? 0) ? rows.map((row) => row.toReversed()) : rows;
}

const ordersOf = <Id extends string>(row: readonly Id[]): Rows<Id> =>
  row.length < 2
    ? [row]
    : row.flatMap((first) => ordersOf(row.filter((id) => id !== first)).map((rest) => [first, ...rest]));

/** How far ways lead aside, in tiles, and how often they cross. */
export function tangleOf<Id extends string>(rows: Rows<Id>, feeds: readonly Feeds<Id>[]): number {
  const spots = spotsOf(rows);
  const lines = feeds.flatMap(({ from, to }) => {
    const [a, b] = [spots.get(from), spots.get(to)];
    return a && b ? [{ a, b }] : [];
  });
  const aside = lines.reduce((sum, { a, b }) => sum + Math.abs(a.x - b.x), 0);
  const crossings = lines.flatMap((one, i) => lines.slice(i + 1).filter((other) => cross(one, other)));
  return aside + crossing * crossings.length;
}

/** In tiles from the middle of the map, and the row. */
type Spot = { readonly x: number; readonly row: number };
type Line = { readonly a: Spot; readonly b: Spot };

/** Where each stands; the middle of a row is the middle of the map. */
export const spotsOf = <Id extends string>(rows: Rows<Id>): ReadonlyMap<Id, Spot> =>
  new Map(
    rows.flatMap((row, at) => row.map((id, i): [Id, Spot] => [id, { x: i - (row.length - 1) / 2, row: at }])),
  );

/** Whether two straight lines cross in the rows that both pass; lines that share an end do not. */
function cross(one: Line, other: Line): boolean {
  const [top, bottom] = [Math.max(one.a.row, other.a.row), Math.min(one.b.row, other.b.row)];
  return top < bottom && (xAt(one, top) - xAt(other, top)) * (xAt(one, bottom) - xAt(other, bottom)) < 0;
}

const xAt = ({ a, b }: Line, row: number): number => a.x + ((b.x - a.x) * (row - a.row)) / (b.row - a.row);

/** The feeds that no longer way replaces. */
export const withoutShortcuts = <Id extends string>(feeds: readonly Feeds<Id>[]): readonly Feeds<Id>[] =>
  feeds.filter(
    (one) =>
      !leads(
        feeds.filter((other) => other !== one),
        one.from,
        one.to,
      ),
  );

/** Whether there is a way from one to another. The feeds go in no circle. */
export const leads = <Id extends string>(feeds: readonly Feeds<Id>[], from: Id, to: Id): boolean =>
  from === to || feeds.some((one) => one.from === from && leads(feeds, one.to, to));
