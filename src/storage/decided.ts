import { isAhead } from '../study/card-state.ts';
import type { Answered } from '../study/event.ts';
import { type Memory, withReview } from '../study/fold.ts';
import { inOrder } from '../study/history.ts';
import type { Settings } from '../study/settings.ts';
import type { Undecided } from './undecided.ts';

/** What answers were, to a learner of whom this much is known: reviews, or practice ahead of their time. */
export function decided(
  waiting: readonly Undecided[],
  { memory: before, settings }: { readonly memory: Memory; readonly settings: Settings },
): readonly Answered[] {
  let memory = before;
  return waiting.toSorted(inOrder).map(({ undecided, ...answered }) => {
    const card = memory.cards.get(answered.card);
    if (isAhead(card, settings, answered)) return { ...answered, kind: 'practised' };
    const reviewed = { ...answered, kind: 'reviewed' } as const;
    memory = withReview(memory, reviewed, settings) ?? memory;
    return reviewed;
  });
}
