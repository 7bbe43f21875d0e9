import type { CardId, StudyEvent } from '../study/event.ts';
import type { OfCards } from './event-log.ts';

/** What was done to some cards, of a history that is at hand whole. */
export function byCard(history: readonly StudyEvent[], cards: readonly CardId[]): OfCards {
  const ofCards = new Map(cards.map((card): [CardId, StudyEvent[]] => [card, []]));
  for (const event of history) if ('card' in event) ofCards.get(event.card)?.push(event);
  return ofCards;
}
