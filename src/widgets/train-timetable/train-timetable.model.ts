import { format } from '../../engine/format.ts';
import { solve } from '../../engine/solve.ts';
import { octaveSteps } from '../controls/octave-steps.ts';
import type { Bounds } from '../controls/read-number.ts';
import type { Table } from '../plot/table.ts';

/** Passes that leave at even intervals, those who come, and how many of them a pass can take on. */
export type Scene = {
  /** [ms] of a pass, and from one pass to the next. */
  readonly step: number;
  /** Requests that arrive in a second, on average. */
  readonly rate: number;
  /** Requests a pass can take on. */
  readonly seats: number;
  /** [ms] at which the reader arrives. */
  readonly you: number;
};

export const bounds = {
  step: { least: 5, most: 60, whole: true },
  rate: { least: 10, most: 250, whole: true },
  seats: { least: 1, most: 16, whole: true },
  you: { least: 0, most: 120, whole: true },
} as const satisfies { readonly [field: string]: Bounds };

const everyOne = ({ least, most }: Bounds): readonly number[] =>
  Array.from({ length: most - least + 1 }, (_, i) => least + i);
export const steps = {
  step: everyOne(bounds.step),
  rate: [10, 15, ...octaveSteps(16, 256).filter((rate) => rate > 16 && rate < 250), 250],
  seats: everyOne(bounds.seats),
  you: everyOne(bounds.you),
} as const;

/** One who came: when they came, left and had their token, in seconds; and how many passes left full without them. */
export type Rider = {
  readonly id: string;
  readonly isYou: boolean;
  readonly arrives: number;
  readonly boards: number;
  readonly done: number;
  readonly missed: number;
};

/** Riders arrive in this time, [s]. */
const doors = bounds.you.most / 1000;
/** What is shown, [s]: up to the last token, but no less and no more than this, in steps of the scale. */
const shortest = 0.16;
const longest = 0.24;
const scale = 0.04;

/**
 * Time between one arrival and the next where they come by chance, in units of the mean.
 *
 * @param unit - uniform in [0, 1)
 */
export const gapsBy = (unit: () => number, count = 64): readonly number[] =>
  Array.from({ length: count }, () => -Math.log(1 - unit()));

/**
 * Who rides which pass. A pass leaves at every whole multiple of its length, full or not; whoever is there boards it in
 * the order of coming, as long as it has seats.
 *
 * @param gaps - between arrivals, in units of their mean
 */
export function ridersOf({ step, rate, seats, you }: Scene, gaps: readonly number[]): readonly Rider[] {
  const length = step / 1000;
  let clock = 0;
  const others = gaps.flatMap((gap, at) => {
    clock += gap / rate;
    return clock < doors ? [{ id: `request ${at + 1}`, isYou: false, arrives: clock }] : [];
  });
  const all = [...others, { id: 'you', isYou: true, arrives: you / 1000 }].toSorted(
    (a, b) => a.arrives - b.arrives,
  );
  // The pass that boards now, and those who are on it.
  let [pass, aboard] = [0, 0];
  return all.map((one): Rider => {
    const first = Math.ceil(one.arrives / length - 1e-9);
    if (first > pass) [pass, aboard] = [first, 0];
    if (aboard === seats) [pass, aboard] = [pass + 1, 0];
    aboard += 1;
    return { ...one, boards: pass * length, done: (pass + 1) * length, missed: pass - first };
  });
}

/** A place in the picture of a timetable. */
type Row = {
  readonly id: string;
  readonly isYou: boolean;
  readonly y: number;
  readonly from: number;
  readonly boards: number;
  readonly to: number;
};

export type Timetable = {
  readonly riders: readonly Rider[];
  readonly picture: {
    readonly height: number;
    readonly rows: readonly Row[];
    readonly passes: readonly {
      readonly x: number;
      readonly label: string | undefined;
      readonly full: boolean;
    }[];
    readonly ticks: readonly { readonly x: number; readonly label: string }[];
  };
  /** What becomes of the reader. */
  readonly you: string;
  /** What becomes of everybody. */
  readonly all: string;
  readonly table: Table;
};

/** Where things stand, in units of a picture about as wide as a phone's. */
export const board = { width: 360, left: 10, right: 350, top: 22, row: 8 } as const;
/** Passes closer than this have no room for a label, [ms]. */
const narrow = 15;

export function timetable(scene: Scene, gaps: readonly number[]): Timetable {
  const riders = ridersOf(scene, gaps);
  const last = Math.max(...riders.map(({ done }) => done));
  const span = Math.min(longest, Math.max(shortest, Math.ceil(last / scale - 1e-9) * scale));
  const x = (seconds: number) => board.left + (Math.min(seconds, span) / span) * (board.right - board.left);
  const length = scene.step / 1000;
  const passes = Array.from({ length: Math.floor(span / length + 1e-9) + 1 }, (_, k) => {
    const aboard = riders.filter(({ boards }) => Math.abs(boards - k * length) < length / 2).length;
    const full = aboard >= scene.seats;
    return { x: x(k * length), label: scene.step >= narrow ? String(aboard) : undefined, full };
  });
  return {
    riders,
    picture: {
      height: board.top + riders.length * board.row + 30,
      rows: riders.map(({ id, isYou, arrives, boards, done }, at) => ({
        ...{ id, isYou, y: board.top + (at + 0.75) * board.row },
        ...{ from: x(arrives), boards: x(boards), to: x(done) },
      })),
      passes,
      ticks: Array.from({ length: Math.round(span / scale) + 1 }, (_, i) => ({
        x: x(i * scale),
        label: format(i * scale * 1000, '1'),
      })),
    },
    you: yours(scene, riders),
    all: everybodys(scene, riders),
    table: {
      caption: `Passes of ${ms(length)}, ${scene.seats} ${scene.seats === 1 ? 'seat' : 'seats'} each`,
      columns: ['who', 'comes at', 'boards at', 'waits', 'token at', 'in all'],
      rows: riders.map(({ id, arrives, boards, done }) => [
        ...[id, ms(arrives), ms(boards), ms(boards - arrives)],
        ...[ms(done), ms(done - arrives)],
      ]),
    },
  };
}

function yours({ step }: Scene, riders: readonly Rider[]): string {
  const you = riders.find(({ isYou }) => isYou);
  if (!you) return '';
  const { arrives, boards, done, missed } = you;
  const full = missed === 0 ? '' : `, since ${missed === 1 ? 'a pass is' : `${missed} passes are`} full,`;
  const wait = boards - arrives < 5e-4 ? 'board a pass at once' : `wait ${ms(boards - arrives)}${full}`;
  return `You come at ${ms(arrives)}, ${wait} and ride for ${ms(step / 1000)}: a token after ${ms(done - arrives)}.`;
}

function everybodys({ step, seats }: Scene, riders: readonly Rider[]): string {
  const [longest, mean] = [
    solve({ step_time: step / 1000 }, 'worst_delay').value,
    solve({ step_time: step / 1000 }, 'mean_delay').value,
  ];
  const took = riders.map(({ arrives, done }) => done - arrives);
  const worst = Math.max(...took);
  const average = took.reduce((sum, one) => sum + one, 0) / took.length;
  const left = riders.filter(({ missed }) => missed > 0).length;
  const measured =
    riders.length === 1
      ? `Only one comes, and has a token after ${ms(worst)}.`
      : `Of ${riders.length} who come, the slowest has a token after ${ms(worst)}; the mean is ${ms(average)}.`;
  return left === 0
    ? `${measured} No pass leaves anybody behind, so nobody takes more than ${ms(longest)}, and ${ms(mean)} is the mean to expect.`
    : `${measured} ${left} of them ${left === 1 ? 'finds' : 'find'} a pass full with ${seatsInWords(seats)} taken: the bound of ${ms(longest)} holds only while there is room.`;
}

const seatsInWords = (seats: number): string =>
  ({ 1: 'its one seat', 2: 'both seats' })[seats] ?? `all ${seats} seats`;

const ms = (seconds: number): string => (seconds === 0 ? '0 ms' : format(seconds, 's'));
