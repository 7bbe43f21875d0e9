import { drawVariant } from '../../problems/draw-variant.ts';
import type { ProblemTemplate } from '../../problems/template.ts';
import { judged } from '../problem/answering.ts';
import { begin, next, type ProblemAction, type ProblemState } from '../problem/problem.model.ts';

/** What a package asks: problems by id, in the order they stand on the page. */
export type CoursePlan = {
  /** `lessons/batch-size` or `problems/batch-size`: no two packages have the same. */
  readonly id: string;
  readonly questions: readonly CourseQuestion[];
};

export type CourseQuestion = { readonly id: string; readonly version: number; readonly title: string };

/** What a learner did with a package: all that is kept of it, and enough to bring everything back. */
export type Attempt = {
  /** By the problem's id. */
  readonly answers: ReadonlyMap<string, Answer>;
  /** Id of the heading or question that was last in front of the learner; empty before the first. */
  readonly place: string;
};

/** What became of one question: it counts once, by what came first. */
export type Answer = {
  /** Of the template, as the learner saw it. */
  readonly version: number;
  readonly seed: number;
  readonly isRight: boolean;
  readonly hints: number;
  /** What was checked, in order; `shown` where the solution was asked for. Where there was no room, the first and the last. */
  readonly tries: readonly string[];
};

/** How asking for the solution stands among the tries: no answer is empty. */
export const shown = '';

export const nothingYet: Attempt = { answers: new Map(), place: '' };

/**
 * What becomes of an answer after something was done to its problem; nothing before a first try.
 *
 * @param state - after that
 */
export function answerAfter(
  before: Answer | undefined,
  state: ProblemState,
  action: ProblemAction,
): Answer | undefined {
  const { variant, outcome, hints_shown, verdict, typed } = state;
  if (!outcome) return undefined;
  const known: Answer = before ?? {
    version: variant.template.version,
    seed: variant.seed,
    isRight: outcome.verdict === 'correct',
    hints: 0,
    tries: [],
  };
  const wasTried = action.kind === 'checked' && verdict?.code !== 'unreadable';
  const tried = wasTried ? typed : action.kind === 'gave_up' ? shown : undefined;
  const isNew = tried !== undefined && tried !== known.tries.at(-1);
  return { ...known, hints: hints_shown, tries: isNew ? [...known.tries, tried] : known.tries };
}

/** A problem as it was left: its verdict, its hints and its solution are worked out again. */
export function asLeft(template: ProblemTemplate, { seed, hints, tries }: Answer): ProblemState {
  const hinted = Array.from({ length: hints }).reduce<ProblemState>(
    (state) => next(state, { kind: 'hinted' }),
    begin(drawVariant(template, seed)),
  );
  return tries.reduce<ProblemState>(
    (state, text) =>
      text === shown ? next(state, { kind: 'gave_up' }) : checked(next(state, { kind: 'typed', text })),
    hinted,
  );
}

const checked = (state: ProblemState): ProblemState => next(state, judged(state));

/** The attempt after a question was answered, or answered again. */
export const withAnswer = (attempt: Attempt, id: string, answer: Answer): Attempt => ({
  ...attempt,
  answers: new Map(attempt.answers).set(id, answer),
});

/**
 * One attempt from what the course system kept and what this browser kept where that had not been reached. What counted there
 * goes on counting; what came on top of the same first try is added.
 */
export function merged(told: Attempt, here: Attempt): Attempt {
  const answers = new Map(told.answers);
  for (const [id, answer] of here.answers) {
    const known = answers.get(id);
    if (!known || goesOn(known, answer)) answers.set(id, answer);
  }
  return { answers, place: here.place || told.place };
}

const goesOn = (known: Answer, answer: Answer): boolean =>
  known.seed === answer.seed &&
  known.version === answer.version &&
  known.tries[0] === answer.tries[0] &&
  answer.tries.length > known.tries.length;
