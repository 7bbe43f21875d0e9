import { format } from '../engine/format.ts';
import { isQuantity } from '../engine/quantities.ts';
import { shown } from '../engine/shown.ts';
import type { NumberVariant } from './draw-variant.ts';
import { roundedAnswer } from './rounded-answer.ts';

/** What is right; of a count that must be whole also what was rounded: `8 chips (7.06 chips, rounded up)`. */
export function rightText(variant: NumberVariant): string {
  const [exact, rounding, rounded] = [answerText(variant), variant.ask.rounding, roundedAnswer(variant)];
  const right = rounded === undefined ? exact : answerText(variant, rounded);
  if (right === exact) return exact;
  return `${right} (${exact}, rounded${rounding === 'nearest' ? '' : ` ${rounding}`})`;
}

/** A value in base units as an answer to what is asked: shares in per cent where per cent is asked. */
export function answerText({ ask, answer }: NumberVariant, value: number = answer.value): string {
  if (ask.unit === '%') return format(value, '%');
  return isQuantity(ask.of) ? shown(ask.of, value) : format(value, answer.unit);
}
