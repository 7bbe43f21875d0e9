import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { EventStore } from '../../storage/event-log.ts';
import { forgetSets } from '../problem-set/forget-sets.ts';
import { forgetPlaces } from '../reading/reading.ts';
import { type Holdings, holdingsInWords } from './your-data.model.ts';

type Props = {
  readonly store: EventStore;
  readonly holdings: Holdings;
  readonly onSave: () => Promise<void>;
  /** What became of the last backup. */
  readonly saved: string;
};

/** Deletes everything, asked twice. */
export function DeleteAll({ store, holdings, onSave, saved }: Props) {
  const asking = useSignal<'not' | 'first' | 'second'>('not');
  const said = useSignal('');
  const question = useRef<HTMLHeadingElement>(null);
  const start = useRef<HTMLHeadingElement>(null);
  const moved = useRef(false);

  // The button that was pressed is gone; the question it led to is read out, and Tab leads to its answers.
  useEffect(() => {
    if (asking.value !== 'not') moved.current = true;
    if (moved.current) (question.current ?? start.current)?.focus();
  }, [asking.value]);

  const remove = async (): Promise<void> => {
    const result = await store.clear();
    if (result.kind === 'stored') {
      forgetPlaces();
      forgetSets();
    }
    said.value =
      result.kind === 'stored' ? 'Everything is deleted.' : `Nothing was deleted. ${result.message}`;
    asking.value = 'not';
  };
  const stop = (
    <button
      class="button"
      type="button"
      onClick={() => {
        asking.value = 'not';
      }}
    >
      Keep everything
    </button>
  );

  return (
    <section aria-labelledby="delete">
      <h2 id="delete" ref={start} tabIndex={-1}>
        Delete everything
      </h2>
      {asking.value === 'not' && (
        <button
          class="button"
          type="button"
          disabled={holdings.entries === 0}
          onClick={() => {
            said.value = '';
            asking.value = 'first';
          }}
        >
          Delete everything …
        </button>
      )}
      {asking.value === 'first' && (
        <div class="box">
          <h3 ref={question} tabIndex={-1}>
            Save a backup first?
          </h3>
          <p>{holdingsInWords(holdings)} Once deleted, only a backup brings it back.</p>
          <div class="row">
            <button class="button main" type="button" onClick={() => void onSave()}>
              Save a backup first
            </button>
            <button
              class="button"
              type="button"
              onClick={() => {
                asking.value = 'second';
              }}
            >
              Go on to delete
            </button>
            {stop}
          </div>
          {saved && <p>{saved}</p>}
        </div>
      )}
      {asking.value === 'second' && (
        <div class="box">
          <h3 ref={question} tabIndex={-1}>
            Delete everything from this browser?
          </h3>
          <p>This cannot be taken back.</p>
          <div class="row">
            {stop}
            <button class="button danger" type="button" onClick={() => void remove()}>
              Yes, delete everything
            </button>
          </div>
        </div>
      )}
      <p role="status">{said}</p>
    </section>
  );
}
