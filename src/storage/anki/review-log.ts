import {
  type CardId,
  eventId,
  type Rating,
  type Reviewed,
  type UtcMillis,
  utcMillis,
} from '../../study/event.ts';
import type { SqliteValue } from './sqlite.ts';

/** The columns of `revlog` that say what a review was, in the order `readEntry` takes them. */
export const entryColumns = ['id', 'cid', 'ease', 'factor', 'time', 'type'] as const;

/** An entry of Anki's review log. */
export type Entry =
  | {
      readonly kind: 'review';
      readonly card: number;
      readonly at: number;
      readonly rating: Rating;
      readonly took_ms: number;
    }
  /** A due date changed by hand or by a setting, or practice that Anki itself does not count. */
  | { readonly kind: 'no_review'; readonly card: number }
  /** Not what Anki writes, or dated before there was Anki, or in the future. */
  | { readonly kind: 'unfit'; readonly card: number };

/** [ms] The year of Anki's first release. */
const firstAnki = Date.UTC(2006, 0, 1);
/** [ms] A clock may be set to the zone next door. */
const aDay = 86_400_000;

const ratings: readonly (Rating | undefined)[] = [undefined, 'again', 'hard', 'good', 'easy'];
/** Of `type`: 0 learning, 1 review, 2 relearning, 3 filtered, 4 manual, 5 rescheduled. */
const filtered = 3;
const manual = 4;
const rescheduled = 5;

/**
 * Reads an entry, by the rule of Anki's own FSRS: whatever somebody rated counts, unless it was in a filtered deck
 * that does not reschedule, which shows in a factor of 0.
 *
 * Anki also forgets what came before a card was reset. Here each entry is read by itself: what happened has
 * happened, and a later part of a log does not change what an earlier one brought home.
 *
 * @param now - by this device's clock
 * @source ankitects/anki, rslib/src/scheduler/fsrs/params.rs, `reviews_for_fsrs`: the entries it does not retain; and
 *   rslib/src/revlog/mod.rs, `has_rating_and_affects_scheduling`
 */
export function readEntry(values: readonly SqliteValue[], now: UtcMillis): Entry {
  const [id, card, ease, factor, time, type] = values.map((value) => (isWhole(value) ? value : Number.NaN));
  const unfit = { kind: 'unfit', card: card ?? Number.NaN } as const;
  if (
    id === undefined ||
    card === undefined ||
    ease === undefined ||
    time === undefined ||
    type === undefined
  )
    return unfit;
  if (ease === 0 || type === manual || type === rescheduled) return { kind: 'no_review', card };
  if (type === filtered && factor === 0) return { kind: 'no_review', card };
  const rating = ratings[ease];
  const isKnown = type >= 0 && type <= filtered && rating !== undefined && Number.isSafeInteger(factor);
  const isPossible = id >= firstAnki && id <= now + aDay && time >= 0;
  return isKnown && isPossible ? { kind: 'review', card, at: id, rating, took_ms: time } : unfit;
}

const isWhole = (value: SqliteValue): value is number => Number.isSafeInteger(value);

/** No version of ours is known to Anki, and none has this number. */
const unknownVersion = 0;

/**
 * A review of ours from an entry. Its id is the entry's own, so that it comes home once, however often and to
 * however many devices it is brought.
 */
export const reviewFrom = (
  { card, at, rating, took_ms }: Extract<Entry, { readonly kind: 'review' }>,
  item: CardId,
  zoneAt: ZoneAt,
): Reviewed => ({
  kind: 'reviewed',
  id: eventId(`anki:${at}:${card}`),
  at: utcMillis(at),
  zone_minutes: zoneAt(utcMillis(at)),
  card: item,
  version: unknownVersion,
  rating,
  took_ms,
});

/** Minutes east of UTC on the learner's clock at an instant. Anki does not keep them. */
export type ZoneAt = (at: UtcMillis) => number;
