import type { CardState } from './card-state.ts';
import { dayOf } from './day.ts';
import type { CardId, Reviewed } from './event.ts';
import { fsrsSchedule, retrievability } from './schedule.ts';
import type { Settings } from './settings.ts';
import { type TrainingItem, trainingItems } from './training-items.ts';

/** What was said of a review before it happened, and how it came out. */
export type Prediction = { readonly item: TrainingItem; readonly recall: number; readonly recalled: boolean };

/**
 * What the schedule would have said before each review that asked for something on a later day.
 *
 * @param reviews - those that stand, in order; replayed from the first with the weights of these settings
 */
export function predictions(reviews: readonly Reviewed[], settings: Settings): readonly Prediction[] {
  // Fuzz moves the day a card falls due, not what is known of it, and takes half the time of a replay.
  const schedule = fsrsSchedule({ ...settings, fuzz: false });
  const cards = new Map<CardId, CardState>();
  const recalls: number[] = [];
  for (const review of reviews) {
    const before = cards.get(review.card);
    const day = dayOf(review, settings.day_starts_hour);
    if (before && day > before.last_reviewed_day) recalls.push(retrievability(before, day, settings));
    cards.set(review.card, schedule(before, review));
  }
  return trainingItems(reviews, settings).map((item, at) => ({
    item,
    recall: recalls[at] ?? Number.NaN,
    recalled: item.review.rating !== 'again',
  }));
}

/** How far predictions were from what happened; less is better. */
export type Misfit = {
  readonly reviews: number;
  /** The mean of −ln p, p being the probability that was given to what then happened. A coin's is ln 2 = 0.693. */
  readonly log_loss: number;
  /** Predicted less real shares of recall, squared, over reviews that are alike; the root of the mean. */
  readonly rmse: number;
};

export function misfit(predicted: readonly Prediction[]): Misfit {
  const reviews = predicted.length;
  const log_loss = sum(
    predicted.map(({ recall, recalled }) => -Math.log(held(recalled ? recall : 1 - recall))),
  );
  const bins = new Map<string, { readonly off: number; readonly count: number }>();
  for (const { item, recall, recalled } of predicted) {
    const bin = binOf(item);
    const { off, count } = bins.get(bin) ?? { off: 0, count: 0 };
    bins.set(bin, { off: off + recall - Number(recalled), count: count + 1 });
  }
  const squares = [...bins.values()].map(({ off, count }) => off ** 2 / count);
  return { reviews, log_loss: log_loss / reviews, rmse: Math.sqrt(sum(squares) / reviews) };
}

/** One surprise must not cost more than any number of others. */
const leastChance = 1e-6;
const held = (probability: number): number => Math.max(leastChance, probability);

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/**
 * Reviews are alike when they came after about as many days, repeats and lapses.
 *
 * @source fsrs-rs, `r_matrix_index` in src/dataset.rs, as the srs-benchmark has it for RMSE (bins)
 */
function binOf({ answers, length, repeats, lapses }: TrainingItem): string {
  const days = answers[length - 1]?.days ?? 0;
  return [step(days, 3.62), step(repeats + 1, 1.89), lapses && step(lapses, 1.73) + 1].join(' ');
}

const step = (value: number, ratio: number): number => Math.floor(Math.log(value) / Math.log(ratio));
