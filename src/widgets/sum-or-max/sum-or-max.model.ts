import type { Hardware, Model } from '../../engine/catalogue.ts';
import { format } from '../../engine/format.ts';
import type { Givens } from '../../engine/quantities.ts';
import { scenario } from '../../engine/scenario.ts';
import { solve } from '../../engine/solve.ts';
import { sweep } from '../../engine/sweep.ts';
import { rounded } from '../batch-plots/pass.ts';
import { octaveSteps } from '../controls/octave-steps.ts';
import type { Bounds } from '../controls/read-number.ts';
import { apart } from '../plot/apart.ts';
import { axisMarks, decadesAround } from '../plot/axis.model.ts';
import { across, frame, lettering, upwards } from '../plot/frame.ts';
import { abovePlot, besideMarker, upright } from '../plot/labels.ts';
import { type Point, path } from '../plot/path.ts';
import type { LineKind, MarkerReading, Picture, PlotLine } from '../plot/picture.ts';
import { aimedAt, placesAlong } from '../plot/places.ts';
import { linear, logarithmic, type Scale } from '../plot/scale.ts';
import type { Table } from '../plot/table.ts';

/** What is chosen; the batch is what the plots run over. */
export type Scene = { readonly hardware: Hardware; readonly model: Model; readonly context: number };

export const bounds = {
  batch: { least: 1, most: 2 ** 13, whole: true },
  context: { least: 1, most: 2 ** 18, whole: true },
} as const satisfies { readonly [field: string]: Bounds };
export const batchSteps = octaveSteps(1, bounds.batch.most);
export const contextSteps = octaveSteps(128, bounds.context.most);

/** The formula of the summary: the longest of the three. */
const longest = 'max(compute_time, weight_time, kv_time)';
/** The batch at which the two formulas are furthest apart: where what a sequence adds has grown as long as the weights. */
const furthestAt = 'full_weight_time / max(sequence_compute_time, sequence_kv_time)';

/** Both formulas over the batch. */
export type Drawn = {
  readonly givens: Givens;
  readonly times: Picture;
  readonly ratio: Picture;
  readonly scales: { readonly x: Scale; readonly times: Scale; readonly ratio: Scale };
  /** Where they are furthest apart, and how far. */
  readonly furthest: { readonly batch: number; readonly ratio: number };
  readonly says: { readonly times: string; readonly ratio: string };
  readonly table: Table;
};

/** One batch under both formulas. */
export type Reading = {
  readonly times: MarkerReading;
  readonly ratio: MarkerReading;
  readonly words: string;
};

export const givensOf = ({ hardware, model, context }: Scene): Givens =>
  scenario({ hardware, model, context });

const x = logarithmic([bounds.batch.least, bounds.batch.most], across);
const places = placesAlong(x);
const ratioScale = linear([1, 2.2], upwards);

/** Both formulas, drawn and told. */
export function drawn(scene: Scene): Drawn {
  const givens = givensOf(scene);
  const row = (id: 'compute_time' | 'weight_time' | 'kv_time' | 'step_time') => [
    ...sweep(givens, 'batch', places, id),
  ];
  const [compute, weights, kv, sum] = [
    row('compute_time'),
    row('weight_time'),
    row('kv_time'),
    row('step_time'),
  ];
  const max = places.map((batch) => solve({ ...givens, batch }, longest).value);
  const furthest = furthestOf(givens);
  const y = logarithmic(decadesAround(Math.min(...max) / 2, Math.max(...sum)), upwards);

  return {
    givens,
    furthest,
    scales: { x, times: y, ratio: ratioScale },
    times: {
      title: 'Time of a pass, by both formulas',
      across: batchAxis,
      upwards: axisMarks(y, seconds),
      lines: namedLines(y, [
        ['whole', 'added', sum],
        ['weights', 'weights', weights],
        ['kv', 'KV', kv],
        ['compute', 'compute', compute],
        ['broken', '', max],
      ]),
      rules: uprightAt(furthest),
      beyond: undefined,
    },
    ratio: {
      title: 'Added, over the longest of three',
      across: batchAxis,
      upwards: axisMarks(ratioScale, (value) => `${value.toFixed(1)}×`),
      lines: namedLines(ratioScale, [['whole', '', sum.map((value, at) => value / (max[at] ?? value))]]),
      rules: uprightAt(furthest),
      beyond: undefined,
    },
    says: wordsOf(furthest, ratioAt(givens, bounds.batch.least)),
    table: tableOf(givens, furthest.batch),
  };
}

function furthestOf(givens: Givens): Drawn['furthest'] {
  // A cache that is longer than the weights meets them below one sequence, which nobody can run.
  const batch = Math.max(bounds.batch.least, solve(givens, furthestAt).value);
  return { batch, ratio: ratioAt(givens, batch) };
}

const bothAt = (givens: Givens, batch: number) => ({
  sum: solve({ ...givens, batch }, 'step_time').value,
  max: solve({ ...givens, batch }, longest).value,
});

function ratioAt(givens: Givens, batch: number): number {
  const { sum, max } = bothAt(givens, batch);
  return sum / max;
}

/** The marker in both plots. */
export function reading({ givens, scales }: Drawn, batch: number): Reading {
  const { sum, max } = bothAt(givens, batch);
  const ratio = times(sum / max);
  const words = `At ${sequences(batch)} a pass takes ${seconds(sum)} where the reading is added up, ${seconds(max)} by the longest of three: ${ratio} apart.`;
  const marker = (y: number, text: string): MarkerReading => {
    const place = scales.x.at(batch);
    return {
      x: place,
      y,
      label: besideMarker(place, y, text),
      now: batch,
      min: bounds.batch.least,
      max: bounds.batch.most,
      text: `${sequences(batch)}: ${seconds(sum)} added, ${seconds(max)} by the longest of three, ${ratio} apart`,
    };
  };
  return {
    times: marker(scales.times.at(sum), seconds(sum)),
    ratio: marker(scales.ratio.at(sum / max), ratio),
    words,
  };
}

/** The batch at a share of a plot's width, to two figures, as a pointer can aim. */
export const batchAt = (share: number): number => Math.max(1, Math.round(aimedAt(x, share)));

const seconds = (value: number): string => format(value, 's');
const sequences = (value: number): string => format(value, 'sequence');
/** `1.62 times`. */
const times = (value: number): string => `${value.toFixed(2)} times`;

const batchAxis = { title: 'batch, sequences', ...axisMarks(x, (value) => format(value, '1')) };

type Series = readonly [kind: LineKind, name: string, values: readonly number[]];

function namedLines(y: Scale, series: readonly Series[]): readonly PlotLine[] {
  const named = series.filter(([, name]) => name);
  const ends = named.map(([, , values]) => y.at(values.at(-1) ?? 1));
  const labels = apart(ends, lettering.line, [frame.top, frame.bottom - 4]);
  return series.map(([kind, name, values]): PlotLine => {
    const at = named.findIndex(([other]) => other === kind);
    return {
      kind,
      name,
      path: path(values.map((value, i): Point => [x.at(places[i] ?? 1), y.at(value)])),
      end: name ? { line: ends[at] ?? 0, label: labels[at] ?? 0 } : undefined,
    };
  });
}

/** Below this ratio two lines lie on one another. */
const seen = 1.005;

/** Whether there is a place in the picture where the two can be seen furthest apart. */
const isShown = ({ batch, ratio }: Drawn['furthest']): boolean => ratio >= seen && batch <= bounds.batch.most;

/** A dotted line where the formulas are furthest apart, if that is in the picture. */
function uprightAt(furthest: Drawn['furthest']): Picture['rules'] {
  if (!isShown(furthest)) return [];
  const { batch } = furthest;
  const place = x.at(batch);
  return [upright('furthest', place, abovePlot(place, `furthest apart at ${format(rounded(batch), '1')}`))];
}

/** @param alone - the ratio of a single sequence, where the plots begin */
function wordsOf(furthest: Drawn['furthest'], alone: number): Drawn['says'] {
  const lines =
    'Heavy: weights and KV added, then the longer of that and compute. Broken: the longest of the three.';
  return {
    times: isShown(furthest)
      ? `${lines} Far from the dotted line the two agree; around it the heavy line leaves earlier and bends gently, where the broken one has a corner.`
      : lines,
    ratio: ratioInWords(furthest, alone),
  };
}

function ratioInWords({ batch, ratio }: Drawn['furthest'], alone: number): string {
  if (ratio < seen) return 'The two formulas agree at every batch.';
  if (batch <= bounds.batch.least)
    return `The two are furthest apart with a single sequence, ${times(ratio)}, and come together as the batch grows.`;
  const [from, where] = [times(alone), sequences(rounded(batch))];
  return batch > bounds.batch.most
    ? `The ratio rises from ${from} and is furthest beyond this plot, at ${where}: ${times(ratio)}.`
    : `The ratio rises from ${from} to ${times(ratio)} at ${where}, and falls back towards 1 or towards what compute leaves of it.`;
}

function tableOf(givens: Givens, furthest: number): Table {
  const batches = [1, 8, 32, 64, 128, 256, 512, 1024, 2048, 8192, rounded(furthest)]
    .filter((batch) => batch <= bounds.batch.most)
    .sort((a, b) => a - b);
  return {
    caption: 'The time of a pass by both formulas',
    columns: ['batch', 'weights', 'KV', 'compute', 'added', 'longest of three', 'apart'],
    rows: [...new Set(batches)].map((batch) => {
      const at = { ...givens, batch };
      const { sum, max } = bothAt(givens, batch);
      const parts = (['weight_time', 'kv_time', 'compute_time'] as const).map((id) =>
        seconds(solve(at, id).value),
      );
      return [format(batch, '1'), ...parts, seconds(sum), seconds(max), times(sum / max)];
    }),
  };
}
