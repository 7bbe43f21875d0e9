import { format, number } from '../../engine/format.ts';
import type { Givens, QuantityId } from '../../engine/quantities.ts';
import { shown } from '../../engine/shown.ts';
import { solve } from '../../engine/solve.ts';
import { type BarPicture, barsOf } from '../bars/bars.model.ts';
import type { Bounds } from '../controls/read-number.ts';
import { inLab } from '../lesson/in-lab.ts';
import type { Table } from '../plot/table.ts';

/** What is set, each in the unit of its field. */
export type Setting = {
  /** Billions of parameters. */
  readonly active: number;
  /** Trillions of tokens, these three. */
  readonly pretraining: number;
  readonly rl: number;
  readonly inference: number;
  /** FLOP for a parameter and token. */
  readonly rl_flop: number;
  /** Per cent. */
  readonly efficiency: number;
};

/** From what a tenth of a trillion of pretraining is worth where decoding is dearest, so that equal costs can be set. */
const tokens = { least: 0.001, most: 10_000, whole: false } as const;
export const bounds = {
  // The Lab opens with a model of 671 billion, of which these are a part.
  active: { least: 1, most: 600, whole: false },
  pretraining: { least: 0.1, most: 1000, whole: false },
  rl: tokens,
  inference: tokens,
  rl_flop: { least: 2, most: 6, whole: false },
  efficiency: { least: 1, most: 100, whole: true },
} as const satisfies { readonly [Field in keyof Setting]: Bounds };

const ones = [1, 1.5, 2, 3, 4, 5, 6, 8];
const oneToEight = (from: number, to: number): readonly number[] => [
  ...[0.1, 1, 10, 100, 1000]
    .flatMap((power) => ones.map((one) => Number((one * power).toPrecision(2))))
    .filter((step) => step >= from && step < to),
  to,
];
export const steps: { readonly [Field in keyof Setting]: readonly number[] } = {
  active: oneToEight(1, 600),
  pretraining: oneToEight(0.1, 1000),
  rl: oneToEight(0.1, tokens.most),
  inference: oneToEight(0.1, tokens.most),
  rl_flop: [2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5, 6],
  efficiency: [5, 10, 15, 20, 25, 30, 40, 50, 60, 80, 100],
};

const givensOf = ({ active, pretraining, rl, inference, rl_flop, efficiency }: Setting): Givens => ({
  active_params: active * 1e9,
  pretraining_tokens: pretraining * 1e12,
  rl_tokens: rl * 1e12,
  inference_tokens: inference * 1e12,
  rl_flop_per_param: rl_flop,
  decode_efficiency: efficiency / 100,
});

/** The tokens that make reinforcement learning and inference cost as much as pretraining. */
export function equalised(setting: Setting): Setting {
  const value = valueIn(setting);
  const trillions = (id: QuantityId) => Number((value(id) / 1e12).toPrecision(3));
  return { ...setting, rl: trillions('equal_rl_tokens'), inference: trillions('equal_inference_tokens') };
}

export type Shown = {
  readonly picture: BarPicture;
  readonly caption: readonly string[];
  readonly spoken: string;
  readonly table: Table;
  readonly lab: string;
};

const parts = [
  {
    id: 'pretraining_flop',
    name: 'Pretraining',
    spoken: 'pretraining',
    tokens: 'pretraining_tokens',
    equal: 'pretraining_tokens',
  },
  { id: 'rl_flop', name: 'RL', spoken: 'RL', tokens: 'rl_tokens', equal: 'equal_rl_tokens' },
  {
    id: 'inference_flop',
    name: 'Inference',
    spoken: 'inference',
    tokens: 'inference_tokens',
    equal: 'equal_inference_tokens',
  },
] as const;

/** This near to one another, costs are called the same. */
const alike = 1.1;

/** Three costs over the life of a model, drawn and told. */
export function show(setting: Setting): Shown {
  const givens = givensOf(setting);
  const value = valueIn(setting);
  const said = (id: QuantityId) => shown(id, givens[id] ?? value(id));
  const cost = (part: (typeof parts)[number]) => ({ ...part, value: value(part.id) });
  const costs = [cost(parts[0]), cost(parts[1]), cost(parts[2])] as const;
  const byCost = [...costs].sort((a, b) => a.value - b.value);
  const [cheapest, dearest] = [byCost[0] ?? costs[0], byCost.at(-1) ?? costs[0]];
  const apart = dearest.value / cheapest.value;
  const third = value('lifetime_flop') / parts.length;
  const verdict =
    apart <= alike
      ? 'The three cost the same, to within a tenth.'
      : `${dearest.name} costs ${number(apart)} times as much as ${cheapest.spoken}.`;
  const beyond = value('overtraining');
  const chinchilla = againstRule(beyond, said('pretraining_tokens'), said('chinchilla_tokens'));
  const equal = `For the cost of its pretraining the model could have ${said('equal_rl_tokens')} of reinforcement learning, and as much again would pay for ${said('equal_inference_tokens')} of inference.`;

  return {
    picture: barsOf(
      costs.map((cost) => ({
        ...{ id: cost.id, name: cost.name, value: cost.value },
        // Pretraining sets the measure; the others keep the chips for longer than their arithmetic takes.
        filled: cost.id === 'pretraining_flop' ? cost.value : cost.value * setting.efficiency * 0.01,
        text: figure(cost.value),
        chosen: cost.id === dearest.id,
      })),
      { at: third, text: 'a third of all' },
      dearest.value,
    ),
    caption: [
      `${verdict} ${chinchilla}`,
      `${equal} The size of the model has no part in that.`,
      'A bar is as long as the chips are kept. Its filled part is arithmetic; the empty rest is waiting that the low efficiency of decoding adds. All three are equal where each ends at the dotted line.',
    ],
    spoken: `${verdict} ${chinchilla}`,
    table: {
      caption: 'What a model costs over its life, in FLOP at the efficiency of pretraining',
      columns: ['part', 'tokens', 'cost', 'share', 'tokens at equal cost'],
      rows: costs.map((cost) => [
        cost.name,
        said(cost.tokens),
        said(cost.id),
        format(cost.value / (third * parts.length), '%'),
        said(cost.equal),
      ]),
    },
    lab: inLab(givens, 'lifetime_flop'),
  };
}

/** @param beyond - the factor of over-training */
function againstRule(beyond: number, trained: string, rule: string): string {
  if (trained === rule) return `${trained} are just what Chinchilla’s rule asks for.`;
  return beyond > 1
    ? `${trained} are ${number(beyond)} times the ${rule} of Chinchilla’s rule.`
    : `${trained} are fewer than the ${rule} of Chinchilla’s rule.`;
}

/** `1.2 × 10²⁶`: the unit stands in the title. */
const figure = (flop: number): string => {
  const text = format(flop, 'FLOP');
  return text.includes('×') ? text.replace(/\s*FLOP$/, '') : text;
};

const valueIn =
  (setting: Setting) =>
  (id: QuantityId): number =>
    solve(givensOf(setting), id).value;
