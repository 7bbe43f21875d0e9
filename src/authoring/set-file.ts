import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { didYouMean } from '../engine/nearest.ts';
import { type ConceptId, conceptIds } from '../problems/concepts.ts';
import type { Filled } from '../problems/content.ts';
import { fill } from '../problems/content.ts';
import { highestSeed, longestTitle, mostProblems, type ProblemSet } from '../problems/problem-set.ts';
import { compileBody, part } from './body.ts';
import { idOf } from './content-id.ts';
import { readCourse } from './course.ts';
import { ContentError, type Mistake } from './mistake.ts';
import { ProblemHead } from './problem-head.ts';
import { readRecord } from './yaml-record.ts';

/** The head of a set file: what an instructor may write, key by key. */
const SetHead = z.strictObject({
  title: z.string().min(1).max(longestTitle).describe('As students read it.'),
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

/** What a set file has to know of a problem. */
export type ProblemOfSite = {
  readonly id: string;
  readonly version: number;
  readonly lesson: string;
  readonly level: 1 | 2 | 3;
  readonly concepts: readonly ConceptId[];
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
  problems: readonly ProblemOfSite[],
  lessons: readonly string[],
): SetRecord {
  const { yaml, yamlLine } = part(source);
  const read = readRecord(file, yaml, SetHead, yamlLine);
  if ('mistakes' in read) throw new ContentError(read.mistakes, () => source);
  const { data: head, placeOf } = read;
  const chosen = chosenBy(head, problems, lessons);
  const named = [...whatIsAsked(head), ...unknownLessons(head, lessons), ...wrongProblems(head, problems)];
  // How many there are says nothing while some of them are mistyped.
  const found = named.length > 0 ? named : wrongCounts(head, chosen.length);
  const mistakes = found.map(({ path, ...rest }): Mistake => ({ file, ...placeOf(...path), ...rest }));

  const { body, mistakes: inBody } = compileBody(file, source, { slots: [], sections: [] });
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
type Found = Pick<Mistake, 'code' | 'says'> & { readonly path: readonly PropertyKey[] };

function whatIsAsked({ problems, from }: Head): readonly Found[] {
  if (problems && from)
    return [{ path: ['from'], code: 'scenario', says: 'A set has problems or from, not both.' }];
  if (problems || from) return [];
  const says =
    'A set says what it asks: problems, a list of file names, or from, the chapters, levels and concepts they are of.';
  return [{ path: [], code: 'missing', says }];
}

const unknownLessons = ({ from }: Head, lessons: readonly string[]): readonly Found[] =>
  (from?.lessons ?? []).flatMap((lesson, at): readonly Found[] => {
    if (lessons.includes(lesson)) return [];
    const says = `There is no chapter "${lesson}".${didYouMean(lesson, lessons)} Chapters are listed in content/course.yaml.`;
    return [{ path: ['from', 'lessons', at], code: 'unknown_name', says }];
  });

function wrongProblems({ problems: named = [] }: Head, problems: readonly ProblemOfSite[]): readonly Found[] {
  const known = problems.map(({ id }) => id);
  return named.flatMap((id, at): readonly Found[] => {
    const path = ['problems', at];
    if (!known.includes(id)) {
      const says = `There is no problem "${id}".${didYouMean(id, known)} A problem is named by its file in content/problems, without .mdx.`;
      return [{ path, code: 'unknown_name', says }];
    }
    return named.indexOf(id) === at
      ? []
      : [{ path, code: 'scenario', says: `"${id}" stands here for the second time.` }];
  });
}

function wrongCounts({ count }: Head, chosen: number): readonly Found[] {
  if (chosen === 0)
    return [{ path: ['from'], code: 'scenario', says: 'No problem is all of this; take a condition away.' }];
  if (chosen > mostProblems) {
    const says = `${chosen} problems are all of this, and a set has at most ${mostProblems}; add a condition.`;
    return [{ path: ['from'], code: 'scenario', says }];
  }
  if (count === undefined || count <= chosen) return [];
  return [
    { path: ['count'], code: 'scenario', says: `count is ${count}, and there are ${chosen} to draw from.` },
  ];
}

function chosenBy(
  { problems: named, from = {} }: Head,
  problems: readonly ProblemOfSite[],
  lessons: readonly string[],
): readonly ProblemOfSite[] {
  if (named) return named.flatMap((id) => problems.find((one) => one.id === id) ?? []);
  return inOrder(
    problems.filter((one) => isOf(one, from)),
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

/**
 * What set files have to know of every problem, from the heads of their files alone: what is wrong with one is told where it is
 * compiled.
 *
 * @param root - the folder of the project
 */
export function readProblemHeads(root: string): readonly ProblemOfSite[] {
  const folder = 'content/problems';
  const files = readdirSync(join(root, folder)).filter((name) => name.endsWith('.mdx'));
  return files.sort().flatMap((name): readonly ProblemOfSite[] => {
    const file = `${folder}/${name}`;
    const { yaml, yamlLine } = part(readFileSync(join(root, file), 'utf8'));
    const read = readRecord(file, yaml, ProblemHead, yamlLine);
    if ('mistakes' in read) return [];
    const { version, lesson, level, concepts } = read.data;
    return [{ id: idOf(file), version, lesson, level, concepts }];
  });
}

/**
 * Every mistake in every set file, each with the text it is in.
 *
 * @param root - the folder of the project
 */
export function checkSets(root: string): readonly { readonly mistake: Mistake; readonly source: string }[] {
  const folder = 'content/sets';
  const heads = readProblemHeads(root);
  const lessons = readCourse(root).map(({ id }) => id);
  const files = readdirSync(join(root, folder)).filter((name) => name.endsWith('.mdx'));
  return files.sort().flatMap((name) => {
    const source = readFileSync(join(root, folder, name), 'utf8');
    try {
      compileSet(`${folder}/${name}`, source, heads, lessons);
      return [];
    } catch (cause) {
      if (!(cause instanceof ContentError)) throw cause;
      return cause.mistakes.map((mistake) => ({ mistake, source }));
    }
  });
}
