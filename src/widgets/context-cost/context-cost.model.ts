import type { Hardware, Model } from '../../engine/catalogue.ts';
import { format } from '../../engine/format.ts';
import { type Choices, type Givens, quantities } from '../../engine/quantities.ts';
import { scenario } from '../../engine/scenario.ts';
import { solve } from '../../engine/solve.ts';
import { readUnit } from '../../engine/units.ts';
import { octaveSteps } from '../controls/octave-steps.ts';
import { axisMarks } from '../plot/axis.model.ts';
import { curvesOf, type Drawn, markOn } from '../plot/curves.model.ts';
import { frame, lettering, upwards } from '../plot/frame.ts';
import { abovePlot, upright } from '../plot/labels.ts';
import { perMillion } from '../plot/per-million.ts';
import type { MarkerReading, Picture } from '../plot/picture.ts';
import { logarithmic } from '../plot/scale.ts';
import type { Table } from '../plot/table.ts';

/** Everything a reader has chosen except the context, which is what the plot runs over. */
export type Scene = {
  readonly hardware: Hardware;
  readonly model: Model;
  readonly kv: 'bf16' | 'fp8';
  /** [sequence] */
  readonly batch: number;
  readonly attention_arithmetic: NonNullable<Choices['attention_arithmetic']>;
};

/** Contexts that are drawn. */
const span = { from: 256, to: 2 ** 20 } as const;
export const contextSteps = octaveSteps(span.from, span.to);
export const batchSteps = octaveSteps(1, 2 ** 14);
export const batchBounds = { least: 1, most: 2 ** 14, whole: true } as const;

/** [$/(chip*hour)] The lecture's rent. */
const rent = 2;

/** Cost of a token against context, drawn. */
export type Figure = {
  readonly givens: Givens;
  readonly drawn: Drawn;
  readonly picture: Picture;
  readonly table: Table;
  /** The shape of the lines, in words. */
  readonly shape: string;
  /** [token/sequence] Where one more sequence adds as much reading as arithmetic. */
  readonly balance: number;
  /** [token/sequence] The longest context at which the batch fits in memory. */
  readonly longest: number;
};

const givensOf = (scene: Scene): Givens =>
  // Attention multiplies in the format of its cache, also where the weights are shorter.
  scenario({
    ...scene,
    attention_multiply: scene.kv,
    chip_rent: rent * readUnit(quantities.chip_rent.stated_in).scale,
  });

/**
 * The cost of a token and its parts against context, at one batch.
 *
 * The cost of a part is what a token would cost if the pass took no longer than that part; so the lines are those of the
 * times, and only the scale beside them is in dollars.
 */
export function figureOf(scene: Scene): Figure {
  const givens = givensOf(scene);
  const drawn = curvesOf(givens, {
    of: ['step_time', 'compute_time', 'weight_time', 'kv_time'],
    over: 'context',
    ...span,
  });
  const balance = solve(givens, 'balance_context').value;
  const longest = solve(givens, 'longest_context').value;
  const [low, high] = [drawn.y.invert(frame.bottom), drawn.y.invert(frame.top)];
  const dollars = logarithmic([costOf(givens, low), costOf(givens, high)], upwards);
  return {
    ...{ givens, drawn, balance, longest },
    picture: {
      ...drawn.picture,
      title: 'Cost: dollars per million tokens, against context',
      upwards: axisMarks(dollars, (value) => perMillion(value).replace(/\.00$/, '')),
      lines: drawn.picture.lines.map((line) => (line.kind === 'whole' ? { ...line, name: 'cost' } : line)),
      rules: balanceRule(drawn, balance),
      beyond: beyond(drawn, longest),
    },
    shape: shapeOf(drawn, balance, scene),
    table: tableOf(givens, scene),
  };
}

/** What a token costs if the pass takes this long. */
const costOf = (givens: Givens, step_time: number): number =>
  solve({ ...givens, step_time, context: span.from }, 'cost_per_token').value;

const tokens = (value: number): string => format(Math.round(Number(value.toPrecision(3))), 'token');

function balanceRule({ x }: Drawn, balance: number): Picture['rules'] {
  if (!(balance >= span.from && balance <= span.to)) return [];
  const place = x.at(balance);
  const text = `balance ${tokens(balance)}`;
  const isRight = place > (frame.left + frame.right) / 2;
  return [upright('balance', place, { ...abovePlot(place, text), x: place + (isRight ? 3 : -3) })];
}

function beyond({ x }: Drawn, longest: number): Picture['beyond'] {
  if (longest >= span.to) return undefined;
  return {
    x: x.at(Math.max(longest, span.from)),
    label: { x: frame.right - 5, y: frame.bottom - 8, anchor: 'end', text: 'does not fit' },
  };
}

function shapeOf(
  { says: [whole = ''] }: Drawn,
  balance: number,
  { attention_arithmetic: arithmetic }: Scene,
): string {
  const cost = whole.replace('Step time', 'The cost');
  const parts =
    arithmetic === 'counted'
      ? 'The weights are flat; compute rises once attention multiplies more than the weights do; the KV cache rises with the context.'
      : 'Compute and weights are flat; the KV cache rises with the context.';
  if (!(balance > 0))
    return `${cost} ${parts} A sequence takes longer to read than to compute at any context.`;
  if (!Number.isFinite(balance)) return `${cost} ${parts}`;
  return `${cost} ${parts} Without attention’s arithmetic, KV and compute cross at ${tokens(balance)}.`;
}

/** The marked context. */
export type Reading = {
  readonly marker: MarkerReading;
  /** What a token costs there and of what, in words. */
  readonly here: string;
  /** Whether the batch fits. */
  readonly memory: string;
  readonly fits: boolean;
};

export function readingAt({ givens, drawn, longest }: Figure, context: number): Reading {
  const at = { ...givens, context };
  const seconds = (id: 'compute_time' | 'weight_time' | 'kv_time' | 'memory_time') => solve(at, id).value;
  const price = (time: number) => perMillion(costOf(givens, time));
  const whole = perMillion(solve(at, 'cost_per_token').value);
  const [compute, weights, kv] = [seconds('compute_time'), seconds('weight_time'), seconds('kv_time')];
  const isMemory = seconds('memory_time') > compute;
  // Attention's arithmetic keeps the chips busy too where it is counted, which the utilisation leaves out.
  const used = format(solve(at, 'compute_time / step_time').value, '%');
  const here = [
    `At ${format(context, 'token')} a million tokens cost ${whole}, bound by ${isMemory ? 'memory' : 'compute'}:`,
    `${price(weights)} for the weights and ${price(kv)} for the KV cache, against ${price(compute)} of compute.`,
    `The cache is ${format(kv / (weights + kv), '%')} of what is read, and ${used} of the arithmetic is used.`,
  ].join(' ');
  const fits = context <= longest;
  const mark = markOn(drawn, givens, 'context', context, 'step_time');
  const isLeft = mark.x < frame.left + 60;
  return {
    marker: {
      ...mark,
      // The line rises to the right, so what is above it and to the left is empty.
      label: {
        x: isLeft ? mark.x + 13 : mark.x - 9,
        y: Math.max(frame.top + lettering.line - 3, mark.y - 12),
        anchor: isLeft ? 'start' : 'end',
        text: whole,
      },
      text: `${format(context, 'token')}: ${whole} per million tokens`,
    },
    here,
    fits,
    memory: memoryAt(at, fits, longest),
  };
}

function memoryAt(at: Givens, fits: boolean, longest: number): string {
  if (longest <= 0) return 'Not even the weights fit in this memory.';
  const fill = format(solve(at, 'memory_fill').value, '%');
  return fits
    ? `Weights and caches take ${fill} of the memory; contexts up to ${tokens(longest)} fit at this batch.`
    : `This does not fit: weights and caches would take ${fill} of the memory.`;
}

const rows = [256, 1024, 4096, 16_384, 65_536, 262_144, 1_048_576];

function tableOf(givens: Givens, { hardware, model, batch }: Scene): Table {
  return {
    caption: `Dollars per million tokens, ${model.name} on ${hardware.name}, ${format(batch, 'sequence')}`,
    columns: ['context', 'weights', 'KV', 'compute', 'cost'],
    rows: rows.map((context) => {
      const at = { ...givens, context };
      const part = (id: 'weight_time' | 'kv_time' | 'compute_time') =>
        perMillion(costOf(givens, solve(at, id).value));
      const fits = solve(at, 'memory_fill').value <= 1;
      return [
        `${tokens(context)}${fits ? '' : ' (does not fit)'}`,
        ...[part('weight_time'), part('kv_time'), part('compute_time')],
        perMillion(solve(at, 'cost_per_token').value),
      ];
    }),
  };
}
