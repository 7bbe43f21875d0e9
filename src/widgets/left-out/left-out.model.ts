import { capitalised } from '../../engine/capitalised.ts';
import { format } from '../../engine/format.ts';
import type { Choices, Givens } from '../../engine/quantities.ts';
import { solve } from '../../engine/solve.ts';
import type { LabSetup } from '../lesson/in-lab.ts';
import { listed } from '../listed.ts';
import type { AxisMarks } from '../plot/axis.model.ts';
import { axisMarks } from '../plot/axis.model.ts';
import { linear } from '../plot/scale.ts';
import type { Table } from '../plot/table.ts';

/** A published pass: what is known of it, and how long it took. */
export type Pass = {
  readonly id: string;
  readonly name: string;
  /** [s] */
  readonly measured: number;
  /** How the time was come by, in a sentence. */
  readonly from: string;
  readonly givens: Givens;
  /** Whether its traffic is one the engine can count: tokens that go to experts and back. */
  readonly has_exchange: boolean;
  /** What it keeps that every token uses, with one copy on each chip; nothing where chips share it. */
  readonly copied: boolean;
  readonly remark: string;
  /** What the Lab calls its chips, model and formats. */
  readonly lab: LabSetup;
};

/** What the bound is made to count. */
export type Assumptions = {
  readonly attention: boolean;
  readonly copies: boolean;
  readonly network: 'left_out' | 'hidden' | 'serial';
  readonly overlap: NonNullable<Choices['overlap']>;
  /** Shares of the peaks that are reached. */
  readonly memory: number;
  readonly compute: number;
};

/** The lecture's bound: reading and multiplying, at full rate, at the same time. */
export const bare: Assumptions = {
  attention: false,
  copies: false,
  network: 'left_out',
  overlap: 'perfect',
  memory: 1,
  compute: 1,
};

/** The same pass in the Lab; nothing where its exchange is counted, whose wires the Lab cannot be told. */
export function labSetup(pass: Pass, assumed: Assumptions): LabSetup | undefined {
  if (pass.has_exchange && assumed.network !== 'left_out') return undefined;
  const { chips, batch, context, total_params, overlap, attention_arithmetic } = givensUnder(pass, assumed);
  return {
    ...pass.lab,
    ...{ chips, batch, context, overlap, attention_arithmetic },
    ...(pass.copied && assumed.copies && { total_params }),
    memory_efficiency: assumed.memory,
    compute_efficiency: assumed.compute,
  };
}

export type PartId = 'weights' | 'kv' | 'linear' | 'attention' | 'exchange';

/** A part of the pass, from when to when. [s] */
export type Part = { readonly id: PartId; readonly from: number; readonly to: number };

export type Account = {
  readonly parts: readonly Part[];
  /** [s] */
  readonly bound: number;
  readonly measured: number;
};

export const partNames: { readonly [id in PartId]: string } = {
  weights: 'reading weights',
  kv: 'reading caches',
  linear: 'multiplying weights',
  attention: 'attention’s arithmetic',
  exchange: 'exchange between experts',
};

/** The givens of a pass under some assumptions. */
function givensUnder({ givens, has_exchange, copied }: Pass, assumed: Assumptions): Givens {
  const { attention, copies, network, overlap, memory, compute } = assumed;
  const shared = copied && copies ? { total_params: withCopies(givens) } : {};
  return {
    ...givens,
    ...shared,
    overlap,
    attention_arithmetic: attention ? 'counted' : 'ignored',
    ...(has_exchange && network !== 'left_out' && { network }),
    memory_efficiency: memory,
    compute_efficiency: compute,
  };
}

/** What is read where each chip has its own copy of what all tokens use: that many times over, and every expert once. */
function withCopies(givens: Givens): number {
  const { chips = 1 } = givens;
  const all = solve(givens, 'total_params').value;
  const experts = solve(givens, 'expert_params').value;
  return chips * (all - experts) + experts;
}

/** The parts of a pass laid along its time, and when it ends. */
export function account(pass: Pass, assumed: Assumptions): Account {
  const givens = givensUnder(pass, assumed);
  const seconds = (of: string): number => solve(givens, of).value;
  const length: { readonly [id in PartId]: number } = {
    weights: seconds('weight_time'),
    kv: seconds('kv_time'),
    linear: seconds('batch * sequence_compute_time'),
    attention: assumed.attention ? seconds('batch * sequence_attention_time') : 0,
    exchange: pass.has_exchange && assumed.network !== 'left_out' ? seconds('all_to_all_time') : 0,
  };
  const step = seconds('step_time');
  const bound = length.exchange > 0 ? seconds('networked_step_time') : step;
  const starts = startsOf(length, assumed, step);
  const parts = (Object.keys(length) as PartId[])
    .filter((id) => length[id] > 0)
    .map((id): Part => ({ id, from: starts[id], to: starts[id] + length[id] }));
  return { parts, bound, measured: pass.measured };
}

type Lengths = { readonly [id in PartId]: number };

/** When each part begins. Reading is one lane and multiplying another; the overlap says how the lanes stand to each other. */
function startsOf(
  { weights, kv, linear, attention }: Lengths,
  { overlap, network }: Assumptions,
  step: number,
): Lengths {
  const exchange = network === 'serial' ? step : 0;
  switch (overlap) {
    case 'perfect':
      return { weights: 0, kv: weights, linear: 0, attention: linear, exchange };
    case 'attention_serial': {
      const looking = Math.max(kv, attention);
      return { kv: 0, attention: 0, weights: looking, linear: looking, exchange };
    }
    case 'none': {
      const read = weights + kv;
      return { weights: 0, kv: weights, linear: read, attention: read + linear, exchange };
    }
    default:
      return overlap satisfies never;
  }
}

/** Where things stand in the picture. */
export const field = { width: 360, left: 76, right: 346, top: 8, row: 30, bar: 18 } as const;
const lanes = ['memory', 'arithmetic', 'network', 'bound', 'measured'] as const;
type Lane = (typeof lanes)[number];
const laneOf: { readonly [id in PartId]: Lane } = {
  weights: 'memory',
  kv: 'memory',
  linear: 'arithmetic',
  attention: 'arithmetic',
  exchange: 'network',
};

export type Bar = {
  readonly id: PartId | 'bound' | 'measured';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Inside the bar or beside it; nothing where the bar is too narrow for what stands in it. */
  readonly label: { readonly x: number; readonly y: number; readonly text: string } | undefined;
};

export type Chart = {
  readonly height: number;
  readonly names: readonly { readonly y: number; readonly text: string }[];
  readonly bars: readonly Bar[];
  readonly axis: AxisMarks;
  /** Where the measured pass ends. */
  readonly end: number;
};

/** The account drawn: a row for each lane, one for the bound and one for what was measured. */
export function chart({ parts, bound, measured }: Account): Chart {
  const x = linear([0, 1.18 * Math.max(bound, measured)], [field.left, field.right]);
  const rowOf = (lane: Lane): number => field.top + lanes.indexOf(lane) * field.row;
  const bar = (id: Bar['id'], lane: Lane, from: number, to: number, isWhole: boolean): Bar => {
    const [start, width, y] = [x.at(from), x.at(to) - x.at(from), rowOf(lane)];
    const text = milliseconds(to - from);
    const label = isWhole
      ? { x: start + width + 6, y: y + 13, text }
      : width > text.length * 6.2 + 6
        ? { x: start + 5, y: y + 13, text }
        : undefined;
    return { id, x: start, y, width, label };
  };
  const height = field.top + lanes.length * field.row + 24;
  return {
    height,
    names: lanes.map((lane) => ({ y: rowOf(lane) + 13, text: lane === 'bound' ? 'the bound' : lane })),
    bars: [
      ...parts.map(({ id, from, to }) => bar(id, laneOf[id], from, to, false)),
      bar('bound', 'bound', 0, bound, true),
      bar('measured', 'measured', 0, measured, true),
    ],
    axis: axisMarks(x, milliseconds),
    end: x.at(measured),
  };
}

const milliseconds = (value: number): string => (value === 0 ? '0' : format(value, 's'));
const percent = (share: number): string => `${Math.round(100 * share)}%`;

/** What is seen, in words. */
export function words({ parts, bound, measured }: Account): string {
  const said = listed(parts.map(({ id, from, to }) => `${partNames[id]} ${milliseconds(to - from)}`));
  const sentence = `${capitalised(said)}.`;
  const whole = `The bound is ${milliseconds(bound)} and the measured pass ${milliseconds(measured)}`;
  if (milliseconds(bound) === milliseconds(measured) || percent(Math.abs(bound / measured - 1)) === '0%')
    return `${sentence} ${whole}: they are the same to within a per cent.`;
  return bound > measured
    ? `${sentence} ${whole}: too long by ${percent(bound / measured - 1)}, ${whyTooLong(parts, measured)}`
    : `${sentence} ${whole}: ${percent(bound / measured)} of it is explained.`;
}

/** Parts of one lane cannot hide one another: where a lane alone is longer than the pass, it must have run faster. */
function whyTooLong(parts: readonly Part[], measured: number): string {
  const lengthOf = (lane: Lane): number =>
    parts.reduce((sum, { id, from, to }) => (laneOf[id] === lane ? sum + to - from : sum), 0);
  return lanes.some((lane) => lengthOf(lane) > measured)
    ? 'so more of the peak was reached than is set here.'
    : 'so something counted here is hidden in the real pass.';
}

/** Steps from the lecture's bound to one with everything in it, each with what it comes to. */
export function stepsOf(pass: Pass): readonly (readonly [name: string, assumed: Assumptions])[] {
  const attention = { ...bare, attention: true };
  const copies = pass.copied ? { ...attention, copies: true } : attention;
  const hidden: Assumptions = { ...copies, network: 'hidden' };
  const serial: Assumptions = { ...copies, network: 'serial' };
  const last = pass.has_exchange ? serial : copies;
  return [
    ['reading and multiplying at once', bare],
    ['attention’s arithmetic counted', attention],
    ...(pass.copied ? ([['and a copy of the shared weights on each chip', copies]] as const) : []),
    ...(pass.has_exchange
      ? ([
          ['and the exchange, hidden', hidden],
          ['and the exchange, in series', serial],
        ] as const)
      : []),
    ['and nothing at the same time', { ...last, overlap: 'none' }],
    ['and seven tenths of both peaks', { ...last, overlap: 'none', memory: 0.7, compute: 0.7 }],
  ];
}

export function tableOf(pass: Pass): Table {
  return {
    caption: `${pass.name}: what the bound comes to as more is counted; measured ${milliseconds(pass.measured)}`,
    columns: ['counted', 'bound', 'of the measured time'],
    rows: stepsOf(pass).map(([name, assumed]) => {
      const { bound, measured } = account(pass, assumed);
      return [name, milliseconds(bound), percent(bound / measured)];
    }),
  };
}
