import { format, number } from '../../engine/format.ts';
import { solve } from '../../engine/solve.ts';
import { logarithmic } from '../plot/scale.ts';
import type { Table } from '../plot/table.ts';

/** A device with a capacity in bytes and a bandwidth in bytes a second. */
export type Device = {
  readonly id: string;
  readonly name: string;
  readonly capacity: number;
  readonly bandwidth: number;
};

/** One kind of memory: what the lecture guessed of its drain time, and devices to hold against it. */
export type Kind = {
  readonly id: 'hbm' | 'ddr' | 'flash' | 'disk';
  readonly name: string;
  /** [s] The least and the most the lecture gives. */
  readonly guessed: readonly [least: number, most: number];
  readonly devices: readonly [Device, ...Device[]];
};

const device = (id: string, capacity: number, bandwidth: number): Device => ({
  ...{ id, capacity, bandwidth },
  name: `${format(capacity, 'byte')} at ${format(bandwidth, 'byte/s')}`,
});

/** Kinds beside the HBM of given chips. The devices are supposed: ordinary ones, no data sheet's. */
export const kindsBeside = (chips: readonly [Device, ...Device[]]): readonly Kind[] => [
  { id: 'hbm', name: 'HBM', guessed: [0.02, 0.02], devices: chips },
  {
    ...{ id: 'ddr', name: 'DRAM', guessed: [1, 10] },
    devices: [device('ddr-small', 512e9, 460e9), device('ddr-large', 2e12, 600e9)],
  },
  {
    ...{ id: 'flash', name: 'Flash', guessed: [60, 60] },
    devices: [device('flash-small', 4e12, 7e9), device('flash-large', 30e12, 14e9)],
  },
  {
    ...{ id: 'disk', name: 'Disk', guessed: [3600, 3600] },
    devices: [device('disk-large', 24e12, 280e6), device('disk-small', 4e12, 200e6)],
  },
];

/** Times that are drawn, and where: a hundredth of a second to a little over eleven days. */
export const picture = { width: 360, height: 226, left: 52, right: 348, top: 44, row: 40 } as const;
const x = logarithmic([1e-2, 1e6], [picture.left, picture.right]);

const ticks = [
  [0.01, '10 ms'],
  [1, '1 s'],
  [60, '1 min'],
  [3600, '1 h'],
  [86_400, '1 day'],
] as const;

export type Row = {
  readonly kind: Kind;
  readonly device: Device;
  /** [s] */
  readonly drain: number;
  readonly y: number;
  /** Where the drain time stands, and the lecture's guess from its least to its most. */
  readonly at: number;
  readonly guess: readonly [from: number, to: number];
  readonly label: string;
};

export type Scene = {
  readonly rows: readonly Row[];
  readonly ticks: readonly { readonly place: number; readonly label: string }[];
  /** Five minutes, an hour, and the wait that was chosen. */
  readonly waits: readonly { readonly seconds: number; readonly place: number; readonly label: string }[];
  /** The memory whose drain time is nearest to the wait. */
  readonly nearest: Row | undefined;
  readonly says: string;
  readonly shape: string;
  readonly table: Table;
};

/** @param chosen - the device of each kind, by kind */
export function sceneOf(
  kinds: readonly Kind[],
  chosen: { readonly [kind: string]: string },
  wait: number,
): Scene {
  const rows = kinds.map((kind, at): Row => {
    const device = kind.devices.find(({ id }) => id === chosen[kind.id]) ?? kind.devices[0];
    const drain = solve(
      { tier_capacity: device.capacity, tier_bandwidth: device.bandwidth },
      'tier_drain_time',
    ).value;
    const [least, most] = kind.guessed;
    return {
      ...{ kind, device, drain },
      y: picture.top + (at + 0.5) * picture.row,
      at: x.at(drain),
      guess: [x.at(least), x.at(most)],
      label: format(drain, 's'),
    };
  });
  const byNearness = rows.toSorted((a, b) => ratio(a.drain, wait) - ratio(b.drain, wait));
  return {
    rows,
    nearest: byNearness[0],
    ticks: ticks.map(([value, label]) => ({ place: x.at(value), label })),
    waits: [
      { seconds: 300, place: x.at(300), label: '5 min' },
      { seconds: 3600, place: x.at(3600), label: '1 h' },
    ],
    says: nearestInWords(byNearness, wait),
    shape: `Dots are drain times, hollow marks the lecture’s guesses. From HBM to disk they run over ${orders(rows)} powers of ten: ${rows.map(({ kind, label, drain }) => `${kind.name} ${label}${besideGuess(kind, drain)}`).join(', ')}.`,
    table: {
      caption: 'Drain times: capacity over bandwidth',
      columns: ['memory', 'device', 'drain time', 'the lecture says'],
      rows: rows.map(({ kind, device, label }) => [kind.name, device.name, label, guessInWords(kind)]),
    },
  };
}

/** Which memory drains nearest to a wait, as a ratio. */
function nearestInWords([nearest, next]: readonly Row[], wait: number): string {
  if (!nearest || !next) return '';
  const off = (row: Row) => {
    const times = number(Number(ratio(row.drain, wait).toPrecision(2)));
    return times === '1' ? 'about the same' : `${times} times ${row.drain > wait ? 'longer' : 'shorter'}`;
  };
  return `For a wait of ${format(wait, 's')} the nearest drain time is that of ${inText(nearest)}, ${nearest.label}, ${off(nearest)}; next comes ${inText(next)}, ${off(next)}.`;
}

/** The name of a memory in the middle of a sentence. */
export const inText = ({ kind }: Row): string =>
  kind.id === 'flash' || kind.id === 'disk' ? kind.name.toLowerCase() : kind.name;
const ratio = (a: number, b: number): number => Math.max(a / b, b / a);

function besideGuess({ guessed: [least, most] }: Kind, drain: number): string {
  if (drain >= least / 1.5 && drain <= most * 1.5) return ', as guessed';
  const [guess, word] = drain > most ? [drain / most, 'longer'] : [least / drain, 'shorter'];
  return `, ${number(Number(guess.toPrecision(2)))} times ${word} than guessed`;
}

function guessInWords({ guessed: [least, most] }: Kind): string {
  const text = (value: number) => (value === 60 ? '1 min' : value === 3600 ? '1 h' : format(value, 's'));
  return least === most ? text(least) : `${text(least)} to ${text(most)}`;
}

const orders = (rows: readonly Row[]): string => {
  const times = rows.map(({ drain }) => drain);
  return number(Math.round(Math.log10(Math.max(...times) / Math.min(...times))));
};
