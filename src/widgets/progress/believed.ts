import type { Asked } from '../../study/asked.ts';
import { type Calibration, calibration, type Foretold } from '../../study/calibration.ts';
import { linear, type Scale } from '../plot/scale.ts';
import type { Table } from '../plot/table.ts';
import { enoughAsked } from './retention.ts';
import { counted, percent } from './words.ts';

/** How far the memory model can be believed about this learner: its predictions held against what came. */
export type Believed =
  | { readonly kind: 'too few'; readonly says: string }
  | {
      readonly kind: 'shown';
      readonly says: string;
      readonly points: readonly Point[];
      /** The places of predictions across, and of what came upward, in units of the picture. */
      readonly x: Scale;
      readonly y: Scale;
      readonly table: Table;
    };

/** Reviews of like predictions. */
export type Point = {
  readonly predicted: number;
  readonly known: number;
  /** Where the true share lies, 19 times of 20. */
  readonly range: readonly [low: number, high: number];
};

/** Reviews from which on predictions are judged: with 50, chance moves a share of 0.9 by 0.04. */
const enoughToJudge = 50;

/** FSRS asks when recall stands at what is desired, so most predictions lie close below one. */
const bounds = [0.7, 0.8, 0.85, 0.9, 0.95];
const names = ['under 70%', '70–80%', '80–85%', '85–90%', '90–95%', '95% or more'];

/** [units of the picture] */
export const chart = { width: 300, height: 236, left: 40, right: 10, top: 28, bottom: 38 } as const;

export function believedOf(asked: readonly Asked[]): Believed {
  if (asked.length < enoughToJudge)
    return {
      kind: 'too few',
      says: `Each time an item comes back, the memory model says how likely you are to know it. Whether it is right about you stands here after ${enoughToJudge} such reviews; there have been ${asked.length}.`,
    };
  const found = calibration(asked, bounds);
  const points = found.bins.filter(({ count }) => count >= enoughAsked).map(pointOf);
  const least = Math.min(...points.flatMap(({ predicted, range }) => [predicted, range[0]]), 0.5);
  const domain = [Math.floor(least * 10) / 10, 1] as const;
  return {
    kind: 'shown',
    says: inWords(found),
    points,
    x: linear(domain, [chart.left, chart.width - chart.right]),
    y: linear(domain, [chart.height - chart.bottom, chart.top]),
    table: tableOf(found.bins),
  };
}

const pointOf = ({ count, predicted, passed }: Foretold): Point => ({
  predicted,
  known: passed / count,
  range: wilson(passed, count),
});

/** From this many standard deviations on a difference is more than chance. */
const beyondChance = 2;

function inWords({ all, chance }: Calibration): string {
  const known = all.passed / all.count;
  const said = `Over ${counted(all.count, 'review')} the memory model expected you to know ${percent(all.predicted)}; you knew ${percent(known)}.`;
  if (Math.abs(known - all.predicted) <= beyondChance * chance)
    return `${said} Chance alone explains a difference of this size.`;
  return known < all.predicted
    ? `${said} You forget more than it expects, so items come back to you somewhat late.`
    : `${said} You remember more than it expects, so items come back to you sooner than they need.`;
}

const tableOf = (bins: readonly Foretold[]): Table => ({
  caption: 'What the memory model said just before reviews, and how many you knew',
  columns: ['It said', 'On average', 'You knew', 'Reviews'],
  rows: bins.map(({ count, predicted, passed }, at) => [
    names[at] ?? '',
    count > 0 ? percent(predicted) : '–',
    count === 0 ? '–' : count < enoughAsked ? 'too few' : percent(passed / count),
    count > 0 ? `${passed} of ${count}` : '0',
  ]),
});

/**
 * Between which shares the true one lies, 19 times of 20.
 *
 * @source Wilson 1927, as in Brown, Cai and DasGupta 2001
 */
export function wilson(passed: number, count: number): readonly [low: number, high: number] {
  const z = 1.96;
  const share = passed / count;
  const middle = (share + z ** 2 / (2 * count)) / (1 + z ** 2 / count);
  const half =
    (z / (1 + z ** 2 / count)) * Math.sqrt((share * (1 - share)) / count + z ** 2 / (4 * count ** 2));
  return [middle - half, middle + half];
}
