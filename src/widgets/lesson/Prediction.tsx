import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useId } from 'preact/hooks';
import { unitPhrase } from '../../problems/amount-in-words.ts';
import { whatToDo } from '../did-not-load.ts';
import type { Guess } from './prediction.model.ts';
import './lesson.css';

type Props = {
  readonly ask: string;
  readonly unit: string;
  /** In that unit. */
  readonly right: number;
  readonly text: string;
  /** What is there to be seen once a guess was made. */
  readonly children?: ComponentChildren;
};

/**
 * A guess before the answer: what was predicted first is understood better than what is only looked at. Nobody is held up:
 * what follows can be opened without a guess.
 */
export function Prediction({ ask, unit, right, text, children }: Props) {
  const guess = useSignal<Guess | undefined>(undefined);
  const isOpen = useSignal(false);
  const isAlive = useSignal(false);
  const field = useId();
  useEffect(() => {
    isAlive.value = true;
  }, []);

  const tell = async (typed: string): Promise<void> => {
    try {
      const { guessOf } = await fetchModel();
      const made = guessOf(typed, unit, right, text);
      guess.value = made;
      if (made.kind === 'told') isOpen.value = true;
    } catch {
      guess.value = { kind: 'asked', says: notLoaded };
    }
  };

  return (
    <div class="prediction box">
      <p class="eyebrow">Your guess first</p>
      <form
        // Touches the network: whoever comes near is about to guess.
        onFocusIn={() => void fetchModel().catch(() => {})}
        onSubmit={(event) => {
          event.preventDefault();
          const typed = new FormData(event.currentTarget).get('guess');
          void tell(typeof typed === 'string' ? typed : '');
        }}
      >
        <label for={field}>
          {ask} <span class="quiet">{unitPhrase(unit)}</span>
        </label>
        <div class="row">
          <input id={field} name="guess" type="text" autocomplete="off" maxLength={200} />
          <button class="button main" type="submit" disabled={!isAlive.value}>
            Guess
          </button>
        </div>
      </form>
      <p role="status" class={guess.value?.kind === 'told' && guess.value.near ? 'near' : ''}>
        {guess.value?.says}
      </p>
      <details
        open={isOpen.value}
        onToggle={({ currentTarget }) => {
          isOpen.value = currentTarget.open;
        }}
      >
        <summary>{guess.value?.kind === 'told' ? 'See why' : 'Look without a guess'}</summary>
        {children}
      </details>
    </div>
  );
}

/** What reads a guess is fetched when somebody makes one; the browser keeps what has come. */
const fetchModel = () => import('./prediction.model.ts');

const notLoaded = `Your guess could not be read yet, because a part of this page did not load. ${whatToDo}`;
