import { format, number } from '../../engine/format.ts';
import { solve } from '../../engine/solve.ts';
import { lettering } from '../plot/frame.ts';
import type { Table } from '../plot/table.ts';

/** Two modes of one machine, as a price card has them. */
export type Scene = {
  /** Price of the fast mode over the usual one. */
  readonly price: number;
  /** Its speed over the usual one. */
  readonly speed: number;
};

/** Two modes somebody sold or measured, with when. */
export type Offer = Scene & { readonly id: string; readonly name: string };

export const bounds = {
  price: { least: 1.1, most: 100, whole: false },
  speed: { least: 1.05, most: 10, whole: false },
} as const;
export const priceSteps: readonly number[] = [1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 30, 50, 70, 100];
export const speedSteps: readonly number[] = [1.1, 1.2, 1.5, 1.75, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** A pass as a bar: its weights, and what its users bring, in times of the weights. */
export type Bar = {
  readonly name: string;
  /** Sequences, in those of the fast pass. */
  readonly users: number;
  readonly own: number;
  readonly whole: number;
};

export type Modes =
  | {
      readonly kind: 'possible';
      readonly batches: number;
      readonly fast: Bar;
      readonly usual: Bar;
      readonly says: string;
      readonly table: Table;
    }
  | { readonly kind: 'impossible'; readonly batches: number; readonly says: string; readonly table: Table };

/**
 * What two ratios of a price card say of two passes, if price follows cost and a pass takes its weights and a share for
 * each sequence.
 */
export function modesOf({ price, speed }: Scene): Modes {
  const givens = { price_ratio: price, speed_ratio: speed };
  const batches = solve(givens, 'batch_ratio').value;
  const ratios = `Price ratio times speed ratio is the ratio of batches: ${number(price)} × ${number(speed)} = ${number(batches)}.`;
  // At the same price for each second of the machine there is nothing that a smaller batch could explain.
  if (price <= 1) {
    const says = `${ratios} At the usual price or less the fast pass would not pay its rent.`;
    return { kind: 'impossible', batches, says, table: tableOf([]) };
  }
  const fast = solve(givens, 'fast_step_over_weight_time').value;
  const usual = solve(givens, 'slow_step_over_weight_time').value;
  const bars = {
    fast: { name: 'fast pass', users: 1, own: fast - 1, whole: fast },
    usual: { name: 'usual pass', users: batches, own: usual - 1, whole: usual },
  };
  return {
    ...{ kind: 'possible', batches, ...bars },
    says: `${ratios} The usual pass takes ${number(usual)} times as long as its weights, the fast one ${number(fast) === '1' ? 'hardly longer than they do' : `${number(fast)} times`}. No money would make it more than ${number(usual)} times as fast as the usual pass, for the weights are read for one user too.`,
    table: tableOf([bars.usual, bars.fast]),
  };
}

function tableOf(bars: readonly Bar[]): Table {
  return {
    caption: 'Two passes of one machine, in times of reading the weights',
    columns: ['pass', 'sequences', 'weights', 'the users’ own', 'whole'],
    rows: bars.map(({ name, users, own, whole }) => [
      name,
      `${number(users)} ×`,
      '1',
      number(own),
      number(whole),
    ]),
  };
}

/** Where the bars lie, in units of a picture about as wide as a phone's. */
export const field = { width: 360, height: 132, left: 12, right: 348, bar: 30, gap: 26 } as const;

/** Lengths of the pieces of a bar, both bars on one scale. */
export function piecesOf(bar: Bar, longest: number): { readonly weights: number; readonly own: number } {
  const unit = (field.right - field.left) / longest;
  return { weights: unit, own: bar.own * unit };
}

/** Whether a name fits into a piece of a bar, with a little space at either end. */
export const hasRoom = (name: string, piece: number): boolean => name.length * lettering.letter + 10 < piece;

export const shareInWords = (bar: Bar): string => format(1 / bar.whole, '%');
