import type { StudyEvent } from '../../study/event.ts';
import { standingAnswers } from '../../study/standing.ts';
import { arriving } from '../did-not-load.ts';
import { messageOf } from '../error-message.ts';
import type { IndexedItem } from '../practice/deck-index.ts';
import type { Items } from '../practice/fetch-item.ts';
import type { FrequentSlip } from './slips.ts';

/** The slips somebody makes most; naming them takes the problems themselves, which come after all else. */
export type SlipsMade =
  | { readonly kind: 'coming' }
  | { readonly kind: 'found'; readonly slips: readonly FrequentSlip[] }
  | { readonly kind: 'failed'; readonly message: string };

const most = 8;

/** The slips made most often in a history, with only the problems fetched in which they were made. Never rejects. */
export async function slipsMade(
  history: readonly StudyEvent[],
  indexed: readonly IndexedItem[],
  items: Items,
): Promise<SlipsMade> {
  const slipped = standingAnswers(history).filter(({ verdict }) => verdict === 'slip');
  const cards = new Set(slipped.map(({ card }) => card));
  if (cards.size === 0) return { kind: 'found', slips: [] };
  try {
    const [{ frequentSlips }, ...problems] = await Promise.all([
      arriving(import('./slips.ts')),
      ...indexed.filter(({ id }) => cards.has(id)).map((one) => items.item(one)),
    ]);
    return { kind: 'found', slips: frequentSlips(problems, slipped).slice(0, most) };
  } catch (error) {
    return { kind: 'failed', message: messageOf(error) };
  }
}
