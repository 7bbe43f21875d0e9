import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { ContentError } from './mistake.ts';
import { plainWords } from './plain-words.ts';
import { readRecord } from './yaml-record.ts';

const Course = z
  .array(
    z.strictObject({
      id: z.string().regex(/^[a-z][a-z0-9-]*$/, 'expected a file name: small letters, digits and hyphens'),
      title: plainWords.describe('A noun phrase, as in lists.'),
    }),
  )
  .min(1);

/** A lesson’s place in the course: what problems and cards name, whether its text is there or not. */
export type Chapter = z.output<typeof Course>[number] & {
  /** Its place in the course, from 1. */
  readonly order: number;
};

const file = 'content/course.yaml';

/**
 * The lessons of the course, in order.
 *
 * @param root - the folder of the project
 * @throws {ContentError} with every mistake of the file
 */
export function readCourse(root: string): readonly Chapter[] {
  const text = readFileSync(join(root, file), 'utf8');
  const read = readRecord(file, text, Course);
  if ('mistakes' in read) throw new ContentError(read.mistakes, () => text);
  return read.data.map((chapter, at) => ({ ...chapter, order: at + 1 }));
}
