import { frame, lettering } from './frame.ts';
import type { Label, Rule } from './picture.ts';

/** The value of a marker: a little above it, on the side with more room. */
export function besideMarker(x: number, y: number, text: string): Label {
  const anchor = anchorAt(x);
  return {
    x: x + (anchor === 'end' ? -13 : 13),
    y: Math.max(frame.top + lettering.line - 3, y - 10),
    anchor,
    text,
  };
}

/** The name of an upright line, above the plot. */
export const abovePlot = (x: number, text: string, row = 0): Label => ({
  x,
  y: heightOfRow(row),
  anchor: anchorAt(x),
  text,
});

/** How high names above the plot stand: row 0 next to the plot, row 1 above it. */
export const heightOfRow = (row: number): number => frame.top - 10 - row * lettering.line;

/** A dotted line at a place, from the foot of the plot up to its name. */
export const upright = (id: string, x: number, label: Label): Rule => ({
  id,
  kind: 'upright',
  path: `M${x.toFixed(1)} ${label.y + 4}V${frame.bottom}`,
  label,
});

const anchorAt = (x: number): Label['anchor'] => (x > (frame.left + frame.right) / 2 ? 'end' : 'start');
