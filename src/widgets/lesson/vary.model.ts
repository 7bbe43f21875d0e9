import { type Givens, isQuantity, type QuantityId, quantity } from '../../engine/quantities.ts';
import { shown } from '../../engine/shown.ts';
import { solve } from '../../engine/solve.ts';
import type { Piece } from '../../problems/sentence.ts';
import { octaveSteps } from '../controls/octave-steps.ts';

const isPowerOfTwo = (value: number): boolean => Number.isInteger(Math.log2(value));

/** Where a dragged number stops: four to the octave between powers of two, else sixteen to the power of ten, to two figures. */
export function dragSteps(from: number, to: number): readonly number[] {
  if (isPowerOfTwo(from) && isPowerOfTwo(to) && from >= 1) return octaveSteps(from, to);
  const count = Math.max(1, Math.round(16 * Math.log10(to / from)));
  const between = Array.from({ length: count - 1 }, (_, i) =>
    Number((from * (to / from) ** ((i + 1) / count)).toPrecision(2)),
  );
  return [...new Set([from, ...between, to])].filter((step) => step >= from && step <= to);
}

/** The value of each quantity of a sentence, as it is read. @throws {EngineError} as `solve` does */
export function valuesOf(pieces: readonly Piece[], givens: Givens): { readonly [id: string]: string } {
  const ids = pieces.flatMap((piece): QuantityId[] =>
    piece.kind === 'value' && isQuantity(piece.id) ? [piece.id] : [],
  );
  return Object.fromEntries(
    ids.map((id) => [id, shown(id, inWholes(id, givens[id] ?? solve(givens, id).value))]),
  );
}

/** What fits is counted: a part of a sequence is none, and where the weights do not fit there is none either. */
const inWholes = (id: QuantityId, value: number): number =>
  id === 'largest_batch' ? Math.max(0, Math.floor(value)) : value;

/** What a reader who hears the number is told with it: `64 sequences; step time 1.2 ms`. */
export function heard(drag: QuantityId, values: { readonly [id: string]: string }): string {
  const others = Object.entries(values).flatMap(([id, text]) =>
    id !== drag && isQuantity(id) ? [`${quantity(id).name} ${text}`] : [],
  );
  return [values[drag], ...others].join('; ');
}
