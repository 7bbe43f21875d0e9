import { z } from 'astro/zod';
import { quantityIds } from '../engine/quantities.ts';
import type { RecallCard } from '../problems/card.ts';
import { type Content, fill } from '../problems/content.ts';
import { givensOf, textOf } from '../problems/draw-variant.ts';
import { compileBody, engineMistake, part } from './body.ts';
import { checkLesson, type Found, type Records, readGiven } from './given.ts';
import { ContentError, type Mistake, type Place, placeAt } from './mistake.ts';
import { idOf, recordsNamed } from './problem.ts';
import { readRecord } from './yaml-record.ts';

/** The head of a card file. */
const Head = z.strictObject({
  lesson: z.string().min(1).describe('The lesson it belongs to, by file name.'),
  version: z.int().positive().default(1).describe('Raise it when the question asks something else.'),
  given: z.record(z.string(), z.unknown()).default({}).describe('A fixed scenario, for values in the text.'),
});

/**
 * A recall card's file, checked and compiled, its values already in their places.
 *
 * @throws {ContentError} with every mistake, each with line and column
 */
export function compileCard(file: string, source: string, records: Records): RecallCard {
  const { yaml, yamlLine, bodyAt } = part(source);
  const mistakes: Mistake[] = [];
  const report = (place: Place, found: Found): void => {
    mistakes.push({ file, ...place, ...found });
  };
  const refuse = (): never => {
    throw new ContentError(mistakes, () => source);
  };

  const read = readRecord(file, yaml, Head, yamlLine);
  if ('mistakes' in read) {
    mistakes.push(...read.mistakes);
    return refuse();
  }
  const { data: head, placeOf, keyAt } = read;
  const given = readGiven(head.given, records, (path, found) =>
    report(found.code === 'unknown_key' ? keyAt(['given', ...path]) : placeOf('given', ...path), found),
  );
  for (const [name, domain] of Object.entries(given)) {
    if (domain.length > 1)
      report(placeOf('given', name), {
        code: 'wrong_type',
        says: `A card is fixed: ${name} has one value, not ${domain.length}.`,
      });
  }
  checkLesson(head.lesson, records, (found) => report(placeOf('lesson'), found));

  const drawn = Object.fromEntries(Object.entries(given).map(([name, [value = '']]) => [name, value]));
  const template = recordsNamed(records, given);
  const { body, mistakes: inBody } = compileBody(file, source, {
    slots: [...Object.keys(drawn), ...quantityIds],
    sections: ['Answer'],
  });
  mistakes.push(...inBody);
  const [answer, ...more] = body.sections;
  if (!answer || more.length > 0) {
    const says = `A card has one <Answer>; this has ${body.sections.length}.`;
    report(placeAt(source, bodyAt, 1), { code: 'missing', says });
  }
  if (mistakes.length > 0 || !answer) return refuse();

  const filled = (content: Content) =>
    fill(content, (slot) => {
      try {
        return textOf({ template, drawn, givens: givensOf(template, drawn) }, slot);
      } catch (cause) {
        report(placeAt(source, source.indexOf(`{${slot}}`, bodyAt) + 1, slot.length), engineMistake(cause));
        return '';
      }
    });
  const card = {
    id: idOf(file),
    version: head.version,
    lesson: head.lesson,
    front: filled(body.main),
    back: filled(answer.content),
  };
  return mistakes.length > 0 ? refuse() : card;
}
