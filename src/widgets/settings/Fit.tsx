import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Moment, Reviewed } from '../../study/event.ts';
import { type Fitting, neededReviews } from '../../study/personal-weights.ts';
import type { Settings } from '../../study/settings.ts';
import { trainingItems } from '../../study/training-items.ts';
import {
  failureInWords,
  fittingInWords,
  lossesOf,
  offInWords,
  stageInWords,
  stageNumber,
  weightsInWords,
} from './fit.model.ts';
import type { Stage } from './fsrs.worker.ts';
import { inWorker } from './in-worker.ts';

type State =
  | { readonly kind: 'idle'; readonly says: string }
  | { readonly kind: 'working'; readonly stage: Stage }
  | { readonly kind: 'done'; readonly fitting: Fitting }
  | { readonly kind: 'failed'; readonly stage: Stage };

type Props = {
  readonly reviews: readonly Reviewed[];
  readonly settings: Settings;
  /** When the weights in force were fitted, if they are the learner's own. */
  readonly fitted: Moment | undefined;
  readonly onWeights: (weights: readonly number[] | null) => void;
};

/** Fits the schedule to the learner, beside the page, and says how much better it is before anything is believed. */
export function Fit({ reviews, settings, fitted, onWeights }: Props) {
  const state = useSignal<State>({ kind: 'idle', says: '' });
  const stop = useRef(() => {});
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => () => stop.current(), []);

  const fit = (): void => {
    const there = trainingItems(reviews, settings).length;
    if (there < neededReviews) {
      state.value = { kind: 'done', fitting: { kind: 'too_few', reviews: there } };
      return;
    }
    state.value = { kind: 'working', stage: 'loading' };
    stop.current = inWorker({ kind: 'fit', reviews, settings }, (word) => {
      switch (word.kind) {
        case 'stage':
          state.value = { kind: 'working', stage: word.stage };
          return;
        case 'fitted':
          state.value = { kind: 'done', fitting: word.fitting };
          if (word.fitting.kind === 'better') onWeights(word.fitting.weights);
          return;
        case 'failed':
          state.value = { kind: 'failed', stage: word.stage };
          return;
        case 'looked':
          return;
        default:
          word satisfies never;
      }
    });
  };
  const cancel = (): void => {
    stop.current();
    state.value = { kind: 'idle', says: 'Stopped. Nothing was changed.' };
  };

  const current = state.value;
  return (
    <section aria-labelledby="fit">
      <h3 id="fit">Fit the schedule to me</h3>
      <p>
        Everybody forgets at their own pace. Once you have answered enough, the schedule can learn yours from
        what you did. It is fitted in this browser; a fit that is no better changes nothing.
      </p>
      <p>{weightsInWords(fitted)}</p>
      <div class="row">
        {/* One button, so that whoever pressed it by keyboard stays where they are. */}
        <button
          ref={button}
          class={current.kind === 'working' ? 'button' : 'button main'}
          type="button"
          onClick={current.kind === 'working' ? cancel : fit}
        >
          {current.kind === 'working' ? 'Stop' : 'Fit the schedule to me'}
        </button>
        {fitted && current.kind !== 'working' && (
          <button
            class="button"
            type="button"
            onClick={() => {
              state.value = { kind: 'idle', says: '' };
              onWeights(null);
              button.current?.focus();
            }}
          >
            Use the standard weights again
          </button>
        )}
      </div>
      <div role="status">
        {current.kind === 'working' && <p>{stageInWords[current.stage]}</p>}
        {current.kind === 'idle' && current.says && <p>{current.says}</p>}
        {current.kind === 'failed' && <p>{failureInWords[current.stage]}</p>}
        {current.kind === 'done' && <p>{fittingInWords(current.fitting)}</p>}
      </div>
      {current.kind === 'working' && (
        <progress max={4} value={stageNumber[current.stage]} aria-label="How far the fit has come" />
      )}
      {current.kind === 'done' && <Losses fitting={current.fitting} />}
    </section>
  );
}

function Losses({ fitting }: { readonly fitting: Fitting }) {
  const rows = lossesOf(fitting);
  if (rows.length === 0) return null;
  return (
    <>
      <table class="losses">
        <caption>
          Log loss: how much your answers surprised the schedule, on average; less is better, and a coin’s is
          0.6931
        </caption>
        <thead>
          <tr>
            <th scope="col">Reviews</th>
            <th scope="col">Before</th>
            <th scope="col">Fitted</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ over, now, fitted }) => (
            <tr key={over}>
              <th scope="row">{over}</th>
              <td>{now}</td>
              <td>{fitted}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{offInWords(fitting)}</p>
    </>
  );
}
