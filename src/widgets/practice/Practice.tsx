import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { AtHand } from './AtHand.tsx';
import { Choose } from './Choose.tsx';
import { rules } from './flash.ts';
import { Keys } from './Keys.tsx';
import { PutAside } from './PutAside.tsx';
import { planInWords } from './plan.ts';
import { SessionEnd } from './SessionEnd.tsx';
import { lengthOf, offeredLengths, settingsOfLength } from './session-words.ts';
import type { Showing } from './sitting.ts';
import { undoInWords } from './undo.ts';
import { useKeys } from './use-keys.ts';
import { type PracticeState, usePractice } from './use-practice.ts';
import { whyInWords } from './why-now.ts';
import './practice.css';

type Props = {
  /** Where the site begins: `/`. */
  readonly base: string;
};

type CurrentProps = {
  readonly practice: PracticeState;
  readonly current: Showing;
  readonly heading: RefObject<HTMLHeadingElement>;
  readonly base: string;
};

/** The item in front of the learner, under why it is asked and how much there is. */
function Current({ practice, current, heading, base }: CurrentProps) {
  return (
    <>
      <div class="agenda">
        <h2 ref={heading} tabIndex={-1}>
          {current.queued ? whyInWords[current.queued.why] : `Estimate: ${rules}`}
        </h2>
        <p class="quiet">{practice.today.value?.counts ?? roundInWords(practice)}</p>
      </div>
      {practice.isComing.value ? (
        <p class="quiet coming">The next one is loading …</p>
      ) : (
        <AtHand practice={practice} current={current} base={base} />
      )}
    </>
  );
}

/** A sitting: what is due, or what was asked for, one item at a time. */
export function Practice({ base }: Props) {
  const practice = usePractice(base);
  const { loaded, failure, warning, known, showing, last, isComing } = practice;
  const root = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const isFirst = useRef(true);
  useKeys(root, () => known.value?.settings.single_keys ?? false);

  // What stands there is another: whoever goes on by keyboard or by ear begins at its heading.
  const current = showing.value;
  useEffect(() => {
    if (!loaded.value) return;
    if (!isFirst.current) heading.current?.focus();
    isFirst.current = false;
  }, [current?.shown, current?.item, current === undefined]);

  if (failure.value)
    return (
      <div class="box" role="alert">
        <p>Practice could not load what it asks. {failure} Every answer so far is kept.</p>
        <div class="row">
          <button class="button" type="button" onClick={practice.retry}>
            Try again
          </button>
          <button class="button" type="button" onClick={() => location.reload()}>
            Reload the page
          </button>
        </div>
      </div>
    );
  if (!loaded.value || !known.value || (isComing.value && !current))
    return <p class="quiet coming">Loading what is due …</p>;

  const length = lengthOf(known.value.settings);
  const { plan, index } = loaded.value;
  const titles = new Map(index.map(({ lesson, title }) => [lesson, title]));
  return (
    <div class="practice" ref={root}>
      {warning.value && (
        <p class="warning" role="alert">
          {warning}
        </p>
      )}
      {plan.kind !== 'all' && (
        <p class="plan">
          {planInWords(plan, titles)} · <a href={`${base}practice/`}>Back to what is due</a>
        </p>
      )}
      {current ? (
        <Current {...{ practice, current, heading, base }} />
      ) : (
        <SessionEnd practice={practice} heading={heading} base={base} />
      )}

      <div class="row tools">
        {last.value && (
          <button
            class="button plain"
            type="button"
            aria-keyshortcuts="u"
            onClick={() => void practice.undo()}
          >
            {undoInWords(last.value, practice.titleOf)}
          </button>
        )}
        {plan.kind !== 'flash' && (
          <label class="length">
            Session{' '}
            <select
              value={length}
              onChange={({ currentTarget }) =>
                void practice.chooseLength(settingsOfLength(currentTarget.value))
              }
            >
              {offeredLengths(known.value.settings).map(({ value, name }) => (
                <option key={value} value={value} selected={value === length}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        <Keys isOn={known.value.settings.single_keys} onSwitch={(isOn) => void practice.switchKeys(isOn)} />
      </div>
      <Choose index={index} base={base} />
      <PutAside practice={practice} heading={heading} />
    </div>
  );
}

function roundInWords({ session, showing }: PracticeState): string {
  const { answers, limit } = session.value;
  return `${answers.length + (showing.value?.answered ? 0 : 1)} of ${limit.items}`;
}
