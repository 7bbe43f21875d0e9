import type { Hardware, Model } from '../../engine/catalogue.ts';
import { format } from '../../engine/format.ts';
import type { Givens } from '../../engine/quantities.ts';
import { scenario } from '../../engine/scenario.ts';
import { shown } from '../../engine/shown.ts';
import { solve } from '../../engine/solve.ts';
import { type BarPicture, barsOf } from '../bars/bars.model.ts';
import { chipName } from '../lesson/chip-name.ts';
import { linear } from '../plot/scale.ts';
import type { Table } from '../plot/table.ts';

/** A machine, all of its domain; a model on it; and how much of the room beside the weights is filled with caches. */
export type Scene = {
  readonly hardware: Hardware;
  readonly model: Model;
  /** [%] */
  readonly fill: number;
};

export const bounds = { fill: { least: 0, most: 100, whole: true } } as const;
export const fillSteps: readonly number[] = Array.from({ length: 21 }, (_, i) => 5 * i);

/** Tokens of context of each sequence. */
const context = 4096;

/** What lies in memory: a stretch of the bar. */
export type Segment = {
  readonly kind: 'weights' | 'kv' | 'free';
  readonly x: number;
  readonly width: number;
  readonly name: string | undefined;
};

export type Drain = {
  readonly fits: boolean;
  /** Sequences whose caches fill so much; one at least, as soon as there is a pass. */
  readonly batch: number;
  readonly segments: readonly Segment[];
  /** Above the bar: bytes. Below it: the time it takes to read as far. */
  readonly bytes: readonly Tick[];
  readonly times: readonly Tick[];
  /** Where the arithmetic of the pass ends, on the scale of time. */
  readonly compute: { readonly x: number; readonly text: string; readonly isBeyond: boolean } | undefined;
  readonly here: string;
  readonly chips: BarPicture;
  readonly says: string;
  readonly table: Table;
};
type Tick = { readonly x: number; readonly label: string };

/** Where the bar lies, in units of a picture about as wide as a phone's. */
export const tank = { width: 360, height: 104, left: 12, right: 348, top: 26, bottom: 62 } as const;

export function drainOf(scene: Scene, all: readonly Hardware[]): Drain {
  const { hardware, model } = scene;
  const empty = scenario({ hardware, model, context });
  const fits = solve(empty, 'weight_fill').value <= 1;
  const drains = drainsOf(all, model);
  const capacity = solve(empty, 'memory_capacity').value;
  const drain = solve(empty, 'drain_time').value;
  const place = (share: number) => tank.left + share * (tank.right - tank.left);
  const pass = passOf(empty, fits, scene.fill);
  const compute = fits ? computeOf(pass.givens, drain, place) : undefined;
  return {
    fits,
    batch: pass.batch,
    segments: fits
      ? segmentsOf([pass.weights / capacity, pass.caches / capacity], place)
      : segmentsOf([1, 0], place),
    bytes: ticksOf(capacity, (value) => format(value, 'byte'), place),
    // A tick needs no name where the mark of the arithmetic would run through it.
    times: ticksOf(drain, (value) => format(value, 's'), place).filter(
      ({ x }) => compute === undefined || Math.abs(x - compute.x) > 15,
    ),
    compute,
    here: fits ? passInWords(scene, pass) : misfit(scene, empty),
    chips: barsOf(
      drains.map(({ id, name, drain, weights, fits }) => ({
        ...{ id, name, value: drain * 1e3, filled: fits ? weights * 1e3 : 0, chosen: id === hardware.id },
        text: `${format(drain, 's')}${fits ? '' : ', too small'}`,
      })),
      { at: 20, text: '20 ms' },
      50,
    ),
    says: drainsInWords(drains, model),
    table: {
      caption: `Drain time, and the time to read the weights of ${model.name} on a whole domain`,
      columns: ['chip', 'memory', 'bandwidth', 'drain', 'weights', 'share read'],
      rows: drains.map(({ name, chips, memory, bandwidth, drain, weights, fits }) => [
        `${name}, ${format(chips, 'chip')}`,
        shown('chip_memory_capacity', memory),
        shown('chip_memory_bandwidth', bandwidth),
        format(drain, 's'),
        fits ? format(weights, 's') : 'too large',
        fits ? format(weights / drain, '%') : '–',
      ]),
    },
  };
}

type Pass = {
  readonly givens: Givens;
  readonly batch: number;
  /** [byte] */
  readonly weights: number;
  readonly caches: number;
};

function passOf(empty: Givens, fits: boolean, fill: number): Pass {
  const most = fits ? solve(empty, 'largest_batch').value : 0;
  const batch = Math.max(1, Math.floor((most * fill) / 100));
  const givens = { ...empty, batch };
  const weights = solve(givens, 'weight_bytes').value;
  return { givens, batch, weights, caches: solve(givens, 'memory_used').value - weights };
}

function segmentsOf(
  [weights = 0, caches = 0]: readonly number[],
  place: (share: number) => number,
): readonly Segment[] {
  const ends = [0, weights, Math.min(1, weights + caches), 1];
  return (['weights', 'kv', 'free'] as const).map((kind, at): Segment => {
    const [x, to] = [place(ends[at] ?? 0), place(ends[at + 1] ?? 1)];
    const name = { weights: 'weights', kv: 'caches', free: 'free' }[kind];
    return { kind, x, width: to - x, name: to - x > 8 * name.length ? name : undefined };
  });
}

function ticksOf(
  most: number,
  label: (value: number) => string,
  place: (share: number) => number,
): readonly Tick[] {
  const { ticks } = linear([0, most], [0, 1]);
  const kept = ticks.filter((_, at) => ticks.length < 7 || at % 2 === 0);
  return kept.map((value) => ({ x: place(value / most), label: value === 0 ? '0' : label(value) }));
}

function computeOf(
  givens: Givens,
  drain: number,
  place: (share: number) => number,
): NonNullable<Drain['compute']> {
  const time = solve(givens, 'compute_time').value;
  const isBeyond = time > drain;
  return { x: place(Math.min(1, time / drain)), text: `arithmetic ${format(time, 's')}`, isBeyond };
}

function passInWords({ hardware, model }: Scene, { givens, batch }: Pass): string {
  const { value: memory, values } = solve(givens, 'memory_time');
  const drain = solve(givens, 'drain_time').value;
  const step = solve(givens, 'step_time').value;
  const weights = values.get('weight_time') ?? 0;
  const compute = solve(givens, 'compute_time').value;
  const who = `${format(batch, 'sequence')} of ${format(context, 'token')}`;
  const read = `Reading takes ${format(memory, 's')}, of which ${format(weights, 's')} are the weights of ${model.name}: ${format(memory / drain, '%')} of the drain time of ${chipName(hardware)}, ${format(drain, 's')}.`;
  const bound =
    compute > memory
      ? `The arithmetic takes ${format(compute, 's')}, so the pass is bound by compute and takes ${format(step, 's')}.`
      : `The arithmetic takes ${format(compute, 's')} and hides behind it.`;
  return `The bar fills from the left: weights, then the caches of ${who}. ${read} ${bound}`;
}

const misfit = ({ hardware, model }: Scene, givens: Givens): string =>
  `The weights of ${model.name} take ${format(solve(givens, 'weight_bytes').value, 'byte')}, and ${format(hardware.domain, 'chip')} of ${chipName(hardware)} hold ${format(solve(givens, 'memory_capacity').value, 'byte')}: it does not fit.`;

type ChipDrain = {
  readonly id: string;
  readonly name: string;
  readonly chips: number;
  readonly memory: number;
  readonly bandwidth: number;
  readonly drain: number;
  readonly weights: number;
  readonly fits: boolean;
};

const drainsOf = (all: readonly Hardware[], model: Model): readonly ChipDrain[] =>
  all.map((hardware) => {
    const givens = scenario({ hardware, model });
    return {
      id: hardware.id,
      name: chipName(hardware),
      chips: hardware.domain,
      memory: hardware.memory_capacity,
      bandwidth: hardware.memory_bandwidth,
      drain: solve(givens, 'drain_time').value,
      weights: solve(givens, 'full_weight_time').value,
      fits: solve(givens, 'weight_fill').value <= 1,
    };
  });

function drainsInWords(drains: readonly ChipDrain[], model: Model): string {
  const rising = drains.toSorted((a, b) => a.drain - b.drain);
  const [least, most] = [rising[0], rising.at(-1)];
  if (!least || !most) return '';
  return `Drain times run from ${format(least.drain, 's')} (${least.name}) to ${format(most.drain, 's')} (${most.name}). The filled part of a bar is the time to read the weights of ${model.name} on a whole domain of such chips.`;
}
