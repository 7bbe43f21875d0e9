import { type BarPicture, bars } from './bars.model.ts';
import './bars.css';

type Props = {
  readonly picture: BarPicture;
  readonly title: string;
};

/** Bars one below another, with a title; what they say also stands in the words and the table of their figure. */
export function Bars({ picture: { height, rows, guide }, title }: Props) {
  return (
    <div class="bars">
      <p class="title">{title}</p>
      <svg viewBox={`0 0 ${bars.width} ${height}`} aria-hidden="true">
        <path class="guide" d={`M${guide.x.toFixed(1)} ${bars.top - 4}V${height - 4}`} />
        <text class="guide" x={guide.x.toFixed(1)} y={bars.top - 8} text-anchor="middle">
          {guide.text}
        </text>
        {rows.map(({ id, name, text, y, width, filled, kind, chosen }) => (
          <g key={id} class={`bar ${kind}${chosen ? ' chosen' : ''}`}>
            <text x={bars.left - 6} y={y + bars.bar} text-anchor="end">
              {name}
            </text>
            <rect class="whole" x={bars.left} y={y + 1} width={width.toFixed(1)} height={bars.bar} />
            <rect class="filled" x={bars.left} y={y + 1} width={filled.toFixed(1)} height={bars.bar} />
            <text class="value" x={(bars.left + width + 5).toFixed(1)} y={y + bars.bar}>
              {text}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}
