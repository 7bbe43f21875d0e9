import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { cardId } from '../../study/event.ts';
import { ProblemCard } from '../problem/ProblemCard.tsx';
import { RecallItem } from './RecallItem.tsx';
import { ratingChoices } from './rating-choices.ts';
import { mayBeForgotten } from './review.ts';
import type { Showing } from './sitting.ts';
import type { PracticeState } from './use-practice.ts';
import { whyNow } from './why-now.ts';
import { tookInWords } from './words.ts';

type Props = { readonly practice: PracticeState; readonly current: Showing; readonly base: string };

/** The item in front of the learner, what can be done with it, and what follows its answer. */
export function AtHand({ practice, current, base }: Props) {
  const { item, seed, answered, queued } = current;
  const known = practice.known.value;
  // Another sitting with the same item is another item: nothing typed into the one before stays.
  const key = `${item.id} ${seed} ${current.shown.at}`;
  return (
    <>
      {item.kind === 'problem' && (
        <ProblemCard
          key={key}
          template={item.problem}
          seed={seed}
          eyebrow={
            item.problem.ask.kind === 'number' && item.problem.ask.tolerance.kind === 'factor'
              ? 'Estimate'
              : 'Problem'
          }
          hasKeys
          onSettled={(outcome, drawn) => void practice.settled(outcome, drawn)}
        />
      )}
      {item.kind === 'recall' && known && !(answered && current.leech.length > 0) && (
        <RecallItem
          key={key}
          card={item.card}
          taught={item.card.at && `${base}lessons/${item.lesson}/#${item.card.at}`}
          choices={
            answered && mayBeForgotten(answered) ? [] : ratingChoices(item, known, practice.clock.value)
          }
          onRevealed={practice.lookAgain}
          onRated={(rating) => void practice.rated(rating)}
        />
      )}
      {answered ? (
        <Answered practice={practice} current={current} base={base} />
      ) : (
        <Elsewhere {...{ practice, current }} />
      )}
      {!answered && (
        <div class="row">
          <button class="button plain" type="button" aria-keyshortcuts="s" onClick={practice.skip}>
            Skip
          </button>
          {queued && (
            <>
              <button
                class="button plain"
                type="button"
                aria-keyshortcuts="b"
                onClick={() => void practice.putAside('buried')}
              >
                Tomorrow
              </button>
              <button
                class="button plain"
                type="button"
                aria-keyshortcuts="x"
                onClick={() => void practice.putAside('suspended')}
              >
                Set aside
              </button>
              <WhyNow key={key} {...{ practice, current }} />
            </>
          )}
        </div>
      )}
    </>
  );
}

/** What follows an answer: another rating, what is said of an item that does not stay, and the next item. */
function Answered({ practice, current, base }: Props) {
  const { item, answered, leech, queued } = current;
  const next = useRef<HTMLButtonElement>(null);
  const isRight = answered !== undefined && answered.rating !== 'again';
  const isForgotten = answered !== undefined && queued !== undefined && mayBeForgotten(answered);
  // A recall card is rated once; its buttons are gone, and the focus with them.
  const isSettled = isForgotten && item.kind === 'recall';
  // Whoever answered right goes on with Enter; whoever did not may try a problem again where they are.
  useEffect(() => {
    if (isRight || isSettled || leech.length > 0) next.current?.focus({ preventScroll: true });
  }, [leech.length > 0]);
  if (!answered) return null;
  return (
    <>
      {leech.length > 0 && (
        <div class="box leech" role="status">
          {leech.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          <div class="row">
            <a href={`${base}practice/?lesson=${item.lesson}`}>Study its chapter</a>
            <button
              class="button"
              type="button"
              aria-keyshortcuts="x"
              onClick={() => void practice.putAside('suspended')}
            >
              Set aside
            </button>
          </div>
        </div>
      )}
      <div class="row">
        <button
          class="button main"
          type="button"
          ref={next}
          aria-keyshortcuts="Enter n"
          onClick={practice.advance}
        >
          Next
        </button>
        {answered.rating === 'good' && answered.kind === 'reviewed' && (
          <button
            class="button"
            type="button"
            aria-keyshortcuts="e"
            onClick={() => void practice.rateAgain('easy')}
          >
            That was easy
          </button>
        )}
        {isForgotten && (
          <button class="button" type="button" onClick={() => void practice.rateAgain('again')}>
            Forgotten: bring it back
          </button>
        )}
      </div>
      {isForgotten && <p class="quiet">It was not due yet, so its schedule stays as it is.</p>}
      {!queued && <p class="quiet">It took you {tookInWords(answered.took_ms)}.</p>}
    </>
  );
}

/** Says so when the item at hand was answered in another tab. */
function Elsewhere({ practice, current }: Omit<Props, 'base'>) {
  const card = practice.known.value?.memory.cards.get(cardId(current.item.id));
  if (!card || card.last_reviewed_at <= current.shown.at) return null;
  return (
    <p class="row" role="status">
      You answered this one in another tab meanwhile.
      <button class="button" type="button" aria-keyshortcuts="n" onClick={practice.advance}>
        Next
      </button>
    </p>
  );
}

/** Why it is asked now, in words, for whoever wants to know. */
function WhyNow({ practice, current }: Omit<Props, 'base'>) {
  const isOpen = useSignal(false);
  const known = practice.known.value;
  if (!current.queued || !known) return null;
  return (
    <>
      <button
        class="button plain"
        type="button"
        aria-keyshortcuts="w"
        aria-expanded={isOpen.value}
        onClick={() => {
          isOpen.value = !isOpen.value;
        }}
      >
        Why now?
      </button>
      <div class="why" role="status">
        {isOpen.value &&
          whyNow(current.queued, known.settings, practice.clock.value).map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
      </div>
    </>
  );
}
