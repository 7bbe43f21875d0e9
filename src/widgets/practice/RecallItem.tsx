import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { RecallCard } from '../../problems/card.ts';
import type { Rating } from '../../study/event.ts';
import { Rendered } from '../content/Rendered.tsx';
import { readFrom } from '../content/read-from.ts';
import './recall.css';

/** A rating, and when the card would come back: empty while that is not known, or does not change. */
export type RatingChoice = { readonly rating: Rating; readonly name: string; readonly comesBack: string };

type Props = {
  readonly card: RecallCard;
  /** None once it was rated and stays. */
  readonly choices: readonly RatingChoice[];
  readonly onRated: (rating: Rating) => void;
  /** Told when the answer is asked for. */
  readonly onRevealed?: () => void;
  /** The address of the place that teaches it, where the reader is not there already. */
  readonly taught?: string | undefined;
  /** Whether single keys do what its buttons do. */
  readonly hasKeys?: boolean;
};

const keysOf = { again: '1', hard: '2', good: '3 Space', easy: '4' } as const;

/** A recall card: the question, then its answer, then how well it was known. */
export function RecallItem({ card, choices, onRated, onRevealed, taught, hasKeys = true }: Props) {
  const key = (name: string) => (hasKeys ? { 'aria-keyshortcuts': name } : {});
  const revealed = useSignal(false);
  const answer = useRef<HTMLDivElement>(null);

  // What was asked for is read first: focus follows the answer as it appears.
  useEffect(() => {
    if (revealed.value) readFrom(answer.current);
  }, [revealed.value]);

  return (
    <div class="recall box">
      <p class="eyebrow">Recall</p>
      <div class="side">
        <Rendered content={card.front} />
      </div>
      {revealed.value ? (
        <>
          <div class="side answer" ref={answer}>
            <Rendered content={card.back} />
          </div>
          {taught && (
            <p class="quiet">
              <a href={taught}>Where it is taught</a>
            </p>
          )}
          {choices.length > 0 && (
            <fieldset class="ratings">
              <legend>How well did you know it?</legend>
              {choices.map(({ rating, name, comesBack }) => (
                <button
                  key={rating}
                  class="button"
                  type="button"
                  {...key(keysOf[rating])}
                  onClick={() => onRated(rating)}
                >
                  {name} <span class="quiet">{comesBack}</span>
                </button>
              ))}
            </fieldset>
          )}
        </>
      ) : (
        <button
          class="button main"
          type="button"
          {...key('Enter Space')}
          onClick={() => {
            revealed.value = true;
            onRevealed?.();
          }}
        >
          Show the answer
        </button>
      )}
    </div>
  );
}
