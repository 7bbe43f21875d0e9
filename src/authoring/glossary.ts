import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { isQuantity } from '../engine/quantities.ts';
import { readCourse } from './course.ts';
import { ContentError, type Mistake } from './mistake.ts';
import { words } from './source.ts';
import { readRecord } from './yaml-record.ts';

const Glossary = z
  .array(
    z.strictObject({
      id: z.string().regex(/^[a-z][a-z0-9-]*$/, 'expected small letters, digits and hyphens'),
      term: words.describe('As a sentence has it.'),
      forms: z.array(words).default([]).describe('Further ways it is written.'),
      means: words.describe('One or two sentences.'),
      quantity: z.string().refine(isQuantity, 'there is no such quantity').optional(),
      lesson: words.optional().describe('The chapter that teaches it.'),
    }),
  )
  .min(1);

/** A word of the field and what it means. */
export type GlossaryTerm = z.output<typeof Glossary>[number];

const file = 'content/glossary.yaml';

/**
 * The words of the field, in the order they are written down.
 *
 * @param root - the folder of the project
 * @throws {ContentError} with every mistake of the file
 */
export function readGlossary(root: string): readonly GlossaryTerm[] {
  const text = readFileSync(join(root, file), 'utf8');
  const read = readRecord(file, text, Glossary);
  if ('mistakes' in read) throw new ContentError(read.mistakes, () => text);
  const lessons = readCourse(root).map(({ id }) => id);
  const mistakes = read.data.flatMap(({ id, lesson }, at): Mistake[] => {
    const wrong = (key: string, says: string): Mistake => ({
      ...{ file, code: 'unknown_name', says },
      ...read.placeOf(at, key),
    });
    if (read.data.findIndex((one) => one.id === id) < at) return [wrong('id', `"${id}" stands twice.`)];
    return lesson && !lessons.includes(lesson) ? [wrong('lesson', `there is no chapter "${lesson}".`)] : [];
  });
  if (mistakes.length > 0) throw new ContentError(mistakes, () => text);
  return read.data;
}

/** A place in a text where a term stands. */
export type Use = { readonly term: GlossaryTerm; readonly from: number; readonly to: number };

/**
 * The first use in a text of each term that is still to be explained, from left to right; of two that overlap the longer.
 *
 * @param explained - ids of terms to pass over
 */
export function firstUses(
  text: string,
  glossary: readonly GlossaryTerm[],
  explained: ReadonlySet<string>,
): readonly Use[] {
  const found = glossary
    .filter(({ id }) => !explained.has(id))
    .flatMap((term): Use[] => {
      const match = patternOf(term).exec(text);
      return match ? [{ term, from: match.index, to: match.index + match[0].length }] : [];
    })
    .sort((a, b) => b.to - b.from - (a.to - a.from));
  const kept: Use[] = [];
  for (const use of found) if (kept.every(({ from, to }) => use.to <= from || use.from >= to)) kept.push(use);
  return kept.sort((a, b) => a.from - b.from);
}

/** Words in small letters are found in large ones too; abbreviations only as they are written. */
function patternOf({ term, forms }: GlossaryTerm): RegExp {
  const written = [term, ...forms].map((form) => {
    const letters = form.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const isAbbreviation = /[A-Z]{2}/.test(form);
    const begin = letters.charAt(0);
    return isAbbreviation ? letters : `[${begin.toLowerCase()}${begin.toUpperCase()}]${letters.slice(1)}`;
  });
  return new RegExp(`(?<![\\w-])(?:${written.join('|')})s?(?![\\w-])`);
}
