import { type CardId, cardId } from '../../study/event.ts';

/**
 * How an item of ours is known in Anki: by its note's guid, which stays when a deck is imported again, renamed or
 * moved. All cards of a note are one item. Notes out there bear these guids for ever.
 */
export const guidOf = (item: CardId): string => `${prefix}${item}`;

/** The item a note is about; nothing where the note is not ours. */
export function itemOf(guid: string): CardId | undefined {
  const item = guid.startsWith(prefix) ? guid.slice(prefix.length) : '';
  return anItem.test(item) ? cardId(item) : undefined;
}

const prefix = 'ridgepoint:';
/** As in every history: the folder, and the name of the file. */
const anItem = /^(?:problems|cards)\/[a-z0-9][a-z0-9-]{0,199}$/;
