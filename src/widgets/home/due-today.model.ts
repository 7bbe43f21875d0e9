import type { Known } from '../../storage/learner.ts';
import type { Moment } from '../../study/event.ts';
import type { Item } from '../../study/item.ts';
import { type DueSoon, dueSoon } from '../practice/due-soon.ts';
import { counted } from '../progress/words.ts';

/**
 * What is due of what a learner has met, now and later today, in words; nothing for whoever has met nothing.
 *
 * @param items - what there is to study
 */
export function dueInWords(
  items: readonly Item[],
  { memory, settings }: Pick<Known, 'memory' | 'settings'>,
  now: Moment,
): string | undefined {
  const met = items.filter(({ id }) => memory.cards.has(id)).length;
  if (met === 0) return undefined;
  const due = dueSoon(items, { memory, settings }, now);
  if (due.now === 0) return `${nothingNow(due)}; you have met ${met} of ${items.length}.`;
  const beyond = due.beyond > 0 ? `, ${due.beyond} more beyond today’s share of reviews` : '';
  const later = due.later > 0 ? `, ${due.later} more later today` : '';
  return `${due.now} of the ${met} that you have met ${due.now === 1 ? 'is' : 'are'} due now${beyond}${later}.`;
}

function nothingNow({ beyond, later }: DueSoon): string {
  const but = beyond > 0 ? ` but ${counted(beyond, 'item')} beyond today’s share of reviews` : '';
  return `Nothing is due now${but}${later > 0 ? `, ${counted(later, 'item')} later today` : ''}`;
}
