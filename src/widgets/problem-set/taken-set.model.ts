import type { Variant } from '../../problems/draw-variant.ts';
import { grade } from '../../problems/grade.ts';
import { isRecord } from '../../problems/is-record.ts';
import type { ProblemSet } from '../../problems/problem-set.ts';
import type { SetAnswer, SetResult } from '../../problems/set-result.ts';
import { nameKey } from '../../problems/student-name.ts';
import { listed } from '../listed.ts';
import { echo } from '../problem/answering.ts';
import { type KeptState, keptOf } from '../problem/kept-state.ts';
import { begin, type Echo, type ProblemState } from '../problem/problem.model.ts';

/** How far a student is with a set: what a browser keeps of it, under the set's address. */
export type Progress = {
  /** As typed; empty where none was asked for yet. */
  readonly student: string;
  /** UTC milliseconds. */
  readonly begun: number;
  readonly view: 'one' | 'all';
  /** The question looked at, from 0. */
  readonly at: number;
  /** By problem. */
  readonly given: { readonly [problem: string]: Given };
  /** UTC milliseconds; an exam that was handed in is closed. */
  readonly handed_in?: number;
  /** Whether the answers of an exam have joined the reviews. */
  readonly joined?: boolean;
};

/** What was given to one question. */
export type Given = {
  /** The answer that counts, empty for none. In an exam the last; in practice the right one, or else the last. */
  readonly typed: string;
  /** When it was given, UTC milliseconds. */
  readonly at: number;
  /** Of practice. */
  readonly practice?: Practised;
};

export type Practised = {
  readonly kept: KeptState;
  readonly verdict: SetAnswer['verdict'];
  readonly wrong_before: number;
  readonly hints: number;
  /** Whether the solution was read before it was right. */
  readonly shown: boolean;
};

export const freshProgress = (student: string, begun: number): Progress => ({
  student,
  begun,
  view: 'one',
  at: 0,
  given: {},
});

export const withGiven = (progress: Progress, problem: string, given: Given): Progress => ({
  ...progress,
  given: { ...progress.given, [problem]: given },
});

/** What counts of a problem that is practised, after something was done with it. */
export function practised(before: Given | undefined, state: ProblemState, now: number): Given {
  const { verdict, typed, wrong, hints_shown, solved } = state;
  const was = before?.practice;
  const kept = keptOf(state);
  const code = verdict && verdict.code !== 'unreadable' ? verdict.code : undefined;
  const shown = was?.shown || (solved && code !== 'correct' && was?.verdict !== 'correct');
  // What was right stands, whatever is typed after it.
  if (code === undefined || was?.verdict === 'correct' || before?.typed === typed)
    return {
      typed: before?.typed ?? '',
      at: before?.at ?? now,
      practice: {
        ...(was ?? { verdict: 'unanswered', wrong_before: 0 }),
        hints: was?.verdict === 'correct' ? was.hints : hints_shown,
        kept,
        shown,
      },
    };
  const wrong_before = code === 'correct' ? wrong.length : Math.max(0, wrong.length - 1);
  return { typed, at: now, practice: { kept, verdict: code, wrong_before, hints: hints_shown, shown } };
}

/** What a question of a set is shown with. */
export type AskedInSet = {
  readonly variant: Variant;
  /** From 1. */
  readonly number: number;
  readonly of: number;
  readonly given: Given | undefined;
  readonly onGiven: (given: Given) => void;
  readonly onNext: () => void;
};

/** Where an exam's question stands, as the fields for answers take it. */
export function examState(variant: Variant, given: Given | undefined): ProblemState {
  const fresh = begin(variant);
  return given?.typed ? { ...fresh, typed: given.typed } : fresh;
}

/** How an exam understands what is typed; what it cannot read it says, since that costs nothing. */
export function examEcho(state: ProblemState): Echo {
  const heard = echo(state);
  if (heard.says !== '' || state.variant.kind !== 'number' || state.typed.trim() === '') return heard;
  const verdict = grade(state.variant, state.typed);
  return verdict.code === 'unreadable' ? { kind: 'doubt', says: verdict.message } : heard;
}

/** A problem as it stands after an exam: graded, its solution there to be read. */
export function afterExam(variant: Variant, given: Given | undefined): ProblemState {
  const state = examState(variant, given);
  return { ...state, verdict: given?.typed ? grade(variant, given.typed) : undefined, solved: true };
}

/** The question of each number, from 1, that has no answer; and those whose answer cannot be read. */
export function openQuestions(
  variants: readonly Variant[],
  { given }: Progress,
): { readonly unanswered: readonly number[]; readonly unreadable: readonly number[] } {
  const numbers = (holds: (variant: Variant, typed: string) => boolean): readonly number[] =>
    variants.flatMap((variant, at) =>
      holds(variant, given[variant.template.id]?.typed ?? '') ? [at + 1] : [],
    );
  return {
    unanswered: numbers((_, typed) => typed === ''),
    unreadable: numbers((variant, typed) => typed !== '' && grade(variant, typed).code === 'unreadable'),
  };
}

/** `questions 2, 5 and 9` */
export const questionsInWords = (numbers: readonly number[]): string =>
  `${numbers.length === 1 ? 'question' : 'questions'} ${listed(numbers.map(String))}`;

/** What is handed in. */
export function resultOf(
  set: ProblemSet,
  address: string,
  variants: readonly Variant[],
  progress: Progress,
  handed_in: number,
): SetResult {
  const { student, begun, given } = progress;
  return {
    set: address,
    seed: set.seed,
    student,
    begun,
    handed_in,
    answers: variants.map((variant) => answerOf(variant, given[variant.template.id])),
  };
}

function answerOf(variant: Variant, given: Given | undefined): SetAnswer {
  const { template, seed } = variant;
  const typed = given?.typed ?? '';
  const practice = given?.practice;
  return {
    problem: template.id,
    version: template.version,
    seed,
    typed,
    verdict: typed === '' ? 'unanswered' : grade(variant, typed).code,
    ...(given && typed !== '' && { at: given.at }),
    ...(practice && {
      wrong_before: practice.wrong_before,
      hints: practice.hints,
      shown: practice.shown,
    }),
  };
}

/** Answers that count as right: none that came after its solution was read. */
export const rightIn = ({ answers }: Pick<SetResult, 'answers'>): number =>
  answers.filter(({ verdict, shown }) => verdict === 'correct' && !shown).length;

/** `week-2-ada-lovelace.json`; letters of any script stay. */
export function fileNameOf({ title }: ProblemSet, student: string): string {
  const name = nameKey(`${[...(title || 'problem set')].slice(0, 40).join('')} ${student}`)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return `${name || 'result'}.json`;
}

/** What a browser kept, if it still makes sense; never throws. */
export function readProgress(text: string | null): Progress | undefined {
  try {
    const kept: unknown = JSON.parse(text ?? 'null');
    return isProgress(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

function isProgress(kept: unknown): kept is Progress {
  if (!isRecord(kept)) return false;
  const { student, begun, view, at, given } = kept;
  return (
    typeof student === 'string' &&
    typeof begun === 'number' &&
    (view === 'one' || view === 'all') &&
    typeof at === 'number' &&
    typeof given === 'object' &&
    given !== null &&
    Object.values(given).every(isGiven)
  );
}

function isGiven(one: unknown): one is Given {
  if (!isRecord(one)) return false;
  const { typed, at, practice } = one;
  if (typeof typed !== 'string' || typeof at !== 'number') return false;
  if (practice === undefined) return true;
  const kept = isRecord(practice) && practice['kept'];
  return isRecord(kept) && typeof kept['typed'] === 'string' && Array.isArray(kept['wrong']);
}
