import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Variant } from '../../problems/draw-variant.ts';
import type { ProblemSet } from '../../problems/problem-set.ts';
import { setQuery } from '../../problems/set-address.ts';
import { now } from '../rim.ts';
import { AfterExam } from './AfterExam.tsx';
import { ExamQuestion } from './ExamQuestion.tsx';
import { HandIn } from './HandIn.tsx';
import { PracticeEnd } from './PracticeEnd.tsx';
import { PracticeQuestion } from './PracticeQuestion.tsx';
import { forgetName, forgetProgress, isProgressOf, keepProgress, keptProgress } from './progress-drawer.ts';
import { countInWords, modeInWords, titleOf } from './set-in-words.ts';
import { type Given, type Progress, withGiven } from './taken-set.model.ts';

type Props = {
  readonly set: ProblemSet;
  /** The student's questions, in order. */
  readonly variants: readonly Variant[];
  readonly begun: Progress;
  /** Whether somebody has just asked for it, and goes on from its first question. */
  readonly isOpened: boolean;
  readonly base: string;
  /** Somebody else wants to take it. */
  readonly onLeave: () => void;
  /** It is begun anew; what was kept is gone. */
  readonly onAgain: () => void;
};

/** A set while it is taken, and after. What is done is kept at once. */
export function TakenSet({ set, variants, begun, isOpened, base, onLeave, onAgain }: Props) {
  const query = setQuery(set);
  const progress = useSignal(begun);
  const isKept = useSignal(true);
  const place = useRef<HTMLDivElement>(null);
  const wanted = useRef(isOpened ? 'question-1' : undefined);

  const change = (next: Progress): void => {
    const { student: before } = progress.value;
    progress.value = next;
    isKept.value = keepProgress(query, next);
    if (isKept.value) forgetName(query, before, next.student);
  };
  // A set that was begun is found again, even before the first answer.
  useEffect(() => {
    isKept.value = keepProgress(query, progress.value);
    const follow = ({ key }: StorageEvent): void => {
      const { student } = progress.value;
      const kept = isProgressOf(key, query, student) && keptProgress(query, student);
      if (kept) progress.value = kept;
    };
    addEventListener('storage', follow);
    return () => removeEventListener('storage', follow);
  }, []);
  // Whoever went to a question goes on from there.
  useEffect(() => {
    const target = wanted.current && place.current?.querySelector<HTMLElement>(`#${wanted.current}`);
    // It may come with the next drawing only.
    if (!target) return;
    target.focus();
    wanted.current = undefined;
  });

  const { view, at, given, student, handed_in } = progress.value;
  const goTo = (number: number): void => {
    wanted.current = number < variants.length ? `question-${number + 1}` : 'hand-in';
    change({ ...progress.value, at: Math.min(number, variants.length - 1) });
  };
  const give = (variant: Variant, one: Given): void =>
    change(withGiven(progress.value, variant.template.id, one));
  const again = (): void => {
    forgetProgress(query, student);
    onAgain();
  };
  const isExam = set.mode === 'exam';

  if (isExam && handed_in !== undefined)
    return (
      <AfterExam
        set={set}
        variants={variants}
        progress={progress.value}
        handedIn={handed_in}
        base={base}
        onJoined={() => change({ ...progress.value, joined: true })}
        onAgain={again}
      />
    );
  const asked = variants.map((variant, number) => ({ variant, number }));
  return (
    <div class="taken-set" ref={place}>
      <h1>{titleOf(set)}</h1>
      <p class="quiet">
        {countInWords(set)}; {modeInWords[set.mode]}.
      </p>
      {student && (
        <p class="quiet">
          Taken by {student}.{' '}
          <button class="button plain" type="button" onClick={onLeave}>
            Somebody else?
          </button>
        </p>
      )}
      {!isKept.value && (
        <p class="warning" role="alert">
          This browser does not keep your answers (a private window, or its storage is full or switched off).
          Do not reload or leave this page before you have saved your result.
        </p>
      )}
      <nav class="question-list" aria-label="Questions">
        <ol>
          {asked.map(({ variant, number }) => {
            const isAnswered = (given[variant.template.id]?.typed ?? '') !== '';
            return (
              <li key={variant.template.id}>
                <button
                  class={isAnswered ? 'button answered' : 'button'}
                  type="button"
                  aria-label={`Question ${number + 1}${isAnswered ? ', answered' : ''}`}
                  aria-current={view === 'one' && number === at ? 'step' : undefined}
                  onClick={() => goTo(number)}
                >
                  {number + 1}
                </button>
              </li>
            );
          })}
        </ol>
        <button
          class="button plain"
          type="button"
          onClick={() => change({ ...progress.value, view: view === 'one' ? 'all' : 'one' })}
        >
          {view === 'one' ? 'All on one page' : 'One at a time'}
        </button>
      </nav>
      {asked
        .filter(({ number }) => view === 'all' || number === at)
        .map(({ variant, number }) => {
          const common = {
            key: variant.template.id,
            variant,
            number: number + 1,
            of: variants.length,
            given: given[variant.template.id],
            onGiven: (one: Given) => give(variant, one),
            onNext: () => goTo(number + 1),
          };
          return isExam ? (
            <ExamQuestion {...common} key={common.key} />
          ) : (
            <PracticeQuestion {...common} key={common.key} />
          );
        })}
      {isExam ? (
        <HandIn
          variants={variants}
          progress={progress.value}
          onHandIn={() => change({ ...progress.value, handed_in: now().at })}
        />
      ) : (
        <PracticeEnd
          set={set}
          variants={variants}
          progress={progress.value}
          onChange={change}
          onAgain={again}
        />
      )}
    </div>
  );
}
