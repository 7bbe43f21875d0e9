import { lettering } from './frame.ts';
import type { Point } from './path.ts';
import type { Label } from './picture.ts';

/** Half the height of the letters and the least air between them and a line. */
const air = 10;

/**
 * The first of some places for a label that no line crosses, or else the one from which lines keep farthest.
 *
 * @param lines - the points each line runs through, close together
 */
export function clearest(
  [first, ...others]: readonly [Label, ...Label[]],
  lines: readonly (readonly Point[])[],
): Label {
  let best = { label: first, clearance: clearanceOf(first, lines) };
  for (const label of others) {
    if (best.clearance >= air) break;
    const clearance = clearanceOf(label, lines);
    if (clearance > best.clearance) best = { label, clearance };
  }
  return best.label;
}

/** How far the middle of a label's letters is from the nearest line above or below. */
function clearanceOf({ x, y, anchor, text }: Label, lines: readonly (readonly Point[])[]): number {
  const length = text.length * lettering.letter;
  const from = anchor === 'start' ? x : x - (anchor === 'end' ? length : length / 2);
  const near = lines.flat().filter(([place]) => place >= from && place <= from + length);
  return Math.min(...near.map(([, height]) => Math.abs(height - (y - 4))));
}
