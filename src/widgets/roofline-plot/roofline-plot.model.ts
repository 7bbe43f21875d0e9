import type { Hardware } from '../../engine/catalogue.ts';
import { format } from '../../engine/format.ts';
import { numberFormats, type RateFormat, rateFormats } from '../../engine/number-formats.ts';
import type { Givens } from '../../engine/quantities.ts';
import { scenario } from '../../engine/scenario.ts';
import { shown } from '../../engine/shown.ts';
import { solve } from '../../engine/solve.ts';
import { sweep } from '../../engine/sweep.ts';
import type { Option } from '../controls/Choice.tsx';
import { nextStep } from '../controls/next-step.ts';
import { octaveSteps } from '../controls/octave-steps.ts';
import type { Bounds } from '../controls/read-number.ts';
import { chipName } from '../lesson/chip-name.ts';
import { apart } from '../plot/apart.ts';
import { axisMarks } from '../plot/axis.model.ts';
import { type Drawn, markOn, valueAt } from '../plot/curves.model.ts';
import { across, frame, lettering, upwards } from '../plot/frame.ts';
import { heightOfRow, upright } from '../plot/labels.ts';
import { type Point, path } from '../plot/path.ts';
import type { MarkerReading, PlotLine, Rule } from '../plot/picture.ts';
import { placesAlong } from '../plot/places.ts';
import { logarithmic } from '../plot/scale.ts';

/** One chip, and the format it multiplies in; weights are kept in the same. */
export type Scene = { readonly hardware: Hardware; readonly format: RateFormat };

/** A piece of work with its place under the roof. */
export type Work = {
  readonly id: string;
  readonly name: string;
  /** [FLOP/byte] */
  readonly intensity: number;
  /** [FLOP/s] */
  readonly rate: number;
  readonly share: number;
  readonly at: Point;
};

export type Roofline = { readonly drawn: Drawn; readonly works: readonly Work[]; readonly shape: string };

/** What the plot says at a marked intensity. */
export type Marked = { readonly marker: MarkerReading; readonly here: string };

/** Intensities a reader may ask for, and where the slider stops: [FLOP/byte]. */
export const bounds: Bounds = { least: 0.5, most: 16_384, whole: false };
export const steps: readonly number[] = [0.5, ...octaveSteps(1, bounds.most)];
export const nextIntensity = (intensity: number, key: string): number | undefined =>
  nextStep(steps, intensity, key);

/** All chips compared fit into these rates, so that a roof can be seen to rise from chip to chip: [FLOP/s]. */
const rates = [2e11, 6e16] as const;
/** Tokens of the prompt that is shown as a pass of its own. */
const promptTokens = 2048;

/** The formats a chip multiplies in, widest first. */
export const formatsOf = ({ compute_rate }: Hardware): readonly Option<RateFormat>[] =>
  rateFormats
    .filter((id) => compute_rate[id] !== undefined)
    .map((id) => ({ id, name: numberFormats[id].name }));

/** A chip in the format wanted, or in the widest it has where it lacks that. */
export function sceneOf(hardware: Hardware, wanted: RateFormat): Scene {
  const ids = formatsOf(hardware).map(({ id }) => id);
  return { hardware, format: ids.includes(wanted) ? wanted : (ids[0] ?? wanted) };
}

/** Of one chip: a domain has the same ridge, since both rates grow with its chips. */
export const givensOf = ({ hardware, format }: Scene): Givens =>
  scenario({ hardware, chips: 1, weights: format });

/** The roof of a chip, and the work of a decode pass and of a prompt under it. */
export function rooflineOf(scene: Scene): Roofline {
  const givens = givensOf(scene);
  const x = logarithmic([bounds.least, bounds.most], across);
  const y = logarithmic(rates, upwards);
  const places = placesAlong(x);
  const ridge = solve(givens, 'ridge').value;
  const peak = solve(givens, 'compute_rate').value;
  const works = worksOf(givens).map(
    (work): Work => ({ ...work, at: [x.at(work.intensity), y.at(work.rate)] }),
  );
  const line = (kind: PlotLine['kind'], name: string, of: Givens) => {
    const values = [...sweep(of, 'intensity', places, 'attainable_rate')];
    const points = places.map((place, at): Point => [x.at(place), y.at(values[at] ?? 0)]);
    // A line that leaves the picture above is named where it leaves.
    const end = Math.max(frame.top, points.at(-1)?.[1] ?? frame.top);
    return { kind, name, path: path(points), end };
  };
  const lines = namedApart([
    line('memory', 'memory alone', { ...givens, compute_rate: boundless }),
    line('whole', 'rate', givens),
  ]);
  return {
    works,
    shape: `The rate rises in proportion to the intensity up to the ridge, ${shown('ridge', ridge)}, and is flat at ${format(peak, 'FLOP/s')} from there on.`,
    drawn: {
      x,
      y,
      says: [],
      picture: {
        title: `Rate one ${chipName(scene.hardware)} can reach against intensity, FLOP/s`,
        across: {
          ...axisMarks(x, (value) => format(value, '1')),
          title: 'arithmetic intensity, FLOP for each byte',
        },
        upwards: axisMarks(y, (value) => format(value, 'FLOP/s').replace('FLOP/s', '').trim()),
        lines,
        rules: [...works.map(ruleOf), roofRule(peak, x.at(1.5), y.at(peak))],
        beyond: undefined,
      },
      table: {
        caption: `One ${scene.hardware.name} in ${numberFormats[scene.format].name}`,
        columns: ['work', 'intensity', 'rate', 'share of peak'],
        rows: works.map(({ name, intensity, rate, share }) => [
          name,
          shown('intensity', intensity),
          format(rate, 'FLOP/s'),
          format(share, '%'),
        ]),
      },
    },
  };
}

/** Lines with their names at their ends, of which the upper is two lines high. */
function namedApart(
  lines: readonly (Omit<PlotLine, 'end'> & { readonly end: number })[],
): readonly PlotLine[] {
  const labels = apart(
    lines.map(({ end }) => end),
    2 * lettering.line,
    [frame.top, frame.bottom - 4],
  );
  return lines.map(({ end, ...line }, at) => ({ ...line, end: { line: end, label: labels[at] ?? end } }));
}

/** Arithmetic that never runs out, [FLOP/s]: what is left is the memory. */
const boundless = 1e30;

const worksOf = (givens: Givens): readonly Omit<Work, 'at'>[] => {
  const balance = solve(givens, 'ridge_batch').value;
  return [
    { id: 'alone', name: 'decode for one user', batch: 1 },
    {
      id: 'ridge',
      name: `decode for ${format(balance, 'token').replace(/ tokens?$/, '')} users`,
      batch: balance,
    },
    { id: 'prompt', name: `a prompt of ${format(promptTokens, 'token')}`, batch: promptTokens },
  ].map(({ batch, ...work }) => {
    const { value: rate, values } = solve({ ...givens, batch }, 'attainable_rate');
    return {
      ...work,
      rate,
      intensity: values.get('intensity') ?? Number.NaN,
      share: rate / solve(givens, 'compute_rate').value,
    };
  });
};

/** Names of upright lines stand above the plot, that of the ridge in a row of its own so that they never meet. */
function ruleOf({ id, intensity, at: [x] }: Work): Rule {
  const text = { alone: 'one user', prompt: 'a prompt' }[id] ?? `ridge ${format(intensity, '1')}`;
  return upright(id, x, { x, y: heightOfRow(id === 'ridge' ? 1 : 0), anchor: 'middle', text });
}

function roofRule(peak: number, x: number, y: number): Rule {
  const label = { x, y: y - 5, anchor: 'start', text: `peak ${format(peak, 'FLOP/s')}` } as const;
  return { id: 'peak', kind: 'level', path: `M${frame.left} ${y.toFixed(1)}H${frame.right}`, label };
}

/** The marker at an intensity, and what it means. */
export function markedAt(scene: Scene, { drawn }: Roofline, intensity: number): Marked {
  const givens = givensOf(scene);
  const at = { ...givens, intensity };
  const rate = solve(at, 'attainable_rate').value;
  const share = solve(at, 'attainable_rate / compute_rate').value;
  const ridge = solve(givens, 'ridge').value;
  const tokens = solve(at, 'intensity * bytes_per_weight / flop_per_param').value;
  const passes =
    tokens < 1
      ? ''
      : ` In ${numberFormats[scene.format].name} a decode pass of ${format(Math.round(tokens), 'token')} is such work.`;
  const marker = markOn(drawn, givens, 'intensity', intensity, 'attainable_rate');
  return {
    marker: { ...marker, label: besideTheSlope(marker, intensity < ridge) },
    here: `Work of ${shown('intensity', intensity)} reaches ${format(rate, 'FLOP/s')}, ${format(share, '%')} of the peak: ${whoWaits(intensity / ridge)}.${passes}`,
  };
}

/** Above the line everywhere but on the left of the slope, where the line would run through it. */
const besideTheSlope = ({ label, y }: MarkerReading, isSlope: boolean): MarkerReading['label'] =>
  isSlope && label.anchor === 'start' ? { ...label, y: y + lettering.line + 4 } : label;

/** A ridge is read off to half a per cent. */
function whoWaits(overRidge: number): string {
  if (Math.abs(overRidge - 1) < 0.005) return 'neither memory nor arithmetic waits';
  return overRidge < 1 ? 'the arithmetic waits for the memory' : 'the memory waits for the arithmetic';
}

/** The intensity at a share of the plot's width. */
export const intensityAt = ({ drawn }: Roofline, share: number): number =>
  Math.min(bounds.most, Math.max(bounds.least, valueAt(drawn, 'intensity', share)));
