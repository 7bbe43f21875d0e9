import { type QuantityId, quantity } from '../engine/quantities.ts';
import { shown } from '../engine/shown.ts';

/** A place of a sketched curve, in words that follow "where": `the batch is 64 sequences`, `the pipeline stages are 8`. */
export function placeInWords(over: QuantityId, at: number): string {
  const { name } = quantity(over);
  return `the ${name} ${name.endsWith('s') ? 'are' : 'is'} ${shown(over, at)}`;
}
