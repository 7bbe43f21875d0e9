import type { Chapter } from './anki.ts';
import { qtiItem } from './qti-item.ts';
import { type Spelling, tagged, written, xmlFile } from './qti-spelling.ts';
import type { Asked } from './question.ts';
import { zipOf } from './zip.ts';

/**
 * A package of QTI: a chapter's questions as items, a test that draws one of each problem, and a manifest that names them.
 * The same questions give the same bytes.
 */
export function qtiPackage(chapter: Chapter, asked: readonly Asked[], spelling: Spelling): Uint8Array {
  const questions = asked.flatMap((problem) => problem.questions);
  return zipOf({
    'imsmanifest.xml': manifest(
      chapter,
      questions.map(({ id }) => id),
      spelling,
    ),
    'test.xml': test(chapter, asked, spelling),
    ...Object.fromEntries(questions.map((one) => [itemFile(one.id), qtiItem(one, spelling)])),
  });
}

const itemFile = (id: string): string => `items/${id}.xml`;

const testId = ({ id }: Chapter): string => `ridgepoint-${id}`;

/** Each problem is a section that draws one of its variants; the score is the sum. */
function test(chapter: Chapter, asked: readonly Asked[], spelling: Spelling): string {
  const write = (name: string, attributes: { readonly [name: string]: string }, inside?: readonly string[]) =>
    written(spelling, name, attributes, inside);
  const sections = asked.map(({ id, title, questions }) =>
    write('assessmentSection', { identifier: `problem-${id}`, title, visible: 'true' }, [
      write('selection', { select: '1' }),
      ...questions.map((one) => write('assessmentItemRef', { identifier: one.id, href: itemFile(one.id) })),
    ]),
  );
  return xmlFile(
    spelling.element('assessmentTest'),
    spelling,
    { identifier: testId(chapter), title: `Ridgepoint: ${chapter.title}` },
    [
      write('outcomeDeclaration', { identifier: 'SCORE', cardinality: 'single', baseType: 'float' }),
      write('testPart', { identifier: 'part', navigationMode: 'nonlinear', submissionMode: 'individual' }, [
        write('itemSessionControl', { maxAttempts: '1', showFeedback: 'true', allowReview: 'true' }),
        ...sections,
      ]),
      write('outcomeProcessing', {}, [
        write('setOutcomeValue', { identifier: 'SCORE' }, [
          write('sum', {}, [write('testVariables', { variableIdentifier: 'SCORE' })]),
        ]),
      ]),
    ],
  );
}

/** What is in the package; the test depends on all its items. */
function manifest(
  chapter: Chapter,
  items: readonly string[],
  { manifest: { kind, ...of } }: Spelling,
): string {
  const file = (href: string) => tagged('file', { href });
  const resources = [
    tagged(
      'resource',
      { identifier: testId(chapter), type: `imsqti_test_xml${of.suffix}`, href: 'test.xml' },
      [file('test.xml'), ...items.map((identifierref) => tagged('dependency', { identifierref }))],
    ),
    ...items.map((identifier) =>
      tagged(
        'resource',
        { identifier, type: `imsqti_item_xml${of.suffix}`, href: itemFile(identifier) },
        file(itemFile(identifier)),
      ),
    ),
  ];
  return xmlFile('manifest', of, { identifier: `manifest-${chapter.id}` }, [
    tagged('metadata', {}, tagged('schema', {}, kind) + tagged('schemaversion', {}, of.version)),
    tagged('organizations', {}),
    tagged('resources', {}, resources),
  ]);
}
