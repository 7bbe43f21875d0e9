import type { CardId, EventId, StudyEvent } from '../study/event.ts';
import type { OfCards } from './event-log.ts';

/** The card an event is about; of an undone, that of what it takes back, if that is at hand. */
export function cardOf(event: StudyEvent, byId: (id: EventId) => StudyEvent | undefined): CardId | undefined {
  const about = event.kind === 'undone' ? byId(event.event) : event;
  return about && 'card' in about ? about.card : undefined;
}

/** Events by their card; those about none are left out. */
function byCard(
  events: Iterable<StudyEvent>,
  byId: (id: EventId) => StudyEvent | undefined,
): Map<CardId, StudyEvent[]> {
  const ofCards = new Map<CardId, StudyEvent[]>();
  for (const event of events) {
    const card = cardOf(event, byId);
    if (card === undefined) continue;
    const before = ofCards.get(card);
    if (before) before.push(event);
    else ofCards.set(card, [event]);
  }
  return ofCards;
}

/** All there is, in a history that is at hand whole, of every card that some events are about. */
export function ofCardsAmong(history: Iterable<StudyEvent>, events: readonly StudyEvent[]): OfCards {
  const all = [...history];
  const byId = new Map(all.map((event) => [event.id, event]));
  const find = (id: EventId) => byId.get(id);
  const about = new Set(events.map((event) => cardOf(event, find)));
  return new Map([...byCard(all, find)].filter(([card]) => about.has(card)));
}

/** The latest event of some kinds in a history that was not taken back. */
export function latestAmong(
  history: readonly StudyEvent[],
  kinds: readonly StudyEvent['kind'][],
): StudyEvent | undefined {
  const undone = new Set(history.flatMap((event) => (event.kind === 'undone' ? event.event : [])));
  return history.findLast((event) => kinds.includes(event.kind) && !undone.has(event.id));
}
