import type { Hardware, Model } from '../../engine/catalogue.ts';
import { format } from '../../engine/format.ts';
import type { Givens } from '../../engine/quantities.ts';
import { scenario } from '../../engine/scenario.ts';
import { shown } from '../../engine/shown.ts';
import { solve } from '../../engine/solve.ts';
import { sweep } from '../../engine/sweep.ts';
import { chipName } from '../lesson/chip-name.ts';
import { inLab } from '../lesson/in-lab.ts';
import { axisMarks, decadesAround } from '../plot/axis.model.ts';
import { across, frame, lettering, upwards } from '../plot/frame.ts';
import { besideMarker } from '../plot/labels.ts';
import { type Point, path } from '../plot/path.ts';
import type { MarkerReading, Picture } from '../plot/picture.ts';
import { placesAlong } from '../plot/places.ts';
import { along } from '../plot/quantity-axis.ts';
import { logarithmic, type Scale } from '../plot/scale.ts';
import type { Table } from '../plot/table.ts';

/** Passes of one model that were timed on one chip, by rising batch. */
export type Timed = {
  readonly hardware: Hardware;
  readonly passes: readonly {
    /** [sequence] */
    readonly batch: number;
    /** [s] */
    readonly time: number;
  }[];
};

/** Two chips that were timed with the same batches; the second reads faster. */
export type Setup = {
  readonly model: Model;
  /** [token] of each sequence */
  readonly context: number;
  readonly chips: readonly [Timed, Timed];
};

/** Measured passes over the bounds of two chips. */
export type Drawn = {
  readonly picture: Picture;
  /** Where each chip's passes lie. */
  readonly points: readonly (readonly Point[])[];
  /** The batches that were timed: where the marker can stand. */
  readonly batches: readonly number[];
  readonly x: Scale;
  readonly y: Scale;
  readonly table: Table;
};

const givensOf = ({ model, context }: Setup, { hardware }: Timed): Givens =>
  scenario({ hardware, model, chips: 1, context });

const boundAt = (setup: Setup, chip: Timed, batch: number): number =>
  solve({ ...givensOf(setup, chip), batch }, 'step_time').value;

/** The time that was measured for a batch. @throws {RangeError} for a batch that was not timed */
function timeAt({ passes, hardware }: Timed, batch: number): number {
  const pass = passes.find((one) => one.batch === batch);
  if (!pass) throw new RangeError(`${hardware.name} was not timed with a batch of ${batch}`);
  return pass.time;
}

export function drawn(setup: Setup): Drawn {
  const { chips } = setup;
  const batches = chips[0].passes.map(({ batch }) => batch);
  const [least = 1, most = 1] = [batches[0], batches.at(-1)];
  const x = logarithmic([least, most], across);
  const places = placesAlong(x);
  const bounds = chips.map((chip) => [...sweep(givensOf(setup, chip), 'batch', places, 'step_time')]);
  const times = chips.flatMap(({ passes }) => passes.map(({ time }) => time));
  const y = logarithmic(decadesAround(Math.min(...bounds.flat()), Math.max(...times)), upwards);
  const kinds = ['plain', 'broken'] as const;
  const ends = bounds.map((values) => y.at(values.at(-1) ?? 0));

  return {
    x,
    y,
    batches,
    picture: {
      title: `Time of a pass against batch, ${setup.model.name}, ${format(setup.context, 'token')} of context`,
      across: along('batch', x),
      upwards: axisMarks(y, (seconds) => format(seconds, 's')),
      lines: bounds.map((values, i) => ({
        kind: kinds[i] ?? 'mixed',
        path: path(values.map((value, at): Point => [x.at(places[at] ?? 0), y.at(value)])),
        name: `bound of the ${chipName(chips[i]?.hardware ?? chips[0].hardware)}`,
        // Where the two are one line, their names stand one below the other.
        end: { line: ends[i] ?? 0, label: (ends[i] ?? 0) + (i === 0 ? -1 : 2) * lettering.line },
      })),
      rules: [],
      beyond: undefined,
    },
    points: chips.map(({ passes }) => passes.map(({ batch, time }): Point => [x.at(batch), y.at(time)])),
    table: {
      caption: `Passes of ${setup.model.name}, measured and their bounds`,
      columns: [
        'batch',
        ...chips.flatMap(({ hardware }) => [chipName(hardware), `bound of the ${chipName(hardware)}`]),
      ],
      rows: batches.map((batch) => [
        format(batch, '1'),
        ...chips.flatMap((chip) => [seconds(timeAt(chip, batch)), seconds(boundAt(setup, chip, batch))]),
      ]),
    },
  };
}

const seconds = (time: number): string => shown('step_time', time);

/** One batch that was timed. */
export type Reading = {
  readonly marker: MarkerReading;
  /** What each chip took, beside its bound. */
  readonly took: string;
  /** What the faster memory saved, beside what the bound says of it. */
  readonly saved: string;
  readonly spoken: string;
  readonly lab: string;
};

/** @throws {RangeError} for a batch that was not timed */
export function readingAt(setup: Setup, { x, y, batches }: Drawn, batch: number): Reading {
  const [slow, fast] = setup.chips;
  const [slowTime, fastTime] = [timeAt(slow, batch), timeAt(fast, batch)];
  const [slowBound, fastBound] = [boundAt(setup, slow, batch), boundAt(setup, fast, batch)];
  const [slowName, fastName] = [chipName(slow.hardware), chipName(fast.hardware)];
  const bandwidth = fast.hardware.memory_bandwidth / slow.hardware.memory_bandwidth;
  const times = (time: number, bound: number) =>
    `${(time / bound).toFixed(2)} times its bound of ${seconds(bound)}`;
  const took = `With ${format(batch, 'sequence')} the ${slowName} took ${seconds(slowTime)}, ${times(slowTime, slowBound)}, and the ${fastName} ${seconds(fastTime)}, ${times(fastTime, fastBound)}.`;
  const share = (before: number, after: number) => `${Math.round(100 * (1 - after / before))}%`;
  const saved = `The ${fastName} reads ${bandwidth.toFixed(2)} times as fast and multiplies no faster. It saved ${share(slowTime, fastTime)} of the time; the bounds differ by ${share(slowBound, fastBound)}.`;
  return {
    took,
    saved,
    spoken: `${took} ${saved}`,
    marker: {
      x: x.at(batch),
      y: y.at(slowTime),
      label: { ...besideMarker(x.at(batch), y.at(slowTime), seconds(slowTime)), y: y.at(slowTime) - 14 },
      now: batch,
      min: batches[0] ?? batch,
      max: batches.at(-1) ?? batch,
      text: `batch ${format(batch, 'sequence')}: ${slowName} ${seconds(slowTime)}, ${fastName} ${seconds(fastTime)}`,
    },
    lab: inLab(
      { hardware: slow.hardware.id, model: setup.model.id, chips: 1, context: setup.context, batch },
      'step_time',
    ),
  };
}

/** The timed batch nearest to a share of the plot's width. */
export function batchAt({ x, batches }: Drawn, share: number): number {
  const place = frame.left + share * (frame.right - frame.left);
  return batches.reduce((best, batch) =>
    Math.abs(x.at(batch) - place) < Math.abs(x.at(best) - place) ? batch : best,
  );
}
