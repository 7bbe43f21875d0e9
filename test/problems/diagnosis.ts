import type { Slip } from '../../src/engine/slips.ts';
import type { Chance } from '../../src/problems/seed.ts';

/** One variant of something that is asked: the right answer in base units, and the slips that lead elsewhere. */
export type Asked = {
  readonly ask: string;
  readonly right: number;
  readonly slips: readonly Slip[];
};

/** How well wrong answers are told apart. */
export type Diagnosis = {
  /** Slips typed to three figures; and of these, how many were named first or second. */
  readonly slipped: number;
  readonly named: number;
  /** Random wrong answers; and of these, how many were taken for a slip. */
  readonly wrong: number;
  readonly blamed: number;
  /** The slips that were not named when they were made. */
  readonly missed: readonly Missed[];
};

export type Missed = { readonly slip: Slip; readonly instead: readonly Slip[] };

type Means = {
  /** The slips named for a number in base units that was typed with so many figures. */
  readonly match: (slips: readonly Slip[], typed: number, figures: number) => readonly Slip[];
  readonly chance: Chance;
  /** Random wrong answers for each case. */
  readonly guesses?: number;
};

// What is this near the right answer is right, whatever led to it.
const tolerance = 0.05;
const figures = 3;
const decades = 2;

/**
 * Makes every slip of every case, types what it leads to, and counts how often it is named; then types numbers that
 * are wrong in no particular way, up to a hundred times too small or too large, and counts how often a slip is blamed.
 */
export function measureDiagnosis(
  cases: readonly Asked[],
  { match, chance, guesses = 100 }: Means,
): Diagnosis {
  const made = cases.flatMap(({ right, slips }) =>
    slips
      .filter(({ value }) => !isRight(value, right))
      .map((slip) => ({ slip, instead: match(slips, rounded(slip.value), figures) })),
  );
  const missed = made.filter(({ slip, instead }) => !instead.includes(slip));

  const wrong = cases.flatMap(({ right, slips }) =>
    Array.from({ length: guesses }, () => ({ slips, typed: wrongAnswer(right, chance) })),
  );
  const blamed = wrong.filter(({ slips, typed }) => match(slips, typed, figures).length > 0);

  return {
    slipped: made.length,
    named: made.length - missed.length,
    wrong: wrong.length,
    blamed: blamed.length,
    missed,
  };
}

/** A number nobody would call right, to three figures. */
function wrongAnswer(right: number, { unit }: Chance): number {
  for (;;) {
    const typed = rounded(right * 10 ** (decades * (2 * unit() - 1)));
    if (!isRight(typed, right)) return typed;
  }
}

const rounded = (value: number): number => Number(value.toPrecision(figures));
const isRight = (value: number, right: number): boolean => Math.abs(value - right) <= tolerance * right;
