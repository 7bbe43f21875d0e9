import { type ReadonlySignal, useComputed, useSignal, useSignalEffect } from '@preact/signals';
import type { RetentionCost } from '../../study/retention-cost.ts';
import { now } from '../rim.ts';
import { inWorker } from './in-worker.ts';
import type { Choices } from './use-choices.ts';

/** [ms] Without a change before what was chosen counts, and the look ahead begins anew. */
export const pause = 500;

/** What each retention would cost. */
export type Ahead = {
  readonly costs: readonly RetentionCost[];
  /** That it was learnt from. */
  readonly answers: number;
  readonly failed: boolean;
};

/** What lies ahead, worked out beside the page, and again when it is chosen to study otherwise; nothing until it is known. */
export function useLookAhead({
  log,
  history,
  settings,
  reviews,
  items,
}: Choices): ReadonlySignal<Ahead | undefined> {
  const ahead = useSignal<Ahead | undefined>(undefined);
  const chosen = useComputed(() => (log.value ? JSON.stringify(settings.value) : ''));
  useSignalEffect(() => {
    if (!chosen.value) return undefined;
    let stop = () => {};
    const timer = setTimeout(() => {
      const answers = reviews.peek().length;
      const job = { history: history.peek(), settings: settings.peek(), items: items.peek(), now: now() };
      stop = inWorker({ kind: 'look_ahead', ...job }, (word) => {
        ahead.value = {
          costs: word.kind === 'looked' ? word.costs : [],
          answers,
          failed: word.kind === 'failed',
        };
      });
    }, pause);
    return () => {
      clearTimeout(timer);
      stop();
    };
  });
  return ahead;
}
