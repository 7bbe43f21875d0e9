import { format } from '../engine/format.ts';
import { isQuantity } from '../engine/quantities.ts';
import { shown } from '../engine/shown.ts';
import type { NumberVariant } from './draw-variant.ts';

/** A value in base units as an answer to what is asked: shares in per cent where per cent is asked. */
export function answerText({ ask, answer }: NumberVariant, value: number = answer.value): string {
  if (ask.unit === '%') return format(value, '%');
  return isQuantity(ask.of) ? shown(ask.of, value) : format(value, answer.unit);
}
