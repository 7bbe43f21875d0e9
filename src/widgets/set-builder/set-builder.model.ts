import {
  highestSeed,
  type ListedProblem,
  mostProblems,
  type ProblemSet,
} from '../../problems/problem-set.ts';
import { chance } from '../../problems/seed.ts';
import { readSetQuery, setQuery } from '../../problems/set-address.ts';
import type { Marks } from '../problem-list/filter.ts';

/** A problem that can be picked, with what it is filtered by; in the order of the course. */
export type PickableProblem = ListedProblem & { readonly marks: Marks; readonly kind: string };

/** A set in the making: it may hold no problem yet, and `count` is nothing while all are asked. */
export type Draft = Omit<ProblemSet, 'count'> & { readonly count: number | undefined };

export const emptyDraft = (seed: number): Draft => ({
  title: '',
  problems: [],
  count: undefined,
  seed,
  draw: 'same',
  mode: 'practice',
});

/** The set a draft stands for; nothing while it holds no problem. */
export function setOf(draft: Draft): ProblemSet | undefined {
  const { problems, count } = draft;
  if (problems.length === 0) return undefined;
  return { ...draft, count: Math.min(count ?? problems.length, problems.length) };
}

/** The query that brings a draft back. */
export function draftQuery(draft: Draft): string {
  const set = setOf(draft);
  // What is chosen besides problems is kept, too.
  return set ? setQuery(set) : setQuery({ ...draft, count: 0 }).replace(/problems=&count=0&|problems=&/, '');
}

export type DraftReading = {
  readonly draft: Draft;
  /** What was wrong with the address and has been left out or put right. */
  readonly mended: readonly string[];
};

/**
 * The draft an address holds. It is opened to be mended, so what it names and the site has not is left out, and what has
 * changed is taken as it now is; both are told.
 *
 * @param seed - for one that has none
 */
export function draftIn(search: string, known: readonly PickableProblem[], seed: number): DraftReading {
  const asked = new URLSearchParams(search);
  // From the list of problems, each comes as a field of its own.
  if (!asked.has('problems') && asked.has('problem'))
    asked.set('problems', asked.getAll('problem').slice(0, mostProblems).join(','));
  const isEmpty = (asked.get('problems') ?? '') === '';
  // One that exists only to be taken out again: an address without any is a draft as well.
  if (isEmpty) asked.set('problems', 'none');
  if (!asked.has('seed')) asked.set('seed', String(seed));
  const reading = readSetQuery(asked.toString());
  if (reading.kind !== 'set')
    return { draft: emptyDraft(seed), mended: reading.kind === 'wrong' ? reading.says : [] };
  const { set } = reading;
  const mended: string[] = [];
  const problems = (isEmpty ? [] : set.problems).flatMap(({ id, version }) => {
    const one = known.find((problem) => problem.id === id);
    if (!one) {
      mended.push(`There is no problem “${id}”; it was left out.`);
      return [];
    }
    if (one.version !== version)
      mended.push(
        `“${one.title}” was changed since: version ${one.version} is taken in place of ${version}, with other numbers.`,
      );
    return [{ id, version: one.version }];
  });
  const isAll = set.count >= set.problems.length;
  return { draft: { ...set, problems, count: isAll ? undefined : set.count }, mended };
}

/** A draft with a problem put in, before the first that comes later in the course; or taken out. */
export function toggled(
  draft: Draft,
  { id, version }: ListedProblem,
  known: readonly ListedProblem[],
): Draft {
  const { problems } = draft;
  if (problems.some((one) => one.id === id))
    return { ...draft, problems: problems.filter((one) => one.id !== id) };
  if (problems.length >= mostProblems) return draft;
  const placeOf = (of: string) => known.findIndex((one) => one.id === of);
  const at = problems.findIndex((one) => placeOf(one.id) > placeOf(id));
  return { ...draft, problems: problems.toSpliced(at < 0 ? problems.length : at, 0, { id, version }) };
}

/** A draft with all of some problems put in, as far as there is room. */
export const withAll = (
  draft: Draft,
  more: readonly ListedProblem[],
  known: readonly ListedProblem[],
): Draft =>
  more.reduce(
    (so_far, one) => (so_far.problems.some(({ id }) => id === one.id) ? so_far : toggled(so_far, one, known)),
    draft,
  );

/**
 * A draft with so many more, picked by chance from some problems.
 *
 * @param seed - of the chance
 */
export function withSome(
  draft: Draft,
  from: readonly ListedProblem[],
  count: number,
  known: readonly ListedProblem[],
  seed: number,
): Draft {
  const { unit } = chance(seed);
  const others = from.filter(({ id }) => !draft.problems.some((one) => one.id === id));
  const picked = others
    .map((problem) => ({ problem, at: unit() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, count)
    .map(({ problem }) => problem);
  return withAll(draft, picked, known);
}

/** A draft with a problem moved one place up or down. */
export function movedBy(draft: Draft, id: string, step: -1 | 1): Draft {
  const { problems } = draft;
  const from = problems.findIndex((one) => one.id === id);
  const to = from + step;
  const one = problems[from];
  if (!one || to < 0 || to >= problems.length) return draft;
  return { ...draft, problems: problems.toSpliced(from, 1).toSpliced(to, 0, one) };
}

/** A whole number as typed, within bounds; nothing where it is none. */
export function wholeNumber(text: string, least: number, most: number): number | undefined {
  const value = /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : undefined;
}

/** A seed short enough to be read out. */
export const shortSeed = (seed: number): number => seed % Math.min(1_000_000, highestSeed);

/** [characters] Longer than some mail programs leave whole. */
const longAddress = 1900;

export const isLong = (address: string): boolean => address.length > longAddress;
