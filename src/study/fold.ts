import { type Aside, asideOf } from './aside.ts';
import type { CardState } from './card-state.ts';
import type { CardId, Reviewed, StudyEvent } from './event.ts';
import { fsrsSchedule, type Schedule } from './schedule.ts';
import type { Settings } from './settings.ts';
import { standingEvents } from './standing.ts';

/** What a history left in a learner's head, as far as the model knows. */
export type Memory = {
  /** Every card ever reviewed, unless each of its reviews was undone. */
  readonly cards: ReadonlyMap<CardId, CardState>;
  /** The cards a learner buried or suspended, met or not. */
  readonly aside: ReadonlyMap<CardId, Aside>;
};

/**
 * The state of every card after a history, with what was undone left out as if it had never happened.
 *
 * The history may be in any order, hold an event twice, and hold kinds that this version does not know.
 * Nothing in it makes the fold throw. What becomes of a card depends on its own events alone.
 */
export function fold(events: Iterable<StudyEvent>, settings: Settings): Memory {
  const ofCards = new Map<CardId, StudyEvent[]>();
  for (const event of standingEvents(events)) {
    if (!('card' in event)) continue;
    const before = ofCards.get(event.card);
    if (before) before.push(event);
    else ofCards.set(event.card, [event]);
  }
  const cards = new Map<CardId, CardState>();
  const aside = new Map<CardId, Aside>();
  const schedule = fsrsSchedule(settings);
  for (const [card, its] of ofCards) put({ cards, aside }, card, its, schedule, settings);
  return { cards, aside };
}

/**
 * A memory in which some cards are learnt anew from everything that happened to them, and the others stay as they are:
 * what `fold` of the whole history would give, for the price of a few cards.
 *
 * @param ofCards - all that was done to each of these cards, in any order; of what was taken back, nothing or the undoing too
 */
export function refold(
  memory: Memory,
  ofCards: ReadonlyMap<CardId, readonly StudyEvent[]>,
  settings: Settings,
): Memory {
  const cards = new Map(memory.cards);
  const aside = new Map(memory.aside);
  const schedule = fsrsSchedule(settings);
  for (const [card, events] of ofCards) {
    cards.delete(card);
    aside.delete(card);
    const its = standingEvents(events).filter((event) => 'card' in event && event.card === card);
    put({ cards, aside }, card, its, schedule, settings);
  }
  return { cards, aside };
}

/**
 * A memory with one more review: what `fold` would give, without going through what came before.
 *
 * @returns nothing where the review is not later than all that its card has seen; then its card must be learnt anew
 */
export function withReview(memory: Memory, review: Reviewed, settings: Settings): Memory | undefined {
  const before = memory.cards.get(review.card);
  if (before && before.last_reviewed_at >= review.at) return undefined;
  const after = fsrsSchedule(settings)(before, review);
  return { ...memory, cards: new Map([...memory.cards, [review.card, after]]) };
}

type Growing = { readonly cards: Map<CardId, CardState>; readonly aside: Map<CardId, Aside> };

function put(
  { cards, aside }: Growing,
  card: CardId,
  its: readonly StudyEvent[],
  schedule: Schedule,
  settings: Settings,
): void {
  let state: CardState | undefined;
  for (const event of its) if (event.kind === 'reviewed') state = schedule(state, event);
  if (state) cards.set(card, state);
  const put = asideOf(its, settings);
  if (put) aside.set(card, put);
}
