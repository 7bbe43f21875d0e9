import { capitalised } from '../../engine/capitalised.ts';
import { number } from '../../engine/format.ts';
import { type Givens, type QuantityId, quantity } from '../../engine/quantities.ts';
import { shown } from '../../engine/shown.ts';
import { solve } from '../../engine/solve.ts';
import { sweep } from '../../engine/sweep.ts';
import { slopeInWords } from '../../problems/slope-in-words.ts';
import type { Figure } from '../../problems/template.ts';
import { apart } from './apart.ts';
import { axisMarks, decadesAround } from './axis.model.ts';
import { across, frame, lettering, upwards } from './frame.ts';
import { besideMarker } from './labels.ts';
import { type Point, path } from './path.ts';
import type { LineKind, MarkerReading, Picture, PlotLine } from './picture.ts';
import { aimedAt, placesAlong, samples } from './places.ts';
import { along, isCount, title, upwardLabel } from './quantity-axis.ts';
import { logarithmic, type Scale } from './scale.ts';
import type { Table } from './table.ts';
import { wrapped } from './wrapped.ts';

/** Quantities against another one, drawn and told. */
export type Drawn = {
  readonly picture: Picture;
  readonly x: Scale;
  readonly y: Scale;
  /** The shape of each line, in a sentence. */
  readonly says: readonly string[];
  readonly table: Table;
};

/** What lies further below the highest value runs out of the picture. */
const depth = 1e6;

/**
 * Quantities against another one, both axes logarithmic.
 *
 * One axis has one unit: quantities of another than the first are left out.
 *
 * @param givens - everything but `over`
 * @throws {EngineError} as `sweep` does
 */
export function curvesOf(givens: Givens, { of, over, from, to }: Figure): Drawn {
  const [first] = of;
  const drawable = of.filter((id) => first && quantity(id).unit === quantity(first).unit);
  const x = logarithmic([from, to], across);
  const places = placesAlong(x);
  const curves = drawable.map((id) => ({ id, values: [...sweep(givens, over, places, id)] }));

  const heights = curves.flatMap(({ values }) => values.filter(isDrawn));
  const most = Math.max(...heights);
  const y = logarithmic(decadesAround(Math.max(Math.min(...heights), most / depth), most), upwards);
  const kinds = kindsOf(drawable);
  const ends = curves.map(({ values }) => values.findLast(isDrawn)).map((end) => y.at(end ?? 0));
  const names = drawable.map((id) => shortNames[id] ?? quantity(id).name);
  const tallest = Math.max(...names.map((name) => wrapped(name).length));
  // Names of several lines need air between them, or nobody knows where one ends.
  const gap = tallest * lettering.line + (tallest > 1 ? lettering.letter : 0);
  const labels = apart(ends, gap, [frame.top, frame.bottom - 4]);

  const lines = curves.map(({ values }, i): PlotLine => {
    const points = places.flatMap((place, at): Point[] => {
      const value = values[at] ?? Number.NaN;
      return isDrawn(value) ? [[x.at(place), y.at(value)]] : [];
    });
    const end = { line: ends[i] ?? 0, label: labels[i] ?? 0 };
    return { kind: kinds[i] ?? 'plain', path: path(points), name: names[i] ?? '', end };
  });
  // The whole lies under its parts, so that a part which is all of it can be seen.
  const layers = [...lines].sort((a, b) => Number(b.kind === 'whole') - Number(a.kind === 'whole'));

  return {
    x,
    y,
    picture: {
      title: title(drawable, over),
      across: along(over, x),
      upwards: axisMarks(y, (value) => (first ? upwardLabel(first, value) : '')),
      lines: layers,
      rules: [],
      beyond: undefined,
    },
    says: curves.map(({ id, values }) => shapeInWords(id, over, places, values)),
    table: tableOf(givens, { of: drawable, over, from, to }),
  };
}

/**
 * A marker on the line of one quantity, at a value of the one below.
 *
 * @throws {EngineError} as `solve` does
 */
export function markOn(
  { x, y }: Drawn,
  givens: Givens,
  over: QuantityId,
  at: number,
  of: QuantityId,
): MarkerReading {
  const { value } = solve({ ...givens, [over]: at }, of);
  const [place, height] = [x.at(at), y.at(value)];
  const [min, max] = [x.invert(frame.left), x.invert(frame.right)];
  return {
    x: place,
    y: height,
    label: besideMarker(place, height, upwardLabel(of, value)),
    now: at,
    min,
    max,
    text: `${quantity(over).name} ${shown(over, at)}: ${quantity(of).name} ${shown(of, value)}`,
  };
}

/** The value at a share of a plot's width, to two figures, as a pointer can aim; whole where `over` counts things. */
export function valueAt({ x }: Drawn, over: QuantityId, share: number): number {
  const value = aimedAt(x, share);
  return isCount(over) ? Math.max(1, Math.round(value)) : value;
}

/** A logarithmic axis has no place for anything else. */
const isDrawn = (value: number): boolean => Number.isFinite(value) && value > 0;

const shortNames: { readonly [Id in QuantityId]?: string } = {
  compute_time: 'compute',
  weight_time: 'weights',
  kv_time: 'KV',
  memory_time: 'memory',
  step_time: 'step',
};

/** What takes time has its colour and dash wherever it is drawn. */
const themes: readonly (readonly [RegExp, LineKind])[] = [
  [/^step_time$/, 'whole'],
  [/^memory_time$/, 'memory'],
  [/compute_time$/, 'compute'],
  [/weight_(?:time|bytes)/, 'weights'],
  [/kv_(?:time|bytes|read)/, 'kv'],
];
const neutral: readonly LineKind[] = ['plain', 'broken', 'mixed'];

/** How each quantity is drawn: by what it is, and where that is taken or nothing of the kind, by a dash of its own. */
function kindsOf(of: readonly QuantityId[]): readonly LineKind[] {
  const taken: LineKind[] = [];
  for (const id of of) {
    const own = themes.find(([names]) => names.test(id))?.[1];
    const free = [...(own ? [own] : []), ...neutral].find((kind) => !taken.includes(kind));
    taken.push(free ?? 'mixed');
  }
  return taken;
}

/** A stretch of a curve that an eye would call by one name. */
type Stretch = { readonly how: string; readonly from: number; readonly length: number };

/** Stretches shorter than this share of the axis are bends, and have no name. */
const leastStretch = samples / 12;

/** `Step time is flat up to about 240 sequences, then rises in proportion.` */
function shapeInWords(
  id: QuantityId,
  over: QuantityId,
  places: readonly number[],
  values: readonly number[],
): string {
  const { name } = quantity(id);
  const subject = capitalised(name);
  const stretches = stretchesOf(places, values);
  const [first, ...others] = stretches;
  if (!first) return `${subject} has no value here.`;
  if (others.length === 0) return `${subject} ${wholeInWords(first, values.filter(isDrawn))}.`;
  const where = (at: number) => shown(over, rounded(places[at] ?? 0));
  const rest = others.map(({ how, from }) => ` up to about ${where(from)}, then ${how}`);
  return `${subject} ${first.how}${rest.join('')}.`;
}

/** A slope too small to be seen from place to place may still add up from end to end. */
const addsUp = 1.2;

/** `is flat throughout`: a curve of a single stretch. */
function wholeInWords({ how }: Stretch, values: readonly number[]): string {
  const [first = 1, last = 1] = [values[0], values.at(-1)];
  const middle = values[Math.floor(values.length / 2)] ?? first;
  if (how !== slopeInWords(0) || last / first <= addsUp) return `${how} throughout`;
  return Math.sqrt(last / first) > middle / first
    ? `hardly changes at first and is ${number(last / first)} times as high at the end`
    : `rises little by little and is ${number(last / first)} times as high at the end`;
}

function stretchesOf(places: readonly number[], values: readonly number[]): readonly Stretch[] {
  const found: Stretch[] = [];
  const add = (stretch: Stretch) => {
    const last = found.at(-1);
    if (last?.how === stretch.how)
      found[found.length - 1] = { ...last, length: stretch.from + stretch.length - last.from };
    else found.push(stretch);
  };
  for (let at = 1; at < places.length; at += 1) {
    const [before = 0, here = 0] = values.slice(at - 1, at + 1);
    if (!isDrawn(before) || !isDrawn(here)) continue;
    const run = Math.log((places[at] ?? 1) / (places[at - 1] ?? 1));
    add({ how: slopeInWords(Math.log(here / before) / run), from: at - 1, length: 1 });
  }
  const long = found.filter(({ length }) => length >= leastStretch);
  found.length = 0;
  for (const stretch of long) add(stretch);
  return found;
}

/** Two figures: a bend is not to be read off more exactly. */
const rounded = (value: number): number => Number(value.toPrecision(2));

const rows = 7;

function tableOf(givens: Givens, { of, over, from, to }: Figure): Table {
  const ratio = (to / from) ** (1 / (rows - 1));
  const isWhole = Number.isInteger(from) && Number.isInteger(to);
  const at = Array.from({ length: rows }, (_, row) => {
    const value = from * ratio ** row;
    return isWhole ? Math.round(value) : Number(value.toPrecision(3));
  });
  const places = [...new Set(at)];
  const columns = of.map((id) => sweep(givens, over, places, id));
  return {
    caption: title(of, over),
    columns: [quantity(over).name, ...of.map((id) => quantity(id).name)],
    rows: places.map((place, row) => [
      shown(over, place),
      ...of.map((id, column) => {
        const value = columns[column]?.[row] ?? Number.NaN;
        return Number.isFinite(value) ? shown(id, value) : '–';
      }),
    ]),
  };
}
