import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { drawVariant, type Variant } from '../../problems/draw-variant.ts';
import {
  drawSet,
  type ListedProblem,
  type ProblemSet,
  type SetQuestion,
} from '../../problems/problem-set.ts';
import { setQuery } from '../../problems/set-address.ts';
import { now } from '../rim.ts';
import { fetchTemplates } from './fetch-templates.ts';
import { openSet } from './open-set.ts';
import { keptProgress, lastStudent } from './progress-drawer.ts';
import { SetStart } from './SetStart.tsx';
import { NoSet, SetTrouble } from './SetTrouble.tsx';
import { titleOf } from './set-in-words.ts';
import { TakenSet } from './TakenSet.tsx';
import { freshProgress, type Progress } from './taken-set.model.ts';
import './problem-set.css';

type Props = {
  /** Every problem of the site. */
  readonly known: readonly ListedProblem[];
  /** Where the site begins: `/`. */
  readonly base: string;
};

/** `isOpened`: whether by a button of this page. */
type State =
  | { readonly kind: 'reading' }
  | { readonly kind: 'none' }
  | { readonly kind: 'wrong'; readonly says: readonly string[]; readonly set?: ProblemSet }
  | { readonly kind: 'start'; readonly set: ProblemSet; readonly isOpened: boolean }
  | { readonly kind: 'not_loaded'; readonly set: ProblemSet; readonly progress: Progress }
  | {
      readonly kind: 'taken';
      readonly set: ProblemSet;
      readonly variants: readonly Variant[];
      readonly progress: Progress;
      readonly isOpened: boolean;
    };

/** The set an address names: drawn for whoever takes it, or told what is wrong with it. */
export function SetAtAddress({ known, base }: Props) {
  const state = useSignal<State>({ kind: 'reading' });

  const take = async (set: ProblemSet, progress: Progress, isOpened = true): Promise<void> => {
    const draw = drawSet(set, known, progress.student);
    if (draw.kind === 'flawed') {
      state.value = { kind: 'wrong', says: draw.flaws.map(({ says }) => says), set };
      return;
    }
    const variants = await variantsOf(`${base}problems/`, draw.questions);
    state.value = variants
      ? { kind: 'taken', set, variants, progress, isOpened }
      : { kind: 'not_loaded', set, progress };
  };
  const open = (): void => {
    const opened = openSet(location.search, known);
    if (opened.kind !== 'set') {
      state.value = opened;
      return;
    }
    const { set } = opened;
    document.title = `${titleOf(set)} · Ridgepoint`;
    const query = setQuery(set);
    const student = lastStudent(query);
    const kept = student === undefined ? undefined : keptProgress(query, student);
    const asksNothing = set.draw === 'same' && set.mode === 'practice';
    const progress = kept ?? (asksNothing ? freshProgress('', now().at) : undefined);
    if (progress) void take(set, progress, false);
    else state.value = { kind: 'start', set, isOpened: false };
  };
  // Touches the browser's location and what it keeps.
  useEffect(() => {
    open();
    addEventListener('popstate', open);
    return () => removeEventListener('popstate', open);
  }, []);

  const current = state.value;
  switch (current.kind) {
    case 'reading':
      return <p class="quiet">Reading the address …</p>;
    case 'none':
      return <NoSet base={base} />;
    case 'wrong':
      return <SetTrouble says={current.says} set={current.set} base={base} />;
    case 'start':
      return (
        <SetStart
          set={current.set}
          isOpened={current.isOpened}
          onBegin={(student) => {
            const kept = keptProgress(setQuery(current.set), student);
            void take(current.set, kept ?? freshProgress(student, now().at));
          }}
        />
      );
    case 'not_loaded':
      return (
        <div>
          <p class="warning" role="alert">
            Some questions did not load, so none is shown. Check the connection; if that is not it, reload the
            page.
          </p>
          <button class="button main" type="button" onClick={() => void take(current.set, current.progress)}>
            Try again
          </button>
        </div>
      );
    case 'taken':
      return (
        <TakenSet
          // Begun anew it is another.
          key={`${setQuery(current.set)} ${current.progress.student} ${current.progress.begun}`}
          set={current.set}
          variants={current.variants}
          begun={current.progress}
          isOpened={current.isOpened}
          base={base}
          onLeave={() => {
            state.value = { kind: 'start', set: current.set, isOpened: true };
          }}
          onAgain={() => void take(current.set, freshProgress(current.progress.student, now().at))}
        />
      );
    default:
      return current satisfies never;
  }
}

/** Nothing where one of them is not to be had in the version that was drawn. */
async function variantsOf(
  folder: string,
  questions: readonly SetQuestion[],
): Promise<readonly Variant[] | undefined> {
  const { templates } = await fetchTemplates(
    folder,
    questions.map(({ id }) => id),
  );
  const variants = questions.flatMap(({ id, version, seed }) => {
    const template = templates.get(id);
    return template?.version === version ? [drawVariant(template, seed)] : [];
  });
  return variants.length === questions.length ? variants : undefined;
}
