import { dayOf } from './day.ts';
import type { Moment, StudyEvent } from './event.ts';
import { fold } from './fold.ts';
import { habitsOf } from './habits.ts';
import type { Settings } from './settings.ts';
import { type Chance, type Simulated, simulate } from './simulate.ts';
import { standing } from './standing.ts';

/** What studying at a desired retention would come to. */
export type RetentionCost = {
  readonly retention: number;
  /** Answers and minutes a day, on average over the year. */
  readonly answers_a_day: number;
  readonly minutes_a_day: number;
  /** Answers a day over the next month, which has the new items in it. */
  readonly answers_a_day_soon: number;
  /** Of all items, how many would be known at the end. */
  readonly known: number;
};

/** [days] How far ahead is looked. */
const horizon = 365;
const soon = 30;

/** The desired retentions a learner may choose from, closer together where the cost climbs. */
const retentions = [0.7, 0.75, 0.8, 0.84, 0.87, 0.9, 0.92, 0.94, 0.95, 0.96, 0.97, 0.98, 0.99];

/** Items that must be studied through a year, over all runs, for the mean to stand still enough to be drawn. */
const enough = 500;

/**
 * What each desired retention would cost this learner over the year to come, and bring.
 *
 * @param history - whole; what was put aside for good stays there
 * @param items - how many there are to learn, those met among them
 * @param chance - a source of chance for a seed; each retention meets the same ones, so that they differ by nothing else
 */
export function retentionCosts(
  history: readonly StudyEvent[],
  items: number,
  settings: Settings,
  now: Moment,
  chance: (seed: number) => Chance,
): readonly RetentionCost[] {
  const habits = habitsOf(standing(history), settings);
  const today = dayOf(now, settings.day_starts_hour);
  const asked = [...new Set([...retentions, settings.desired_retention])].sort((a, b) => a - b);
  return asked.map((retention) => {
    // Fuzz moves days about and changes no mean, but its chance is dear to draw.
    const chosen = { ...settings, desired_retention: retention, fuzz: false };
    const memory = fold(history, chosen);
    const cards = [...memory.cards.values()].filter(({ id }) => !memory.aside.get(id)?.suspended);
    const outset = { cards, unmet: Math.max(0, items - memory.cards.size), today };
    const runs = Math.ceil(enough / Math.max(1, items, cards.length));
    const simulated = Array.from({ length: runs }, (_, seed) =>
      simulate(outset, habits, chosen, horizon, chance(seed)),
    );
    return { retention, ...meanOf(simulated) };
  });
}

function meanOf(runs: readonly Simulated[]): Omit<RetentionCost, 'retention'> {
  const mean = (of: (run: Simulated) => number): number =>
    runs.reduce((sum, run) => sum + of(run), 0) / runs.length;
  const daily = (run: Simulated, of: (day: Simulated['days'][number]) => number, days: number): number =>
    run.days.slice(0, days).reduce((sum, day) => sum + of(day), 0) / days;
  return {
    answers_a_day: mean((run) => daily(run, ({ answers }) => answers, horizon)),
    minutes_a_day: mean((run) => daily(run, ({ milliseconds }) => milliseconds / 60_000, horizon)),
    answers_a_day_soon: mean((run) => daily(run, ({ answers }) => answers, soon)),
    known: mean(({ known }) => known),
  };
}

/** What a retention between two that were looked at would cost. */
export function costAt(costs: readonly RetentionCost[], retention: number): RetentionCost | undefined {
  const above = costs.findIndex((cost) => cost.retention >= retention);
  const [high, low] = [costs[above], costs[Math.max(0, above - 1)]];
  if (!high || !low) return undefined;
  const share = high === low ? 0 : (retention - low.retention) / (high.retention - low.retention);
  const between = (of: (cost: RetentionCost) => number): number => of(low) + share * (of(high) - of(low));
  return {
    retention,
    answers_a_day: between((cost) => cost.answers_a_day),
    minutes_a_day: between((cost) => cost.minutes_a_day),
    answers_a_day_soon: between((cost) => cost.answers_a_day_soon),
    known: between((cost) => cost.known),
  };
}
