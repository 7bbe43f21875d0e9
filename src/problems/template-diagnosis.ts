import { readUnit } from '../engine/units.ts';
import { drawVariant, type NumberVariant } from './draw-variant.ts';
import { grade } from './grade.ts';
import type { Chance } from './seed.ts';
import { slipsOf } from './slips-of.ts';
import type { ProblemTemplate } from './template.ts';
import { isNear, type Tolerance } from './tolerance.ts';

/** How the answers to a problem are understood, from the text a learner types to the verdict. */
export type TemplateDiagnosis = {
  readonly id: string;
  /** Slips typed to three figures, and of these, how many were named first or second. */
  readonly slipped: number;
  readonly named: number;
  /** Right answers typed as roundly as the tolerance allows, and of these, how many were not taken for right. */
  readonly right: number;
  readonly refused: number;
  /** Wrong answers of no particular kind, and of these, how many were taken for a slip. */
  readonly wrong: number;
  readonly blamed: number;
  /** Slips that were not named when they were made, by id, the most frequent first. */
  readonly missed: readonly (readonly [slip: string, times: number])[];
};

type Means = {
  readonly variants: number;
  /** Wrong answers of no particular kind, for each variant. */
  readonly guesses: number;
  readonly chance: Chance;
};

const figures = 3;
const decades = 2;

/** Types every slip, the right answer and random wrong ones into variants of a problem that asks for a number. */
export function diagnoseTemplate(
  template: ProblemTemplate,
  { variants, guesses, chance }: Means,
): TemplateDiagnosis {
  const drawn = Array.from({ length: variants }, (_, seed) => drawVariant(template, seed));
  const all = drawn.flatMap((variant) => (variant.kind === 'number' ? [variant] : []));
  const slips = all.flatMap(slipsTyped);
  const missed = new Map<string, number>();
  for (const { id, isNamed } of slips) if (!isNamed) missed.set(id, (missed.get(id) ?? 0) + 1);
  const rights = all.flatMap((variant) => rightlyTyped(variant).map((text) => grade(variant, text).code));
  const wrongs = all.flatMap((variant) => wronglyTyped(variant, guesses, chance));
  return {
    id: template.id,
    slipped: slips.length,
    named: slips.filter(({ isNamed }) => isNamed).length,
    right: rights.length,
    refused: rights.filter((code) => code !== 'correct').length,
    wrong: wrongs.length,
    blamed: wrongs.filter((code) => code === 'slip').length,
    missed: [...missed].sort(([, a], [, b]) => b - a),
  };
}

const rounded = (value: number, to: number): number => Number(value.toPrecision(to));
const scaleOf = ({ ask }: NumberVariant): number => readUnit(ask.unit).scale;
/** Bare, but for a percentage: less than one of them could be meant as a share. */
const typedIn = ({ ask }: NumberVariant, number: number): string => `${number}${ask.unit === '%' ? '%' : ''}`;

/** Each slip typed to three figures; what rounding makes right is no slip any more. */
function slipsTyped(variant: NumberVariant): readonly { readonly id: string; readonly isNamed: boolean }[] {
  const scale = scaleOf(variant);
  return slipsOf(variant).flatMap(({ id, value }) => {
    const verdict = grade(variant, typedIn(variant, rounded(value / scale, figures)));
    if (verdict.code === 'correct') return [];
    return [{ id, isNamed: verdict.code === 'slip' && verdict.slips.some((slip) => slip.id === id) }];
  });
}

/** The right answer as roundly as its tolerance allows, and to three figures; bare, and with its unit. */
function rightlyTyped(variant: NumberVariant): readonly string[] {
  const { answer, ask } = variant;
  const typed = [...new Set([roundest(answer.value, ask.tolerance), figures])]
    .map((to) => rounded(answer.value / scaleOf(variant), to))
    .filter((number) => isNear(number * scaleOf(variant), answer.value, ask.tolerance));
  return typed.flatMap((number) => [String(number), ...(ask.unit === '1' ? [] : [`${number} ${ask.unit}`])]);
}

/** The fewest figures of which rounding never leaves the tolerance. */
function roundest(value: number, tolerance: Tolerance): number {
  switch (tolerance.kind) {
    case 'figures':
      return tolerance.count;
    case 'factor':
      return 1;
    default: {
      const share = tolerance.kind === 'relative' ? tolerance.by : tolerance.by / value;
      return Math.min(12, Math.max(1, Math.ceil(1 - Math.log10(2 * share))));
    }
  }
}

/** The verdicts on numbers up to a hundred times too small or too large, to three figures. */
function wronglyTyped(variant: NumberVariant, guesses: number, { unit }: Chance): readonly string[] {
  const scale = scaleOf(variant);
  return Array.from({ length: guesses }, () => {
    const guess = (variant.answer.value * 10 ** (decades * (2 * unit() - 1))) / scale;
    return grade(variant, typedIn(variant, rounded(guess, figures))).code;
  }).filter((code) => code !== 'correct');
}
