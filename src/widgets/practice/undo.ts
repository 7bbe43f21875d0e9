import type { CardId, StudyEvent } from '../../study/event.ts';
import type { Session } from '../../study/session.ts';
import type { Plan } from './plan.ts';
import { ratingNames } from './words.ts';

/** What can be taken back while studying, the last first, to any depth. */
export const undoable = [
  'reviewed',
  'practised',
  'buried',
  'suspended',
  'resumed',
] as const satisfies readonly StudyEvent['kind'][];

/**
 * What would be taken back: the last step, of this sitting or an earlier one; in a round of estimates its own last answer, as
 * nothing else was asked in it.
 *
 * @param latest - of what can be taken back, in all of the history
 */
export const lastStep = (
  plan: Plan | undefined,
  { answers }: Session,
  latest: StudyEvent | undefined,
): StudyEvent | undefined => (plan?.kind === 'flash' ? answers.at(-1) : latest);

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
