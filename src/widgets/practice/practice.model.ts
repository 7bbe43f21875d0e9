import type { Known } from '../../storage/learner.ts';
import { dayOf } from '../../study/day.ts';
import {
  learningSoon,
  nextChange,
  nextDue,
  nextOf,
  type Queued,
  queue,
  queueAhead,
  queueCounts,
  weakest,
} from '../../study/due-queue.ts';
import type { Moment, UtcMillis } from '../../study/event.ts';
import { type Item, inScope, type Scope } from '../../study/item.ts';
import { isOver, type Session, skippedLast } from '../../study/session.ts';
import type { IndexedItem, Shelf } from './deck-index.ts';
import type { Plan } from './plan.ts';
import { holdsFor, inWords } from './words.ts';

/** What Practice shows between items: how much there is, what comes first, and when there is more. */
export type Agenda = {
  /** The item to study now, and why; nothing when there is none, or the sitting is over. */
  readonly first: { readonly item: IndexedItem; readonly queued: Queued } | undefined;
  /** Which limit of the sitting was reached. */
  readonly over: 'items' | 'minutes' | undefined;
  /** `2 in learning, 3 to review, 5 new`. */
  readonly counts: string;
  /** When nothing is due: when something will be. */
  readonly afterwards: string;
};

/** How many items are weak enough to be asked alone. */
const weakCount = 20;

export function agenda(
  shelf: Shelf,
  plan: Exclude<Plan, { kind: 'flash' }>,
  { memory, settings }: Pick<Known, 'memory' | 'settings'>,
  session: Session,
  now: Moment,
): Agenda {
  const today = dayOf(now, settings.day_starts_hour);
  const items = asked(shelf.items, plan, { memory, settings }, now, session);
  const queued =
    plan.kind === 'all' ? queue(items, memory, settings, now) : queueAhead(items, memory, settings, now);
  const left = plan.kind === 'all' ? queued : queued.filter((one) => !isDone(one, session));
  const over = isOver(session, now);
  const due = nextOf(skippedLast(session, left), session.shown, memory, today);
  const soon = due ? [] : learningSoon(items, memory, settings, now);
  // Nobody is asked at once what was only just shown.
  const next = due ?? soon.find(({ item }) => item.id !== session.shown.at(-1)?.id);
  const item = next && shelf.byId.get(next.item.id);
  return {
    first: !over && next && item ? { item, queued: next } : undefined,
    over,
    counts: countsInWords(queueCounts(left.length > 0 ? left : soon)),
    afterwards: afterwardsInWords(nextDue(items, memory, settings, now), now),
  };
}

/** What a learner asked for. What they know least is settled when the sitting begins, or it would never end. */
function asked(
  items: readonly Item[],
  scope: Scope,
  { memory, settings }: Pick<Known, 'memory' | 'settings'>,
  now: Moment,
  session: Session,
): readonly Item[] {
  if (scope.kind !== 'weak') return inScope(items, scope);
  const answered = new Set(session.answers.map(({ card }) => card));
  const still = weakest(
    items.filter(({ id }) => !answered.has(id)),
    memory,
    settings,
    now,
    Math.max(0, weakCount - answered.size),
  );
  return [...items.filter(({ id }) => answered.has(id)), ...still];
}

/** Ahead of its time an item is asked once a sitting. */
const isDone = ({ why, item }: Queued, session: Session): boolean =>
  why === 'ahead' && session.answers.some(({ card }) => card === item.id);

function countsInWords({
  learning,
  due,
  new: unmet,
  ahead,
}: { readonly [why in Queued['why']]: number }): string {
  const parts = [
    learning && `${learning} in learning`,
    due && `${due} to review`,
    unmet && `${unmet} new`,
    ahead && `${ahead} ahead of time`,
  ];
  return parts.filter(Boolean).join(', ');
}

/** When what is said once nothing is left to ask will have become untrue. */
export function nextLook(
  items: readonly Item[],
  { memory, settings }: Pick<Known, 'memory' | 'settings'>,
  now: Moment,
): number {
  const due = nextDue(items, memory, settings, now);
  const saidFor = due === undefined ? Number.POSITIVE_INFINITY : holdsFor(due - now.at);
  // At its end the old words still hold.
  return Math.min(nextChange(items, memory, settings, now), now.at + saidFor + 1);
}

function afterwardsInWords(due: UtcMillis | undefined, { at }: Moment): string {
  if (due === undefined) return 'Nothing waits here yet.';
  return `The next item comes back ${inWords(due - at)}.`;
}
