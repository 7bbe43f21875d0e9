import { isAside } from './aside.ts';
import { type CardState, dueAt, isAhead, isDue } from './card-state.ts';
import { type Day, dayOf, daysAfter, startOfDay } from './day.ts';
import { type Moment, type UtcMillis, utcMillis } from './event.ts';
import type { Memory } from './fold.ts';
import { areSiblings, type Item } from './item.ts';
import { retrievability } from './schedule.ts';
import type { Settings } from './settings.ts';

/** An item to study now, and why. */
export type Queued =
  | { readonly why: 'learning' | 'due' | 'ahead'; readonly item: Item; readonly card: CardState }
  | { readonly why: 'new'; readonly item: Item };

/**
 * What to study now, in order: first what is being learnt and is due to the minute, then what is likeliest to have
 * been forgotten, then what is new, in the order of the items; the latter two up to the day's share.
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
  const { learning, due } = dueNow(items, memory, settings, now);
  const done = doneOn(today, memory);
  const { ready } = newItems(items, memory, today);
  return [
    ...learning,
    ...due.slice(0, left(settings.reviews_per_day, done.reviewed)),
    ...notGivenAway(ready, items, memory, today, left(settings.new_per_day, done.introduced)).map(asNew),
  ];
}

/**
 * What to study now of the items a learner asked for, in order: what is due, then what is new, then what is not due yet,
 * the likeliest forgotten first. The day's share is not theirs: they were asked for.
 */
export function queueAhead(
  items: readonly Item[],
  memory: Memory,
  settings: Settings,
  now: Moment,
): readonly Queued[] {
  const today = dayOf(now, settings.day_starts_hour);
  const { learning, due } = dueNow(items, memory, settings, now);
  const { ready, waiting } = newItems(items, memory, today);
  const later = inSight(items, memory, today).filter(({ card }) => isAhead(card, settings, now));
  return [
    ...learning,
    ...due,
    ...[...ready, ...waiting].map(asNew),
    ...byRecall(later, today, settings).map((met) => ({ why: 'ahead' as const, ...met })),
  ];
}

/** [ms] Whoever has nothing else to do need not wait for a step of learning that ends within this time, as in Anki. */
const learnAhead = 20 * 60_000;

/** What is being learnt and comes back within minutes, for when nothing else is left. */
export function learningSoon(
  items: readonly Item[],
  memory: Memory,
  settings: Settings,
  now: Moment,
): readonly Queued[] {
  const soon = { ...now, at: utcMillis(now.at + learnAhead) };
  return dueNow(items, memory, settings, now, soon).learning;
}

/** [days] What is likely to be known after a month without a review is said to last. */
export const lastingDays = 30;

/** The items of which the least would be left after a month without a review, the weakest first. */
export function weakest(
  items: readonly Item[],
  memory: Memory,
  settings: Settings,
  now: Moment,
  count: number,
): readonly Item[] {
  const today = dayOf(now, settings.day_starts_hour);
  return byRecall(inSight(items, memory, today), daysAfter(today, lastingDays), settings)
    .slice(0, count)
    .map(({ item }) => item);
}

/** Why an item would be asked now, whether or not it is its turn. */
export function queuedAs(item: Item, memory: Memory, settings: Settings, now: Moment): Queued {
  const card = memory.cards.get(item.id);
  if (!card) return { why: 'new', item };
  if (isAhead(card, settings, now)) return { why: 'ahead', item, card };
  return { why: card.state === 'review' ? 'due' : 'learning', item, card };
}

/** How far apart siblings are kept, where there is something else to ask. */
const apart = 5;

/**
 * Which of a queue comes next, so that the chapters are mixed, siblings are apart and what is new is spread among the rest.
 *
 * Practice of mixed kinds is slower and lasts longer (Rohrer 2012, "Interleaving helps students distinguish among
 * similar concepts"); an item just after its sibling is only copied.
 *
 * @param shown - what was put before the learner in this session, the newest last
 */
export function nextOf(
  queued: readonly Queued[],
  shown: readonly Item[],
  memory: Memory,
  today: Day,
): Queued | undefined {
  const of = (wanted: Queued['why']) => queued.filter(({ why }) => why === wanted);
  const [learning] = of('learning');
  if (learning) return learning;
  const [due, unmet] = [of('due'), of('new')];
  const done = doneOn(today, memory);
  const isNewsTurn =
    due.length === 0 || share(done.introduced, unmet.length) < share(done.reviewed, due.length);
  if (unmet.length > 0 && isNewsTurn) return firstApart(unmet, shown, areSiblings);
  return firstApart(due.length > 0 ? due : of('ahead'), shown, areAlike);
}

const share = (done: number, left: number) => done / (done + left);

const areAlike = (a: Item, b: Item) => areSiblings(a, b) || a.lesson === b.lesson;

/** The first that is far enough from its siblings, and no more like the one before it than need be. */
function firstApart(
  queued: readonly Queued[],
  shown: readonly Item[],
  alike: (a: Item, b: Item) => boolean,
): Queued | undefined {
  const before = shown.at(-1);
  const recent = shown.slice(-apart);
  const others = queued.filter(({ item }) => item.id !== before?.id);
  const isApart = ({ item }: Queued) => !recent.some((other) => areSiblings(item, other));
  const isOther = ({ item }: Queued) => !before || !alike(item, before);
  return others.find((one) => isApart(one) && isOther(one)) ?? others.find(isApart) ?? others[0] ?? queued[0];
}

/** How many of the queue are there for each reason. */
export function queueCounts(queued: readonly Queued[]): { readonly [why in Queued['why']]: number } {
  const count = (why: Queued['why']) => queued.filter((one) => one.why === why).length;
  return { learning: count('learning'), due: count('due'), new: count('new'), ahead: count('ahead') };
}

/** When the next card that has been met falls due; nothing when none will. */
export function nextDue(
  items: readonly Item[],
  memory: Memory,
  settings: Settings,
  now: Moment,
): UtcMillis | undefined {
  const today = dayOf(now, settings.day_starts_hour);
  const tomorrow = startOfDay(daysAfter(today, 1), now.zone_minutes, settings.day_starts_hour);
  return met(items, memory)
    .filter(({ card }) => !memory.aside.get(card.id)?.suspended)
    .map(({ card }) => {
      const due = dueAt(card, settings, now.zone_minutes);
      return isAside(memory.aside.get(card.id), today) ? utcMillis(Math.max(due, tomorrow)) : due;
    })
    .filter((due) => due > now.at)
    .reduce<UtcMillis | undefined>(
      (first, due) => (first === undefined || due < first ? due : first),
      undefined,
    );
}

/** When, by the clock alone, something else may be asked: a card falls due or is within reach, or a day brings its shares. */
export function nextChange(
  items: readonly Item[],
  memory: Memory,
  settings: Settings,
  now: Moment,
): UtcMillis {
  const today = dayOf(now, settings.day_starts_hour);
  const tomorrow = startOfDay(daysAfter(today, 1), now.zone_minutes, settings.day_starts_hour);
  const changes = inSight(items, memory, today).flatMap(({ card }) => {
    const due = dueAt(card, settings, now.zone_minutes);
    return [due - learnAhead, due].filter((at) => at > now.at);
  });
  return utcMillis(changes.reduce((first, at) => Math.min(first, at), tomorrow));
}

type Met = { readonly item: Item; readonly card: CardState };

const met = (items: readonly Item[], memory: Memory): readonly Met[] =>
  items.flatMap((item) => {
    const card = memory.cards.get(item.id);
    return card ? [{ item, card }] : [];
  });

const inSight = (items: readonly Item[], memory: Memory, today: Day): readonly Met[] =>
  met(items, memory).filter(({ card }) => !isAside(memory.aside.get(card.id), today));

/**
 * What is due, in the order it should be asked.
 *
 * @param by - what falls due until then; what was put off is out of sight all of today, though that may be tomorrow already
 */
function dueNow(items: readonly Item[], memory: Memory, settings: Settings, now: Moment, by = now) {
  const today = dayOf(now, settings.day_starts_hour);
  const due = inSight(items, memory, today).filter(({ card }) => isDue(card, settings, by));
  const inLearning = due.filter(({ card }) => card.state !== 'review');
  const inReview = due.filter(({ card }) => card.state === 'review');
  return {
    learning: inLearning
      .map((one) => ({ why: 'learning' as const, ...one }))
      .sort((a, b) => inOrderOfDue(a.card, b.card)),
    due: byRecall(inReview, today, settings).map((one) => ({ why: 'due' as const, ...one })),
  };
}

/** The likeliest forgotten first. */
const byRecall = (all: readonly Met[], on: Day, settings: Settings): readonly Met[] =>
  all
    .map((one) => ({ one, recall: retrievability(one.card, on, settings) }))
    .sort((a, b) => a.recall - b.recall || inOrderOfDue(a.one.card, b.one.card))
    .map(({ one }) => one);

/** What was never met and may be seen: what builds on nothing that was not met either, and then the rest. */
function newItems(items: readonly Item[], memory: Memory, today: Day) {
  const here = new Set(items.map(({ id }) => id));
  const unmet = items.filter(({ id }) => !memory.cards.has(id) && !isAside(memory.aside.get(id), today));
  const isReady = ({ after }: Item) => after.every((before) => memory.cards.has(before) || !here.has(before));
  return { ready: unmet.filter(isReady), waiting: unmet.filter((item) => !isReady(item)) };
}

/** The first of some new items of which no sibling was met or answered today, nor comes before: it would give them away. */
function notGivenAway(
  unmet: readonly Item[],
  items: readonly Item[],
  memory: Memory,
  today: Day,
  count: number,
): readonly Item[] {
  const seen = items.filter(({ id }) => memory.cards.get(id)?.last_reviewed_day === today);
  const given = new Set(seen.map(({ about }) => about));
  const kept: Item[] = [];
  for (const item of unmet) {
    if (kept.length === count) break;
    if (given.has(item.about)) continue;
    given.add(item.about);
    kept.push(item);
  }
  return kept;
}

const asNew = (item: Item) => ({ why: 'new' as const, item });

/**
 * What was done of the day's shares: items met for the first time, and others that had been learnt. Steps of learning are of
 * neither, or a day that begins with yesterday's would have no reviews left.
 */
function doneOn(day: Day, memory: Memory) {
  let introduced = 0;
  let reviewed = 0;
  for (const card of memory.cards.values()) {
    if (card.introduced_day === day) introduced += 1;
    else if (card.last_in_review_day === day) reviewed += 1;
  }
  return { introduced, reviewed };
}

const left = (share: number, done: number) => Math.max(0, share - done);

const inOrderOfDue = (a: CardState, b: CardState) => a.due - b.due || (a.id < b.id ? -1 : 1);
