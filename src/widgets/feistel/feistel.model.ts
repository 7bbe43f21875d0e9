import {
  differing,
  digits,
  type FunctionId,
  functions,
  type Halves,
  size,
  statesBack,
  statesOf,
  withDigitChanged,
  written,
} from '../../engine/feistel.ts';
import { format } from '../../engine/format.ts';
import { chance } from '../../problems/seed.ts';
import type { Table } from '../plot/table.ts';

export type Setup = {
  readonly first: number;
  readonly second: number;
  readonly rounds: number;
  readonly inside: FunctionId;
  /** Which of the eight digits is changed in the second run. */
  readonly changed: number;
};

export const halfBounds = { least: 0, most: size - 1, whole: true } as const;
export const roundBounds = { least: 1, most: 12, whole: true } as const;
export const roundSteps = Array.from({ length: roundBounds.most }, (_, i) => i + 1);

/** The digits a reader may change, by their place among the eight. */
export const changes = [
  { id: '3', name: 'the last digit of the first half' },
  { id: '0', name: 'the first digit of the first half' },
  { id: '7', name: 'the last digit of the second half' },
  { id: '4', name: 'the first digit of the second half' },
] as const;

export type Digit = { readonly place: number; readonly text: string; readonly differs: boolean };

export type ThereRow = {
  readonly round: number;
  /** The two halves, digit by digit. */
  readonly first: readonly Digit[];
  readonly second: readonly Digit[];
  /** The same of the second run, in which a digit was changed. */
  readonly other: readonly [readonly Digit[], readonly Digit[]];
  readonly differing: number;
};

export type BackRow = {
  readonly round: number;
  readonly first: string;
  readonly second: string;
  /** How the second half of this row was found; nothing for the output it starts from. */
  readonly how: string;
};

export type Scene = {
  readonly there: readonly ThereRow[];
  readonly back: readonly BackRow[];
  readonly returns: string;
  readonly spreads: string;
  readonly usual: string;
  readonly invertible: string;
  readonly table: Table;
  readonly spoken: string;
};

/** Two runs through the same rounds, one of them with a digit changed, and the way back of the first. */
export function sceneOf(setup: Setup): Scene {
  const { rounds, inside } = setup;
  const f = functions[inside].of;
  const input: Halves = [setup.first, setup.second];
  const states = statesOf(input, f, rounds);
  const others = statesOf(withDigitChanged(input, setup.changed), f, rounds);
  const there = states.map((state, round) => rowOf(round, state, others[round] ?? state));
  const output = states.at(-1) ?? input;
  const back = statesBack(output, f, rounds);
  const found = back.at(-1) ?? output;
  const ends = there.at(-1)?.differing ?? 0;
  const mean = meanSpread(inside, rounds, setup.changed);
  const last = format(mean.at(-1) ?? 0, '1');
  const spreads = `One digit was changed; after ${many(rounds, 'round')} ${many(ends, 'digit')} of ${2 * digits} ${ends === 1 ? 'differs' : 'differ'}.`;
  return {
    there,
    back: back.map(([first, second], step) => ({
      round: rounds - step,
      first: written(first),
      second: written(second),
      how: step === 0 ? '' : howBack(back[step - 1] ?? output, f),
    })),
    returns: `From ${both(output)} alone, the way back ends at ${both(found)}, the input digit for digit.`,
    spreads,
    usual: `Over ${format(samples, '1')} inputs drawn at random it is ${last} ${last === '1' ? 'digit' : 'digits'} on average; two states that have nothing to do with each other differ in ${format(unrelated, '1')}.`,
    invertible: collision(inside, setup.first),
    table: {
      caption: `Digits that differ after one was changed; inside is ${functions[inside].name}`,
      columns: ['after round', 'the input', 'with a digit changed', 'differ', 'on average'],
      rows: there.map(({ round, differing: count }, i) => [
        String(round),
        both(states[i] ?? input),
        both(others[i] ?? input),
        String(count),
        format(mean[i] ?? 0, '1'),
      ]),
    },
    spoken: `${spreads} Undone, the rounds give ${both(found)} again.`,
  };
}

/** Of eight digits, each differs by chance in nine cases of ten. */
const unrelated = (2 * digits * 9) / 10;

function rowOf(round: number, state: Halves, other: Halves): ThereRow {
  const differs = differing(state, other);
  const digitsOf = (half: number, from: number): readonly Digit[] =>
    [...written(half)].map((text, place) => ({ place, text, differs: differs[from + place] ?? false }));
  return {
    round,
    first: digitsOf(state[0], 0),
    second: digitsOf(state[1], digits),
    other: [digitsOf(other[0], 0), digitsOf(other[1], digits)],
    differing: differs.filter(Boolean).length,
  };
}

/** `9113 − f(2718) = 1828`, with what was borrowed from beyond four digits said. */
function howBack([z, x]: Halves, f: (half: number) => number): string {
  const taken = f(x);
  const borrowed = z < taken ? ` + ${size}` : '';
  return `${written(z)}${borrowed} − ${written(taken)}`;
}

const samples = 400;

/** Digits that differ after each round, on average over inputs drawn at random. */
export function meanSpread(inside: FunctionId, rounds: number, changed: number): readonly number[] {
  const source = chance(1);
  const half = () => Math.floor(source.unit() * size);
  const f = functions[inside].of;
  const sums = Array.from({ length: rounds + 1 }, () => 0);
  for (let sample = 0; sample < samples; sample += 1) {
    const input: Halves = [half(), half()];
    const [one, other] = [input, withDigitChanged(input, changed)].map((start) => statesOf(start, f, rounds));
    for (const [round, state] of (one ?? []).entries())
      sums[round] = (sums[round] ?? 0) + differing(state, other?.[round] ?? state).filter(Boolean).length;
  }
  return sums.map((sum) => sum / samples);
}

/** Another number for which the function gives the same: why it cannot be inverted. */
function collision(inside: FunctionId, half: number): string {
  const f = functions[inside].of;
  const value = f(half);
  const twin = Array.from({ length: size }, (_, i) => i).find(
    (other) => other !== half && f(other) === value,
  );
  if (twin !== undefined)
    return `The function inside cannot be inverted: it gives ${written(value)} for ${written(half)} and for ${written(twin)} as well.`;
  return `The function inside cannot be inverted: it misses some numbers and gives others more than once, though ${written(value)} only for ${written(half)}.`;
}

const both = ([first, second]: Halves): string => `${written(first)} ${written(second)}`;
const many = (count: number, thing: string): string =>
  `${count === 0 ? 'no' : count} ${thing}${count === 1 ? '' : 's'}`;
