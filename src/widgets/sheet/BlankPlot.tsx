import { toFigures } from '../../engine/numerals.ts';
import { quantity } from '../../engine/quantities.ts';
import { shown } from '../../engine/shown.ts';
import type { SketchVariant } from '../../problems/draw-variant.ts';
import { AxisAcross, AxisUpwards } from '../plot/Axis.tsx';
import { axisMarks, decadesAround } from '../plot/axis.model.ts';
import { across, frame, upwards } from '../plot/frame.ts';
import { logarithmic } from '../plot/scale.ts';
import '../plot/plot.css';

/** The axes of a sketch, to be drawn on with a pencil. */
export function BlankPlot({ variant: { ask, right } }: { readonly variant: SketchVariant }) {
  const [low, high] = decadesAround(Math.min(...right), Math.max(...right));
  // A decade of room on both sides tells less of the answer.
  const y = logarithmic([low / 10, high * 10], upwards);
  const x = logarithmic([ask.at[0] ?? 1, ask.at.at(-1) ?? 10], across);
  const marks = {
    ...axisMarks(x, (value) => toFigures(value, 12)),
    title: `${quantity(ask.over).name}, ${quantity(ask.over).unit}`,
  };
  return (
    <figure class="plot">
      <p class="title">{quantity(ask.of).name}</p>
      <svg
        viewBox={`0 0 ${frame.width} ${frame.height}`}
        role="img"
        aria-label={`Empty axes for the ${quantity(ask.of).name}`}
      >
        <AxisUpwards marks={axisMarks(y, (value) => shown(ask.of, value))} />
        <AxisAcross marks={marks} />
      </svg>
    </figure>
  );
}
