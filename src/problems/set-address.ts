import { whole } from '../engine/numerals.ts';
import { plainLine } from './plain-line.ts';
import {
  highestSeed,
  longestId,
  longestTitle,
  mostProblems,
  type ProblemSet,
  type VersionedProblem,
} from './problem-set.ts';

/**
 * The address of a set holds all of it, to be read by a person:
 *
 *     ?title=Week+2&problems=fast-mode,just-missed:2&count=1&seed=4711&draw=by-name&mode=exam
 *
 * `:2` is a problem's version, left out while it is 1. `count` is left out where all are asked, `draw` where all are asked the
 * same, `mode` for practice.
 */
export type AddressReading =
  | { readonly kind: 'set'; readonly set: ProblemSet }
  /** It asks for no problem at all. */
  | { readonly kind: 'none' }
  /** A sentence for each thing that is wrong with it. */
  | { readonly kind: 'wrong'; readonly says: readonly string[] };

/** The query that names a set, with its question mark; sets that are the same have the same. */
export function setQuery(set: ProblemSet): string {
  const { title, problems, count, seed, draw, mode } = set;
  const name = plainLine(title, longestTitle);
  return `?${[
    // Whatever could end an address in a message or a text is encoded.
    name && new URLSearchParams({ title: name }).toString(),
    `problems=${problems.map(versioned).join(',')}`,
    count < problems.length && `count=${count}`,
    `seed=${seed}`,
    draw === 'by_name' && 'draw=by-name',
    mode === 'exam' && 'mode=exam',
  ]
    .filter(Boolean)
    .join('&')}`;
}

const versioned = ({ id, version }: VersionedProblem): string => (version === 1 ? id : `${id}:${version}`);

/** The longest query that is looked at: far more than any set has. */
const longestQuery = 12_000;

/**
 * The set an address asks for.
 *
 * @param search - with or without its question mark; what a mail or a course has added to it is passed over
 */
export function readSetQuery(search: string): AddressReading {
  if (search.length > longestQuery)
    return { kind: 'wrong', says: ['This address is longer than any set’s. Copy it again.'] };
  const asked = new URLSearchParams(search);
  if (!asked.has('problems')) return { kind: 'none' };
  const says: string[] = [];
  const report = (sentence: string): void => {
    says.push(sentence);
  };
  for (const name of names)
    if (asked.getAll(name).length > 1)
      report(`“${name}” stands ${asked.getAll(name).length} times in the address.`);

  const problems = problemsIn(asked.get('problems') ?? '', report);
  const count = wholeIn(asked.get('count'), 'count', 1, problems.length, report) ?? problems.length;
  const seed = seedIn(asked, report);
  const draw = oneOf(asked.get('draw'), 'draw', { same: 'same', 'by-name': 'by_name' }, 'same', report);
  const mode = oneOf(asked.get('mode'), 'mode', { practice: 'practice', exam: 'exam' }, 'practice', report);
  if (says.length > 0) return { kind: 'wrong', says };
  const title = plainLine(asked.get('title') ?? '', longestTitle);
  return { kind: 'set', set: { title, problems, count, seed, draw, mode } };
}

const names = ['title', 'problems', 'count', 'seed', 'draw', 'mode'] as const;

type Report = (sentence: string) => void;

const versionedId = new RegExp(`^([a-z0-9-]{1,${longestId}})(?::([1-9]\\d{0,3}))?$`);

function problemsIn(text: string, report: Report): readonly VersionedProblem[] {
  const written = text.split(',').filter((one) => one !== '');
  if (written.length === 0) report('The address names no problem: “problems” is empty.');
  if (written.length > mostProblems)
    report(`The address names ${written.length} problems; a set has at most ${mostProblems}.`);
  const problems = written.slice(0, mostProblems).flatMap((one) => {
    const [, id, version = '1'] = versionedId.exec(one) ?? [];
    if (id) return [{ id, version: Number(version) }];
    report(
      `“${shortened(one)}” is no name of a problem: small letters, digits and hyphens, and “:2” for its second version.`,
    );
    return [];
  });
  const twice = problems.find(({ id }, at) => problems.findIndex((one) => one.id === id) < at);
  if (twice) report(`“${twice.id}” stands twice among the problems.`);
  return problems;
}

/** Without a seed there are no numbers to draw: a set has one always. */
function seedIn(asked: URLSearchParams, report: Report): number {
  const written = asked.get('seed');
  if (written === null) report('The address has no seed, and so no numbers. Its end may have been cut off.');
  return wholeIn(written, 'seed', 0, highestSeed, report) ?? 0;
}

function wholeIn(
  written: string | null,
  name: string,
  least: number,
  most: number,
  report: Report,
): number | undefined {
  if (written === null) return undefined;
  const value = /^\d{1,9}$/.test(written) ? Number(written) : Number.NaN;
  if (value >= least && value <= most) return value;
  // Of a list that is itself wrong, nothing is known about how many it has.
  if (most >= least)
    report(`“${name}” is “${shortened(written)}”; expected a whole number from ${least} to ${whole(most)}.`);
  return undefined;
}

function oneOf<Value extends string>(
  written: string | null,
  name: string,
  values: { readonly [word: string]: Value },
  otherwise: Value,
  report: Report,
): Value {
  if (written === null) return otherwise;
  const value = Object.hasOwn(values, written) ? values[written] : undefined;
  if (value === undefined)
    report(`“${name}” is “${shortened(written)}”; expected ${Object.keys(values).join(' or ')}.`);
  return value ?? otherwise;
}

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
