import { drawVariant, type Variant } from './draw-variant.ts';
import { grade, type Verdict } from './grade.ts';
import { drawSet, type ListedProblem, type ProblemSet, questionSeed } from './problem-set.ts';
import { readSetQuery, setQuery } from './set-address.ts';
import type { SetAnswer, SetResult } from './set-result.ts';
import { nameKey } from './student-name.ts';
import type { ProblemTemplate } from './template.ts';

/** A result, graded again from its seeds. */
export type Recheck = {
  readonly result: SetResult;
  /** Nothing where its address is none. */
  readonly set: ProblemSet | undefined;
  /** The set's query, by which results of one set are known; the address as it stands where it is none. */
  readonly query: string;
  /** By which two files are known to be of one student. */
  readonly student: string;
  readonly answers: readonly RecheckedAnswer[];
  /** Answers found right, without the solution having been read. */
  readonly right: number;
  readonly flags: readonly ResultFlag[];
};

export type RecheckedAnswer = {
  readonly said: SetAnswer;
  readonly title: string;
} & (
  | {
      readonly kind: 'graded';
      readonly variant: Variant;
      readonly found: Verdict['code'] | 'unanswered';
      /** Whether it counts: right, and not after the solution was read. */
      readonly isRight: boolean;
    }
  /** Why it could not be graded. */
  | { readonly kind: 'not_graded'; readonly says: string }
);

/** What an instructor should look at. */
export type ResultFlag = {
  readonly code:
    | 'changed'
    | 'verdict'
    | 'questions'
    | 'address'
    | 'other_version'
    | 'other_set'
    | 'duplicate'
    | 'times';
  readonly says: string;
};

/**
 * Grades a result again with our own code, and says where it differs from what it claims.
 *
 * @param isWhole - whether its checksum fits
 * @param known - every problem of the site
 * @param templates - of the problems it names, by id, as far as there are any
 */
export function recheck(
  result: SetResult,
  isWhole: boolean,
  known: readonly ListedProblem[],
  templates: ReadonlyMap<string, ProblemTemplate>,
): Recheck {
  const reading = readSetQuery(queryIn(result.set));
  const set = reading.kind === 'set' ? reading.set : undefined;
  const answers = result.answers.map((said) => regraded(said, templates.get(said.problem)));
  return {
    result,
    set,
    query: set ? setQuery(set) : result.set,
    student: nameKey(result.student),
    answers,
    right: answers.filter((one) => one.kind === 'graded' && one.isRight).length,
    flags: [
      ...(isWhole ? [] : [changed]),
      ...answers.flatMap(disagreement),
      ...(set ? otherQuestions(result, set, known) : [noAddress(reading)]),
      ...answers.flatMap((one): ResultFlag[] =>
        one.kind === 'not_graded' ? [{ code: 'other_version', says: one.says }] : [],
      ),
      ...(result.handed_in < result.begun
        ? [{ code: 'times', says: 'It was handed in before it was begun.' } as const]
        : []),
    ],
  };
}

/** The query of an address; a file may hold the query alone. What follows a `#` only says where on the page somebody was. */
function queryIn(address: string): string {
  const [page = ''] = address.split('#');
  return page.slice(Math.max(0, page.indexOf('?')));
}

const changed: ResultFlag = {
  code: 'changed',
  says: 'The checksum does not fit: this file was changed after it was saved, or damaged on its way.',
};

const noAddress = (reading: ReturnType<typeof readSetQuery>): ResultFlag => ({
  code: 'address',
  says: `The address of its set cannot be read${reading.kind === 'wrong' ? `: ${reading.says.join(' ')}` : '.'}`,
});

function regraded(said: SetAnswer, template: ProblemTemplate | undefined): RecheckedAnswer {
  const title = template?.title ?? said.problem;
  if (!template)
    return {
      said,
      title,
      kind: 'not_graded',
      says: `There is no problem “${said.problem}” here; its answer cannot be rechecked.`,
    };
  if (template.version !== said.version)
    return {
      said,
      title,
      kind: 'not_graded',
      says: `“${title}” was answered in version ${said.version}, and here is version ${template.version}; its answer cannot be rechecked.`,
    };
  const variant = drawVariant(template, said.seed);
  const found = said.typed === '' ? 'unanswered' : grade(variant, said.typed).code;
  return { said, title, kind: 'graded', variant, found, isRight: found === 'correct' && !said.shown };
}

function disagreement(answer: RecheckedAnswer): readonly ResultFlag[] {
  if (answer.kind === 'not_graded' || answer.found === answer.said.verdict) return [];
  const { title, said, found } = answer;
  return [
    {
      code: 'verdict',
      says: `“${title}”: the file says ${inWords(said.verdict)}, the recheck finds ${inWords(found)}.`,
    },
  ];
}

/** A verdict as it is named in a table. */
export const inWords = (code: SetAnswer['verdict']): string => verdicts[code];

const verdicts: { readonly [code in SetAnswer['verdict']]: string } = {
  correct: 'right',
  slip: 'a slip',
  scale: 'right figures, wrong size',
  wrong_dimension: 'another kind of quantity',
  off: 'wrong',
  wrong: 'wrong',
  unreadable: 'unreadable',
  unanswered: 'no answer',
};

/** Questions that the set would not have asked this student. */
function otherQuestions(
  result: SetResult,
  set: ProblemSet,
  known: readonly ListedProblem[],
): readonly ResultFlag[] {
  if (result.seed !== set.seed)
    return [
      {
        code: 'questions',
        says: `The file says seed ${result.seed}, and its set’s address says ${set.seed}.`,
      },
    ];
  const foreign = result.answers.find(
    ({ problem, seed }) =>
      !set.problems.some(({ id }) => id === problem) || seed !== questionSeed(set, problem, result.student),
  );
  if (foreign)
    return [
      {
        code: 'questions',
        says: `“${foreign.problem}” with seed ${foreign.seed} is not what this set asks ${result.student || 'anybody'}.`,
      },
    ];
  const draw = drawSet(set, known, result.student);
  // A set that can no longer be drawn says so of each problem; its seeds have been found right all the same.
  if (draw.kind === 'flawed') return [];
  const asked = draw.questions.map(({ id }) => id).join(' ');
  return asked === result.answers.map(({ problem }) => problem).join(' ')
    ? []
    : [
        {
          code: 'questions',
          says: `Its questions are not the ${set.count} that this set asks ${result.student || 'all'}.`,
        },
      ];
}
