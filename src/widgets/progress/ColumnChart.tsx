import { useId } from 'preact/hooks';
import { TableBehind } from '../plot/TableBehind.tsx';
import type { Columns } from './columns.ts';

/** The drawing is stretched to the width there is; letters stand around it and keep their size. */
const [wide, high, gap] = [10, 100, 2];

/** A column for each day or class, what it says in words, and the table behind it. */
export function ColumnChart({ chart }: { readonly chart: Columns }) {
  const [titleId, saysId] = [useId(), useId()];
  const { title, says, columns, most, table } = chart;
  const width = columns.length * wide;
  return (
    <figure class="columns" aria-labelledby={titleId} aria-describedby={saysId}>
      <p class="title" id={titleId}>
        {title}
      </p>
      <div class="drawing" aria-hidden="true">
        {most ? (
          <p class="most">{most}</p>
        ) : (
          <div class="labels">
            {columns.map(({ label, value }) => (
              <span key={label}>{value}</span>
            ))}
          </div>
        )}
        <svg viewBox={`0 0 ${width} ${high}`} preserveAspectRatio="none" aria-hidden="true">
          {most && <path class="top" d={`M0 0H${width}`} />}
          {columns.map(({ height }, at) => (
            <rect
              key={at}
              x={at * wide + gap / 2}
              y={(high * (1 - height)).toFixed(1)}
              width={wide - gap}
              height={(high * height).toFixed(1)}
            />
          ))}
          <path class="base" d={`M0 ${high}H${width}`} />
        </svg>
        <div class="labels">
          {columns.map(({ label }, at) => (
            <span key={at}>{label}</span>
          ))}
        </div>
      </div>
      <figcaption id={saysId}>{says}</figcaption>
      <TableBehind table={table} />
    </figure>
  );
}
