import { capitalised } from '../../engine/capitalised.ts';
import { format } from '../../engine/format.ts';
import { quantity } from '../../engine/quantities.ts';
import { shown } from '../../engine/shown.ts';
import { sweep } from '../../engine/sweep.ts';
import { readUnit } from '../../engine/units.ts';
import type { SketchVariant } from '../../problems/draw-variant.ts';
import type { Verdict } from '../../problems/grade.ts';
import { readAnswer } from '../../problems/read-answer.ts';
import { chance } from '../../problems/seed.ts';
import { apart } from '../plot/apart.ts';
import { axisMarks } from '../plot/axis.model.ts';
import { across, frame, lettering, upwards } from '../plot/frame.ts';
import { type Point, path, smooth } from '../plot/path.ts';
import type { Picture } from '../plot/picture.ts';
import { placesAlong } from '../plot/places.ts';
import { along, title, upwardLabel } from '../plot/quantity-axis.ts';
import { type Interval, logarithmic, type Scale } from '../plot/scale.ts';

/** Decades of a sketch's axis, whatever the curve: its height says nothing about the answer. */
const decades = 6;
/** Arrows move a point by the twentieth part of a decade: 12%, less than any sketch asks for. */
const stepsInDecade = 20;

/** The axes a curve is sketched on. */
export type Board = {
  readonly title: string;
  readonly across: Picture['across'];
  readonly upwards: Picture['upwards'];
  readonly x: Scale;
  readonly y: Scale;
  readonly range: Interval;
};

/** The axes of a variant; where the curve lies on them is left to chance. */
export function boardOf(variant: SketchVariant): Board {
  const { ask } = variant;
  const range = rangeOf(variant);
  const x = logarithmic([ask.at[0] ?? 1, ask.at.at(-1) ?? 1], across);
  const y = logarithmic(range, upwards);
  return {
    title: title([ask.of], ask.over),
    across: along(ask.over, x),
    upwards: axisMarks(y, (value) => upwardLabel(ask.of, value)),
    x,
    y,
    range,
  };
}

function rangeOf({ right, seed }: SketchVariant): Interval {
  const first = Math.floor(Math.log10(Math.min(...right)));
  const last = Math.ceil(Math.log10(Math.max(...right)));
  const spare = Math.max(2, decades - (last - first));
  // At least one decade on either side.
  const below = 1 + Math.floor(chance(seed).unit() * (spare - 1));
  return [powerOfTen(first - below), powerOfTen(last + spare - below)];
}

const powerOfTen = (power: number): number => Number(`1e${power}`);

/** The values of a sketch, from the text that is graded; flat in the middle while nobody has touched it. */
export function valuesOf({ ask }: SketchVariant, typed: string, [low, high]: Interval): readonly number[] {
  const middle = threeFigures(Math.sqrt(low * high));
  return typed === '' ? ask.at.map(() => middle) : typed.split(' ').map(Number);
}

/** The text of a sketch with one point set, as `grade` reads it. A point stays on the board. */
export function withPoint(
  values: readonly number[],
  at: number,
  value: number,
  [low, high]: Interval,
): string {
  return values.with(at, threeFigures(Math.min(Math.max(value, low), high))).join(' ');
}

const threeFigures = (value: number): number => Number(value.toPrecision(3));

/**
 * The value a key leads to from another, or nothing for a key that leads nowhere: arrows the twentieth part of a
 * decade, Page Up and Page Down a whole one, Home and End the ends.
 */
export function nextValue(value: number, key: string, [low, high]: Interval): number | undefined {
  const by = (steps: number) => {
    const place = Math.round(Math.log10(value) * stepsInDecade);
    return Math.min(Math.max(10 ** ((place + steps) / stepsInDecade), low), high);
  };
  switch (key) {
    case 'ArrowUp':
    case 'ArrowRight':
      return by(1);
    case 'ArrowDown':
    case 'ArrowLeft':
      return by(-1);
    case 'PageUp':
      return by(stepsInDecade);
    case 'PageDown':
      return by(-stepsInDecade);
    case 'Home':
      return low;
    case 'End':
      return high;
    default:
      return undefined;
  }
}

/** The place of the point nearest to a place along the axis. */
export function nearestPoint({ ask }: SketchVariant, { x }: Board, place: number): number {
  const away = ask.at.map((at) => Math.abs(x.at(at) - place));
  return away.indexOf(Math.min(...away));
}

/** A value typed for a point, in base units; or what to write instead. */
export function readValue({ ask }: SketchVariant, text: string): number | { readonly message: string } {
  const unit = quantity(ask.of).stated_in ?? quantity(ask.of).unit;
  const reading = readAnswer(text, unit);
  if (reading.kind !== 'value') return { message: reading.message };
  const value = reading.value * readUnit(unit).scale;
  return value > 0 ? value : { message: 'A curve on these axes is above zero everywhere.' };
}

/** One point of a sketch, as it is shown and said. */
export type Handle = {
  readonly x: number;
  readonly y: number;
  readonly value: number;
  /** What it sets: `Step time at 64 sequences`. */
  readonly name: string;
  /** Where it stands: `64 sequences`. */
  readonly where: string;
  /** `15.5 ms`, with what is wrong with it, where that has been found. */
  readonly text: string;
  readonly typed: string;
  readonly miss: 'high' | 'low' | undefined;
  /** What is right here, once it may be told. */
  readonly right: string | undefined;
};

/** A sketch as it stands. */
export type Sketched = {
  readonly handles: readonly Handle[];
  readonly curve: string;
  /** Where the name of the learner's curve stands. */
  readonly name: { readonly line: number; readonly label: number };
  /** The right curve, once it may be shown. */
  readonly right: { readonly path: string; readonly name: Sketched['name'] } | undefined;
};

/** @param found - what was said of these very values; nothing before they are checked @param solved - the answer may be told */
export function sketched(
  variant: SketchVariant,
  board: Board,
  values: readonly number[],
  found: Verdict | undefined,
  solved: boolean,
): Sketched {
  const { ask, right } = variant;
  const { x, y } = board;
  const isGraded = found !== undefined && found.code !== 'unreadable';
  const points = values.map((value, at): Point => [x.at(ask.at[at] ?? 1), y.at(value)]);
  const handles = values.map((value, at): Handle => {
    const [where, typed] = [shown(ask.over, ask.at[at] ?? 0), shown(ask.of, value)];
    const wanted = right[at] ?? value;
    const miss = isGraded || solved ? missOf(value / wanted, ask.factor) : undefined;
    const [placeX = 0, placeY = 0] = points[at] ?? [];
    return {
      x: placeX,
      y: placeY,
      value,
      where,
      name: `${capitalised(quantity(ask.of).name)} at ${where}`,
      typed,
      text: miss ? `${typed}, too ${miss}` : typed,
      miss,
      right: solved ? shown(ask.of, wanted) : undefined,
    };
  });
  const ends = solved ? [points.at(-1)?.[1] ?? 0, y.at(right.at(-1) ?? 1)] : [points.at(-1)?.[1] ?? 0];
  const labels = apart(ends, lettering.line, [frame.top, frame.bottom - 4]);
  const nameAt = (at: number) => ({ line: ends[at] ?? 0, label: labels[at] ?? 0 });
  return {
    handles,
    curve: smooth(points),
    name: nameAt(0),
    right: solved ? { path: rightCurve(variant, board), name: nameAt(1) } : undefined,
  };
}

// As `grade` has it: what is just at the edge counts as within.
const missOf = (ratio: number, factor: number): Handle['miss'] =>
  ratio > factor * (1 + 1e-9) ? 'high' : ratio < 1 / (factor * (1 + 1e-9)) ? 'low' : undefined;

function rightCurve({ givens, ask }: SketchVariant, { x, y }: Board): string {
  const at = placesAlong(x);
  const values = sweep(givens, ask.over, at, ask.of);
  return path(at.map((value, i): Point => [x.at(value), y.at(values[i] ?? Number.NaN)]));
}

/** What to do, and how near is near enough. */
export const howToSketch = ({ ask }: SketchVariant): string =>
  `Drag the ${ask.at.length} points, move them with the arrow keys (Page Up and Page Down: ten times), or type their values. Within a factor of ${format(ask.factor, '1')} is right.`;
