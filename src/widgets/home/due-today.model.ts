import type { Known } from '../../storage/learner.ts';
import { queue } from '../../study/due-queue.ts';
import type { Moment } from '../../study/event.ts';
import type { Item } from '../../study/item.ts';

/**
 * What is due today of what a learner has met, in words; nothing for whoever has met nothing.
 *
 * @param items - what there is to study
 */
export function dueInWords(
  items: readonly Item[],
  { memory, settings }: Pick<Known, 'memory' | 'settings'>,
  now: Moment,
): string | undefined {
  const met = items.filter(({ id }) => memory.cards.has(id));
  if (met.length === 0) return undefined;
  const due = queue(met, memory, settings, now).length;
  if (due === 0) return `Nothing is due now; you have met ${met.length} of ${items.length}.`;
  return `${due} of the ${met.length} that you have met ${due === 1 ? 'is' : 'are'} due today.`;
}
