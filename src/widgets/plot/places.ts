import { frame } from './frame.ts';
import type { Scale } from './scale.ts';

/** 96 steps: a bend is at most 3 units from where it belongs. */
export const samples = 97;

/** The values of an axis across, from end to end, at which curves are worked out. */
export const placesAlong = ({ invert }: Pick<Scale, 'invert'>): readonly number[] =>
  Array.from({ length: samples }, (_, at) =>
    invert(frame.left + (at / (samples - 1)) * (frame.right - frame.left)),
  );
