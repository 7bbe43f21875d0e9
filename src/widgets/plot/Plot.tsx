import type { ComponentChildren } from 'preact';
import { useId, useMemo } from 'preact/hooks';
import { AxisAcross, AxisUpwards } from './Axis.tsx';
import { frame, lettering } from './frame.ts';
import { Line, LineName } from './Line.tsx';
import type { Label, Picture } from './picture.ts';
import './plot.css';

type Props = {
  readonly picture: Picture;
  /** The marker, where there is one. */
  readonly children?: ComponentChildren;
  /** The figure in words, below it. */
  readonly caption: ComponentChildren;
};

/** A figure: title, plot with both axes and a marker, and its caption. */
export function Plot({ picture, children, caption }: Props) {
  const [titleId, captionId] = [useId(), useId()];
  const { title, rules, beyond } = picture;
  // A marker moves at every frame; what it moves over is looked at again only when it changed.
  const drawing = useMemo(() => <Drawing picture={picture} />, [picture]);
  // Without names of upright lines there is no need of room for them.
  const above = beyond || rules.some(({ kind }) => kind === 'upright') ? 0 : frame.top - lettering.line;
  return (
    <figure class="plot" aria-labelledby={titleId}>
      <p class="title" id={titleId}>
        {title}
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a group of shapes, not of form fields. */}
      <svg
        viewBox={`0 ${above} ${frame.width} ${frame.height - above}`}
        role="group"
        aria-describedby={captionId}
      >
        {drawing}
        {children}
      </svg>
      <figcaption id={captionId}>{caption}</figcaption>
    </figure>
  );
}

/** Axes, lines and rules. */
function Drawing({ picture: { across, upwards, lines, rules, beyond } }: { readonly picture: Picture }) {
  const [width, height] = [frame.right - frame.left, frame.bottom - frame.top];
  return (
    <svg class="drawing" aria-hidden="true">
      {beyond && (
        <rect
          class="beyond"
          x={beyond.x.toFixed(1)}
          y={frame.top}
          width={(frame.right - beyond.x).toFixed(1)}
          height={height}
        />
      )}
      <AxisUpwards marks={upwards} />
      <AxisAcross marks={across} />
      {rules.map(({ id, kind, path }) => (
        <path key={id} class={`rule ${kind}`} d={path} />
      ))}
      <svg
        aria-hidden="true"
        x={frame.left}
        y={frame.top}
        width={width}
        height={height}
        viewBox={`${frame.left} ${frame.top} ${width} ${height}`}
      >
        {lines.map((line) => (
          <Line key={line.name} line={line} />
        ))}
      </svg>
      {lines.map((line) => (
        <LineName key={line.name} line={line} />
      ))}
      {rules.map(({ id, label }) => (
        <Text key={id} class="note" label={label} />
      ))}
      {beyond && <Text class="note beyond" label={beyond.label} />}
    </svg>
  );
}

function Text({ label: { x, y, anchor, text }, ...rest }: { readonly class: string; readonly label: Label }) {
  return (
    <text {...rest} x={x.toFixed(1)} y={y.toFixed(1)} text-anchor={anchor}>
      {text}
    </text>
  );
}
