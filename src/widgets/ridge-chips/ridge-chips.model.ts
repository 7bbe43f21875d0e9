import type { Hardware } from '../../engine/catalogue.ts';
import { format } from '../../engine/format.ts';
import { type NumberFormat, numberFormats } from '../../engine/number-formats.ts';
import { multiplyFormat, scenario } from '../../engine/scenario.ts';
import { shown } from '../../engine/shown.ts';
import { solve } from '../../engine/solve.ts';
import { type BarPicture, barsOf } from '../bars/bars.model.ts';
import type { Option } from '../controls/Choice.tsx';
import { chipName } from '../lesson/chip-name.ts';
import type { Table } from '../plot/table.ts';

export type Chip = { readonly hardware: Hardware; readonly year: number };
export type Width = '16' | '8' | '4';
/** How weights are kept, and whether they are multiplied in that width or widened to 16 bits first. */
export type Scene = { readonly stored: Width; readonly multiplied: 'same' | 'wide' };

export const widths: readonly Option<Width>[] = [
  { id: '16', name: '16 bits' },
  { id: '8', name: '8 bits' },
  { id: '4', name: '4 bits' },
];
export const ways: readonly Option<Scene['multiplied']>[] = [
  { id: 'same', name: 'in the same width, where the chip can' },
  { id: 'wide', name: 'in 16 bits' },
];

/** The ridge batch of one chip, and how it comes about. */
export type Ridge = {
  readonly id: string;
  readonly name: string;
  readonly year: number;
  readonly stored: NumberFormat;
  readonly multiplied: NumberFormat;
  /** Weights are widened before they are multiplied. */
  readonly mixed: boolean;
  /** [FLOP/byte] */
  readonly ridge: number;
  /** [token] */
  readonly batch: number;
};

export type Ridges = {
  readonly rows: readonly Ridge[];
  readonly picture: BarPicture;
  readonly says: string;
  readonly table: Table;
};

/** Bars end at this many tokens; the largest ridge batch of the chips shown is 560. */
const most = 600;

/** The ridge batches of some chips, from the oldest to the newest. */
export function ridgesOf(chips: readonly Chip[], scene: Scene): Ridges {
  const names = chips.map(({ hardware }) => chipName(hardware));
  const rows = chips
    .toSorted((a, b) => a.year - b.year)
    .map(({ hardware, year }) => {
      const row = ridgeOf(hardware, year, scene);
      // What comes with two sizes of memory is told apart by them.
      const isTwo = names.filter((name) => name === row.name).length > 1;
      return isTwo ? { ...row, name: `${row.name} ${format(hardware.memory_capacity, 'byte')}` } : row;
    });
  return {
    rows,
    picture: barsOf(
      rows.map(({ id, name, mixed, batch }) => ({
        ...{ id, name, value: batch, hollow: mixed },
        text: format(Math.round(batch), '1'),
      })),
      { at: 300, text: 'the lecture’s 300' },
      most,
    ),
    says: inWords(rows, scene),
    table: {
      caption: 'Ridge and ridge batch of one chip',
      columns: ['chip', 'year', 'stored', 'multiplied', 'ridge', 'ridge batch'],
      rows: rows.map(({ name, year, stored, multiplied, ridge, batch }) => [
        name,
        String(year),
        numberFormats[stored].name,
        numberFormats[multiplied].name,
        shown('ridge', ridge),
        shown('ridge_batch', Math.round(batch)),
      ]),
    },
  };
}

function ridgeOf(hardware: Hardware, year: number, scene: Scene): Ridge {
  const stored = kept(hardware, scene.stored);
  const multiplied = multiplyFormat(hardware, scene.multiplied === 'wide' ? kept(hardware, '16') : stored);
  const givens = scenario({ hardware, chips: 1, weights: stored, multiply: multiplied });
  return {
    id: hardware.id,
    name: chipName(hardware),
    year,
    stored,
    multiplied,
    mixed: numberFormats[stored].bytes < numberFormats[multiplied].bytes,
    ridge: solve(givens, 'ridge').value,
    batch: solve(givens, 'ridge_batch').value,
  };
}

/** The format of a width that a chip multiplies fastest; the floating-point one where both are alike. */
function kept({ compute_rate }: Hardware, width: Width): NumberFormat {
  const formats = { '16': ['bf16', 'fp16'], '8': ['fp8', 'int8'], '4': ['fp4', 'int4'] } as const;
  const [first, second] = formats[width];
  return (compute_rate[second] ?? 0) > (compute_rate[first] ?? 0) ? second : first;
}

function inWords(rows: readonly Ridge[], { stored, multiplied }: Scene): string {
  const rising = rows.toSorted((a, b) => a.batch - b.batch);
  const [least, most] = [rising[0], rising.at(-1)];
  if (!least || !most) return '';
  const middle = rising[Math.floor(rising.length / 2)] ?? least;
  const mixed = rows.filter((row) => row.mixed).length;
  const how = multiplied === 'wide' || stored === '16' ? '16 bits' : 'the same width where the chip can';
  const tokens = ({ batch }: Ridge) => format(Math.round(batch), '1');
  return `Weights stored in ${stored} bits and multiplied in ${how}: the ridge batch runs from ${tokens(least)} (${least.name}) to ${tokens(most)} (${most.name}), and half of the chips have ${tokens(middle)} or more.${wideningInWords(mixed, rows.length)}`;
}

function wideningInWords(mixed: number, all: number): string {
  if (mixed === 0) return '';
  if (mixed === 1) return ` 1 of ${all} widens the weights first; its bar is an outline.`;
  return ` ${mixed === all ? 'All' : `${mixed} of ${all}`} widen the weights first; their bars are outlines.`;
}
