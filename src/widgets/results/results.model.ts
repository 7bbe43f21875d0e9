import type { ListedProblem } from '../../problems/problem-set.ts';
import {
  inWords,
  type Recheck,
  type RecheckedAnswer,
  type ResultFlag,
  recheck,
} from '../../problems/recheck.ts';
import type { ResultReading } from '../../problems/set-result.ts';
import type { ProblemTemplate } from '../../problems/template.ts';
import { typedInWords } from '../../problems/typed-in-words.ts';
import { titleOf } from '../problem-set/set-in-words.ts';
import { order, type SortKey } from '../sortable-table/order.ts';
import { csvText } from './csv.ts';

/** A file that was handed in and read. */
export type ReadFile = { readonly name: string; readonly text: string; readonly recheck: Recheck };
/** A file that is none. */
export type UnreadFile = { readonly name: string; readonly message: string };

/** What a file turned out to be. */
export type Reading = ResultReading & { readonly name: string; readonly text: string };

/** The results among some files, each graded again. @param templates - of all they ask that the site has */
export const rechecked = (
  readings: readonly Reading[],
  known: readonly ListedProblem[],
  templates: ReadonlyMap<string, ProblemTemplate>,
): readonly ReadFile[] =>
  readings.flatMap((one) =>
    one.kind === 'result'
      ? [{ name: one.name, text: one.text, recheck: recheck(one.result, one.isWhole, known, templates) }]
      : [],
  );

/** The others, each with why it is none. */
export const unreadOf = (readings: readonly Reading[]): readonly UnreadFile[] =>
  readings.flatMap((one) => (one.kind === 'unreadable' ? [{ name: one.name, message: one.message }] : []));

/** A student's result among the others: a row of the table. */
export type ResultRow = {
  readonly file: string;
  readonly recheck: Recheck;
  readonly flags: readonly ResultFlag[];
};

export type Gradebook = {
  readonly rows: readonly ResultRow[];
  /** How many files were there twice, word for word; each counts once. */
  readonly repeated: number;
  /** The most questions any of them has. */
  readonly questions: number;
  /** What question stands in a column, where it is the same for all; else empty. */
  readonly titles: readonly string[];
};

/** What came of the files, in a sentence. */
export function saidOf({ rows, repeated }: Gradebook, unread: readonly UnreadFile[]): string {
  const flagged = rows.filter(({ flags }) => flags.length > 0).length;
  const parts = [
    `${rows.length} ${rows.length === 1 ? 'result' : 'results'} read and graded again`,
    flagged > 0 ? `${flagged} with something to look at` : 'nothing odd in them',
    unread.length > 0 ? `${unread.length} ${unread.length === 1 ? 'file' : 'files'} not read` : '',
    repeated > 0 ? `${repeated} there twice, word for word, and counted once` : '',
  ];
  return `${parts.filter(Boolean).join('; ')}.`;
}

/** All files together: what is there twice counts once, and each is held against the others. */
export function gradebook(files: readonly ReadFile[]): Gradebook {
  const single = files.filter(({ text }, at) => files.findIndex((one) => one.text === text) === at);
  const usual = majorityOf(single.map(({ recheck }) => recheck.query));
  const rows = single.map(({ name, recheck }): ResultRow => {
    const others = single.filter((one) => one.name !== name || one.recheck !== recheck);
    const again = others.filter(
      (one) => one.recheck.query === recheck.query && one.recheck.student === recheck.student,
    );
    return {
      file: name,
      recheck,
      flags: [
        ...recheck.flags,
        ...(usual === undefined || recheck.query === usual ? [] : [otherSet(recheck)]),
        ...(again.length > 0 ? [duplicate(again.map((one) => one.name))] : []),
      ],
    };
  });
  const questions = Math.max(0, ...rows.map(({ recheck }) => recheck.answers.length));
  return {
    rows,
    repeated: files.length - single.length,
    questions,
    titles: Array.from({ length: questions }, (_, at) => {
      const titles = new Set(rows.map(({ recheck }) => recheck.answers[at]?.title ?? ''));
      const [title = ''] = titles;
      return titles.size === 1 ? title : '';
    }),
  };
}

/** What more than half of them are; where there is no such thing, nobody can be told that theirs is another. */
function majorityOf(all: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].find(([, count]) => count * 2 > all.length)?.[0];
}

const otherSet = ({ set, query }: Recheck): ResultFlag => ({
  code: 'other_set',
  says: `It is of another set than most: ${set ? `${titleOf(set)}, seed ${set.seed}` : query.slice(0, 80)}.`,
});

const duplicate = (files: readonly string[]): ResultFlag => ({
  code: 'duplicate',
  says: `The same student handed in more than once; also in ${files.join(', ')}.`,
});

/** What the table can be sorted by: a column by its name, or a question by its number from 0. */
export type Column = 'student' | 'right' | 'handed_in' | 'flags' | number;

export function sorted(
  rows: readonly ResultRow[],
  column: Column,
  direction: 'ascending' | 'descending',
): readonly ResultRow[] {
  const keys = rows.map((row) => keyOf(row, column));
  return order(keys, direction).flatMap((at) => rows[at] ?? []);
}

function keyOf({ recheck, flags }: ResultRow, column: Column): SortKey {
  switch (column) {
    case 'student':
      return recheck.student || undefined;
    case 'right':
      return recheck.right;
    case 'handed_in':
      return recheck.result.handed_in;
    case 'flags':
      return flags.length;
    default: {
      const answer = recheck.answers[column];
      return answer && ranks[markOf(answer)];
    }
  }
}

/** How an answer stands in a cell. */
export type Mark = 'right' | 'wrong' | 'shown' | 'none' | 'unknown';
const ranks = { right: 4, shown: 3, wrong: 2, none: 1, unknown: 0 } as const;

export function markOf(answer: RecheckedAnswer): Mark {
  if (answer.kind === 'not_graded') return 'unknown';
  if (answer.isRight) return 'right';
  if (answer.found === 'correct') return 'shown';
  return answer.found === 'unanswered' ? 'none' : 'wrong';
}

export const signs: { readonly [mark in Mark]: string } = {
  right: '✓',
  wrong: '✗',
  shown: '(✓)',
  none: '–',
  unknown: '?',
};

/** What a cell says to those who hear it, and what the legend says. */
export const marksInWords: { readonly [mark in Mark]: string } = {
  right: 'right',
  wrong: 'wrong',
  shown: 'right, after the solution was read',
  none: 'no answer',
  unknown: 'cannot be rechecked',
};

/** An answer in a student's list: `15 ms: a slip; the file says right`. */
export function answerInWords(answer: RecheckedAnswer): string {
  const { said } = answer;
  if (answer.kind === 'not_graded') return `${said.typed || 'no answer'}: ${answer.says}`;
  const found = inWords(answer.found);
  const typed = typedInWords(answer.variant, said.typed);
  const shown = said.shown ? ', after its solution was read' : '';
  const claim = answer.found === said.verdict ? '' : `; the file says ${inWords(said.verdict)}`;
  return `${typed ? `${typed}: ` : ''}${found}${shown}${claim}`;
}

/** The whole table for a spreadsheet; what could not be read has a row, too. */
export function gradebookCsv({ rows, questions }: Gradebook, unread: readonly UnreadFile[]): string {
  const numbers = Array.from({ length: questions }, (_, at) => at + 1);
  const head = [
    ...['file', 'student', 'set', 'seed', 'begun', 'handed in', 'right', 'asked', 'flags'],
    ...numbers.flatMap((one) => [`problem ${one}`, `answer ${one}`, `file says ${one}`, `recheck ${one}`]),
  ];
  const lines = rows.map(({ file, recheck, flags }) => {
    const { result, set, answers, right } = recheck;
    return [
      ...[file, result.student, set?.title ?? '', result.seed],
      ...[new Date(result.begun).toISOString(), new Date(result.handed_in).toISOString()],
      ...[right, answers.length, flags.map(({ says }) => says).join(' ')],
      ...numbers.flatMap((one) => cellsOf(answers[one - 1])),
    ];
  });
  const others = unread.map(({ name, message }) => [
    name,
    ...Array.from({ length: 7 }, () => ''),
    `Not read: ${message}`,
  ]);
  return csvText([head, ...lines, ...others]);
}

function cellsOf(answer: RecheckedAnswer | undefined): readonly string[] {
  if (!answer) return ['', '', '', ''];
  const { said } = answer;
  return [
    said.problem,
    answer.kind === 'graded' ? typedInWords(answer.variant, said.typed) : said.typed,
    inWords(said.verdict),
    answer.kind === 'graded'
      ? `${inWords(answer.found)}${said.shown ? ' (solution read)' : ''}`
      : 'not rechecked',
  ];
}
