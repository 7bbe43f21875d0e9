import { whole } from '../../engine/numerals.ts';
import { usualAnswers, usualHabits } from '../../study/habits.ts';
import { costAt, type RetentionCost } from '../../study/retention-cost.ts';
import { axisMarks } from '../plot/axis.model.ts';
import { across, upwards } from '../plot/frame.ts';
import { abovePlot, upright } from '../plot/labels.ts';
import { type Point, smooth } from '../plot/path.ts';
import type { Picture } from '../plot/picture.ts';
import { linear } from '../plot/scale.ts';
import type { Table } from '../plot/table.ts';

/** What most people are scheduled by, and others are compared with. */
const usual = 0.9;

/** What a desired retention costs beside the usual one, while it is being chosen. */
export function relativeInWords(costs: readonly RetentionCost[], retention: number): string {
  const [cost, at90] = [costAt(costs, retention), costAt(costs, usual)];
  if (!cost || !at90) return '';
  if (retention === usual) return `The usual choice: about ${daily(cost)} over the next year.`;
  if (at90.answers_a_day === 0) return '';
  const times = cost.answers_a_day / at90.answers_a_day;
  return `About ${times.toFixed(times < 10 ? 1 : 0)} times the answers of 90%: ${daily(cost)} over the next year.`;
}

/** What the settings in force lead to. @param items - how many there are to learn */
export function forecastInWords(costs: readonly RetentionCost[], retention: number, items: number): string {
  const cost = costAt(costs, retention);
  if (!cost) return '';
  const { answers_a_day, answers_a_day_soon, minutes_a_day, known } = cost;
  return `With these settings: about ${amount(answers_a_day_soon)} answers a day over the next month and ${amount(answers_a_day)} over the next year, some ${amount(minutes_a_day)} minutes a day. In a year you would know about ${Math.round(known)} of the ${whole(items)} items.`;
}

/** Where the times in a look ahead come from. @param answers - those they were learnt from */
export const sourceInWords = (answers: number): string =>
  answers === 0
    ? `You have answered nothing yet, so this takes ${usualHabits.took.right / 1000} seconds for a right answer and ${usualHabits.took.wrong / 1000} for a wrong one.`
    : `Ratings and times are yours, from ${whole(answers)} ${answers === 1 ? 'answer' : 'answers'}, mixed with ${usualAnswers} usual ones.`;

/** The two plots, and the table behind them. */
export type CostFigure = {
  readonly minutes: Picture;
  readonly known: Picture;
  readonly says: string;
  readonly table: Table;
};

export function costFigure(
  costs: readonly RetentionCost[],
  retention: number,
  items: number,
): CostFigure | undefined {
  const [now, low, high] = [retention, 0.7, 0.97].map((at) => costAt(costs, at));
  if (!now || !low || !high) return undefined;
  return {
    minutes: picture('Minutes a day', costs, retention, ({ minutes_a_day }) => minutes_a_day),
    known: picture('Items known in a year', costs, retention, ({ known }) => known, items),
    says: `At ${percent(retention)}, where you are, ${amount(now.minutes_a_day)} minutes a day and ${Math.round(now.known)} items known. At 70%, ${amount(low.minutes_a_day)} minutes and ${Math.round(low.known)} items; at 97%, ${amount(high.minutes_a_day)} minutes and ${Math.round(high.known)} items.`,
    table: {
      caption: 'On average over the next year, and what would be known at its end',
      columns: ['Retention', 'Answers a day', 'Minutes a day', 'Items known'],
      rows: costs.map((cost) => [
        cost.retention === retention ? `${percent(cost.retention)} (now)` : percent(cost.retention),
        amount(cost.answers_a_day),
        amount(cost.minutes_a_day),
        `${Math.round(cost.known)}`,
      ]),
    },
  };
}

/** Beyond this the cost runs out of any picture that shows the rest. */
const shownUpTo = 0.97;

function picture(
  title: string,
  costs: readonly RetentionCost[],
  retention: number,
  of: (cost: RetentionCost) => number,
  most?: number,
): Picture {
  const shown = costs.filter((cost) => cost.retention <= Math.max(shownUpTo, retention));
  const x = linear([0.7, Math.max(shownUpTo, retention)], across);
  const top = most ?? Math.max(...shown.map(of)) * 1.08;
  const y = linear([0, Math.max(top, 1e-3)], upwards);
  const points = shown.map((cost): Point => [x.at(cost.retention), y.at(of(cost))]);
  const place = x.at(retention);
  return {
    title,
    across: { ...axisMarks(x, percent), title: 'desired retention' },
    upwards: axisMarks(y, (value) => `${Number(value.toFixed(2))}`),
    lines: [{ kind: 'whole', path: smooth(points), name: title, end: undefined }],
    rules: [upright('now', place, abovePlot(place, `now, ${percent(retention)}`))],
    beyond: undefined,
  };
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`;

/** As precise as a look ahead is: two digits, and no more than one behind the point. */
const amount = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0));

const daily = ({ answers_a_day, minutes_a_day }: RetentionCost): string =>
  `${amount(answers_a_day)} answers and ${amount(minutes_a_day)} minutes a day`;
