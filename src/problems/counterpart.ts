import type { Slip } from '../engine/slips.ts';
import type { NumberVariant } from './draw-variant.ts';

type Counterpart = { readonly id: string; readonly value: (right: number) => number; readonly says: string };

// A ratio of about one is much the same either way round, and two halves are alike.
const apart = 1.1;

/**
 * What a right answer is easily taken for, whatever it was worked out from: of a ratio the same the other way round, of a
 * share the other part. Nothing where the two can hardly be told apart.
 */
export function counterpartOf({ answer, ask }: NumberVariant): Slip | undefined {
  const { value: right } = answer;
  const made = counterparts.get(ask.unit);
  const value = made?.value(right) ?? 0;
  if (!made || value <= 0 || Math.max(value / right, right / value) < apart) return undefined;
  return { id: `answer.${made.id}`, step: 'answer', value, likelihood: 0, says: made.says };
}

const counterparts: ReadonlyMap<string, Counterpart> = new Map([
  [
    '1',
    {
      id: 'turned_over',
      value: (right: number) => 1 / right,
      says: 'That is the ratio the other way round.',
    },
  ],
  ['%', { id: 'other_part', value: (right: number) => 1 - right, says: 'That is the other part.' }],
]);
