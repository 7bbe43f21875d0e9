import type { Hardware, Model } from '../../engine/catalogue.ts';
import { format, number } from '../../engine/format.ts';
import { type Givens, quantities } from '../../engine/quantities.ts';
import { scenario } from '../../engine/scenario.ts';
import { solve } from '../../engine/solve.ts';
import { sweep } from '../../engine/sweep.ts';
import { readUnit } from '../../engine/units.ts';
import { apart } from '../plot/apart.ts';
import { axisMarks, decadesAround } from '../plot/axis.model.ts';
import { across, frame, lettering, upwards } from '../plot/frame.ts';
import { besideMarker, heightOfRow, upright } from '../plot/labels.ts';
import { type Point, path } from '../plot/path.ts';
import type { LineKind, MarkerReading, Picture } from '../plot/picture.ts';
import { aimedAt, valueAcross } from '../plot/places.ts';
import { logarithmic, type Scale } from '../plot/scale.ts';
import type { Table } from '../plot/table.ts';
import { chipRent, ofTier, type Tier } from './tiers.ts';

/** Everything a reader has chosen except how long the cache waits. */
export type Scene = {
  readonly hardware: Hardware;
  readonly model: Model;
  readonly kv: 'bf16' | 'fp8';
  readonly tiers: readonly Tier[];
};

/** Waits that are drawn, in seconds: a millisecond to a week. */
export const span = { from: 1e-3, to: 604_800 } as const;
/** Where the marker stops, four to the power of ten. */
export const waits: readonly number[] = [
  ...Array.from({ length: 36 }, (_, i) => Number((10 ** (-3 + i / 4)).toPrecision(2))),
  span.to,
].filter((wait, at, all) => at === 0 || wait > (all[at - 1] ?? 0));

/** Utilisation that recomputing reaches: a supposition of the lesson. */
export const mfu = 0.4;

const givensOf = ({ hardware, model, kv }: Scene): Givens =>
  scenario({
    ...{ hardware, model, kv },
    chip_rent: chipRent * readUnit(quantities.chip_rent.stated_in).scale,
    recompute_mfu: mfu,
  });

/** A cost per token, as dollars for a million; tiny ones as a power of ten would be read: in millionths of a dollar no more. */
export const perMillion = (cost: number): string => {
  const dollars = cost / readUnit('$/Mtok').scale;
  return dollars >= 0.001 || dollars === 0
    ? format(dollars, '$')
    : `$${dollars.toExponential(1).replace('e-', '\u00a0×\u00a010⁻').replace(/\d+$/, raised)}`;
};
const raised = (digits: string): string => digits.replaceAll(/\d/g, (d) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(d)));

/** A wait as people say it. */
export function wait(seconds: number): string {
  const named: { readonly [seconds: number]: string } = {
    60: 'a minute',
    300: 'five minutes',
    3600: 'an hour',
    86400: 'a day',
    604800: 'a week',
  };
  return named[seconds] ?? format(seconds, 's');
}

/** One way to have a prompt ready again. */
export type Way = {
  readonly id: Tier['id'] | 'recompute';
  readonly name: string;
  /** [$/token] Nothing for computing again. */
  readonly hold: number;
  readonly retrieve: number;
  readonly whole: number;
  /** [s] Of the tier. */
  readonly drain: number | undefined;
  /** [s] After which computing again is cheaper. */
  readonly breakEven: number | undefined;
};

export type Figure = {
  readonly givens: Givens;
  readonly tiers: readonly Tier[];
  readonly picture: Picture;
  readonly x: Scale;
  readonly y: Scale;
  /** The shape of the lines, in words. */
  readonly shape: string;
};

const samples = Array.from({ length: 121 }, (_, i) => i / 120);
const kinds: { readonly [id in Way['id']]: LineKind } = {
  ...{ recompute: 'compute', hbm: 'memory', ddr: 'plain', flash: 'broken', disk: 'mixed' },
};
const shortNames: { readonly [id in Way['id']]: string } = {
  ...{ recompute: 'compute', hbm: 'HBM', ddr: 'DRAM', flash: 'flash', disk: 'disk' },
};

/** What a token costs against the wait: computed again, or held and read back in each memory. */
export function figureOf(scene: Scene): Figure {
  const givens = givensOf(scene);
  const x = logarithmic([span.from, span.to], across);
  const places = samples.map((share) => valueAcross(x, share));
  const again = solve(givens, 'recompute_cost').value;
  const rows: readonly { readonly id: Way['id']; readonly values: readonly number[] }[] = [
    { id: 'recompute', values: places.map(() => again) },
    ...scene.tiers.map((tier) => ({
      id: tier.id,
      values: [...sweep({ ...givens, ...ofTier(tier) }, 'hold_time', places, 'cached_cost')],
    })),
  ];
  const least = Math.min(...rows.flatMap(({ values }) => values.filter((value) => value > 0)));
  const most = Math.max(...rows.flatMap(({ values }) => values));
  const y = logarithmic(decadesAround(least, most), upwards);
  const ends = rows.map(({ values }) => y.at(values.at(-1) ?? least));
  const labels = apart(ends, lettering.line, [frame.top, frame.bottom - 4]);
  return {
    ...{ givens, x, y, tiers: scene.tiers },
    picture: {
      title: 'Dollars per million tokens, against the wait',
      across: { ...axisMarks(x, (value) => format(value, 's')), ticks: ticksOf(x), title: 'wait' },
      upwards: axisMarks(y, (value) => perMillion(value).replace(/1\.0 × |\.00$/, '')),
      lines: rows.map(({ id, values }, i) => ({
        kind: kinds[id],
        name: shortNames[id],
        path: path(values.flatMap((value, at): Point[] => [[x.at(places[at] ?? 1), y.at(value)]])),
        end: { line: ends[i] ?? 0, label: labels[i] ?? 0 },
      })),
      rules: [300, 3600].map((at) => ruleAt(x, at)),
      beyond: undefined,
    },
    shape: shapeOf(waysAt({ givens, tiers: scene.tiers }, span.from)),
  };
}

/** Waits people think in, where powers of ten seconds would mean nothing. */
const ticksOf = (x: Scale): Picture['across']['ticks'] =>
  (
    [
      [0.001, '1 ms'],
      [0.1, '0.1 s'],
      [10, '10 s'],
      [3600, '1 h'],
      [86_400, '1 day'],
    ] as const
  ).map(([at, label]) => ({ place: x.at(at), label }));

function ruleAt(x: Scale, seconds: number): Picture['rules'][number] {
  const place = x.at(seconds);
  const isFirst = seconds === 300;
  return upright(String(seconds), place, {
    x: place + (isFirst ? 3 : -3),
    y: heightOfRow(0),
    anchor: isFirst ? 'end' : 'start',
    text: isFirst ? 'five minutes' : 'an hour',
  });
}

function shapeOf(ways: readonly Way[]): string {
  const drains = ways.flatMap(({ id, drain }) =>
    drain === undefined ? [] : [`${format(drain, 's')} for ${shortNames[id]}`],
  );
  return `Computing again is flat. Each memory is flat while reading back is what counts, and rises in proportion to the wait from its drain time on: ${drains.join(', ')}. The faster a memory, the sooner it rises.`;
}

/** All ways at one wait, in the order of the picture. */
export function waysAt(
  { givens, tiers }: Pick<Figure, 'givens' | 'tiers'>,
  hold_time: number,
): readonly Way[] {
  const again = solve(givens, 'recompute_cost').value;
  return [
    {
      ...{ id: 'recompute', name: 'Compute it again', hold: 0, retrieve: 0, whole: again },
      ...{ drain: undefined, breakEven: undefined },
    },
    ...tiers.map((tier): Way => {
      const at = { ...givens, ...ofTier(tier), hold_time };
      const breakEven = solve(at, 'break_even_hold').value;
      return {
        ...{ id: tier.id, name: tier.name },
        hold: solve(at, 'hold_cost').value,
        retrieve: solve(at, 'retrieve_cost').value,
        whole: solve(at, 'cached_cost').value,
        drain: solve(at, 'tier_drain_time').value,
        breakEven: breakEven > 0 ? breakEven : undefined,
      };
    }),
  ];
}

export type Reading = {
  readonly marker: MarkerReading;
  readonly ways: readonly Way[];
  readonly cheapest: Way;
  readonly says: string;
  /** What the rule of drain times would have picked, beside the full cost. */
  readonly rule: string;
  readonly table: Table;
};

/** @throws Error when there is no way at all, which cannot be */
export function readingAt(figure: Figure, scene: Scene, hold_time: number): Reading {
  const ways = waysAt(figure, hold_time);
  const cheapest = leastOf(ways, ({ whole }) => whole);
  const nearest = leastOf(
    ways.filter(({ drain }) => drain !== undefined),
    ({ drain = 1 }) => Math.abs(Math.log(drain / hold_time)),
  );
  const again = ways.find(({ id }) => id === 'recompute') ?? cheapest;
  const isAgain = cheapest.id === 'recompute';
  const says = isAgain
    ? `After ${wait(hold_time)} it is cheapest to have thrown the cache away: computing it again costs ${perMillion(again.whole)} per million tokens.`
    : `After ${wait(hold_time)} the cheapest is ${inText(cheapest)}: ${perMillion(cheapest.whole)} per million tokens, ${timesInWords(again.whole / cheapest.whole, 'times less', 'hardly less')} than ${perMillion(again.whole)} for computing it again.`;
  const place = figure.x.at(hold_time);
  const y = figure.y.at(cheapest.whole);
  return {
    ...{ ways, cheapest, says },
    rule: ruleInWords(cheapest, nearest),
    marker: {
      ...{ x: place, y, now: hold_time, min: span.from, max: span.to },
      label: {
        ...besideMarker(place, y, shortNames[cheapest.id]),
        y: Math.min(frame.bottom - 6, y + lettering.line + 4),
      },
      text: `${wait(hold_time)}: ${isAgain ? 'computing again' : inText(cheapest)}, ${perMillion(cheapest.whole)} per million tokens`,
    },
    table: tableOf(ways, scene, hold_time),
  };
}

const inText = ({ id, name }: Way): string =>
  id === 'hbm' ? 'HBM' : id === 'ddr' ? 'the DRAM of a server' : `a ${name.toLowerCase()}`;

function ruleInWords(cheapest: Way, nearest: Way): string {
  const drain = `${inText(nearest)}, which drains in ${format(nearest.drain ?? 0, 's')}`;
  if (cheapest.id === nearest.id) return `The rule of drain times picks the same: ${drain}.`;
  const over = timesInWords(nearest.whole / cheapest.whole, 'times as dear', 'hardly dearer');
  return `The rule of drain times would pick ${drain}: ${over} with these rents.`;
}

/** `2.5 times less`, or where that would be once: `hardly less`. */
function timesInWords(ratio: number, more: string, hardly: string): string {
  const times = number(Number(ratio.toPrecision(2)));
  return times === '1' ? hardly : `${times} ${more}`;
}

function leastOf(ways: readonly Way[], of: (way: Way) => number): Way {
  const [least] = ways.toSorted((a, b) => of(a) - of(b));
  if (!least) throw new Error('There is no way to have a prompt ready again.');
  return least;
}

const tableOf = (ways: readonly Way[], { model, hardware }: Scene, hold_time: number): Table => ({
  caption: `Dollars per million tokens of ${model.name} after ${wait(hold_time)}, beside ${hardware.name}`,
  columns: ['way', 'holding', 'reading back', 'together', 'drain time', 'computing again is cheaper after'],
  rows: ways.map(({ id, name, hold, retrieve, whole, drain, breakEven }) => [
    name,
    ...(id === 'recompute' ? ['–', '–'] : [perMillion(hold), perMillion(retrieve)]),
    perMillion(whole),
    drain === undefined ? '–' : format(drain, 's'),
    id === 'recompute' ? '–' : breakEven === undefined ? 'at once' : format(breakEven, 's'),
  ]),
});

/** The wait at a share of the plot's width, to two figures. */
export const waitAt = ({ x }: Figure, share: number): number => aimedAt(x, share);
