import type { Asked } from './asked.ts';
import { comesBackOn } from './comes-back.ts';
import { type Day, dayOf, daysAfter } from './day.ts';
import type { Answered, CardId, Moment } from './event.ts';
import type { Memory } from './fold.ts';
import { retrievability } from './schedule.ts';
import type { Settings } from './settings.ts';
import { takeOf } from './take.ts';

/** What a learner did on a day of study. */
export type DayTally = { readonly answers: number; readonly took_ms: number };

/** Answers and time spent on each day on which there were any. */
export function answersByDay(
  answers: readonly Answered[],
  { day_starts_hour }: Settings,
): ReadonlyMap<Day, DayTally> {
  const days = new Map<Day, DayTally>();
  for (const answer of answers) {
    const day = dayOf(answer, day_starts_hour);
    const before = days.get(day) ?? { answers: 0, took_ms: 0 };
    days.set(day, { answers: before.answers + 1, took_ms: before.took_ms + takeOf(answer) });
  }
  return days;
}

/**
 * How many of the cards met fall due on each of the coming days, if each is next reviewed on its day.
 *
 * What is overdue is due today, and what is suspended on no day. The first entry is today.
 */
export function dueForecast(
  memory: Memory,
  settings: Settings,
  now: Moment,
  days: number,
): readonly { readonly day: Day; readonly due: number }[] {
  const today = dayOf(now, settings.day_starts_hour);
  const due = new Map<Day, number>();
  for (const card of memory.cards.values()) {
    const day = comesBackOn(card, memory, settings, now);
    if (day !== undefined) due.set(day, (due.get(day) ?? 0) + 1);
  }
  return Array.from({ length: days }, (_, ahead) => {
    const day = daysAfter(today, ahead);
    return { day, due: due.get(day) ?? 0 };
  });
}

/** Reviews that asked whether something was still remembered, and how many found that it was. */
export type Recalled = { readonly passed: number; readonly all: number };

/** What was asked and recalled by some key: an item's chapter, its concepts. A review counts once for each of its keys. */
export function recalledBy<Key>(
  asked: readonly Asked[],
  keysOf: (asked: Asked) => Iterable<Key>,
): ReadonlyMap<Key, Recalled> {
  const groups = new Map<Key, Recalled>();
  for (const one of asked)
    for (const key of keysOf(one)) {
      const { passed, all } = groups.get(key) ?? nothingAsked;
      groups.set(key, { passed: passed + (one.passed ? 1 : 0), all: all + 1 });
    }
  return groups;
}

const nothingAsked: Recalled = { passed: 0, all: 0 };

/** By how firmly an item sat when it was asked for. */
export type Retention = { readonly young: Recalled; readonly mature: Recalled };

/** [days] From this stability on an item counts as mature, as in Anki. */
export const matureFrom = 21;

/** How often what had been learnt was still there. */
export function trueRetention(asked: readonly Asked[]): Retention {
  const ages = recalledBy(asked, ({ stability }) => [stability < matureFrom ? 'young' : 'mature']);
  return { young: ages.get('young') ?? nothingAsked, mature: ages.get('mature') ?? nothingAsked };
}

/** How firmly a card sits. */
export type Strength = {
  readonly id: CardId;
  /** Days until the probability of recall falls to 90 %. */
  readonly stability: number;
  /** The probability of recall on the day asked about. */
  readonly retrievability: number;
  /** From 1 to 10. */
  readonly difficulty: number;
};

/** How firmly each card met sits today. */
export function strengths(memory: Memory, settings: Settings, now: Moment): readonly Strength[] {
  const today = dayOf(now, settings.day_starts_hour);
  return [...memory.cards.values()].map((card) => ({
    id: card.id,
    stability: card.stability,
    retrievability: retrievability(card, today, settings),
    difficulty: card.difficulty,
  }));
}

/**
 * How many values lie below the first bound, from each bound to the next, and from the last on.
 *
 * @param bounds - rising
 */
export function spread(values: readonly number[], bounds: readonly number[]): readonly number[] {
  const counts = Array.from({ length: bounds.length + 1 }, () => 0);
  for (const value of values) {
    const place = bounds.filter((bound) => value >= bound).length;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}

/** How often each verdict was given, the most frequent first. Recall cards are rated without one. */
export function verdictCounts(answers: readonly Answered[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { verdict } of answers)
    if (verdict !== undefined) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return new Map([...counts].sort(([a, more], [b, less]) => less - more || (a < b ? -1 : 1)));
}
