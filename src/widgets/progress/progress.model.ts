import { type Day, dayOf, daysAfter } from '../../study/day.ts';
import type { Moment, Reviewed, StudyEvent } from '../../study/event.ts';
import { fold, type Memory } from '../../study/fold.ts';
import type { Settings } from '../../study/settings.ts';
import { standing } from '../../study/standing.ts';
import {
  type DayTally,
  dueForecast,
  matureFrom,
  type Recalled,
  reviewsByDay,
  type Strength,
  spread,
  strengths,
  trueRetention,
  verdictCounts,
} from '../../study/statistics.ts';
import { type Deck, itemsOf } from '../practice/deck.ts';
import { type Calendar, calendarOf } from './calendar.ts';
import { type Columns, columnsOfClasses, columnsOfDays } from './columns.ts';
import { type FrequentSlip, frequentSlips } from './slips.ts';
import { type ByGroup, byChapter, byConcept } from './strength.ts';
import { counted, dateOf, percent, timeInWords } from './words.ts';

/** How things stand with a learner, in words, charts and tables. */
export type Standing = {
  /** `You remember about 41 of 52 items; 6 are due today.` */
  readonly summary: string;
  readonly forecast: Columns;
  readonly effort: string;
  readonly calendar: Calendar;
  readonly minutes: Columns;
  readonly retention: {
    readonly says: string;
    readonly rows: readonly RetentionRow[];
  };
  readonly chapters: ByGroup;
  readonly concepts: ByGroup;
  readonly stability: Columns;
  readonly recall: Columns;
  readonly verdicts: readonly Share[];
  readonly slips: readonly FrequentSlip[];
};

/** A row with a bar. */
export type Share = { readonly name: string; readonly share: number; readonly says: string };
export type RetentionRow = {
  readonly name: string;
  /** Absent where nothing was asked yet. */
  readonly share: number | undefined;
  readonly percent: string;
  readonly of: string;
};

const forecastDays = 30;
const weeks = 26;
const mostSlips = 8;

/** How things stand; nothing before the first review. */
export function standingOf(
  decks: readonly Deck[],
  history: readonly StudyEvent[],
  settings: Settings,
  now: Moment,
): Standing | undefined {
  const reviews = standing(history);
  if (reviews.length === 0) return undefined;
  const items = itemsOf(decks);
  const memory = only(new Set(items.map(({ id }) => id)), fold(history, settings));
  const today = dayOf(now, settings.day_starts_hour);
  const days = reviewsByDay(reviews, settings);
  const forecast = dueForecast(memory, settings, now, forecastDays);
  const all = strengths(memory, settings, now);
  const byId = new Map<string, Strength>(all.map((one) => [one.id, one]));
  return {
    summary: summaryOf(all, forecast[0]?.due ?? 0),
    forecast: forecastChart(forecast),
    effort: effortInWords(days, today),
    calendar: calendarOf(days, today, weeks),
    minutes: minutesChart(days, today),
    retention: retentionOf(reviews, settings),
    chapters: byChapter(decks, items, byId),
    concepts: byConcept(items, byId),
    stability: stabilityChart(all),
    recall: recallChart(all),
    verdicts: verdictShares(reviews),
    slips: frequentSlips(items, reviews).slice(0, mostSlips),
  };
}

/** What can still be asked: an item that was withdrawn is never due again. */
const only = (ids: ReadonlySet<string>, memory: Memory): Memory => ({
  ...memory,
  cards: new Map([...memory.cards].filter(([id]) => ids.has(id))),
});

function summaryOf(all: readonly Strength[], due: number): string {
  const remembered = Math.round(all.reduce((sum, { retrievability }) => sum + retrievability, 0));
  const today = due === 0 ? 'nothing is due today' : `${due} ${due === 1 ? 'is' : 'are'} due today`;
  return `You remember about ${remembered} of the ${counted(all.length, 'item')} you have met; ${today}.`;
}

function forecastChart(forecast: ReturnType<typeof dueForecast>): Columns {
  const dues = forecast.map(({ due }) => due);
  const most = Math.max(...dues);
  const total = dues.reduce((sum, due) => sum + due, 0);
  return columnsOfDays(
    forecast.map(({ day, due }, ahead) => ({
      date: ahead === 0 ? 'today' : dateOf(day),
      value: due,
      says: `${due}`,
    })),
    {
      title: `Items due in the next ${forecastDays} days`,
      says: `${dues[0] || 'None'} today, ${total} in ${forecastDays} days, ${most} on the busiest day.`,
      most: counted(most, 'item'),
      caption: `Items due on each of the next ${forecastDays} days, as things stand`,
      column: 'Due',
    },
  );
}

const tallyOf = (days: ReadonlyMap<Day, DayTally>, day: Day): DayTally =>
  days.get(day) ?? { reviews: 0, took_ms: 0 };

function effortInWords(days: ReadonlyMap<Day, DayTally>, today: Day): string {
  const span = weeks * 7;
  const recent = [...days].filter(([day]) => day > today - span && day <= today).map(([, tally]) => tally);
  const reviews = recent.reduce((sum, tally) => sum + tally.reviews, 0);
  const took = recent.reduce((sum, { took_ms }) => sum + took_ms, 0);
  const days_ = counted(recent.length, 'day');
  if (recent.length === 0) return `You did nothing in the last ${weeks} weeks.`;
  if (recent.length === 1)
    return `In the last ${weeks} weeks you studied on ${days_}: ${counted(reviews, 'review')} in ${timeInWords(took)}.`;
  return `In the last ${weeks} weeks you studied on ${days_}: ${counted(reviews, 'review')} in ${timeInWords(took)}, about ${timeInWords(took / recent.length)} on each of those days.`;
}

function minutesChart(days: ReadonlyMap<Day, DayTally>, today: Day): Columns {
  const last = Array.from({ length: 30 }, (_, at) => daysAfter(today, at - 29));
  const took = last.map((day) => tallyOf(days, day).took_ms);
  const [most, total] = [Math.max(...took), took.reduce((sum, one) => sum + one, 0)];
  return columnsOfDays(
    last.map((day, at) => ({
      date: dateOf(day),
      value: took[at] ?? 0,
      says: timeInWords(took[at] ?? 0),
    })),
    {
      title: 'Time spent on each of the last 30 days',
      says: `${timeInWords(total)} in all, ${timeInWords(most)} on the longest day.`,
      most: timeInWords(most),
      caption: 'Time spent on each of the last 30 days; more than five minutes on one item count as five',
      column: 'Time',
    },
  );
}

function retentionOf(reviews: readonly Reviewed[], settings: Settings): Standing['retention'] {
  const { young, mature } = trueRetention(reviews, settings);
  const whole = { passed: young.passed + mature.passed, all: young.all + mature.all };
  const aim = percent(settings.desired_retention);
  return {
    says:
      whole.all === 0
        ? `Items are brought back when you would still know ${aim} of them. How many you did know stands here once the first have come back after a day or more.`
        : `Items are brought back when you should still know ${aim} of them. When they came, you knew ${percent(whole.passed / whole.all)}.`,
    rows: [
      row(`Young: under ${matureFrom} days`, young),
      row(`Mature: ${matureFrom} days or more`, mature),
      row('All', whole),
    ],
  };
}

const row = (name: string, { passed, all }: Recalled): RetentionRow => ({
  name,
  share: all === 0 ? undefined : passed / all,
  percent: all === 0 ? 'none yet' : percent(passed / all),
  of: `${passed} of ${all}`,
});

const stabilityBounds = [1, 3, 7, matureFrom, 60, 180];
const stabilityNames = ['<1', '1–3', '3–7', '7–21', '21–60', '60–180', '180+'];

function stabilityChart(all: readonly Strength[]): Columns {
  const counts = spread(
    all.map(({ stability }) => stability),
    stabilityBounds,
  );
  const mature = all.filter(({ stability }) => stability >= matureFrom).length;
  return columnsOfClasses(
    stabilityNames.map((label, at) => ({ label, count: counts[at] ?? 0 })),
    {
      title: 'How long items last (days)',
      says: `${mature} of ${counted(all.length, 'item')} would last ${matureFrom} days or more.`,
      caption: 'Items by stability: the days until the probability of recall falls to 90%',
      column: 'Days',
    },
  );
}

const recallBounds = [0.5, 0.6, 0.7, 0.8, 0.9];
const recallNames = ['<50', '50–60', '60–70', '70–80', '80–90', '90+'];

function recallChart(all: readonly Strength[]): Columns {
  const counts = spread(
    all.map(({ retrievability }) => retrievability),
    recallBounds,
  );
  const sure = all.filter(({ retrievability }) => retrievability >= 0.9).length;
  return columnsOfClasses(
    recallNames.map((label, at) => ({ label, count: counts[at] ?? 0 })),
    {
      title: 'Chance of recall today (%)',
      says: `${sure} of ${counted(all.length, 'item')} with 90% or more.`,
      caption: 'Items by retrievability: the probability that you would recall them today',
      column: 'Percent',
    },
  );
}

/** Codes are permanent; one that a later version wrote is shown as it is. */
const verdictNames: { readonly [code: string]: string } = {
  correct: 'Right',
  slip: 'One slip away',
  scale: 'Right figures, wrong size',
  wrong_dimension: 'Another kind of quantity',
  off: 'Off, by no single slip',
  wrong: 'Wrong choice, order or curve',
  gave_up: 'Asked for the answer',
};

function verdictShares(reviews: readonly Reviewed[]): readonly Share[] {
  const counts = [...verdictCounts(reviews)];
  const all = counts.reduce((sum, [, count]) => sum + count, 0);
  return counts.map(([code, count]) => ({
    name: verdictNames[code] ?? code,
    share: count / all,
    says: `${count}`,
  }));
}
