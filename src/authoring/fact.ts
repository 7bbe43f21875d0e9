import { z } from 'astro/zod';
import { aboutFile, idOf } from './content-id.ts';
import { oneOf } from './given.ts';
import type { Headings } from './lesson-headings.ts';
import type { Mistake } from './mistake.ts';
import { type RecordRead, words } from './source.ts';
import { readRecord } from './yaml-record.ts';

const Fact = z.strictObject({
  claim: z
    .string()
    .regex(/^(?:[1-7]-\d{1,2}|[ABC]\d{1,2}|D|5[a-g])$/, 'expected a number such as 3-4, B12 or 5a')
    .describe(
      'Its number: chapter and place in the lecture; A, B, C and D for what needs correcting; 5a to 5g for what was measured.',
    ),
  says: words.describe('The claim, in our words.'),
  at: words.describe('The heading of the lesson that teaches it, as an address has it.'),
  verdict: z
    .enum(['holds', 'corrected', 'opinion'])
    .describe(
      'holds: the engine or a source bears it out; corrected: it needs the care the lesson takes; opinion: nothing to check.',
    ),
});

/** A claim of the lecture, or about it, and where it is taught. */
export type Fact = z.output<typeof Fact>;

/** The claims one lesson teaches. */
export type LessonFacts = { readonly id: string; readonly facts: readonly Fact[] };

/**
 * The facts of a lesson's file, read and checked.
 *
 * @param file - its path from the root of the project; its name is the lesson's id
 * @param headings - of the lessons that can be read; where a claim is taught is looked up there
 */
export function readFacts(
  file: string,
  text: string,
  lessons: readonly string[],
  headings: Headings = new Map(),
): RecordRead<LessonFacts> {
  const id = idOf(file);
  if (!lessons.includes(id)) {
    const says = `there is no lesson "${id}"; a file of facts has the name of its lesson.`;
    return { mistakes: [aboutFile(file, 'unknown_name', says)] };
  }
  const read = readRecord(file, text, z.array(Fact).min(1));
  if ('mistakes' in read) return read;
  const known = headings.get(id);
  const mistakes = read.data.flatMap((fact, row): Mistake[] => {
    const found = known ? oneOf(fact.at, known, `heading of ${id}`) : fact.at;
    return typeof found === 'object' ? [{ file, ...read.placeOf(row, 'at'), ...found }] : [];
  });
  return mistakes.length > 0 ? { mistakes } : { record: { id, facts: read.data } };
}
