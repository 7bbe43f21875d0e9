import { format } from '../../engine/format.ts';
import { dimension } from '../../engine/units.ts';
import { type AxisMarks, axisMarks, decadesAround } from '../plot/axis.model.ts';
import { across, upwards } from '../plot/frame.ts';
import { logarithmic } from '../plot/scale.ts';

/** A published figure beside the engine's, in base units. */
export type Figure = {
  readonly id: string;
  readonly claim: string;
  readonly kind: 'identity' | 'bound' | 'open';
  readonly unit: string;
  readonly published: number;
  readonly predicted: number;
  readonly published_text: string;
  readonly predicted_text: string;
  /** How many times the bound a measurement is; for a speed the other way round. */
  readonly shortfall: number;
};

/** One plot of predicted against published, both axes alike. */
export type Panel = {
  readonly title: string;
  readonly across: AxisMarks & { readonly title: string };
  readonly upwards: AxisMarks;
  /** Where the two agree. */
  readonly diagonal: string;
  readonly marks: readonly (Pick<Figure, 'id' | 'kind'> & {
    readonly x: number;
    readonly y: number;
    /** The mark in words. */
    readonly says: string;
  })[];
};

const families = [
  {
    title: 'Times',
    holds: (unit: string) => power(unit, 's') > 0,
    label: (value: number) => format(value, 's'),
  },
  {
    title: 'Speeds',
    holds: (unit: string) => power(unit, 's') < 0 && power(unit, '$') === 0,
    label: (value: number) => `${short(value)}/s`,
  },
  { title: 'All else, each in its own unit', holds: () => true, label: powerOfTen },
] as const;

/** A power of ten on an axis: `100k`. */
const short = (value: number): string =>
  value >= 1e6 ? `${value / 1e6}M` : value >= 1e3 ? `${value / 1e3}k` : String(value);

const power = (unit: string, of: string): number => dimension(unit).get(of) ?? 0;

/** Labels of an axis that carries many units. */
function powerOfTen(value: number): string {
  const exponent = Math.round(Math.log10(value));
  if (exponent >= 0 && exponent <= 3) return String(value);
  const raised = [...String(Math.abs(exponent))].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit))).join('');
  return `10${exponent < 0 ? '⁻' : ''}${raised}`;
}

/** Every figure in one of three plots, by what it measures; a plot without figures is left out. */
export function panels(figures: readonly Figure[]): readonly Panel[] {
  let rest = figures;
  return families.flatMap(({ title, holds, label }) => {
    const own = rest.filter(({ unit }) => holds(unit));
    rest = rest.filter((figure) => !own.includes(figure));
    return own.length > 0 ? [panel(title, own, label)] : [];
  });
}

function panel(title: string, figures: readonly Figure[], label: (value: number) => string): Panel {
  const values = figures.flatMap(({ published, predicted }) => [published, predicted]);
  const domain = decadesAround(Math.min(...values), Math.max(...values));
  const [x, y] = [logarithmic(domain, across), logarithmic(domain, upwards)];
  const [low, high] = domain;
  return {
    title,
    across: { ...axisMarks(x, label), title: 'published' },
    upwards: axisMarks(y, label),
    diagonal: `M${x.at(low)} ${y.at(low)}L${x.at(high)} ${y.at(high)}`,
    marks: figures.map(({ id, kind, claim, published, predicted, published_text, predicted_text }) => ({
      id,
      kind,
      x: x.at(published),
      y: y.at(predicted),
      says: `${claim}: published ${published_text}, engine ${predicted_text}`,
    })),
  };
}

/** How right the engine is, in numbers. */
export type Summary = {
  readonly figures: number;
  readonly identities: number;
  readonly bounds: number;
  readonly open: number;
  /** How far from its bound a measurement is, in the middle and at worst. */
  readonly median: number;
  readonly worst: Figure | undefined;
};

export function summary(figures: readonly Figure[]): Summary {
  const bounds = figures.filter(({ kind }) => kind === 'bound').toSorted((a, b) => a.shortfall - b.shortfall);
  const [lower, upper] = [bounds[Math.ceil(bounds.length / 2) - 1], bounds[Math.floor(bounds.length / 2)]];
  return {
    figures: figures.length,
    identities: figures.filter(({ kind }) => kind === 'identity').length,
    bounds: bounds.length,
    open: figures.filter(({ kind }) => kind === 'open').length,
    median: lower && upper ? (lower.shortfall + upper.shortfall) / 2 : Number.NaN,
    worst: bounds.at(-1),
  };
}

/** How a figure and the engine's differ, in a few letters: `0.2%` of an identity, `× 1.7` of the others. */
export function difference({ kind, published, predicted, shortfall }: Figure): string {
  if (kind === 'identity') {
    const share = Math.abs(predicted / published - 1);
    return share < 0.0005 ? 'none' : format(share, '%');
  }
  const times = kind === 'bound' ? shortfall : Math.max(predicted / published, published / predicted);
  return `× ${times.toPrecision(3)}`;
}
