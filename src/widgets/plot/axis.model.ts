import type { Scale } from './scale.ts';

/** What an axis shows: labelled places, and places between them. */
export type AxisMarks = {
  readonly ticks: readonly { readonly place: number; readonly label: string }[];
  readonly minor: readonly number[];
};

/** The marks of an axis. @param label - how a value is written, unit and all */
export const axisMarks = (scale: Scale, label: (value: number) => string): AxisMarks => ({
  ticks: scale.ticks.map((value) => ({ place: scale.at(value), label: label(value) })),
  minor: scale.minor.map(scale.at),
});

/** The powers of ten around a range of positive values, so that an axis keeps still while they change a little. */
export function decadesAround(low: number, high: number): readonly [low: number, high: number] {
  const first = Math.floor(Math.log10(low));
  const last = Math.max(first + 1, Math.ceil(Math.log10(high)));
  return [Number(`1e${first}`), Number(`1e${last}`)];
}
