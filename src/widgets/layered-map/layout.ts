import { asRead, type Feeds, type Rows, rowsOf, spotsOf, untangled } from './rows.ts';

/** [units of the picture; on a phone one is about a pixel] */
export const sheet = { width: 358, across: 4, tile: { width: 80, height: 56 }, aisle: 30 } as const;
const { width, across, tile, aisle } = sheet;
/** From a tile to the next one beside it, and below it. */
const pitch = { x: width / across, y: tile.height + aisle };

export type Layout<Id extends string> = {
  readonly height: number;
  readonly tiles: readonly Tile<Id>[];
  readonly ways: readonly Way<Id>[];
};

/** Where a tile stands, by its upper left corner. */
export type Tile<Id extends string> = { readonly id: Id; readonly x: number; readonly y: number };

/** A way from the lower edge of a tile to the upper edge of another. */
export type Way<Id extends string> = Feeds<Id> & {
  /** The row it begins in. */
  readonly row: number;
  /** Where it leaves that row, where it passes each row between, and where it arrives. */
  readonly xs: readonly number[];
};

/** A map in rows, each below everything that feeds it, with ways that cross no tile. */
export function layoutOf<Id extends string>(ids: readonly Id[], feeds: readonly Feeds<Id>[]): Layout<Id> {
  const rows = asRead(untangled(rowsOf(ids, feeds, across), feeds), ids);
  const tiles = rows.flatMap((row, at) => row.map((id, i) => ({ id, x: leftOf(row, i), y: at * pitch.y })));
  return { height: rows.length * pitch.y - aisle, tiles, ways: waysOf(rows, feeds) };
}

/** A row stands in the middle of the sheet. */
const leftOf = (row: readonly string[], i: number): number =>
  width / 2 + (i - (row.length - 1) / 2) * pitch.x - tile.width / 2;

/** Between ways that would else lie on one another, and between their ends at an edge of a tile. */
const [lane, apart] = [3, 8];

function waysOf<Id extends string>(rows: Rows<Id>, feeds: readonly Feeds<Id>[]): readonly Way<Id>[] {
  const spots = spotsOf(rows);
  const middle = (id: Id): number => width / 2 + (spots.get(id)?.x ?? 0) * pitch.x;
  const rowOf = (id: Id): number => spots.get(id)?.row ?? 0;
  const beside = (at: number, all: number, by: number): number => (at - (all - 1) / 2) * by;
  /** Where a way ends at a tile: side by side with others, in the order of the tiles that they come from. */
  const end = (of: Id, others: readonly Id[], other: Id): number =>
    middle(of) +
    beside(others.toSorted((a, b) => middle(a) - middle(b)).indexOf(other), others.length, apart);

  const ways = feeds.map(({ from, to }): Way<Id> => {
    const targets = feeds.filter((one) => one.from === from).map((one) => one.to);
    const sources = feeds.filter((one) => one.to === to).map((one) => one.from);
    const [start, goal] = [end(from, targets, to), end(to, sources, from)];
    const [row, last] = [rowOf(from), rowOf(to)];
    const between = rows
      .slice(row + 1, last)
      .map((passed, i) => freeBeside(passed, start + ((goal - start) * (i + 1)) / (last - row)));
    return { from, to, row, xs: [start, ...between, goal] };
  });

  const passes = ways.flatMap((way) =>
    way.xs.slice(1, -1).map((x, i) => ({ way, x, row: way.row + i + 1, goal: way.xs.at(-1) ?? x })),
  );
  const lanes = Map.groupBy(passes, ({ row, x }) => `${row} ${x}`);
  return ways.map((way) => ({
    ...way,
    xs: way.xs.map((x, i) => {
      const together = lanes.get(`${way.row + i} ${x}`) ?? [];
      const at = together.toSorted((a, b) => a.goal - b.goal).findIndex((pass) => pass.way === way);
      return at < 0 ? x : x + beside(at, together.length, lane);
    }),
  }));
}

/** The place nearest to the one wanted at which a way can pass a row: in the middle between two tiles, or outside. */
function freeBeside(row: readonly string[], wanted: number): number {
  const clear = (pitch.x - tile.width) / 2;
  const left = row
    .map((_, i) => leftOf(row, i) - clear)
    .find((left) => wanted > left && wanted < left + pitch.x);
  if (left === undefined) return wanted;
  return wanted < left + pitch.x / 2 ? left : left + pitch.x;
}

/** The way as the data of an SVG path: straight through rows, curved between them. */
export function pathOf({ row, xs: [start = 0, ...xs] }: Pick<Way<string>, 'row' | 'xs'>): string {
  const leave = (at: number): number => at * pitch.y + tile.height;
  const curves = xs.map((x, i) => {
    const [from, y] = [i === 0 ? start : (xs[i - 1] ?? x), leave(row + i)];
    return `V${y}C${written(from)} ${y + aisle / 2} ${written(x)} ${y + aisle / 2} ${written(x)} ${y + aisle}`;
  });
  return `M${written(start)} ${leave(row)}${curves.join('')}`;
}

const written = (x: number): string => `${Math.round(x * 10) / 10}`;
