import type { CardId, StudyEvent } from '../../study/event.ts';
import { ratingNames } from './words.ts';

/** What can be taken back while studying, the last first, to any depth. */
export const undoable = [
  'reviewed',
  'practised',
  'buried',
  'suspended',
  'resumed',
] as const satisfies readonly StudyEvent['kind'][];

/** What taking it back would take back. @param title - what its item is called */
export function undoInWords(event: StudyEvent, title: (card: CardId) => string): string {
  switch (event.kind) {
    case 'reviewed':
    case 'practised':
      return `Take back “${ratingNames[event.rating]}” for ${title(event.card)}`;
    case 'buried':
      return `Take back putting off ${title(event.card)}`;
    case 'suspended':
      return `Take back setting aside ${title(event.card)}`;
    case 'resumed':
      return `Take back bringing back ${title(event.card)}`;
    default:
      return 'Take back the last step';
  }
}
