import { type CardState, dueAt, isDue } from './card-state.ts';
import { dayOf } from './day.ts';
import type { CardId, Moment, UtcMillis } from './event.ts';
import type { Memory } from './fold.ts';
import { retrievability } from './schedule.ts';
import type { Settings } from './settings.ts';

/** Something that can be studied. A problem and a recall card are different items, so their ids must differ. */
export type Item = {
  readonly id: CardId;
  readonly lesson: string;
  readonly kind: 'problem' | 'recall';
};

/** An item to study now, and why. */
export type Queued =
  | { readonly why: 'learning' | 'due'; readonly item: Item; readonly card: CardState }
  | { readonly why: 'new'; readonly item: Item };

/**
 * What to study now, in order: first what is being learnt and is due to the minute, then what is likeliest to have
 * been forgotten, then what is new, in the order of the items, up to the day's share.
 *
 * @param items - what there is, in the order it should be met
 */
export function queue(
  items: readonly Item[],
  memory: Memory,
  settings: Settings,
  now: Moment,
): readonly Queued[] {
  const today = dayOf(now, settings.day_starts_hour);
  const due = cardsOf(items, memory).filter(({ card }) => isDue(card, settings, now));
  const introduced = [...memory.cards.values()].filter((card) => card.introduced_day === today).length;

  const learning = due
    .filter(({ card }) => card.state !== 'review')
    .map((met) => ({ why: 'learning' as const, ...met }))
    .sort((a, b) => inOrderOfDue(a.card, b.card));
  const reviews = due
    .filter(({ card }) => card.state === 'review')
    .map((met) => ({ why: 'due' as const, ...met, recall: retrievability(met.card, today, settings) }))
    .sort((a, b) => a.recall - b.recall || inOrderOfDue(a.card, b.card))
    .map(({ recall: _, ...queued }) => queued);
  const unmet = items
    .filter((item) => !memory.cards.has(item.id))
    .slice(0, Math.max(0, settings.new_per_day - introduced))
    .map((item) => ({ why: 'new' as const, item }));
  return [...learning, ...reviews, ...unmet];
}

/** How many of the queue are there for each reason. */
export function queueCounts(queued: readonly Queued[]): { readonly [why in Queued['why']]: number } {
  const count = (why: Queued['why']) => queued.filter((one) => one.why === why).length;
  return { learning: count('learning'), due: count('due'), new: count('new') };
}

/** When the next card that has been met falls due; nothing when none will. */
export function nextDue(
  items: readonly Item[],
  memory: Memory,
  settings: Settings,
  now: Moment,
): UtcMillis | undefined {
  return cardsOf(items, memory)
    .map(({ card }) => dueAt(card, settings, now.zone_minutes))
    .filter((due) => due > now.at)
    .reduce<UtcMillis | undefined>(
      (first, due) => (first === undefined || due < first ? due : first),
      undefined,
    );
}

const cardsOf = (items: readonly Item[], memory: Memory) =>
  items.flatMap((item) => {
    const card = memory.cards.get(item.id);
    return card ? [{ item, card }] : [];
  });

const inOrderOfDue = (a: CardState, b: CardState) => a.due - b.due || (a.id < b.id ? -1 : 1);
