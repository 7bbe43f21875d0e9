import { chance } from '../../problems/seed.ts';
import type { Moment, Reviewed, StudyEvent } from '../../study/event.ts';
import { type Fitting, fitWeights } from '../../study/personal-weights.ts';
import { type RetentionCost, retentionCosts } from '../../study/retention-cost.ts';
import type { Settings } from '../../study/settings.ts';
import { loadOptimiser } from './fsrs-optimiser.ts';

/** What takes too long for a page that should go on answering. */
export type Job =
  | { readonly kind: 'fit'; readonly reviews: readonly Reviewed[]; readonly settings: Settings }
  | {
      readonly kind: 'look_ahead';
      readonly history: readonly StudyEvent[];
      /** How many there are to learn. */
      readonly items: number;
      readonly settings: Settings;
      readonly now: Moment;
    };

/** How far a fit has come. */
export type Stage = 'loading' | 'trying' | 'fitting';

/** What is heard of a job; all but a stage is the last. */
export type Word =
  | { readonly kind: 'stage'; readonly stage: Stage }
  | { readonly kind: 'fitted'; readonly fitting: Fitting }
  | { readonly kind: 'looked'; readonly costs: readonly RetentionCost[] }
  | { readonly kind: 'failed'; readonly stage: Stage };

const say = (word: Word): void => postMessage(word);

addEventListener('message', ({ data: job }: MessageEvent<Job>) => {
  switch (job.kind) {
    case 'fit':
      void fit(job.reviews, job.settings);
      return;
    case 'look_ahead':
      say({
        kind: 'looked',
        costs: retentionCosts(job.history, job.items, job.settings, job.now, (seed) => chance(seed).unit),
      });
      return;
    default:
      job satisfies never;
  }
});

async function fit(reviews: readonly Reviewed[], settings: Settings): Promise<void> {
  let stage: Stage = 'loading';
  const enter = (next: Stage): void => {
    stage = next;
    say({ kind: 'stage', stage });
  };
  try {
    enter('loading');
    const optimise = await loadOptimiser();
    const fitting = fitWeights(reviews, settings, (items) => {
      enter(stage === 'loading' ? 'trying' : 'fitting');
      return optimise(items);
    });
    say({ kind: 'fitted', fitting });
  } catch {
    // The network is away, or the browser runs no WebAssembly, or the optimiser stopped on something in the history.
    say({ kind: 'failed', stage });
  }
}
