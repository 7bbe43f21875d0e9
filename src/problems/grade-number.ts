import { isSame, type Slip } from '../engine/slips.ts';
import { solve } from '../engine/solve.ts';
import { readUnit } from '../engine/units.ts';
import { fill, plainText } from './content.ts';
import { counterpartOf } from './counterpart.ts';
import type { NumberVariant } from './draw-variant.ts';
import type { Verdict } from './grade.ts';
import { matchSlips } from './match-slips.ts';
import { readAnswer } from './read-answer.ts';
import type { Doubt, Fault, Reading } from './reading.ts';
import { misroundedAnswer, roundedAnswer } from './rounded-answer.ts';
import { roughScaleError, scaleError } from './scale-error.ts';
import { textOf } from './setting.ts';
import { isEdit, slipsOf } from './slips-of.ts';
import { isNear } from './tolerance.ts';

/** What a number is worth as an answer. */
export function gradeNumber(variant: NumberVariant, text: string): Verdict {
  const { ask } = variant;
  const reading = read(variant, text);
  if (reading.kind === 'rejected' && reading.reason === 'dimension')
    return { code: 'wrong_dimension', message: reading.message };
  if (reading.kind !== 'value') return { code: 'unreadable', message: reading.message };

  const typed = reading.value * readUnit(ask.unit).scale;
  return rightness(variant, typed, reading.unit) ?? diagnosis(variant, typed, figuresTyped(text));
}

/** What is wrong with a reading when its unit is of another dimension than the asked one. */
const ofDimension: ReadonlySet<Doubt | Fault> = new Set(['dimension', 'units_in_arithmetic']);

/** The answer, read in the asked unit, or in one that the author lets pass for it. */
function read({ ask }: NumberVariant, text: string): Reading {
  const reading = readAnswer(text, ask.unit, ask.nouns);
  if (reading.kind === 'value' || !ofDimension.has(reading.reason)) return reading;
  const { scale } = readUnit(ask.unit);
  for (const unit of ask.units) {
    const other = readAnswer(text, unit);
    if (other.kind === 'value') return { ...other, value: (other.value * readUnit(unit).scale) / scale };
  }
  return reading;
}

function rightness(variant: NumberVariant, typed: number, unit: 'given' | 'missing'): Verdict | undefined {
  const { ask, answer, givens } = variant;
  const misrounded = misroundedAnswer(variant);
  if (misrounded !== undefined && isSame(typed, misrounded)) return undefined;
  if (isNear(typed, answer.value, ask.tolerance)) return { code: 'correct', unit };
  const rounded = roundedAnswer(variant);
  if (rounded !== undefined && isSame(typed, rounded)) return { code: 'correct', unit };
  const other = ask.also.find(({ value }) => isNear(typed, solve(givens, value).value, ask.tolerance));
  return (
    other && { code: 'correct', unit, says: plainText(fill(other.says, (slot) => textOf(variant, slot))) }
  );
}

function diagnosis(variant: NumberVariant, typed: number, figures: number | undefined): Verdict {
  const { answer, ask, template } = variant;
  const [first, ...others] = matchSlips(ranked(slipsOf(variant), template.tells_apart), typed, figures);
  if (first) return { code: 'slip', slips: [first, ...others] };
  const ratio = typed / answer.value;
  const { tolerance } = ask;
  const message =
    tolerance.kind === 'factor'
      ? roughScaleError(ratio, tolerance.by)
      : scaleError(ratio, ask.unit, answer.value);
  if (message) return { code: 'scale', message };
  const counterpart = counterpartOf(variant);
  const [other] = matchSlips(counterpart ? [counterpart] : [], typed, figures);
  return other ? { code: 'slip', slips: [other] } : { code: 'off', ratio };
}

/** The slips a problem exists to catch are likelier than others. */
const ranked = (slips: readonly Slip[], tellsApart: readonly string[]): readonly Slip[] =>
  slips.map((slip) =>
    tellsApart.some((edit) => isEdit(slip, edit)) ? { ...slip, likelihood: slip.likelihood + 1 } : slip,
  );

/** Significant figures of a text that is one number; nothing where it is arithmetic. */
function figuresTyped(text: string): number | undefined {
  const [, digits = ''] = /^[^\d.]*(\d[\d,.]*|\.\d+)[^\d.]*$/.exec(text.trim()) ?? [];
  const bare = digits.replaceAll(',', '');
  // Zeros that end a whole number may only hold its size.
  const figures = (bare.includes('.') ? bare.replace('.', '') : bare.replace(/0+$/, '')).replace(/^0+/, '');
  return figures === '' ? undefined : figures.length;
}
