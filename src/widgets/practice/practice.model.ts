import { type Item, nextDue, type Queued, queue, queueCounts } from '../../study/due-queue.ts';
import {
  cardId,
  type Moment,
  type Rating,
  type Reviewed,
  type StudyEvent,
  type UtcMillis,
} from '../../study/event.ts';
import { fold } from '../../study/fold.ts';
import { type Interval, previewIntervals } from '../../study/intervals.ts';
import type { Settings } from '../../study/settings.ts';
import type { DeckItem } from './deck.ts';

/** What Practice shows between items: how much there is, what comes first, and when there is more. */
export type Agenda = {
  /** The item to study now, and why; nothing when the queue is empty. */
  readonly first: { readonly item: DeckItem; readonly why: Queued['why'] } | undefined;
  /** `2 learning, 3 to review, 5 new`. */
  readonly counts: string;
  /** When nothing is due: when something will be. */
  readonly afterwards: string;
  /** The last review that stands, for undoing it. */
  readonly last: Reviewed | undefined;
};

export function agenda(
  items: readonly DeckItem[],
  history: readonly StudyEvent[],
  settings: Settings,
  now: Moment,
): Agenda {
  const byId = new Map(items.map((item) => [item.id, item]));
  const scheduled = items.map(({ id, lesson, kind }): Item => ({ id: cardId(id), lesson, kind }));
  const memory = fold(history, settings);
  const queued = queue(scheduled, memory, settings, now);
  const [head] = queued;
  const item = head && byId.get(head.item.id);
  return {
    first: head && item && { item, why: head.why },
    counts: countsInWords(queueCounts(queued)),
    afterwards: afterwardsInWords(nextDue(scheduled, memory, settings, now), now),
    last: lastStanding(history),
  };
}

function countsInWords({ learning, due, new: unmet }: { readonly [why in Queued['why']]: number }): string {
  const parts = [learning && `${learning} in learning`, due && `${due} to review`, unmet && `${unmet} new`];
  return parts.filter(Boolean).join(', ');
}

function afterwardsInWords(due: UtcMillis | undefined, { at }: Moment): string {
  if (due === undefined) return 'Nothing waits here yet.';
  return `The next item comes back ${inWords(due - at)}.`;
}

/** The last review that was not taken back. */
function lastStanding(history: readonly StudyEvent[]): Reviewed | undefined {
  const undone = new Set(history.flatMap((event) => (event.kind === 'undone' ? [event.event] : [])));
  return history.findLast((event): event is Reviewed => event.kind === 'reviewed' && !undone.has(event.id));
}

/** More than a person remembers the numbers of. */
const remembered = 10;

/** Seeds of the variants a learner met last under an id, the newest last; those of reviews taken back were met too. */
export const recentSeeds = (history: readonly StudyEvent[], id: string): readonly number[] =>
  history
    .flatMap((event) =>
      event.kind === 'reviewed' && event.card === id && event.seed !== undefined ? [event.seed] : [],
    )
    .slice(-remembered);

export const whyInWords: { readonly [why in Queued['why']]: string } = {
  learning: 'Still in learning',
  due: 'Due for review',
  new: 'New',
};

/** The four ratings of a recall card, each with when it would come back. */
export function ratingChoices(
  item: DeckItem,
  history: readonly StudyEvent[],
  settings: Settings,
  now: Moment,
): readonly { readonly rating: Rating; readonly name: string; readonly comesBack: string }[] {
  const intervals = previewIntervals(fold(history, settings), cardId(item.id), settings, now);
  return names.map(([rating, name]) => ({
    rating,
    name,
    comesBack: intervalInWords(intervals[rating], now),
  }));
}

const names = [
  ['again', 'Again'],
  ['hard', 'Hard'],
  ['good', 'Good'],
  ['easy', 'Easy'],
] as const satisfies readonly (readonly [Rating, string])[];

function intervalInWords({ due, days }: Interval, { at }: Moment): string {
  return days > 0 ? `in ${spanOf(days)}` : inWords(due - at);
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A time to come, as one would say it: `in 10 minutes`. */
function inWords(milliseconds: number): string {
  if (milliseconds < 1.5 * minute) return 'in a minute';
  if (milliseconds < 2 * hour) return `in ${Math.round(milliseconds / minute)} minutes`;
  if (milliseconds < day) return `in ${Math.round(milliseconds / hour)} hours`;
  return `in ${spanOf(Math.round(milliseconds / day))}`;
}

function spanOf(days: number): string {
  const [count, word] =
    days < 60
      ? [days, 'day']
      : days < 730
        ? [Math.round(days / 30.4), 'month']
        : [Math.round(days / 365), 'year'];
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
