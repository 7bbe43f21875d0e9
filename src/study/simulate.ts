import type { CardState } from './card-state.ts';
import { type Day, daysAfter, startOfDay } from './day.ts';
import { cardId, type Rating, ratings, utcMillis } from './event.ts';
import type { Habits } from './habits.ts';
import { fsrsSchedule, retrievability } from './schedule.ts';
import type { Settings } from './settings.ts';

/** Where a look ahead begins. */
export type Outset = {
  /** As they are today. */
  readonly cards: readonly CardState[];
  /** How many items have not been met. */
  readonly unmet: number;
  readonly today: Day;
};

/** What was done on a day to come. */
export type SimulatedDay = { readonly answers: number; readonly milliseconds: number };

export type Simulated = {
  readonly days: readonly SimulatedDay[];
  /** Items that would be known on the day after the last: the sum of their probabilities of recall. */
  readonly known: number;
};

/** Uniform in [0, 1). */
export type Chance = () => number;

/**
 * Studies through days to come as a learner would who does each day what is due: the same schedule, ratings drawn by
 * the probability of recall and the learner's habits.
 *
 * As in fsrs-rs's simulator (src/simulation.rs), a recall is drawn with the probability that the model itself gives it,
 * so a model that is wrong about a learner is wrong about their future too.
 *
 * @param days - to look ahead, today the first
 * @param unit - draws as often as it needs; the same draws give the same days
 */
export function simulate(
  { cards: met, unmet, today }: Outset,
  habits: Habits,
  settings: Settings,
  days: number,
  unit: Chance,
): Simulated {
  const cards = [...met];
  const study = studying(habits, settings, unit);
  /** Of each day the places of the cards that fall due on it; what is overdue is due today. */
  const agenda: number[][] = Array.from({ length: days }, () => []);
  const enter = (card: CardState, at: number, earliest: number): void => {
    agenda[Math.max(earliest, card.due_day - today)]?.push(at);
  };
  for (const [at, card] of met.entries()) enter(card, at, 0);

  const done = agenda.map((due, ahead): SimulatedDay => {
    const day = daysAfter(today, ahead);
    const spent = { answers: 0, milliseconds: 0 };
    const [now, later] = withinLimit(due, cards, day, settings);
    /** @param at - the place of a card, or the one after the last for a card not met before */
    const put = (at: number): void => {
      const card = study(cards[at], day, spent);
      cards[at] = card;
      enter(card, at, ahead + 1);
    };
    for (const at of now) put(at);
    agenda[ahead + 1]?.push(...later);
    const left = unmet + met.length - cards.length;
    for (let fresh = 0; fresh < Math.min(left, settings.new_per_day); fresh++) put(cards.length);
    return spent;
  });
  const after = daysAfter(today, days);
  return { days: done, known: cards.reduce((sum, card) => sum + retrievability(card, after, settings), 0) };
}

/** What of a day's due cards is studied, and what waits: reviews beyond the day's share, the best remembered first. */
function withinLimit(
  due: readonly number[],
  cards: readonly CardState[],
  day: Day,
  settings: Settings,
): readonly [now: readonly number[], later: readonly number[]] {
  const isReview = (at: number): boolean => cards[at]?.state === 'review';
  const reviews = due.filter(isReview);
  if (reviews.length <= settings.reviews_per_day) return [due, []];
  const recall = (at: number): number => {
    const card = cards[at];
    return card ? retrievability(card, day, settings) : 1;
  };
  const byNeed = reviews.map((at) => ({ at, recall: recall(at) })).sort((a, b) => a.recall - b.recall);
  const inTurn = byNeed.map(({ at }) => at);
  return [
    [...due.filter((at) => !isReview(at)), ...inTurn.slice(0, settings.reviews_per_day)],
    inTurn.slice(settings.reviews_per_day),
  ];
}

type Spent = { answers: number; milliseconds: number };

/** More tries on one day than this are left for the next. */
const mostTries = 8;

/** Studies a card on a day: once, and again while it is in learning and comes back the same day. */
function studying({ first, recalled, same_day, took }: Habits, settings: Settings, unit: Chance) {
  const schedule = fsrsSchedule(settings);
  const drawn = <Name extends Rating>(
    names: readonly Name[],
    shares: { readonly [name in Name]: number },
  ) => {
    let left = unit();
    for (const name of names) {
      left -= shares[name];
      if (left < 0) return name;
    }
    return 'good'; // Where the shares fall short of 1 by a rounding.
  };
  const ratingOn = (card: CardState | undefined, day: Day): Rating => {
    if (!card) return drawn(ratings, first);
    if (card.last_reviewed_day === day) return unit() < same_day ? 'good' : 'again';
    return unit() < retrievability(card, day, settings) ? drawn(passes, recalled) : 'again';
  };

  let met = 0;
  return (before: CardState | undefined, day: Day, spent: Spent): CardState => {
    const id = before?.id ?? cardId(`to come/${met++}`);
    const answer = (card: CardState | undefined, tries: number): CardState => {
      const rating = ratingOn(card, day);
      spent.answers += 1;
      spent.milliseconds += rating === 'again' ? took.wrong : took.right;
      const at = utcMillis(startOfDay(day, 0, settings.day_starts_hour) + tries * minute);
      return schedule(card, { card: id, rating, at, zone_minutes: 0 });
    };
    let card = answer(before, 0);
    for (let tries = 1; tries < mostTries && comesBack(card, day); tries++) card = answer(card, tries);
    return card;
  };
}

const comesBack = (card: CardState, day: Day): boolean => card.state !== 'review' && card.due_day <= day;

const minute = 60_000;
const [, ...passes] = ratings;
