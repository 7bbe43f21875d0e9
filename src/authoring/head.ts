import type { z } from 'astro/zod';
import { part } from './body.ts';
import { otherEncoding } from './encoding.ts';
import type { Mistake } from './mistake.ts';
import { type Read, readRecord } from './yaml-record.ts';

/**
 * Reads the head of a file of text, between its `---` lines, by a schema.
 *
 * @param source - the whole file
 */
export function readHead<Schema extends z.ZodType>(
  file: string,
  source: string,
  schema: Schema,
): Read<z.output<Schema>> {
  const foreign = otherEncoding(file, source);
  if (foreign) return { mistakes: [foreign] };
  const { yaml, bodyAt } = part(source);
  return bodyAt === 0 ? { mistakes: [noHead(file)] } : readRecord(file, yaml, schema, 'head');
}

const noHead = (file: string): Mistake => ({
  ...{ code: 'syntax', file, line: 1, column: 1, length: 1 },
  says: 'the head is not found: the first line of the file is ---, and another --- ends its head.',
});
