import { format } from '../../engine/format.ts';
import type { Givens } from '../../engine/quantities.ts';
import { apart } from '../plot/apart.ts';
import { axisMarks, decadesAround } from '../plot/axis.model.ts';
import { clearest } from '../plot/clearest.ts';
import { across, frame, lettering, upwards } from '../plot/frame.ts';
import { heightOfRow, upright } from '../plot/labels.ts';
import { type Point, path } from '../plot/path.ts';
import { perMillion } from '../plot/per-million.ts';
import type { Label, LineKind, Picture, PlotLine, Rule } from '../plot/picture.ts';
import { placesAlong } from '../plot/places.ts';
import { logarithmic, type Scale } from '../plot/scale.ts';
import type { Landmarks } from './landmarks.ts';
import { type Pass, passesAt, rounded } from './pass.ts';
import { bounds } from './scene.ts';

/** A picture, and the scale to place a marker by. */
export type Drawing = { readonly picture: Picture; readonly y: Scale };

/** Batch, from left to right; the same in both plots. */
export const batchScale = logarithmic([bounds.batch.least, bounds.batch.most], across);

const batches = placesAlong(batchScale);

/** The passes the lines of both plots run through. */
export const sampled = (givens: Givens): readonly Pass[] => passesAt(givens, batches);

/** Latency: the time of a step and its parts against batch. */
export function latencyDrawing(passes: readonly Pass[], landmarks: Landmarks): Drawing {
  const series = [
    { kind: 'memory', name: 'memory', of: ({ times }) => times.memory },
    { kind: 'whole', name: 'step', of: ({ times }) => times.whole },
    { kind: 'weights', name: 'weights', of: ({ times }) => times.weights },
    { kind: 'compute', name: 'compute', of: ({ times }) => times.compute },
    { kind: 'kv', name: 'KV', of: ({ times }) => times.kv },
  ] as const satisfies readonly Series[];
  const { lines, y } = drawn(passes, series, 3);
  const balance = ruleAt('balance', landmarks.balance, 'balance', 0);
  const rules = [ruleAt('optimal', landmarks.optimal, 'optimal batch', balance ? 1 : 0), balance];
  return {
    y,
    picture: {
      title: 'Latency: the time of one step',
      across: batchAxis,
      upwards: axisMarks(y, (value) => format(value, 's')),
      lines,
      rules: rules.flatMap((rule) => rule ?? []),
      beyond: beyond(landmarks.largest_fit, frame.bottom - 8),
    },
  };
}

/** Cost: what a token costs, and its parts, against batch. */
export function costDrawing(passes: readonly Pass[], landmarks: Landmarks): Drawing {
  const series = [
    { kind: 'whole', name: 'cost', of: ({ costs }) => costs.whole },
    { kind: 'weights', name: 'weights', of: ({ costs }) => costs.weights },
    { kind: 'compute', name: 'compute', of: ({ costs }) => costs.compute },
    { kind: 'kv', name: 'KV', of: ({ costs }) => costs.kv },
  ] as const satisfies readonly Series[];
  const { lines, traces, y } = drawn(passes, series, 1);
  const rules = [
    ruleAt('optimal', landmarks.optimal, 'optimal batch', 0),
    floorRule(landmarks.floor, y, traces),
  ];
  return {
    y,
    picture: {
      title: 'Cost: dollars per million tokens',
      across: batchAxis,
      upwards: axisMarks(y, (value) => perMillion(value).replace(/\.00$/, '')),
      lines,
      rules: rules.flatMap((rule) => rule ?? []),
      beyond: beyond(landmarks.largest_fit, frame.top + lettering.line),
    },
  };
}

const batchAxis = {
  title: 'batch, sequences',
  ...axisMarks(batchScale, (value) => format(value, '1')),
};

type Series = {
  readonly kind: LineKind;
  readonly name: string;
  readonly of: (pass: Pass) => number;
};

/** Parts more than this many times smaller than the least whole run out of the picture. */
const depth = 30;

type Drawn = {
  readonly lines: readonly PlotLine[];
  /** The points each line runs through. */
  readonly traces: readonly (readonly Point[])[];
  readonly y: Scale;
};

/** @param headroom - how many times the largest value must fit, for the value of the marker stands above the line */
function drawn(passes: readonly Pass[], series: readonly Series[], headroom: number): Drawn {
  const wholes = passes.map((pass) => series.find(({ kind }) => kind === 'whole')?.of(pass) ?? 0);
  const lasts = passes.slice(-1).flatMap((last) => series.map(({ of }) => of(last)));
  const low = Math.min(Math.min(...wholes) / depth, ...lasts);
  const y = logarithmic(decadesAround(low, headroom * Math.max(...wholes)), upwards);

  const traces = series.map(({ of }) =>
    passes.map((pass): Point => [batchScale.at(pass.batch), y.at(of(pass))]),
  );
  const ends = nameEnds(series, lasts.map(y.at));
  return {
    y,
    traces,
    lines: series.map(({ kind, name }, i) => ({ kind, name, path: path(traces[i] ?? []), end: ends[i] })),
  };
}

/** Where lines end and where their names stand beside one another. */
function nameEnds(series: readonly Series[], ends: readonly number[]): readonly PlotLine['end'][] {
  const whole = ends[series.findIndex(({ kind }) => kind === 'whole')] ?? 0;
  // Memory time ends under the step it is the whole of, unless compute is.
  const isHidden = (i: number) => series[i]?.kind === 'memory' && Math.abs((ends[i] ?? 0) - whole) <= 3;
  const named = ends.flatMap((line, i) => (isHidden(i) ? [] : [{ i, line }]));
  const places = apart(
    named.map(({ line }) => line),
    lettering.line,
    [frame.top, frame.bottom - 4],
  );
  const byLine = new Map(named.map(({ i, line }, rank) => [i, { line, label: places[rank] ?? line }]));
  return series.map((_, i) => byLine.get(i));
}

/** A dotted line at a batch, named above the plot; nothing for a batch that is not shown. */
function ruleAt(id: string, batch: number | undefined, name: string, row: number): Rule | undefined {
  if (batch === undefined || batch < bounds.batch.least || batch > bounds.batch.most) return undefined;
  const x = batchScale.at(batch);
  const text = `${name} ${format(rounded(batch), '1')}`;
  return upright(id, x, beside(x, heightOfRow(row), text));
}

function floorRule(floor: number, y: Scale, traces: Drawn['traces']): Rule {
  const place = y.at(floor);
  const text = `floor ${perMillion(floor)}`;
  const [above, below] = [place - 5, place + lettering.line - 2];
  const [left, right] = [frame.left + 6, frame.right - 6];
  const wanted: readonly [Label, ...Label[]] = [
    { x: left, y: above, anchor: 'start', text },
    { x: left, y: below, anchor: 'start', text },
    { x: right, y: below, anchor: 'end', text },
  ];
  return {
    id: 'floor',
    kind: 'level',
    path: `M${frame.left} ${place.toFixed(1)}H${frame.right}`,
    label: clearest(wanted, traces),
  };
}

/** A label that ends at a place, or begins there if it would not fit before it. */
function beside(x: number, y: number, text: string): Label {
  const fits = x - text.length * lettering.letter > frame.left;
  return { x: fits ? x + 3 : x - 3, y, anchor: fits ? 'end' : 'start', text };
}

function beyond(largest: number, y: number): Picture['beyond'] {
  if (largest >= bounds.batch.most) return undefined;
  return {
    x: batchScale.at(Math.max(largest, bounds.batch.least)),
    label: { x: frame.right - 5, y, anchor: 'end', text: 'does not fit' },
  };
}
