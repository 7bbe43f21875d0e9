import { type RoutedLayer, type RoutedToken, small } from './routed-layer.ts';

/** 360 wide, about what a phone shows. */
export const width = 360;
const chip = 38;
const gap = 4;
const padding = 6;
const heading = 18;
const inRow = 4;
const domain = {
  width: inRow * chip + (inRow - 1) * gap + 2 * padding,
  height: heading + 2 * chip + gap + padding,
} as const;

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export type ExpertBox = Box & {
  readonly id: number;
  readonly received: number;
  /** How full it is: nothing came, no more than its share, or more. */
  readonly load: 'none' | 'some' | 'many';
  readonly isAsked: boolean;
};

export type RackPicture = {
  readonly height: number;
  readonly domains: readonly (Box & { readonly name: string })[];
  readonly chips: readonly (Box & { readonly id: number; readonly isSender: boolean })[];
  readonly experts: readonly ExpertBox[];
  /** The way of each copy of the followed token. */
  readonly ways: readonly { readonly id: number; readonly path: string; readonly crosses: boolean }[];
};

/** A layer as it is drawn, with the ways of one of its tokens. */
export function rackPicture(layer: RoutedLayer, token: RoutedToken): RackPicture {
  const domains = Array.from({ length: layer.domains }, (_, i) => ({
    ...domainBox(i, layer.domains),
    name: `domain ${i + 1}`,
  }));
  const chips = Array.from({ length: layer.chips }, (_, id) => ({
    ...chipBox(id, layer.domains),
    id,
    isSender: id === token.chip,
  }));
  const mean = layer.copies / small.experts;
  const asked = new Set(token.copies.map(({ expert }) => expert));
  const experts = layer.received.map((received, id): ExpertBox => {
    const load = received === 0 ? 'none' : received > mean ? 'many' : 'some';
    return { ...expertBox(id, layer), id, received, load, isAsked: asked.has(id) };
  });
  const from = middle(chipBox(token.chip, layer.domains));
  const ways = token.copies.map(({ expert, crosses }) => ({
    id: expert,
    path: bow(from, middle(expertBox(expert, layer))),
    crosses,
  }));
  const rows = Math.ceil(layer.domains / 2);
  return { height: rows * (domain.height + 10) - 10, domains, chips, experts, ways };
}

function domainBox(i: number, domains: number): Box {
  const isAlone = domains === 1;
  const x = isAlone ? (width - domain.width) / 2 : (i % 2) * (width - domain.width);
  return { ...domain, x, y: Math.floor(i / 2) * (domain.height + 10) };
}

function chipBox(id: number, domains: number): Box {
  const { x, y } = domainBox(Math.floor(id / small.chips), domains);
  const place = id % small.chips;
  const [column, row] = [place % inRow, Math.floor(place / inRow)];
  return {
    x: x + padding + column * (chip + gap),
    y: y + heading + row * (chip + gap),
    width: chip,
    height: chip,
  };
}

function expertBox(id: number, { domains, experts_per_chip }: RoutedLayer): Box {
  const { x, y } = chipBox(Math.floor(id / experts_per_chip), domains);
  const place = id % experts_per_chip;
  const columns = Math.min(2, experts_per_chip);
  const rows = experts_per_chip / columns;
  const [wide, high] = [(chip - 2 * (columns + 1)) / columns, (chip - 2 * (rows + 1)) / rows];
  return {
    x: x + 2 + (place % columns) * (wide + 2),
    y: y + 2 + Math.floor(place / columns) * (high + 2),
    width: wide,
    height: high,
  };
}

type Place = readonly [x: number, y: number];
const middle = ({ x, y, width, height }: Box): Place => [x + width / 2, y + height / 2];

/** A bow rather than a straight line, so that ways to one side of a chip can be told apart. */
function bow([x0, y0]: Place, [x1, y1]: Place): string {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const [x, y] = [(x0 + x1) / 2 - dy * 0.18, (y0 + y1) / 2 + dx * 0.18];
  return `M${x0.toFixed(1)} ${y0.toFixed(1)}Q${x.toFixed(1)} ${y.toFixed(1)} ${x1.toFixed(1)} ${y1.toFixed(1)}`;
}
