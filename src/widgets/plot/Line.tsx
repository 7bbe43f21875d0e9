import { frame, lettering } from './frame.ts';
import type { PlotLine } from './picture.ts';
import { wrapped } from './wrapped.ts';

/** A line of a plot. It may leave the picture, which is cut off at the frame. */
export function Line({ line: { kind, path } }: { readonly line: PlotLine }) {
  return <path class={`line ${kind}`} d={path} />;
}

/** The name at the right end of a line, joined to it where it had to make room. */
export function LineName({ line: { kind, name, end } }: { readonly line: PlotLine }) {
  if (!end) return null;
  const isMoved = Math.abs(end.label - end.line) > 2;
  return (
    <g class={`name ${kind}`}>
      {isMoved && (
        <path d={`M${frame.right + 2} ${end.line.toFixed(1)}L${frame.right + 7} ${end.label.toFixed(1)}`} />
      )}
      <text x={frame.right + 9} y={(end.label + 4).toFixed(1)}>
        {wrapped(name).map((words, at) =>
          at === 0 ? (
            words
          ) : (
            <tspan key={words} x={frame.right + 9} dy={lettering.line}>
              {words}
            </tspan>
          ),
        )}
      </text>
    </g>
  );
}
