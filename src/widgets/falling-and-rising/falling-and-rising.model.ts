import { format, number } from '../../engine/format.ts';
import type { Givens } from '../../engine/quantities.ts';
import { solve } from '../../engine/solve.ts';
import type { Bounds } from '../controls/read-number.ts';
import { inLab } from '../lesson/in-lab.ts';
import { axisMarks } from '../plot/axis.model.ts';
import { curvesOf, type Drawn, markOn } from '../plot/curves.model.ts';
import { abovePlot, upright } from '../plot/labels.ts';
import type { MarkerReading, Rule } from '../plot/picture.ts';
import type { Table } from '../plot/table.ts';

/** The powers, and where the marker stands. Sizes and costs are measured from the place where both costs are equal, at 1. */
export type Setting = { readonly falling: number; readonly rising: number; readonly size: number };

const exponent = { least: 0.2, most: 3, whole: false } as const;
export const bounds = {
  falling: exponent,
  rising: exponent,
  size: { least: 0.1, most: 10, whole: false },
} as const satisfies { readonly [Field in keyof Setting]: Bounds };

const exponents = [0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.75, 1, 1.25, 1.5, 2, 2.5, 3] as const;
export const steps: { readonly [Field in keyof Setting]: readonly number[] } = {
  falling: exponents,
  rising: exponents,
  // Twenty to the power of ten.
  size: Array.from({ length: 41 }, (_, at) => Number((10 ** ((at - 20) / 20)).toPrecision(3))),
};

export const givensOf = ({ falling, rising }: Setting): Givens => ({
  falling_exponent: falling,
  rising_exponent: rising,
  falling_coefficient: 1,
  rising_coefficient: 1,
});

export type Shown = {
  readonly drawn: Drawn;
  readonly marker: MarkerReading;
  /** What the powers make of the two places. */
  readonly verdict: string;
  /** What stands at the marker. */
  readonly here: string;
  readonly shape: string;
  readonly table: Table;
  readonly lab: string;
};

const costs = ['both_costs', 'falling_cost', 'rising_cost'] as const;

/** A falling and a rising power law and their sum, with the least of the sum and where the two are equal. */
export function show(setting: Setting): Shown {
  const givens = givensOf(setting);
  const bare = curvesOf(givens, { of: costs, over: 'chosen_size', ...ends });
  const { cheapest, meeting, ratio, dearer } = placesOf(givens);
  const sum = sumAt(givens, setting.size);
  const isOne = setting.falling === setting.rising;
  const drawn: Drawn = {
    ...bare,
    picture: {
      ...bare.picture,
      title: 'Two costs and their sum',
      upwards: axisMarks(bare.y, number),
      across: { ...bare.picture.across, title: 'size, in that at which both costs are equal' },
      lines: bare.picture.lines.map((line) => ({ ...line, ...drawing[line.name] })),
      rules: isOne
        ? [namedRule(bare.x.at(meeting), 'equal, and least', 0)]
        : [namedRule(bare.x.at(cheapest), 'least', 1), namedRule(bare.x.at(meeting), 'equal', 0)],
    },
  };
  return {
    drawn,
    marker: plainly(
      markOn(drawn, givens, 'chosen_size', setting.size, 'both_costs'),
      `size ${number(setting.size)}: sum ${number(sum)}`,
      number(sum),
    ),
    verdict: isOne
      ? 'Both costs change with the same power, so their sum is least where they are equal.'
      : `The sum is least at ${number(cheapest)}, where the falling cost is ${number(ratio)} times the rising one. Where the two are equal, the sum is ${format(dearer, '%')} above its least.`,
    here: `At ${number(setting.size)} the sum is ${number(sum)}, ${above(sum / sumAt(givens, cheapest) - 1)}.`,
    shape:
      'Both axes go by powers of ten, so that a power law is a straight line, the steeper the higher its power. The sum follows the falling line on the left and the rising one on the right, with a shallow bend between.',
    table: tableOf(setting),
    lab: inLab({ ...givens, chosen_size: setting.size }, 'both_costs'),
  };
}

/** A marker in words of its own: costs are in that of each where both are equal, and no dollars. */
const plainly = (marker: MarkerReading, text: string, label: string): MarkerReading => ({
  ...marker,
  text,
  label: { ...marker.label, text: label },
});

const ends = { from: bounds.size.least, to: bounds.size.most } as const;

/** The sum is heavy, its parts are told apart by their dash. */
const drawing: {
  readonly [name: string]: { readonly kind: 'whole' | 'broken' | 'mixed'; readonly name: string };
} = {
  'both costs': { kind: 'whole', name: 'sum' },
  'cost that falls with size': { kind: 'broken', name: 'falls' },
  'cost that rises with size': { kind: 'mixed', name: 'rises' },
};

const above = (share: number): string =>
  share < 0.0005 ? 'its least' : `${format(share, '%')} above its least`;

const namedRule = (x: number, text: string, row: number): Rule => upright(text, x, abovePlot(x, text, row));

/** What the rule of thumb makes of other powers. */
function tableOf({ falling, rising }: Setting): Table {
  const others = known.filter(([one, other]) => one !== falling || other !== rising);
  return {
    caption: 'Where the sum of two power laws is least, against where they are equal, at 1',
    columns: ['powers, falling and rising', 'least at', 'falling over rising there', 'sum where equal'],
    rows: [[falling, rising] as const, ...others].map(([one, other]) => {
      const givens = givensOf({ falling: one, rising: other, size: 1 });
      const { cheapest, ratio, dearer } = placesOf(givens);
      return [`${number(one)} and ${number(other)}`, number(cheapest), number(ratio), above(dearer)];
    }),
  };
}

const known = [
  [1, 1],
  [1, 2],
  [0.5, 0.5],
  [0.25, 0.75],
  [3, 0.5],
] as const;

/** Where the sum is least and where both costs are equal, how they stand at the first, and how much dearer the second is. */
function placesOf(givens: Givens) {
  const cheapest = solve(givens, 'cheapest_size').value;
  const meeting = solve(givens, 'meeting_size').value;
  const ratio = solve(givens, 'falling_over_rising').value;
  return { cheapest, meeting, ratio, dearer: sumAt(givens, meeting) / sumAt(givens, cheapest) - 1 };
}

const sumAt = (givens: Givens, chosen_size: number): number =>
  solve({ ...givens, chosen_size }, 'both_costs').value;
