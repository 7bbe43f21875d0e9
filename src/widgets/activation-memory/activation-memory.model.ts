import type { Hardware, Model } from '../../engine/catalogue.ts';
import { format } from '../../engine/format.ts';
import type { Givens } from '../../engine/quantities.ts';
import { scenario } from '../../engine/scenario.ts';
import { solve } from '../../engine/solve.ts';
import { octaveSteps } from '../controls/octave-steps.ts';
import { inLab } from '../lesson/in-lab.ts';
import { apart } from '../plot/apart.ts';
import { axisMarks } from '../plot/axis.model.ts';
import { across, frame, lettering, upwards } from '../plot/frame.ts';
import { type Point, path } from '../plot/path.ts';
import type { Label, LineKind, MarkerReading, Picture } from '../plot/picture.ts';
import { valueAcross } from '../plot/places.ts';
import { linear } from '../plot/scale.ts';
import type { Table } from '../plot/table.ts';

export type Setup = {
  readonly hardware: Hardware;
  readonly model: Model;
  readonly layers: number;
  /** Tokens of a training step on one chip. */
  readonly tokens: number;
  /** Vectors a layer keeps of each token. */
  readonly vectors: number;
};

export const layerBounds = { least: 1, most: 256, whole: true } as const;
export const layerSteps = octaveSteps(1, 256);
export const tokenBounds = { least: 256, most: 131_072, whole: true } as const;
export const tokenSteps = octaveSteps(256, 131_072);
export const vectorBounds = { least: 1, most: 64, whole: true } as const;
export const vectorSteps = octaveSteps(1, 64);

export const givensOf = ({ hardware, model, layers, tokens, vectors }: Setup): Givens => ({
  ...scenario({ hardware, model }),
  layers,
  training_batch: tokens,
  activations_per_element: vectors,
  bytes_per_activation: 2,
});

/** Three ways to have a layer's input at hand when its backward pass comes. */
export type Way = 'stored' | 'inputs' | 'reversible';

/** Bytes of the most that is held, bytes at the end of the forward pass, and the step's length in forward passes. */
type Course = { readonly rise: number; readonly held: number; readonly end: number };

/** What each way holds and how long its step takes. Time is in forward passes, of which a backward pass takes two. */
export function coursesOf(givens: Givens): { readonly [Id in Way]: Course } {
  const value = (ask: string) => solve(givens, ask).value;
  const plain = value('train_flop_per_param / flop_per_param');
  const repeated = value('reversible_compute * train_flop_per_param / flop_per_param');
  const one = value('reversible_activation_bytes');
  return {
    stored: { rise: value('activation_bytes'), held: 0, end: plain },
    inputs: {
      rise: value('layers / one_layer * training_batch * model_dim * bytes_per_activation'),
      held: one,
      end: repeated,
    },
    reversible: { rise: 0, held: one, end: repeated },
  };
}

/** Bytes held at a time: rising through the forward pass, falling through the backward one, on top of the one layer at work. */
export function heldAt({ rise, held, end }: Course, time: number): number {
  if (time > end) return 0;
  return held + (time <= 1 ? rise * time : (rise * (end - time)) / (end - 1));
}

const ways: readonly { readonly id: Way; readonly name: string; readonly kind: LineKind }[] = [
  { id: 'stored', name: 'all stored', kind: 'whole' },
  { id: 'inputs', name: 'inputs', kind: 'mixed' },
  { id: 'reversible', name: 'reversible', kind: 'broken' },
];

export type Memory = {
  readonly picture: Picture;
  /** The name of the line that ends in nothing. */
  readonly stored: Label;
  readonly shape: string;
  readonly fits: string;
  readonly table: Table;
  readonly lab: string;
};

const longest = 4;
/** Where the name of what is stored stands: soon after the most is held. */
const fall = 1.25;
const x = linear([0, longest], across);
const bytes = (value: number): string => format(value, 'byte');

/** Room above the highest line, so that its name is not at the edge. */
const air = 1.08;

function heights(setup: Setup) {
  const courses = coursesOf(givensOf(setup));
  const peak = Math.max(...Object.values(courses).map((course) => heldAt(course, 1)));
  const room = setup.hardware.memory_capacity;
  // A memory far larger than what is held would press the lines to the ground.
  const top = room < 3 * peak ? Math.max(peak, room) : peak;
  return { courses, peak, room, isRoomShown: room <= top, y: linear([0, top * air], upwards) };
}

/** Activations held during one training step, three ways. */
export function memoryOf(setup: Setup): Memory {
  const { courses, room, isRoomShown, y } = heights(setup);
  const peaks = ways.map(({ id }) => heldAt(courses[id], 1));
  // What is stored ends in nothing, long before the others: its name stands beside its fall.
  const kept = ways.filter(({ id }) => id !== 'stored');
  const ends = kept.map(({ id }) => y.at(heldAt(courses[id], courses[id].end)));
  const labels = apart(ends, lettering.line + 2, [frame.top, frame.bottom - 4]);
  const [stored = 0, inputs = 0, reversible = 0] = peaks;
  return {
    picture: {
      title: 'Activations held on one chip during a training step',
      across: { ...axisMarks(x, (time) => format(time, '1')), title: 'time, in forward passes' },
      upwards: axisMarks(y, bytes),
      lines: ways.map(({ id, name, kind }) => {
        const at = kept.findIndex((one) => one.id === id);
        const end = at < 0 ? undefined : { line: ends[at] ?? 0, label: labels[at] ?? 0 };
        return { kind, name, path: path(pointsOf(courses[id], y.at)), end };
      }),
      rules: isRoomShown
        ? [
            {
              id: 'room',
              kind: 'level',
              path: `M${frame.left} ${y.at(room).toFixed(1)}H${frame.right}`,
              label: {
                x: frame.right,
                y: y.at(room) - 5,
                anchor: 'end',
                text: `a chip’s ${bytes(room)}`,
              },
            },
          ]
        : [],
      beyond: undefined,
    },
    stored: {
      x: x.at(fall) + 8,
      y: y.at(heldAt(courses.stored, fall)) + 4,
      anchor: 'start',
      text: ways[0]?.name ?? '',
    },
    shape: `With everything stored, memory climbs to ${bytes(stored)} at the end of the forward pass and comes down through the backward pass, which takes twice as long. With reversible layers it stays at ${bytes(reversible)}, one layer’s, and the step takes ${format(courses.reversible.end, '1')} forward passes instead of ${format(courses.stored.end, '1')}. ${keepingInputs(inputs, stored)}`,
    fits: fitting(stored, reversible, room),
    table: {
      caption: 'Most activations held at once, by number of layers',
      columns: ['layers', 'all stored', 'inputs only', 'reversible'],
      rows: [8, 16, 32, 64, 128, 256].map((layers) => {
        const at = coursesOf(givensOf({ ...setup, layers }));
        return [format(layers, '1'), ...ways.map(({ id }) => bytes(heldAt(at[id], 1)))];
      }),
    },
    lab: inLab(
      {
        hardware: setup.hardware.id,
        model: setup.model.id,
        layers: setup.layers,
        training_batch: setup.tokens,
        activations_per_element: setup.vectors,
        bytes_per_activation: 2,
      },
      'activation_saving',
    ),
  };
}

function pointsOf(course: Course, height: (value: number) => number): readonly Point[] {
  const times = [0, 1, course.end];
  return times.map((time): Point => [x.at(time), height(heldAt(course, time))]);
}

/** With a single layer, or a single vector of each, its input is all there is to keep. */
const keepingInputs = (inputs: number, stored: number): string =>
  inputs < stored
    ? `Keeping only each layer’s input lies between, ${bytes(inputs)}, for the same longer step.`
    : 'Keeping only each layer’s input saves nothing here, for the same longer step.';

function fitting(stored: number, reversible: number, room: number): string {
  const chip = bytes(room);
  if (stored <= room)
    return `All of it would fit into the ${chip} of a chip, if weights and optimiser took none of it.`;
  if (reversible <= room)
    return `Stored, it is more than the ${chip} of a chip; reversible, it leaves ${bytes(room - reversible)} free.`;
  return `Even one layer’s are more than the ${chip} of a chip; fewer tokens must be on it.`;
}

export type Reading = { readonly marker: MarkerReading; readonly here: string };

export const timeSteps = Array.from({ length: longest * 8 + 1 }, (_, i) => i / 8);

/** What is held at one time of the step. */
export function readingAt(setup: Setup, time: number): Reading {
  const { courses, y } = heights(setup);
  const say = (way: Way): string =>
    time > courses[way].end ? 'has finished' : `holds ${bytes(heldAt(courses[way], time))}`;
  const stored = heldAt(courses.stored, time);
  // On the right the line has fallen; at the left end, a name before it would be struck through by it.
  const isAfter = time > longest / 2 || time < 0.8;
  const here = `After ${format(time, '1')} forward ${time === 1 ? 'pass' : 'passes'} plain training ${say('stored')}, the reversible one ${say('reversible')}.`;
  return {
    here,
    marker: {
      x: x.at(time),
      y: y.at(stored),
      label: {
        x: x.at(time) + (isAfter ? 13 : -13),
        y: Math.max(frame.top + lettering.line, y.at(stored) - 8),
        anchor: isAfter ? 'start' : 'end',
        text: time > courses.stored.end ? 'finished' : bytes(stored),
      },
      now: time,
      min: 0,
      max: longest,
      text: here,
    },
  };
}

/** The time at a share of the plot's width, to an eighth of a forward pass. */
export const timeAt = (share: number): number => Math.round(valueAcross(x, share) * 8) / 8;
