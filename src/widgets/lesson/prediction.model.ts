import { number } from '../../engine/format.ts';
import { readAnswer } from '../../problems/read-answer.ts';

/** What a guess came to. */
export type Guess =
  /** It was not understood, and does not count. */
  | { readonly kind: 'asked'; readonly says: string }
  | { readonly kind: 'told'; readonly near: boolean; readonly says: string };

/** Whoever is this near has understood what decides the number. */
const near = 1.25;

/**
 * What is said of a guess.
 *
 * @param unit - that a bare number is read in
 * @param right - what the engine says, in that unit
 * @param text - the same, as it is shown
 */
export function guessOf(typed: string, unit: string, right: number, text: string): Guess {
  const reading = readAnswer(typed, unit);
  if (reading.kind !== 'value') return { kind: 'asked', says: reading.message };
  const ratio = reading.value / right;
  if (!(ratio > 0)) return { kind: 'told', near: false, says: `It is ${text}.` };
  const factor = Math.max(ratio, 1 / ratio);
  if (factor <= near) return { kind: 'told', near: true, says: `It is ${text}: a good guess.` };
  return {
    kind: 'told',
    near: false,
    says: `It is ${text}; your guess is ${number(factor)} times too ${ratio > 1 ? 'large' : 'small'}.`,
  };
}
