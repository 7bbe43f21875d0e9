import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileCard } from '../authoring/card.ts';
import { readCourse } from '../authoring/course.ts';
import { ContentError, type Mistake } from '../authoring/mistake.ts';
import { compileProblem } from '../authoring/problem.ts';
import { readCatalogue } from '../authoring/read-catalogue.ts';
import type { RecallCard } from '../problems/card.ts';
import type { ProblemTemplate } from '../problems/template.ts';
import { ankiPackage, type Chapter } from './anki.ts';
import { moodleBank } from './moodle.ts';
import { noteOfCard, noteOfProblem } from './note.ts';
import { qtiPackage } from './qti.ts';
import { spellings } from './qti-spelling.ts';
import { type Asked, askedOf } from './question.ts';

/** What can be taken along: the course, its problems and its cards. */
export type Everything = {
  readonly chapters: readonly Chapter[];
  readonly problems: readonly ProblemTemplate[];
  readonly cards: readonly RecallCard[];
};

/**
 * Reads what can be taken along from a project's content.
 *
 * @throws {ContentError} with every mistake of every file; then nothing is exported
 */
export function readEverything(root: string): Everything {
  const chapters = readCourse(root);
  const records = { ...readCatalogue(root), lessons: chapters.map(({ id }) => id) };
  const mistakes: Mistake[] = [];
  const textOf = (file: string) => readFileSync(join(root, file), 'utf8');
  const compiled = <T>(folder: string, compile: (file: string, text: string, known: typeof records) => T) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.mdx'))
      .sort()
      .flatMap((name): readonly T[] => {
        try {
          return [compile(`${folder}/${name}`, textOf(`${folder}/${name}`), records)];
        } catch (cause) {
          if (!(cause instanceof ContentError)) throw cause;
          mistakes.push(...cause.mistakes);
          return [];
        }
      });
  const [problems, cards] = [
    compiled('content/problems', compileProblem),
    compiled('content/cards', compileCard),
  ];
  if (mistakes.length > 0) throw new ContentError(mistakes, textOf);
  return { chapters, problems, cards };
}

/**
 * Every file to take along, by name. The same content and edition give the same bytes.
 *
 * @param edition - [s] since 1970
 * @throws {ContentError} with each problem that cannot be taken along, and why; then nothing is exported
 */
export function exportsOf(
  { chapters, problems, cards }: Everything,
  edition: number,
): ReadonlyMap<string, Uint8Array> {
  const mistakes: Mistake[] = [];
  const made = problems.flatMap((template) => {
    try {
      return [{ lesson: template.lesson, note: noteOfProblem(template), asked: askedOf(template) }];
    } catch (cause) {
      mistakes.push(notTakenAlong(template, cause));
      return [];
    }
  });
  if (mistakes.length > 0) throw new ContentError(mistakes, () => '');
  const notes = chapters.flatMap(({ id }) => [
    ...cards.filter(({ lesson }) => lesson === id).map(noteOfCard),
    ...made.filter(({ lesson }) => lesson === id).map(({ note }) => note),
  ]);
  const banks = chapters.flatMap((chapter) => {
    const asked = made
      .filter(({ lesson }) => lesson === chapter.id)
      .flatMap((one) => (one.asked.questions.length > 0 ? [one.asked] : []));
    return asked.length > 0 ? banksOf(chapter, asked) : [];
  });
  return new Map([['ridgepoint.apkg', ankiPackage(notes, chapters, edition)], ...banks]);
}

/** A chapter in every format that courses take. */
const banksOf = (chapter: Chapter, asked: readonly Asked[]): readonly [string, Uint8Array][] => [
  [`moodle/${chapter.id}.xml`, new TextEncoder().encode(moodleBank(chapter, asked))],
  ...spellings.map((spelling): [string, Uint8Array] => [
    `qti/${chapter.id}-qti-${spelling.version}.zip`,
    qtiPackage(chapter, asked, spelling),
  ]),
];

const notTakenAlong = ({ id }: ProblemTemplate, cause: unknown): Mistake => ({
  ...{ code: 'export', file: `content/problems/${id}.mdx`, line: 1, column: 1, length: 1 },
  says: `cannot be taken along: ${cause instanceof Error ? cause.message : String(cause)}`,
});
