import type { Hardware, Model } from '../../engine/catalogue.ts';
import { format } from '../../engine/format.ts';
import type { Givens, QuantityId } from '../../engine/quantities.ts';
import { scenario } from '../../engine/scenario.ts';
import { shown } from '../../engine/shown.ts';
import { solve } from '../../engine/solve.ts';
import { sweep } from '../../engine/sweep.ts';
import { octaveSteps } from '../controls/octave-steps.ts';
import { inLab } from '../lesson/in-lab.ts';
import { axisMarks } from '../plot/axis.model.ts';
import { curvesOf, markOn } from '../plot/curves.model.ts';
import { across, frame, lettering, upwards } from '../plot/frame.ts';
import { type Point, path } from '../plot/path.ts';
import type { MarkerReading, Picture } from '../plot/picture.ts';
import { aimedAt, placesAlong } from '../plot/places.ts';
import { along } from '../plot/quantity-axis.ts';
import { linear, logarithmic } from '../plot/scale.ts';
import type { Table } from '../plot/table.ts';

export type Setup = { readonly hardware: Hardware; readonly model: Model };

export const bounds = { least: 1, most: 1024, whole: true } as const;
export const batchSteps = octaveSteps(bounds.least, bounds.most);

/** A share of the experts that somebody counted, as a place in the plot and in words. */
export type Measured = {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  readonly label: string;
  /** What was counted, beside what independent routing would touch. */
  readonly words: string;
};

export type Touched = {
  readonly share: Picture;
  readonly time: Picture;
  readonly shapes: { readonly share: string; readonly time: string };
  readonly measured: readonly Measured[];
  readonly table: Table;
};

const x = logarithmic([bounds.least, bounds.most], across);
const y = linear([0, 1], upwards);
const asked = { over: 'batch', from: bounds.least, to: bounds.most } as const;

export const givensOf = ({ hardware, model }: Setup): Givens =>
  scenario({ hardware, model, experts_read: 'touched' });

/** Experts touched and the time to read them, against batch. */
export function touchedOf(setup: Setup): Touched {
  const givens = givensOf(setup);
  const time = timeOf(givens);
  return {
    share: sharePicture(givens),
    time: time.picture,
    shapes: { share: shareShape(givens), time: timeShape(givens) },
    measured: measuredOf(setup, givens),
    table: tableOf(givens),
  };
}

const timeOf = (givens: Givens) => curvesOf(givens, { ...asked, of: ['weight_time', 'full_weight_time'] });

function sharePicture(givens: Givens): Picture {
  const places = placesAlong(x);
  const shares = sweep(givens, 'batch', places, 'touched_experts');
  const points = places.map((place, i): Point => [x.at(place), y.at(shares[i] ?? 0)]);
  const end = points.at(-1)?.[1] ?? 0;
  return {
    title: 'Share of a layer’s experts that a pass touches, against batch',
    across: along('batch', x),
    upwards: axisMarks(y, (share) => format(share, '%')),
    lines: [
      { kind: 'plain', path: path(points), name: 'touched', end: { line: end, label: end + lettering.line } },
    ],
    rules: [],
    beyond: undefined,
  };
}

/** The first whole batch that touches this share of the experts. */
export function batchThatTouches(givens: Givens, share: number): number {
  const batches = Array.from({ length: 4096 }, (_, i) => i + 1);
  const shares = sweep(givens, 'batch', batches, 'touched_experts');
  return batches[shares.findIndex((found) => found >= share)] ?? Number.POSITIVE_INFINITY;
}

function shareShape(givens: Givens): string {
  const one = shown('touched_experts', solve({ ...givens, batch: 1 }, 'touched_experts').value);
  const nearlyAll = format(batchThatTouches(givens, 0.95), 'sequence');
  return `The share starts at ${one} for one sequence and rises almost in proportion, then ever more slowly, because later tokens meet experts that are touched already. From ${nearlyAll} on it is above 95%.`;
}

function timeShape(givens: Givens): string {
  const alone = shown('weight_time', solve({ ...givens, batch: 1 }, 'weight_time').value);
  const whole = shown('full_weight_time', solve(givens, 'full_weight_time').value);
  const nearlyAll = format(batchThatTouches(givens, 0.95), 'sequence');
  return `Weight time starts at ${alone}, for the weights every token uses and the experts of one. It rises with the share of experts, and is nearly flat from ${nearlyAll} on, at the ${whole} that reading everything takes.`;
}

/** Passes of DeepSeek-R1, which has the shape of DeepSeek-V3. @source SemiAnalysis, InferenceX v2, wide EP */
const counts = [{ batch: 32, least: 0.5, most: 0.6, said: 'about 50 to 60%' }] as const;

function measuredOf({ model }: Setup, givens: Givens): readonly Measured[] {
  if (model.id !== 'deepseek-v3') return [];
  return counts.map(({ batch, least, most, said }) => {
    const independent = shown('touched_experts', solve({ ...givens, batch }, 'touched_experts').value);
    return {
      x: x.at(batch),
      top: y.at(most),
      bottom: y.at(least),
      label: said,
      words: `at ${format(batch, 'sequence')} ${said} were counted, where independent choices touch ${independent}`,
    };
  });
}

export type Reading = {
  readonly share: MarkerReading;
  readonly time: MarkerReading;
  /** What the batch touches and reads. */
  readonly touches: string;
  /** How long each expert's weights are used for. */
  readonly feeds: string;
  readonly spoken: string;
  readonly lab: string;
};

/** What is so at one batch. */
export function readingAt(setup: Setup, batch: number): Reading {
  const givens = { ...givensOf(setup), batch };
  const value = (id: QuantityId | `${QuantityId} * ${QuantityId}`) => solve(givens, id).value;
  const say = (id: QuantityId) => shown(id, value(id));
  const experts = `${format(Math.round(value('touched_experts * experts')), '1')} of ${format(value('experts'), '1')}`;
  const mark = markOn(timeOf(givens), givens, 'batch', batch, 'weight_time');
  // The curve rises to the line above it: its free side is below.
  const time = { ...mark, label: { ...mark.label, y: mark.y + 22 } };
  const share = value('touched_experts');
  const isRight = x.at(batch) > (frame.left + frame.right) / 2;
  return {
    share: {
      ...time,
      y: y.at(share),
      label: {
        ...time.label,
        // The curve rises to the right: its free side is the upper left, or below where it has flattened.
        y: isRight ? y.at(share) + 22 : y.at(share) - 10,
        text: say('touched_experts'),
      },
      text: `batch ${format(batch, 'sequence')}: ${say('touched_experts')} of the experts touched`,
    },
    time,
    touches: `At ${format(batch, 'sequence')}, each using ${format(value('active_experts'), '1')} of the ${format(value('experts'), '1')} experts of a layer, a pass touches about ${experts}: ${say('touched_experts')}. It reads weights for ${say('weight_time')}; reading them all would take ${say('full_weight_time')}.`,
    feeds: `An expert sees ${say('tokens_per_expert')} on average. To be multiplied as long as it is read it would need ${say('ridge_batch')}, a batch of ${say('expert_batch')}.`,
    spoken: `${format(batch, 'sequence')} ${batch === 1 ? 'touches' : 'touch'} ${say('touched_experts')} of the experts; the weights take ${say('weight_time')}`,
    lab: inLab(
      { hardware: setup.hardware.id, model: setup.model.id, experts_read: 'touched', batch },
      'touched_experts',
    ),
  };
}

const rows = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024];
const columns = ['touched_experts', 'weight_time', 'tokens_per_expert'] as const;

function tableOf(givens: Givens): Table {
  const found = columns.map((id) => sweep(givens, 'batch', rows, id));
  return {
    caption: 'What a pass touches, if tokens choose independently',
    columns: ['batch', 'experts touched', 'weight time', 'tokens an expert sees'],
    rows: rows.map((batch, row) => [
      format(batch, 'sequence'),
      ...columns.map((id, column) => shown(id, found[column]?.[row] ?? Number.NaN)),
    ]),
  };
}

/** The batch at a share of a plot's width. */
export const batchAt = (share: number): number => Math.max(1, Math.round(aimedAt(x, share)));
