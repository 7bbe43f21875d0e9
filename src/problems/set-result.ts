import { crc32 } from './crc32.ts';
import type { Verdict } from './grade.ts';
import { isRecord } from './is-record.ts';
import { longestAnswer } from './longest-answer.ts';
import { mostProblems } from './problem-set.ts';
import { longestName } from './student-name.ts';

/**
 * What a student hands in: a file that a person can read and anyone can recheck, since it names every question by its seed.
 * It is no proof: who can write a file can write this one. `docs/formats.md` says what is in it and what can never change.
 */
export type SetResult = {
  /** The set's whole address. */
  readonly set: string;
  /** Of the set. */
  readonly seed: number;
  readonly student: string;
  /** UTC milliseconds. */
  readonly begun: number;
  readonly handed_in: number;
  readonly answers: readonly SetAnswer[];
};

/** One question, in the order of the set. */
export type SetAnswer = {
  readonly problem: string;
  readonly version: number;
  readonly seed: number;
  /** The answer that counts, as `grade` reads it; empty where there is none. */
  readonly typed: string;
  readonly verdict: Verdict['code'] | 'unanswered';
  /** When it was given, UTC milliseconds. */
  readonly at?: number;
  /** Of practice: how many answers counted before that one, how many hints were read, and whether the solution was. */
  readonly wrong_before?: number;
  readonly hints?: number;
  readonly shown?: boolean;
};

const resultFormat = 'ridgepoint-result';
const resultVersion = 1;

const note =
  'Written by the student’s own browser. The checksum finds accidents, not cheating: anyone can write such a file. What the answers are worth is found by grading them again, with the questions that the seeds give.';

/** The text of the file: an answer a line, so that a person can read it and compare two. */
export function resultText(result: SetResult): string {
  const { set, seed, student, begun, handed_in } = result;
  const answers = result.answers.map(({ at, ...answer }) => ({ ...answer, ...(at && { at: isoTime(at) }) }));
  const head = { format: resultFormat, version: resultVersion, note, set, seed, student };
  const times = { begun: isoTime(begun), handed_in: isoTime(handed_in) };
  const body = { ...head, ...times, answers };
  const lines = Object.entries(body).map(([name, value]) =>
    name === 'answers'
      ? `  "answers": [\n${answers.map((answer) => `    ${JSON.stringify(answer)}`).join(',\n')}\n  ]`
      : `  ${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  );
  return `{\n${[...lines, `  "checksum": "${checksumOf(body)}"`].join(',\n')}\n}\n`;
}

const isoTime = (at: number): string => new Date(at).toISOString();

/** Of what a file says, however it is laid out: everything but the checksum, without blanks between. */
export const checksumOf = (body: object): string =>
  `crc32:${crc32(JSON.stringify(body)).toString(16).padStart(8, '0')}`;

export type ResultReading =
  | {
      readonly kind: 'result';
      readonly result: SetResult;
      /** Whether the checksum is that of the rest. */
      readonly isWhole: boolean;
    }
  | { readonly kind: 'unreadable'; readonly message: string };

/** Reads what was parsed from a file. It takes nothing for granted, and never throws. */
export function readResult(parsed: unknown): ResultReading {
  if (!isRecord(parsed) || parsed['format'] !== resultFormat)
    return unreadable('This is no result of a problem set: it does not say that it is one.');
  const { version } = parsed;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1)
    return unreadable('This result is damaged: “version” is no whole number.');
  if (version > resultVersion)
    return unreadable('This result was made by a newer Ridgepoint. Reload this page, then choose it again.');
  try {
    const { checksum, ...body } = parsed;
    const result: SetResult = {
      set: textIn(parsed, 'set', 12_000),
      seed: wholeIn(parsed, 'seed'),
      student: textIn(parsed, 'student', 2 * longestName),
      begun: timeIn(parsed, 'begun'),
      handed_in: timeIn(parsed, 'handed_in'),
      answers: listIn(parsed, 'answers').map(answerIn),
    };
    return { kind: 'result', result, isWhole: checksum === checksumOf(body) };
  } catch (error) {
    if (error instanceof Misfit) return unreadable(`This result is damaged: ${error.message}.`);
    throw error;
  }
}

const unreadable = (message: string): ResultReading => ({ kind: 'unreadable', message });

/** What does not fit, in words that follow “damaged:”. */
class Misfit extends Error {}

type Fields = { readonly [name: string]: unknown };

function answerIn(value: unknown, index: number): SetAnswer {
  const where = `answer ${index + 1}`;
  if (!isRecord(value)) throw new Misfit(`${where} is no answer`);
  const { at, wrong_before, hints, shown } = value;
  return {
    problem: textIn(value, 'problem', 80, where),
    version: wholeIn(value, 'version', where),
    seed: wholeIn(value, 'seed', where),
    typed: textIn(value, 'typed', longestAnswer, where),
    verdict: verdictIn(value, where),
    ...(at !== undefined && { at: timeIn(value, 'at', where) }),
    ...(wrong_before !== undefined && { wrong_before: wholeIn(value, 'wrong_before', where) }),
    ...(hints !== undefined && { hints: wholeIn(value, 'hints', where) }),
    ...(shown !== undefined && { shown: shown === true }),
  };
}

const codes = [
  'correct',
  'slip',
  'scale',
  'wrong_dimension',
  'off',
  'wrong',
  'unreadable',
  'unanswered',
] as const satisfies readonly SetAnswer['verdict'][];

function verdictIn(fields: Fields, where: string): SetAnswer['verdict'] {
  const code = codes.find((one) => one === fields['verdict']);
  if (!code) throw new Misfit(`“verdict” of ${where} is none that Ridgepoint gives`);
  return code;
}

function textIn(fields: Fields, name: string, longest: number, where = ''): string {
  const value = fields[name];
  if (typeof value !== 'string') throw new Misfit(`“${name}”${of(where)} is no text`);
  if (value.length > longest) throw new Misfit(`“${name}”${of(where)} is longer than any`);
  return value;
}

function wholeIn(fields: Fields, name: string, where = ''): number {
  const value = fields[name];
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value >= 2 ** 32)
    throw new Misfit(`“${name}”${of(where)} is no whole number`);
  return value;
}

function timeIn(fields: Fields, name: string, where = ''): number {
  const value = fields[name];
  // Only the form that is written: what else a browser takes for a date differs between browsers.
  const isTime = typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value);
  const at = isTime ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(at)) throw new Misfit(`“${name}”${of(where)} is no time`);
  return at;
}

function listIn(fields: Fields, name: string): readonly unknown[] {
  const value = fields[name];
  if (!Array.isArray(value)) throw new Misfit(`“${name}” is no list`);
  if (value.length > mostProblems) throw new Misfit(`“${name}” has more entries than any set has problems`);
  return value;
}

const of = (where: string): string => (where ? ` of ${where}` : '');
