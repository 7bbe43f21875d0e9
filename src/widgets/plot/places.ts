import { frame } from './frame.ts';
import type { Scale } from './scale.ts';

type Across = Pick<Scale, 'invert'>;

/** 96 steps: a bend is at most 3 units from where it belongs. */
export const samples = 97;

/** The values of an axis across, from end to end, at which curves are worked out. */
export const placesAlong = (across: Across): readonly number[] =>
  Array.from({ length: samples }, (_, at) => valueAcross(across, at / (samples - 1)));

/** The value at a share of a plot's width. */
export const valueAcross = ({ invert }: Across, share: number): number =>
  invert(frame.left + share * (frame.right - frame.left));

/** The value at a share of a plot's width, to two figures, as a pointer can aim. */
export const aimedAt = (across: Across, share: number): number =>
  Number(valueAcross(across, share).toPrecision(2));
