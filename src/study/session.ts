import type { Answered, CardId, EventId, Moment } from './event.ts';
import type { Memory } from './fold.ts';
import type { Item } from './item.ts';
import type { Settings } from './settings.ts';

/** One sitting: what was put before a learner, and what they did with it. It is forgotten when the page is closed. */
export type Session = {
  readonly begun: Moment;
  /** The newest last. */
  readonly shown: readonly Item[];
  /** Put off to the end of the sitting. */
  readonly skipped: ReadonlySet<CardId>;
  readonly answers: readonly Answered[];
  /** Answers and minutes beyond which it ends; it grows when the learner goes on. */
  readonly limit: { readonly items: number; readonly minutes: number };
};

/** What decides how long a sitting lasts. */
export type SessionLength = Pick<Settings, 'session_items' | 'session_minutes'>;

export const beginSession = (begun: Moment, length: SessionLength): Session => ({
  begun,
  shown: [],
  skipped: new Set(),
  answers: [],
  limit: limitOf(length),
});

const limitOf = ({ session_items, session_minutes }: SessionLength): Session['limit'] => ({
  items: orEndless(session_items),
  minutes: orEndless(session_minutes),
});

const orEndless = (limit: number) => (limit === 0 ? Number.POSITIVE_INFINITY : limit);

export const withShown = (session: Session, item: Item): Session => ({
  ...session,
  shown: [...session.shown, item],
});

/** A sitting with another answer; one that replaces an earlier answer takes its place. */
export const withAnswer = (session: Session, answer: Answered, replaces?: EventId): Session => ({
  ...session,
  skipped: without(session.skipped, answer.card),
  answers: [...session.answers.filter(({ id }) => id !== replaces), answer],
});

/** The one skipped last stands last, whether or not it was skipped before. */
export const withSkipped = (session: Session, card: CardId): Session => ({
  ...session,
  skipped: new Set([...without(session.skipped, card), card]),
});

/** A sitting in which something was taken back. */
export const withUndone = (session: Session, event: EventId): Session => ({
  ...session,
  answers: session.answers.filter(({ id }) => id !== event),
});

const without = (skipped: ReadonlySet<CardId>, card: CardId) =>
  new Set([...skipped].filter((other) => other !== card));

/** What was skipped comes after everything else, and then again in turn: alone, so that nothing is chosen over it. */
export const skippedLast = <Queued extends { readonly item: Item }>(
  session: Session,
  queued: readonly Queued[],
): readonly Queued[] => {
  const others = queued.filter(({ item }) => !session.skipped.has(item.id));
  if (others.length > 0) return others;
  return [...session.skipped].flatMap((card) => queued.filter(({ item }) => item.id === card)).slice(0, 1);
};

/** [minutes] A clock that was set back makes no sitting shorter than none. */
export const minutesOf = ({ begun }: Session, now: Moment): number => Math.max(0, now.at - begun.at) / 60_000;

/** Which of its limits a sitting has reached. It is asked between two items; nobody is interrupted. */
export function isOver(session: Session, now: Moment): 'items' | 'minutes' | undefined {
  if (session.answers.length >= session.limit.items) return 'items';
  return minutesOf(session, now) >= session.limit.minutes ? 'minutes' : undefined;
}

/** A sitting that lasts as long as is wanted now, counted from when it began. */
export const withLength = (session: Session, length: SessionLength): Session => ({
  ...session,
  limit: limitOf(length),
});

/** A sitting that goes on for as long again. */
export const goneOn = (
  session: Session,
  now: Moment,
  { session_items, session_minutes }: SessionLength,
): Session => ({
  ...session,
  limit: {
    items: session.answers.length + orEndless(session_items),
    minutes: minutesOf(session, now) + orEndless(session_minutes),
  },
});

/** What a sitting came to. */
export type SessionSummary = {
  readonly answers: number;
  readonly right: number;
  /** Met for the first time. */
  readonly introduced: number;
  readonly minutes: number;
  /** Cards whose last answer of the sitting was wrong. */
  readonly forgotten: readonly CardId[];
};

/** @param memory - as the sitting left it */
export function summaryOf(session: Session, now: Moment, { cards }: Pick<Memory, 'cards'>): SessionSummary {
  const last = new Map(session.answers.map((answer) => [answer.card, answer]));
  // A card with no reviews but those of this sitting was met in it.
  const isNew = (id: CardId): boolean =>
    cards.get(id)?.reviews ===
    session.answers.filter(({ kind, card }) => kind === 'reviewed' && card === id).length;
  return {
    answers: session.answers.length,
    right: session.answers.filter(({ rating }) => rating !== 'again').length,
    introduced: [...last.keys()].filter(isNew).length,
    minutes: minutesOf(session, now),
    forgotten: [...last.values()].filter(({ rating }) => rating === 'again').map(({ card }) => card),
  };
}
