import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { atRisk, worthSaving } from '../../storage/at-risk.ts';
import { minutesOf, summaryOf } from '../../study/session.ts';
import { dueSoon } from './due-soon.ts';
import { isThere } from './plan.ts';
import { aheadInWords, headlineOf, summaryInWords } from './session-words.ts';
import type { PracticeState } from './use-practice.ts';

type Props = {
  readonly practice: PracticeState;
  readonly heading: RefObject<HTMLHeadingElement>;
  readonly base: string;
};

/** A sitting that is over: what it came to, what waits, and ways on. */
export function SessionEnd({ practice, heading, base }: Props) {
  const { known, session, today, clock, loaded } = practice;
  if (!known.value || !loaded.value) return null;
  const { memory } = known.value;
  const { plan, index, shelf } = loaded.value;
  const isFlash = plan.kind === 'flash';
  const isKnown = isThere(plan, new Map(index.map(({ lesson, title }) => [lesson, title])));
  const summary = summaryOf(session.value, clock.value, memory);
  const over = isFlash ? 'items' : today.value?.over;
  const due = dueSoon(shelf.items, known.value, clock.value);
  return (
    <section class="session-end">
      <h2 ref={heading} tabIndex={-1}>
        {isKnown
          ? headlineOf(over, session.value, minutesOf(session.value, clock.value))
          : 'Nothing to study here'}
      </h2>
      {summaryInWords(summary).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {summary.forgotten.length > 0 && (
        <>
          <p>To look at again:</p>
          <ul>
            {summary.forgotten.map((card) => (
              <li key={card}>{practice.titleOf(card)}</li>
            ))}
          </ul>
        </>
      )}
      {!isFlash && (
        <p>
          {!over && isKnown && today.value?.afterwards} {memory.cards.size > 0 && aheadInWords(due)}
        </p>
      )}
      <WaysOn practice={practice} isOver={over !== undefined} base={base} />
      <Keeping practice={practice} base={base} />
    </section>
  );
}

/** Nobody knows least what they have not met. */
function WaysOn({ practice, isOver, base }: Omit<Props, 'heading'> & { readonly isOver: boolean }) {
  const isFlash = practice.loaded.value?.plan.kind === 'flash';
  const hasMet = (practice.known.value?.memory.cards.size ?? 0) > 0;
  return (
    <div class="row">
      {isOver && (
        <button class="button main" type="button" aria-keyshortcuts="Enter" onClick={practice.goOn}>
          {isFlash ? 'Another round' : 'Go on'}
        </button>
      )}
      {!isFlash && hasMet && (
        <a class="button" href={`${base}practice/?weak`}>
          What you know least
        </a>
      )}
      <a class="button" href={isFlash ? `${base}practice/` : `${base}practice/?flash`}>
        {isFlash ? 'What is due' : 'Flash estimates'}
      </a>
      <a class="button" href={`${base}progress/`}>
        Your progress
      </a>
    </div>
  );
}

/** Speaks of a backup where the browser does not promise to keep what was learnt. */
function Keeping({ practice, base }: Omit<Props, 'heading'>) {
  const unsaved = useSignal(0);
  // The browser and the store are asked now: there is something to keep, and nobody is in the middle of anything.
  useEffect(() => {
    const { loaded, known, session } = practice;
    if (!loaded.value?.opened.durable || !known.value) return;
    const { notes } = loaded.value.learner.log;
    atRisk(navigator.storage, notes, known.value.mark.count, session.value.answers.length).then((count) => {
      unsaved.value = count;
    });
  }, []);
  if (unsaved.value < worthSaving) return null;
  return (
    <p class="quiet">
      The browser may delete what you did when the device runs out of room, and no backup has the last{' '}
      {unsaved.value} entries. <a href={`${base}settings/#save`}>Save a backup</a>
    </p>
  );
}
