import type { StudyEvent } from '../../study/event.ts';

/** What can be taken back while studying, the last first, to any depth. */
export const undoable = [
  'reviewed',
  'practised',
  'buried',
  'suspended',
  'resumed',
] as const satisfies readonly StudyEvent['kind'][];

const names = { again: 'Again', hard: 'Hard', good: 'Good', easy: 'Easy' } as const;

/** What taking it back would take back. @param title - what its item is called */
export function undoInWords(event: StudyEvent, title: (card: string) => string): string {
  switch (event.kind) {
    case 'reviewed':
    case 'practised':
      return `Take back “${names[event.rating]}” for ${title(event.card)}`;
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
