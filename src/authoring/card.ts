import { z } from 'astro/zod';
import { quantityIds } from '../engine/quantities.ts';
import type { RecallCard } from '../problems/card.ts';
import { conceptIds } from '../problems/concepts.ts';
import { type Content, fill } from '../problems/content.ts';
import { givensOf, textOf } from '../problems/setting.ts';
import { openContentFile } from './content-file.ts';
import { idOf } from './content-id.ts';
import { engineMistake } from './engine-mistake.ts';
import { oneOf, type Records, recordsNamed } from './given.ts';
import type { Headings } from './lesson-headings.ts';

/** The head of a card file. */
const Head = z.strictObject({
  lesson: z.string().min(1).describe('The lesson it belongs to, by file name.'),
  at: z
    .string()
    .min(1)
    .optional()
    .describe(
      'The heading it is taught under, as an address has it; where neither the lesson asks it nor shows what it is about.',
    ),
  version: z.int().positive().default(1).describe('Raise it when the question asks something else.'),
  about: z
    .enum(quantityIds)
    .optional()
    .describe('The quantity it asks about: items about one are kept apart.'),
  concepts: z.array(z.enum(conceptIds)).default([]).describe('What it is about; the first is the main one.'),
  given: z.record(z.string(), z.unknown()).default({}).describe('A fixed scenario, for values in the text.'),
});

/** What a card may name; where it is taught is looked up only where the headings of lessons are known. */
type References = Records & { readonly headings?: Headings };

/**
 * A recall card's file, checked and compiled, its values already in their places.
 *
 * @throws {ContentError} with every mistake, each with line and column
 */
export function compileCard(file: string, source: string, records: References): RecallCard {
  const { head, given, placeOf, placeInBody, report, body, stopIfWrong } = openContentFile(
    file,
    source,
    Head,
    records,
  );
  const headings = records.headings?.get(head.lesson);
  const found = head.at && headings && oneOf(head.at, headings, `heading of ${head.lesson}`);
  if (typeof found === 'object') report(placeOf('at'), found);
  for (const [name, { length }] of Object.entries(given)) {
    const says = `A card is fixed: ${name} has one value, not ${length}.`;
    if (length > 1) report(placeOf('given', name), { code: 'wrong_type', says });
  }

  const drawn = Object.fromEntries(Object.entries(given).map(([name, [value = '']]) => [name, value]));
  const { main, sections } = body({
    slots: [...Object.keys(drawn), ...quantityIds],
    sections: { Answer: [] },
  });
  stopIfWrong();
  if (sections.length !== 1) {
    const says = `A card has one <Answer>; this has ${sections.length}.`;
    report(placeInBody('<Answer>'), { code: 'missing', says });
  }
  if (main.length === 0)
    report(placeInBody('<Answer>'), {
      code: 'missing',
      says: 'The card has no question: above <Answer> stands what is asked.',
    });
  stopIfWrong();

  const template = recordsNamed(records, given);
  const filled = (content: Content) =>
    fill(content, (slot) => {
      try {
        return textOf({ template, drawn, givens: givensOf(template, drawn) }, slot);
      } catch (cause) {
        report(placeInBody(slot), engineMistake(cause));
        return '';
      }
    });
  const card: RecallCard = {
    id: idOf(file),
    version: head.version,
    lesson: head.lesson,
    ...(head.at && { at: head.at }),
    ...(head.about && { about: head.about }),
    concepts: head.concepts,
    front: filled(main),
    back: sections.flatMap(({ content }) => filled(content)),
  };
  stopIfWrong();
  return card;
}
