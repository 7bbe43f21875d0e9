import { lettering } from '../plot/frame.ts';

/** A row of a bar chart: its name, a bar, of which a part may be filled, and what the bar says. */
export type Bar = {
  readonly id: string;
  readonly name: string;
  /** In the unit of the scale. */
  readonly value: number;
  /** How much of the value is filled; all of it where absent. */
  readonly filled?: number;
  /** The bar is drawn as an outline only. */
  readonly hollow?: boolean;
  readonly text: string;
  readonly chosen?: boolean;
};

/** A value to compare with: a dotted line across the bars. */
export type Guide = { readonly at: number; readonly text: string };

/** Where things stand, in units of a picture about as wide as a phone's. */
export const bars = { width: 360, left: 96, right: 286, top: 18, row: 19, bar: 10 } as const;

export type Placed = {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly y: number;
  readonly width: number;
  readonly filled: number;
  readonly kind: 'solid' | 'hollow';
  readonly chosen: boolean;
};

export type BarPicture = {
  readonly height: number;
  readonly rows: readonly Placed[];
  readonly guide: { readonly x: number; readonly text: string };
};

/** Bars from zero, so that twice as long is twice as much. @param most - what fills the picture; longer bars end there */
export function barsOf(rows: readonly Bar[], guide: Guide, most: number): BarPicture {
  const long = (value: number) => (Math.min(value, most) / most) * (bars.right - bars.left);
  return {
    height: bars.top + rows.length * bars.row + lettering.line / 2,
    rows: rows.map(({ id, name, text, value, filled = value, hollow = false, chosen = false }, at) => ({
      id,
      name,
      text,
      y: bars.top + at * bars.row,
      width: long(value),
      filled: hollow ? 0 : long(Math.min(filled, value)),
      kind: hollow ? 'hollow' : 'solid',
      chosen,
    })),
    guide: { x: bars.left + long(guide.at), text: guide.text },
  };
}
