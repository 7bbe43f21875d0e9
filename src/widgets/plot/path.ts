import { curveMonotoneX, line } from 'd3-shape';

/** A place in a picture. */
export type Point = readonly [x: number, y: number];

/** A point this near a straight line through others adds nothing that can be seen. */
const tolerance = 0.05;

/** The SVG path through points that run from left to right, without those that a straight line passes anyway. */
export function path(points: readonly Point[]): string {
  const kept: Point[] = [];
  // Slopes of the straight lines from the last point kept that pass all points since.
  let [least, most] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const [i, [x, y]] of points.entries()) {
    const [x0, y0] = kept.at(-1) ?? [x, y];
    const next = points[i + 1];
    least = Math.max(least, (y - tolerance - y0) / (x - x0));
    most = Math.min(most, (y + tolerance - y0) / (x - x0));
    const slope = next ? (next[1] - y0) / (next[0] - x0) : Number.NaN;
    if (kept.length > 0 && slope >= least && slope <= most) continue;
    kept.push([x, y]);
    [least, most] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  }
  return draw(kept) ?? '';
}

const draw = line<Point>().digits(1);

/** The SVG path of a smooth curve through points that run from left to right, with no bump that they do not have. */
export const smooth = (points: readonly Point[]): string => through([...points]) ?? '';

const through = line<Point>().curve(curveMonotoneX).digits(1);
