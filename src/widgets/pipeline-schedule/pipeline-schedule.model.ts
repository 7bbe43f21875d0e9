import { number } from '../../engine/format.ts';
import type { Givens, QuantityId } from '../../engine/quantities.ts';
import { shown } from '../../engine/shown.ts';
import { solve } from '../../engine/solve.ts';
import { inLab, type LabSetup } from '../lesson/in-lab.ts';
import type { Table } from '../plot/table.ts';
import { type Gap, type Row, type Schedule, type Setting, timetableOf } from './timetable.ts';

/** What the fields take. */
export const bounds = {
  stages: { least: 1, most: 8, whole: true },
  micro_batches: { least: 1, most: 24, whole: true },
} as const;

export const schedules: readonly { readonly id: Schedule; readonly name: string }[] = [
  { id: 'inference', name: 'Inference' },
  { id: 'gpipe', name: 'Training: GPipe, all forward first' },
  { id: 'one_forward_one_backward', name: 'Training: 1F1B, taking turns' },
];

/** A box of the timetable; places are shares of its width, from 0 to 1. */
export type Box = {
  readonly kind: 'forward' | 'backward' | Gap['kind'];
  readonly from: number;
  readonly width: number;
  /** The number of a micro-batch; nothing where none is worked on. */
  readonly text: string;
  /** The first micro-batch is set apart, so that an eye can follow it. */
  readonly isFirst: boolean;
};

export type DrawnRow = { readonly name: string; readonly boxes: readonly Box[]; readonly holds: string };

/** The timetable, drawn and told. */
export type Shown = {
  readonly rows: readonly DrawnRow[];
  /** How closely boxes stand: numbers in them need room. */
  readonly crowd: 'roomy' | 'close' | 'dense';
  /** Heads of the column at the right. */
  readonly held: string;
  readonly kinds: readonly Box['kind'][];
  readonly caption: readonly string[];
  readonly spoken: string;
  readonly table: Table;
  readonly lab: string;
};

/** Everything the figure shows of a setting. */
export function show(setting: Setting): Shown {
  const { rows, until } = timetableOf(setting);
  const isTraining = setting.schedule !== 'inference';
  const idle = idleOf(rows[0]);
  const share = shareIdle(setting);
  return {
    rows: rows.map(({ stage, work, gaps, held }) => ({
      name: `Stage ${stage}`,
      // The first micro-batch has an outline, which its neighbours must not cover.
      boxes: [
        ...gaps.map((gap) => boxOf(gap, gap.kind, until)),
        ...work.map((one) => boxOf(one, one.kind, until, one.micro_batch)),
      ].sort((a, b) => Number(a.isFirst) - Number(b.isFirst)),
      holds: number(held),
    })),
    crowd: until <= 24 ? 'roomy' : until <= 54 ? 'close' : 'dense',
    held: isTraining ? 'activations of' : 'caches of',
    kinds: (['forward', 'backward', 'filling', 'waiting', 'draining'] as const).filter((kind) =>
      rows.some(({ work, gaps }) => [...work, ...gaps].some((one) => one.kind === kind)),
    ),
    caption: captionOf(setting, idle, until, share),
    spoken: `${named(setting)}: a stage is idle for ${idle} of ${units(until)}, ${share}; stage 1 holds ${held(setting)}.`,
    table: tableOf(setting, rows, until),
    lab: labOf(setting),
  };
}

const boxOf = (
  { from, until }: { readonly from: number; readonly until: number },
  kind: Box['kind'],
  whole: number,
  micro_batch?: number,
): Box => ({
  kind,
  from: from / whole,
  width: (until - from) / whole,
  text: micro_batch === undefined ? '' : String(micro_batch),
  isFirst: micro_batch === 1,
});

const idleOf = (row: Row | undefined): number =>
  row?.gaps.reduce((sum, { from, until }) => sum + until - from, 0) ?? 0;

const givensOf = ({ schedule, stages, micro_batches }: Setting): Givens => ({
  stages,
  micro_batches,
  ...(schedule !== 'inference' && { schedule }),
});

const bubbleOf = ({ schedule }: Setting) =>
  (schedule === 'inference' ? 'inference_bubble' : 'training_bubble') satisfies QuantityId;

const shareIdle = (setting: Setting): string => {
  const id = bubbleOf(setting);
  return shown(id, solve(givensOf(setting), id).value);
};

/** What the first stage keeps: activations until the backward pass, or caches for as long as a sequence lives. */
function held(setting: Setting): string {
  const count =
    setting.schedule === 'inference'
      ? setting.micro_batches
      : solve(givensOf(setting), 'held_micro_batches').value;
  return setting.schedule === 'inference'
    ? `its part of the caches of ${micros(count)}`
    : `activations of ${micros(count)}`;
}

export const micros = (count: number): string => `${number(count)} micro-batch${count === 1 ? '' : 'es'}`;
export const stagesOf = (count: number): string => `${number(count)} stage${count === 1 ? '' : 's'}`;
const units = (count: number): string => `${number(count)} unit${count === 1 ? '' : 's'}`;

const named = ({ schedule, stages, micro_batches }: Setting): string =>
  `${{ inference: 'Inference', gpipe: 'GPipe', one_forward_one_backward: '1F1B' }[schedule]}, ${stagesOf(stages)}, ${micros(micro_batches)}`;

function captionOf(setting: Setting, idle: number, until: number, share: string): readonly string[] {
  const { stages, micro_batches, schedule } = setting;
  const count =
    idle === 0 ? 'No stage is ever idle.' : `Each stage is idle for ${idle} of ${units(until)}: ${share}.`;
  if (schedule === 'inference') {
    return [stripes(setting), `${count} Every stage keeps ${held(setting)}.`];
  }
  if (stages === 1) return ['One stage waits for nobody.', count];
  const shape =
    // A single micro-batch leaves nothing to take turns with.
    schedule === 'gpipe' || micro_batches === 1
      ? 'Stairs down, then stairs up with steps twice as long. The last stage waits at both ends of the step, the first one in the middle.'
      : 'Stairs down and stairs up cross: after a few forward passes each stage takes turns, one backward and one forward.';
  return [
    `${shape} Nothing of the next step can begin before the end, because it needs the new weights.`,
    `${count} That is the work of ${stages === 2 ? 'one more micro-batch' : `${number(stages - 1)} more micro-batches`}. Stage 1 holds ${held(setting)} at most.`,
  ];
}

/** The shape of decode. */
function stripes({ stages, micro_batches }: Setting): string {
  const waiting = stages - micro_batches;
  if (waiting > 0) {
    const working = micro_batches === 1 ? 'One stage works' : `${number(micro_batches)} stages work`;
    return `Diagonal stripes: each micro-batch runs down the stages, and as soon as it leaves the last it starts again at the first with its next token. ${working} at a time, and ${number(waiting)} ${waiting === 1 ? 'waits' : 'wait'}.`;
  }
  const form = stages === 1 ? 'One row without a gap' : 'Diagonal stripes without a gap';
  if (waiting < 0)
    return `${form}. There are more micro-batches than stages, so each queues for ${units(-waiting)} before it may start again.`;
  return stages === 1
    ? `${form}.`
    : `${form}: while one micro-batch is in a stage, another is in each of the others.`;
}

function tableOf(setting: Setting, rows: readonly Row[], until: number): Table {
  const kinds = ['filling', 'waiting', 'draining'] as const;
  const length = ({ gaps }: Row, kind: Gap['kind']): number =>
    idleOf({ stage: 0, work: [], held: 0, gaps: gaps.filter((gap) => gap.kind === kind) });
  const isTraining = setting.schedule !== 'inference';
  return {
    caption: `${named(setting)}: units of time out of ${number(until)}`,
    columns: [
      ...['stage', 'works'],
      ...(isTraining ? kinds.map((kind) => gapNames[kind]) : ['waits']),
      ...['idle', 'holds'],
    ],
    rows: rows.map((row) => [
      String(row.stage),
      number(until - idleOf(row)),
      ...(isTraining ? kinds : (['waiting'] as const)).map((kind) => number(length(row, kind))),
      number(idleOf(row)),
      micros(row.held),
    ]),
  };
}

/** How gaps are called. */
const gapNames: { readonly [kind in Gap['kind']]: string } = {
  filling: 'filling',
  waiting: 'waiting',
  draining: 'draining',
};

const labOf = (setting: Setting): string => {
  const { schedule, ...numbers } = givensOf(setting);
  // The Lab takes the first schedule unless told otherwise.
  const picked = schedule === 'one_forward_one_backward' ? { schedule } : {};
  return inLab({ ...(numbers as LabSetup), ...picked }, bubbleOf(setting));
};
