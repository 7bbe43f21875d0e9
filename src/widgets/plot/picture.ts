import type { AxisMarks } from './axis.model.ts';

/** A text at a place of a picture. */
export type Label = {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly text: string;
};

/** What a line shows decides its colour and dash; the last three are neutral, and told apart by their dash. */
export type LineKind = 'whole' | 'memory' | 'compute' | 'weights' | 'kv' | 'plain' | 'broken' | 'mixed';

/** One line of a plot and its name, which stands at the line's right end. */
export type PlotLine = {
  readonly kind: LineKind;
  readonly path: string;
  readonly name: string;
  /** Where the line ends and where its name stands, in heights; no name when it ends under another line. */
  readonly end: { readonly line: number; readonly label: number } | undefined;
};

/** A value of one axis worth a mark: dotted when it stands across the lines, thin when it lies along them. */
export type Rule = {
  readonly id: string;
  readonly kind: 'upright' | 'level';
  readonly path: string;
  readonly label: Label;
};

/** Everything a plot shows except the marker; places are in the units of {@link frame}. */
export type Picture = {
  readonly title: string;
  readonly across: AxisMarks & { readonly title: string };
  readonly upwards: AxisMarks;
  /** From the lowest to the uppermost layer. */
  readonly lines: readonly PlotLine[];
  readonly rules: readonly Rule[];
  /** From here rightwards nothing can be had. */
  readonly beyond: { readonly x: number; readonly label: Label } | undefined;
};

/** Where a marker stands, what it marks, and how that is said. */
export type MarkerReading = {
  readonly x: number;
  readonly y: number;
  /** The value marked, beside the dot. */
  readonly label: Label;
  readonly now: number;
  readonly min: number;
  readonly max: number;
  /** The value in words, for those who hear it. */
  readonly text: string;
};
