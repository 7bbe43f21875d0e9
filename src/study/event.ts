declare const utc: unique symbol;
declare const event: unique symbol;
declare const card: unique symbol;

/** Milliseconds since 1970 in UTC, from the clock the caller hands in. */
export type UtcMillis = number & { readonly [utc]: true };
/** Unlike any other in any history: made at random where the event happens. */
export type EventId = string & { readonly [event]: true };
/** What is learnt: one id for a problem template, whichever variant is drawn, or for a recall card. */
export type CardId = string & { readonly [card]: true };

// The brands are put on at the border only: where the clock is read, where ids are made or loaded.
export const utcMillis = (millis: number) => millis as UtcMillis;
export const eventId = (id: string) => id as EventId;
export const cardId = (id: string) => id as CardId;

export const ratings = ['again', 'hard', 'good', 'easy'] as const;
export type Rating = (typeof ratings)[number];

/** An instant, and the clock on the learner's wall at it. */
export type Moment = {
  readonly at: UtcMillis;
  /** Minutes east of UTC. */
  readonly zone_minutes: number;
};

type Happened = Moment & { readonly id: EventId };

/** An answer to a card, and how it was rated. */
type Answer = Happened & {
  readonly card: CardId;
  /** Of the item, as the learner saw it. */
  readonly version: number;
  readonly rating: Rating;
  /** From question shown to answer given. Nonsense where the clock was set meanwhile. */
  readonly took_ms: number;
  /** The variant seen; a recall card has none. */
  readonly seed?: number;
  readonly typed?: string;
  /** The verdict's permanent code. */
  readonly verdict?: string;
};

/** A learner answered a card that was new, in learning or due, and it was rated. */
export type Reviewed = Answer & { readonly kind: 'reviewed' };

/**
 * A learner answered a card ahead of its time, of their own accord.
 *
 * It moves no schedule, in either direction: an answer while the last one still rings says little about memory.
 */
export type Practised = Answer & { readonly kind: 'practised' };

/** An answer, whether or not it moved a schedule. */
export type Answered = Reviewed | Practised;

/** A learner put a card off until the next day. */
export type Buried = Happened & {
  readonly kind: 'buried';
  readonly card: CardId;
  /** What the clock said, where `at` had to come after what a clock that was ahead had said. The day is this one's. */
  readonly by_clock?: UtcMillis;
};

/** A learner put a card aside until they bring it back. */
export type Suspended = Happened & { readonly kind: 'suspended'; readonly card: CardId };

/** A learner brought back a card that had been buried or suspended. */
export type Resumed = Happened & { readonly kind: 'resumed'; readonly card: CardId };

/** A learner chose how to study. What is chosen last stands, setting by setting. */
export type Configured = Happened & {
  readonly kind: 'configured';
  /** By the names of `Settings`; null puts one back to its default. Read by `settingsOf`, which takes nothing on trust. */
  readonly settings: { readonly [name: string]: unknown };
};

/**
 * A learner took back something they did.
 *
 * Anything but an undone can be taken back, once and for all: an undone that names another undone, or nothing known,
 * has no effect. To redo is to do it again. So what stands is a set difference, whatever order events arrive in.
 */
export type Undone = Happened & { readonly kind: 'undone'; readonly event: EventId };

/**
 * Something a learner did. Written once, never changed.
 *
 * The fields are data: they are stored and exported under these names for ever.
 */
export type StudyEvent = Reviewed | Practised | Buried | Suspended | Resumed | Configured | Undone;
