import { askedOfMemory } from '../../study/asked.ts';
import { hardFrom } from '../../study/card-state.ts';
import { type Day, dayOf, daysAfter, startOfDay } from '../../study/day.ts';
import { lastingDays } from '../../study/due-queue.ts';
import type { Answered, Moment, StudyEvent } from '../../study/event.ts';
import { expectedReviews } from '../../study/expected-reviews.ts';
import { fold, type Memory } from '../../study/fold.ts';
import type { Settings } from '../../study/settings.ts';
import { standing, standingAnswers } from '../../study/standing.ts';
import {
  answersByDay,
  type DayTally,
  dueForecast,
  matureFrom,
  type Strength,
  spread,
  strengths,
  verdictCounts,
} from '../../study/statistics.ts';
import type { DeckIndex } from '../practice/deck-index.ts';
import { type Believed, believedOf } from './believed.ts';
import { type Calendar, calendarOf } from './calendar.ts';
import { type Columns, columnsOfClasses, columnsOfDays } from './columns.ts';
import { type ConceptMap, conceptMapOf } from './concept-map.ts';
import { type RetentionReport, retentionOf } from './retention.ts';
import { chaptersOf, conceptsOf, type GroupStrength, strengthsOf, weakest } from './strength.ts';
import { counted, dateOf, percent, timeInWords } from './words.ts';

/** How things stand with a learner, in words, charts and tables. */
export type Standing = {
  /** `You remember about 41 of 52 items; 6 are due today.` */
  readonly summary: string;
  readonly forecast: Columns;
  readonly effort: string;
  readonly calendar: Calendar;
  readonly minutes: Columns;
  readonly retention: RetentionReport;
  readonly believed: Believed;
  readonly map: ConceptMap;
  readonly weakSpots: readonly WeakSpot[];
  /** In the order of the course; of the others, their names. */
  readonly chapters: { readonly met: readonly Remembered[]; readonly unmet: readonly string[] };
  readonly stability: Columns;
  readonly recall: Columns;
  readonly difficulty: Columns;
  readonly verdicts: readonly Share[];
};

/** A row with a bar. */
export type Share = { readonly name: string; readonly share: number; readonly says: string };
/** What was met of a chapter. */
export type Remembered = {
  readonly name: string;
  /** Chance of recall in `lastingDays`, of the items met. */
  readonly share: number;
  readonly lasting: string;
  readonly today: string;
  /** `7 of 12` */
  readonly met: string;
};

/** What to practise next: its address is that of Practice with this query. */
export type WeakSpot = { readonly query: string; readonly name: string; readonly says: string };

const forecastDays = 30;
const weeks = 26;
const mostWeakSpots = 3;

/** How things stand; nothing before the first review. */
export function standingOf(
  index: DeckIndex,
  history: readonly StudyEvent[],
  settings: Settings,
  now: Moment,
): Standing | undefined {
  const reviews = standing(history);
  if (reviews.length === 0) return undefined;
  const items = index.flatMap((chapter) => chapter.items);
  const memory = only(new Set(items.map(({ id }) => id)), fold(history, settings));
  const today = dayOf(now, settings.day_starts_hour);
  const answers = standingAnswers(history);
  const days = answersByDay(answers, settings);
  const forecast = dueForecast(memory, settings, now, forecastDays);
  const all = strengths(memory, settings, now);
  const later = {
    ...now,
    at: startOfDay(daysAfter(today, lastingDays), now.zone_minutes, settings.day_starts_hour),
  };
  const groups = { chapters: chaptersOf(index), concepts: conceptsOf(items) };
  const recall = { today: byId(all), lasting: byId(strengths(memory, settings, later)) };
  const chapters = strengthsOf(groups.chapters, recall);
  const concepts = strengthsOf(groups.concepts, recall);
  const asked = askedOfMemory(reviews, settings);
  return {
    summary: summaryOf(all, forecast[0]?.due ?? 0),
    forecast: forecastChart(forecast, expectedReviews(memory, settings, now, forecastDays)),
    effort: effortInWords(days, today),
    calendar: calendarOf(days, today, weeks),
    minutes: minutesChart(days, today),
    retention: retentionOf(asked, groups, settings),
    believed: believedOf(asked),
    map: conceptMapOf(items, concepts),
    weakSpots: weakSpotsOf(concepts, chapters),
    chapters: rememberedOf(chapters),
    stability: stabilityChart(all),
    recall: recallChart(all),
    difficulty: difficultyChart(all),
    verdicts: verdictShares(answers),
  };
}

/** What is said before the first review. Estimates against the clock are answers, but say nothing of what is remembered. */
export function nothingReviewedInWords(history: readonly StudyEvent[]): string {
  const estimates = standingAnswers(history).length;
  const nothing = 'You have reviewed nothing in this browser yet.';
  if (estimates === 0) return nothing;
  const are = estimates === 1 ? 'is no review: it schedules' : 'are no reviews: they schedule';
  return `${nothing} Your ${counted(estimates, 'flash estimate')} ${are} nothing.`;
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

const byId = (all: readonly Strength[]): ReadonlyMap<string, Strength> =>
  new Map(all.map((one) => [one.id, one]));

function rememberedOf(chapters: readonly GroupStrength[]): Standing['chapters'] {
  return {
    met: chapters.flatMap(({ name, met, items, recall }) =>
      recall
        ? [
            {
              name,
              share: recall.lasting,
              lasting: percent(recall.lasting),
              today: percent(recall.today),
              met: `${met} of ${items.length}`,
            },
          ]
        : [],
    ),
    unmet: chapters.filter(({ recall }) => !recall).map(({ name }) => name),
  };
}

/** The weakest concepts; where nothing was met that has one, the weakest chapters. */
function weakSpotsOf(
  concepts: readonly GroupStrength[],
  chapters: readonly GroupStrength[],
): readonly WeakSpot[] {
  const met = concepts.some(({ recall }) => recall);
  const [groups, by] = met ? [concepts, 'concept'] : [chapters, 'lesson'];
  return weakest(groups, mostWeakSpots).map(({ id, name, recall, met, items }) => ({
    query: `?${by}=${id}`,
    name,
    says: `${percent(recall?.lasting ?? 0)} in ${lastingDays} days, ${percent(recall?.today ?? 0)} today; ${met} of ${items.length} met`,
  }));
}

function forecastChart(forecast: ReturnType<typeof dueForecast>, expected: readonly number[]): Columns {
  const dues = forecast.map(({ due }) => due);
  const most = Math.max(...dues);
  const total = dues.reduce((sum, due) => sum + due, 0);
  const reviews = expected.reduce((sum, one) => sum + one, 0);
  return columnsOfDays(
    forecast.map(({ day, due }, ahead) => ({
      date: ahead === 0 ? 'today' : dateOf(day),
      value: due,
      says: `${due}`,
    })),
    {
      title: `Items due in the next ${forecastDays} days`,
      says: `${dues[0] || 'None'} today, ${total} in ${forecastDays} days, ${most} on the busiest day. Reviewed on their days, forgotten now and then and asked again, they make about ${counted(Math.round(reviews), 'review')} in ${forecastDays} days; what you have not met yet comes on top.`,
      most: counted(most, 'item'),
      caption: `Items due on each of the next ${forecastDays} days, as things stand`,
      column: 'Due',
    },
  );
}

const tallyOf = (days: ReadonlyMap<Day, DayTally>, day: Day): DayTally =>
  days.get(day) ?? { answers: 0, took_ms: 0 };

function effortInWords(days: ReadonlyMap<Day, DayTally>, today: Day): string {
  const span = weeks * 7;
  const recent = [...days].filter(([day]) => day > today - span && day <= today).map(([, tally]) => tally);
  const answers = recent.reduce((sum, tally) => sum + tally.answers, 0);
  const took = recent.reduce((sum, { took_ms }) => sum + took_ms, 0);
  const daysInWords = counted(recent.length, 'day');
  if (recent.length === 0) return `You did nothing in the last ${weeks} weeks.`;
  if (recent.length === 1)
    return `In the last ${weeks} weeks you studied on ${daysInWords}: ${counted(answers, 'answer')} in ${timeInWords(took)}.`;
  return `In the last ${weeks} weeks you studied on ${daysInWords}: ${counted(answers, 'answer')} in ${timeInWords(took)}, about ${timeInWords(took / recent.length)} on each of those days.`;
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

const difficultyBounds = [2, 3, 4, 5, 6, 7, 8, 9];
const difficultyNames = ['1–2', '2–3', '3–4', '4–5', '5–6', '6–7', '7–8', '8–9', '9–10'];

function difficultyChart(all: readonly Strength[]): Columns {
  const counts = spread(
    all.map(({ difficulty }) => difficulty),
    difficultyBounds,
  );
  const hard = all.filter(({ difficulty }) => difficulty >= hardFrom).length;
  return columnsOfClasses(
    difficultyNames.map((label, at) => ({ label, count: counts[at] ?? 0 })),
    {
      title: 'How hard items are for you (1 to 10)',
      says: `${hard} of ${counted(all.length, 'item')} with ${hardFrom} or more.`,
      caption: 'Items by difficulty: the higher, the less longer an item lasts after each review',
      column: 'Difficulty',
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

function verdictShares(answers: readonly Answered[]): readonly Share[] {
  const counts = [...verdictCounts(answers)];
  const all = counts.reduce((sum, [, count]) => sum + count, 0);
  return counts.map(([code, count]) => ({
    name: verdictNames[code] ?? code,
    share: count / all,
    says: `${count}`,
  }));
}
