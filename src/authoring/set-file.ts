import { z } from 'astro/zod';
import { didYouMean } from '../engine/nearest.ts';
import { conceptIds } from '../problems/concepts.ts';
import type { Filled } from '../problems/content.ts';
import { fill } from '../problems/content.ts';
import { highestSeed, longestTitle, mostProblems, type ProblemSet } from '../problems/problem-set.ts';
import { compileBody } from './body.ts';
import { idOf } from './content-id.ts';
import { readHead } from './head.ts';
import { ContentError, type Disagreement, type Mistake } from './mistake.ts';
import { plainWords } from './plain-words.ts';
import type { ProblemHead } from './problem-head.ts';
import type { KnownProblem } from './problem-heads.ts';

/** The head of a set file: what an instructor may write, key by key. */
const SetHead = z.strictObject({
  title: plainWords.max(longestTitle).describe('As students read it.'),
  problems: z
    .array(z.string())
    .min(1)
    .max(mostProblems)
    .optional()
    .describe('Problems by file name, in the order they are asked.'),
  from: z
    .strictObject({
      lessons: z.array(z.string()).min(1).optional(),
      levels: z
        .array(z.union([z.literal(1), z.literal(2), z.literal(3)]))
        .min(1)
        .optional(),
      concepts: z.array(z.enum(conceptIds)).min(1).optional(),
    })
    .optional()
    .describe('In place of problems: every one of these chapters, levels and concepts.'),
  count: z.int().positive().optional().describe('How many of them each student is asked; all where absent.'),
  seed: z.int().min(0).max(highestSeed).describe('Where all numbers come from.'),
  draw: z.enum(['same', 'by_name']).default('same').describe('The same for all, or others for each name.'),
  mode: z
    .enum(['practice', 'exam'])
    .default('practice')
    .describe('With feedback at once, or with none until it is handed in.'),
});

/** A problem set of the site, checked: what it asks, and what it says to students before they begin. */
export type SetRecord = {
  /** The file's name. */
  readonly id: string;
  readonly set: ProblemSet;
  readonly body: Filled;
};

/**
 * A set's file, checked. Problems come in the order the file names them; those of `from:` by chapter, then level.
 *
 * @param problems - every problem of the site
 * @param lessons - the chapters, in order
 * @throws {ContentError} with every mistake, each with line and column
 */
export function compileSet(
  file: string,
  source: string,
  problems: readonly KnownProblem[],
  lessons: readonly string[],
): SetRecord {
  const read = readHead(file, source, SetHead);
  if ('mistakes' in read) throw new ContentError(read.mistakes, () => source);
  const { data: head, placeOf } = read;
  const chosen = chosenBy(head, problems, lessons);
  const named = [...whatIsAsked(head), ...unknownLessons(head, lessons), ...wrongProblems(head, problems)];
  // How many there are says nothing while some of them are mistyped, or have a head that cannot be read.
  const found = named.length > 0 || isCut(head, problems) ? named : wrongCounts(head, chosen.length);
  const mistakes = found.map(({ at, ...rest }): Mistake => ({ file, ...placeOf(...at), ...rest }));

  const { body, mistakes: inBody } = compileBody(file, source, { slots: [], sections: {} });
  mistakes.push(...inBody);
  if (mistakes.length > 0) throw new ContentError(mistakes, () => source);
  const { title, seed, draw, mode, count = chosen.length } = head;
  return {
    id: idOf(file),
    set: { title, problems: chosen.map(({ id, version }) => ({ id, version })), count, seed, draw, mode },
    // Nothing in it stands for a value, so nothing is filled in.
    body: fill(body.main, () => ''),
  };
}

type Head = z.output<typeof SetHead>;
type From = NonNullable<Head['from']>;

function whatIsAsked({ problems, from }: Head): readonly Disagreement[] {
  if (problems && from)
    return [{ at: ['from'], code: 'scenario', says: 'A set has problems or from, not both.' }];
  if (problems || from) return [];
  const says =
    'A set says what it asks: problems, a list of file names, or from, the chapters, levels and concepts they are of.';
  return [{ at: [], code: 'missing', says }];
}

const unknownLessons = ({ from }: Head, lessons: readonly string[]): readonly Disagreement[] =>
  (from?.lessons ?? []).flatMap((lesson, at): readonly Disagreement[] => {
    if (lessons.includes(lesson)) return [];
    const says = `There is no chapter "${lesson}".${didYouMean(lesson, lessons)} Chapters are listed in content/course.yaml.`;
    return [{ at: ['from', 'lessons', at], code: 'unknown_name', says }];
  });

function wrongProblems(
  { problems: named = [] }: Head,
  problems: readonly KnownProblem[],
): readonly Disagreement[] {
  const known = problems.map(({ id }) => id);
  return named.flatMap((id, place): readonly Disagreement[] => {
    const at = ['problems', place];
    if (!known.includes(id)) {
      const says = `There is no problem "${id}".${didYouMean(id, known)} A problem is named by its file in content/problems, without .mdx.`;
      return [{ at, code: 'unknown_name', says }];
    }
    return named.indexOf(id) === place
      ? []
      : [{ at, code: 'scenario', says: `"${id}" stands here for the second time.` }];
  });
}

/** Whether a problem it asks for may be missing from what was chosen, because its head cannot be read. */
const isCut = ({ problems: named }: Head, problems: readonly KnownProblem[]): boolean =>
  problems.some(({ id, head }) => !head && (named?.includes(id) ?? true));

function wrongCounts({ count }: Head, chosen: number): readonly Disagreement[] {
  if (chosen === 0)
    return [{ at: ['from'], code: 'scenario', says: 'No problem is all of this; take a condition away.' }];
  if (chosen > mostProblems) {
    const says = `${chosen} problems are all of this, and a set has at most ${mostProblems}; add a condition.`;
    return [{ at: ['from'], code: 'scenario', says }];
  }
  if (count === undefined || count <= chosen) return [];
  return [
    { at: ['count'], code: 'scenario', says: `count is ${count}, and there are ${chosen} to draw from.` },
  ];
}

/** What a set has to know of a problem. */
type ProblemOfSite = Pick<ProblemHead, 'version' | 'lesson' | 'level' | 'concepts'> & { readonly id: string };

function chosenBy(
  { problems: named, from = {} }: Head,
  problems: readonly KnownProblem[],
  lessons: readonly string[],
): readonly ProblemOfSite[] {
  const readable = problems.flatMap(({ id, head }): readonly ProblemOfSite[] =>
    head ? [{ id, ...head }] : [],
  );
  if (named) return named.flatMap((id) => readable.find((one) => one.id === id) ?? []);
  return inOrder(
    readable.filter((one) => isOf(one, from)),
    lessons,
  );
}

const isOf = ({ lesson, level, concepts }: ProblemOfSite, from: From): boolean =>
  (from.lessons?.includes(lesson) ?? true) &&
  (from.levels?.includes(level) ?? true) &&
  (from.concepts?.some((concept) => concepts.includes(concept)) ?? true);

const inOrder = (problems: readonly ProblemOfSite[], lessons: readonly string[]): readonly ProblemOfSite[] =>
  problems.toSorted(
    (a, b) =>
      lessons.indexOf(a.lesson) - lessons.indexOf(b.lesson) || a.level - b.level || (a.id < b.id ? -1 : 1),
  );
