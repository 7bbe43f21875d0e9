import type { z } from 'astro/zod';
import type { Domain } from '../problems/template.ts';
import { type Body, compileBody, part, type Vocabulary } from './body.ts';
import { checkLesson, type Records, readGiven } from './given.ts';
import { readHead } from './head.ts';
import { ContentError, type Found, type Mistake, type Place, placeAt } from './mistake.ts';

/** What the head of a problem and of a card have in common. */
type Head = { readonly lesson: string; readonly given: { readonly [name: string]: unknown } };

/** A problem or card file that is being checked: what was read of it, and where to report what is wrong. */
export type ContentFile<Data> = {
  readonly head: Data;
  readonly given: { readonly [name: string]: Domain };
  /** Where a value of the head stands. */
  readonly placeOf: (...path: readonly PropertyKey[]) => Place;
  /** Where a key of the head stands. */
  readonly keyAt: (...path: readonly PropertyKey[]) => Place;
  /** Where a stretch of the body stands, from the first place it is written. */
  readonly placeInBody: (written: string) => Place;
  readonly report: (place: Place, found: Found) => void;
  /** Compiles the body, and reports what is wrong with it. */
  readonly body: (vocabulary: Vocabulary) => Body;
  /** @throws {ContentError} with everything reported so far, if anything was */
  readonly stopIfWrong: () => void;
};

/**
 * Opens a problem or card file: reads its head by a schema, and its `given:` and `lesson:` against the records.
 *
 * @throws {ContentError} when the head does not fit the schema; what else is wrong is reported, for the caller to add to
 */
export function openContentFile<Data extends Head>(
  file: string,
  source: string,
  schema: z.ZodType<Data>,
  records: Records,
): ContentFile<Data> {
  const { bodyAt } = part(source);
  const mistakes: Mistake[] = [];
  const report = (place: Place, found: Found): void => {
    mistakes.push({ file, ...place, ...found });
  };
  const stopIfWrong = (): void => {
    if (mistakes.length > 0) throw new ContentError(mistakes, () => source);
  };

  const read = readHead(file, source, schema);
  if ('mistakes' in read) throw new ContentError(read.mistakes, () => source);
  const { data: head, placeOf, keyAt } = read;
  const given = readGiven(head.given, records, (path, found) =>
    report(found.code === 'unknown_key' ? keyAt(['given', ...path]) : placeOf('given', ...path), found),
  );
  checkLesson(head.lesson, records, (found) => report(placeOf('lesson'), found));

  return {
    head,
    given,
    placeOf,
    keyAt: (...path) => keyAt(path),
    placeInBody: (written) =>
      placeAt(source, Math.max(bodyAt, source.indexOf(written, bodyAt)), written.length),
    report,
    body: (vocabulary) => {
      const compiled = compileBody(file, source, vocabulary);
      mistakes.push(...compiled.mistakes);
      return compiled.body;
    },
    stopIfWrong,
  };
}
