import type { Known } from '../../storage/learner.ts';
import { isAhead } from '../../study/card-state.ts';
import { cardId, type Moment, ratings } from '../../study/event.ts';
import { type Interval, previewIntervals } from '../../study/intervals.ts';
import type { RatingChoice } from './RecallItem.tsx';
import { inWords, ratingNames, spanOf } from './words.ts';

/** The four ratings of a recall card, each with when it would come back; ahead of its time, with nothing to say. */
export function ratingChoices(
  item: { readonly id: string },
  { memory, settings }: Pick<Known, 'memory' | 'settings'>,
  now: Moment,
): readonly RatingChoice[] {
  const card = cardId(item.id);
  const intervals = previewIntervals(memory, card, settings, now);
  const ahead = isAhead(memory.cards.get(card), settings, now);
  return ratings.map((rating) => ({
    rating,
    name: ratingNames[rating],
    comesBack: ahead ? '' : intervalInWords(intervals[rating], now),
  }));
}

const intervalInWords = ({ due, days }: Interval, { at }: Moment): string =>
  days > 0 ? `in ${spanOf(days)}` : inWords(due - at);
