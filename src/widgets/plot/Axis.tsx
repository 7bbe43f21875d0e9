import type { AxisMarks } from './axis.model.ts';
import { frame, lettering } from './frame.ts';

/** The axis below a plot: a thin line with ticks, and what is measured along it. */
export function AxisAcross({ marks }: { readonly marks: AxisMarks & { readonly title: string } }) {
  const { ticks, minor, title } = marks;
  const strokes = [
    `M${frame.left} ${frame.bottom}H${frame.right}`,
    ...ticks.map(({ place }) => `M${place.toFixed(1)} ${frame.bottom}v5`),
    ...minor.map((place) => `M${place.toFixed(1)} ${frame.bottom}v2.5`),
  ];
  return (
    <g class="axis">
      <path d={strokes.join('')} />
      {ticks.map(({ place, label }) => (
        <text key={label} x={place.toFixed(1)} y={frame.bottom + lettering.line + 4} text-anchor="middle">
          {label}
        </text>
      ))}
      <text class="title" x={frame.right} y={frame.bottom + 2 * lettering.line + 7} text-anchor="end">
        {title}
      </text>
    </g>
  );
}

/** The axis beside a plot: labels with their units, and a hairline across the plot at each. */
export function AxisUpwards({ marks: { ticks, minor } }: { readonly marks: AxisMarks }) {
  const hairlines = ticks.map(({ place }) => `M${frame.left} ${place.toFixed(1)}H${frame.right}`);
  return (
    <g class="axis">
      <path class="hairlines" d={hairlines.join('')} />
      <path d={minor.map((place) => `M${frame.left} ${place.toFixed(1)}h-2.5`).join('')} />
      {ticks.map(({ place, label }) => (
        <text key={label} x={frame.left - 7} y={(place + 4).toFixed(1)} text-anchor="end">
          {label}
        </text>
      ))}
    </g>
  );
}
