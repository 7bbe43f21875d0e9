import type { Hardware, Model } from '../../engine/catalogue.ts';
import { format } from '../../engine/format.ts';
import type { Givens } from '../../engine/quantities.ts';
import { scenario } from '../../engine/scenario.ts';
import { shown } from '../../engine/shown.ts';
import { solve } from '../../engine/solve.ts';
import { sweep } from '../../engine/sweep.ts';
import { readUnit } from '../../engine/units.ts';
import { chipName } from '../lesson/chip-name.ts';
import { axisMarks, decadesAround } from '../plot/axis.model.ts';
import { across, frame, lettering, upwards } from '../plot/frame.ts';
import { besideMarker, heightOfRow, upright } from '../plot/labels.ts';
import { path } from '../plot/path.ts';
import type { MarkerReading, Picture, Rule } from '../plot/picture.ts';
import { placesAlong } from '../plot/places.ts';
import { along } from '../plot/quantity-axis.ts';
import { logarithmic, type Scale } from '../plot/scale.ts';
import type { Table } from '../plot/table.ts';

/** A price of output that steps up with the context. */
export type Card = {
  readonly id: string;
  /** Vendor, model and since when. */
  readonly name: string;
  /** [token/sequence] Up to here the lower price holds. */
  readonly step: number;
  /** [$/token] */
  readonly below: number;
  readonly above: number;
};

export type Scene = {
  readonly card: Card;
  /** The whole domain, rented at $2 per chip-hour, weights and arithmetic in FP8. */
  readonly hardware: Hardware;
  /** [billion parameters] that a token uses. */
  readonly active: number;
  /** The model whose cache it is; where absent, the cache that puts the bend at the step. */
  readonly cache?: Model | undefined;
};

export const bounds = { active: { least: 5, most: 1000, whole: true } } as const;
export const activeSteps: readonly number[] = [
  5, 10, 15, 20, 30, 40, 50, 70, 100, 150, 200, 300, 500, 700, 1000,
];

/** [token/sequence] From where to where the plot goes. */
const ends = { from: 1000, to: 1e7 } as const;
export const contextSteps: readonly number[] = [
  ...[1, 2, 3, 4].flatMap((power) => [1, 1.5, 2, 3, 5, 7].map((times) => times * 100 * 10 ** power)),
  ends.to,
];

export type Tiers = {
  readonly picture: Picture;
  readonly x: Scale;
  readonly y: Scale;
  readonly givens: Givens;
  /** The price at short contexts over the cost there. */
  readonly margin: number;
  /** [token/sequence] Where cost begins to rise, and up to where the price above the step still covers it. */
  readonly bend: number;
  readonly covered: number;
  readonly says: string;
  readonly table: Table;
};

/** [$/token] of a thousand tokens of context and up, times the margin: what would have to be asked to earn as much at any length. */
export function tiersOf(scene: Scene): Tiers {
  const givens = givensOf(scene);
  const { card } = scene;
  const at = (context: number) => solve({ ...givens, context }, 'cost_floor').value;
  const margin = card.below / at(1);
  const bend = solve(givens, 'balance_context').value;
  const covered = solve(
    { ...givens, step_context: bend, step_ratio: card.above / card.below },
    'covered_context',
  ).value;

  const x = logarithmic([ends.from, ends.to], across);
  const contexts = placesAlong(x);
  const costs = [...sweep(givens, 'context', contexts, 'cost_floor')].map((cost) => cost * margin);
  const [low, high] = [Math.min(card.below, ...costs), Math.max(card.above, ...costs)];
  const [lowest, highest] = decadesAround(low / 2, high);
  const y = logarithmic([lowest, highest], upwards);
  const costEnd = y.at(costs.at(-1) ?? high);
  const priceEnd = y.at(card.above);
  return {
    x,
    y,
    givens,
    margin,
    bend,
    covered,
    picture: {
      title: 'Output: dollars per million tokens against context',
      across: along('context', x),
      upwards: axisMarks(y, perMillion),
      lines: [
        {
          kind: 'broken',
          name: 'price',
          path: `M${frame.left} ${y.at(card.below).toFixed(1)}H${x.at(card.step).toFixed(1)}V${priceEnd.toFixed(1)}H${frame.right}`,
          end: { line: priceEnd, label: Math.max(priceEnd, costEnd + lettering.line) },
        },
        {
          kind: 'whole',
          name: 'cost × margin',
          path: path(contexts.map((context, i) => [x.at(context), y.at(costs[i] ?? low)])),
          end: { line: costEnd, label: costEnd },
        },
      ],
      rules: [ruleAt('step', card.step, 'step', x, 0), ruleAt('bend', bend, 'bend', x, 1)].flatMap(
        (rule) => rule ?? [],
      ),
      beyond: undefined,
    },
    says: shapeInWords(scene, bend, covered),
    table: tableOf(scene, at, margin),
  };
}

/** The scenario behind the cost, without its context. */
function givensOf({ hardware, active, cache, card }: Scene): Givens {
  const machine = scenario({
    hardware,
    weights: 'fp8',
    chip_rent: '$2/(chip*hour)',
    active_params: active * 1e9,
  });
  const kv = cache
    ? solve(scenario({ model: cache }), 'kv_bytes_per_token').value
    : solve({ ...machine, step_context: card.step }, 'implied_kv_bytes').value;
  return { ...machine, cache: 'full', kv_bytes_per_token: kv };
}

/** [$/token] What the card asks at a context. */
export const priceAt = ({ step, below, above }: Card, context: number): number =>
  context <= step ? below : above;

/** [$/token] as dollars for a million, to three figures. */
const perMillion = (value: number): string =>
  format(Number((value / readUnit('$/Mtok').scale).toPrecision(3)), '$').replace(/\.00$/, '');

/** A dotted line at a context, named above the plot; nothing where it is not shown. */
function ruleAt(id: string, context: number, name: string, x: Scale, row: number): Rule | undefined {
  if (context < ends.from || context > ends.to) return undefined;
  const place = x.at(context);
  const text = `${name} ${format(Number(context.toPrecision(3)), '1')}`;
  const fits = place - text.length * lettering.letter > frame.left;
  const [away, anchor] = fits ? ([3, 'end'] as const) : ([-3, 'start'] as const);
  return upright(id, place, { x: place + away, y: heightOfRow(row), anchor, text });
}

/** The marker on the line of cost. */
export function readingAt(
  { x, y, givens, margin }: Tiers,
  scene: Scene,
  context: number,
): MarkerReading & { readonly words: string } {
  const cost = solve({ ...givens, context }, 'cost_floor').value * margin;
  const price = priceAt(scene.card, context);
  const [place, height] = [x.at(context), y.at(cost)];
  const share = format(cost / price, '%');
  const words =
    cost > price * (1 + 1e-9)
      ? `At ${format(context, 'token')} the price is ${perMillion(price)} a million and would have to be ${perMillion(cost)}: it is too low.`
      : `At ${format(context, 'token')} the price is ${perMillion(price)} a million, and ${perMillion(cost)} would do, ${share} of it.`;
  return {
    x: place,
    y: height,
    label: besideMarker(place, height, perMillion(cost)),
    now: context,
    min: ends.from,
    max: ends.to,
    text: words,
    words,
  };
}

function shapeInWords({ card, cache, hardware, active }: Scene, bend: number, covered: number): string {
  const tokens = (value: number) => format(Number(value.toPrecision(3)), 'token');
  const of = cache ? `the cache of ${cache.name}` : 'the cache that the step implies';
  // Where the bend comes before the step, the lower price is passed first.
  const passes =
    bend < card.step * (1 - 1e-9)
      ? `from there on the lower price is too low, and the higher one from ${tokens(Math.max(card.step, covered))} on`
      : `it passes the price above the step at ${tokens(covered)}`;
  return `The price is flat, steps up to ${format(card.above / card.below, '1')} times as much at ${tokens(card.step)}, and is flat again. With ${of} and ${format(active, '1')} billion active parameters on ${chipName(hardware)}, cost is flat up to ${tokens(bend)} and then rises in proportion; ${passes}.`;
}

function tableOf({ card }: Scene, at: (context: number) => number, margin: number): Table {
  return {
    caption: 'Dollars per million tokens written, in a large batch',
    columns: ['context', 'price', 'cost × margin', 'bare cost'],
    rows: [1000, 10_000, 100_000, 200_000, 300_000, 1_000_000, 10_000_000].map((context) => [
      shown('context', context),
      perMillion(priceAt(card, context)),
      perMillion(at(context) * margin),
      perMillion(at(context)),
    ]),
  };
}
