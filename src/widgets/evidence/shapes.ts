import type { Point } from '../plot/path.ts';
import type { Kind } from './finding.ts';

/** A circle, a triangle and a diamond about the origin, of about the same weight. */
const shapes: { readonly [kind in Kind]: readonly Point[] | number } = {
  identity: 3.6,
  bound: [
    [0, -4.8],
    [4.3, 3],
    [-4.3, 3],
  ],
  open: [
    [0, -5.2],
    [5.2, 0],
    [0, 5.2],
    [-5.2, 0],
  ],
};

/** The SVG path of a kind's mark at a place; each kind has a shape of its own beside its colour. */
export function shapeAt(kind: Kind, [x, y]: Point): string {
  const shape = shapes[kind];
  const place = (number: number) => Number(number.toFixed(1));
  if (typeof shape === 'number')
    return `M${place(x - shape)} ${place(y)}a${shape} ${shape} 0 1 0 ${2 * shape} 0a${shape} ${shape} 0 1 0 ${-2 * shape} 0Z`;
  return `M${shape.map(([dx, dy]) => `${place(x + dx)} ${place(y + dy)}`).join('L')}Z`;
}
