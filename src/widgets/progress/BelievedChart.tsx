import { useId } from 'preact/hooks';
import { TableBehind } from '../plot/TableBehind.tsx';
import { type Believed, chart } from './believed.ts';
import { percent } from './words.ts';

const { width, height, left, right, top, bottom } = chart;

/** Predictions across, what came upward: on the slanting line the memory model is right. */
export function BelievedChart({ believed }: { readonly believed: Believed & { readonly kind: 'shown' } }) {
  const [titleId, saysId] = [useId(), useId()];
  const { says, points, x, y, table } = believed;
  return (
    <figure class="believed" aria-labelledby={titleId} aria-describedby={saysId}>
      <p class="title" id={titleId}>
        What the memory model said, and what you knew
      </p>
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <text y="12">you knew</text>
        {y.ticks.map((tick) => (
          <g key={tick}>
            <path class="hairline" d={`M${left} ${y.at(tick)}H${width - right}`} />
            <text class="up" x={left - 6} y={y.at(tick) + 4}>
              {percent(tick)}
            </text>
          </g>
        ))}
        {x.ticks.map((tick) => (
          <text key={tick} class="across" x={x.at(tick)} y={height - bottom + 15}>
            {percent(tick)}
          </text>
        ))}
        <text class="across" x={(left + width - right) / 2} y={height - 6}>
          it said you would know
        </text>
        <path class="right" d={`M${left} ${height - bottom}L${width - right} ${top}`} />
        {points.map(({ predicted, known, range: [low, high] }) => (
          <g key={predicted}>
            <path class="range" d={`M${x.at(predicted)} ${y.at(low)}V${y.at(high)}`} />
            <circle cx={x.at(predicted)} cy={y.at(known)} r="4" />
          </g>
        ))}
      </svg>
      <figcaption id={saysId}>
        {says} On the slanting line it is right; a stroke shows how far chance may have moved a point.
      </figcaption>
      <TableBehind table={table} />
    </figure>
  );
}
