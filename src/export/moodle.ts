import type { Chapter } from './anki.ts';
import { escaped } from './html.ts';
import { type AnswerRange, inFull, unitsFor } from './numeric-answers.ts';
import type { Asked, ChoiceQuestion, NumberQuestion, OrderQuestion, Question } from './question.ts';

/**
 * A question bank for Moodle: a category for each problem of a chapter, with its variants.
 *
 * Numbers carry their tolerance and units, and the likeliest slips as wrong answers with their own feedback; the worked
 * solution is the general feedback.
 *
 * @source Moodle documentation, "Moodle XML format"; moodle/question/format/xml/format.php
 */
export function moodleBank(chapter: Chapter, asked: readonly Asked[]): string {
  const questions = asked.flatMap((problem) => [
    categoryOf(chapter, problem),
    ...problem.questions.map(questionXml),
  ]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${questions.join('\n')}\n</quiz>\n`;
}

function categoryOf(chapter: Chapter, { title }: Asked): string {
  // A slash separates categories; one in a name is written twice.
  const path = ['$course$', 'Ridgepoint', chapter.title, title]
    .map((part) => part.replaceAll('/', '//'))
    .join('/');
  return `<question type="category"><category><text>${escaped(path)}</text></category></question>`;
}

function questionXml(question: Question): string {
  switch (question.kind) {
    case 'number':
      return numerical(question);
    case 'choice':
      return multichoice(question);
    case 'order':
      return matching(question);
  }
}

/** What every question has. The name ends with the seed, so that the same numbers can be had on the site. */
function questionOf(
  type: string,
  { id, title, solution, hints, tags }: Question,
  asked: string,
  inside: string,
): string {
  return `<question type="${type}">
<name><text>${escaped(title)}</text></name>
<questiontext format="html">${text(asked)}</questiontext>
<generalfeedback format="html">${text(solution)}</generalfeedback>
<defaultgrade>1</defaultgrade>
<penalty>0.3333333</penalty>
<hidden>0</hidden>
<idnumber>${escaped(id)}</idnumber>
${inside}
${hints.map((hint) => `<hint format="html">${text(hint)}</hint>`).join('\n')}
<tags>${tags.map((tag) => `<tag><text>${escaped(tag)}</text></tag>`).join('')}</tags>
</question>`;
}

/** HTML inside of XML. */
const text = (html: string): string =>
  `<text><![CDATA[${html.replaceAll(']]>', ']]]]><![CDATA[>')}]]></text>`;

function numerical(question: NumberQuestion): string {
  const { statement, unit, asked, ranges } = question;
  const isPlain = unit === '1' || unit === '%';
  const units = isPlain ? [] : unitsFor(unit);
  return questionOf(
    'numerical',
    question,
    `${statement}<p>Answer ${escaped(asked)}.</p>`,
    [
      ...ranges.flatMap(answersOf),
      ...(units.length > 0
        ? [
            `<units>${units.map(({ name, multiplier }) => `<unit><multiplier>${inFull(multiplier)}</multiplier><unit_name>${escaped(name)}</unit_name></unit>`).join('')}</units>`,
          ]
        : []),
      // A unit may be written and need not be; where there is none, none is asked for.
      `<unitgradingtype>0</unitgradingtype><unitpenalty>0.1</unitpenalty><showunits>${isPlain ? 3 : 0}</showunits><unitsleft>0</unitsleft>`,
    ].join('\n'),
  );
}

/** An answer of Moodle's is a value with as much below as above; a range that is lopsided takes two. */
function answersOf({ low, high, value, isRight, says }: AnswerRange): readonly string[] {
  const answer = (at: number, tolerance: number) =>
    `<answer fraction="${isRight ? 100 : 0}" format="moodle_auto_format"><text>${inFull(at)}</text><feedback format="html">${text(escaped(says))}</feedback><tolerance>${inFull(tolerance)}</tolerance></answer>`;
  const near = Math.min(value - low, high - value);
  const isLopsided =
    high - value - near > 1e-9 * Math.abs(value) || value - low - near > 1e-9 * Math.abs(value);
  return [answer(value, near), ...(isLopsided ? [answer((low + high) / 2, (high - low) / 2)] : [])];
}

function multichoice(question: ChoiceQuestion): string {
  const answers = question.options.map(
    ({ says, because, isRight }) =>
      `<answer fraction="${isRight ? 100 : 0}" format="html">${text(says)}<feedback format="html">${text(because)}</feedback></answer>`,
  );
  return questionOf(
    'multichoice',
    question,
    question.statement,
    `<single>true</single><shuffleanswers>true</shuffleanswers><answernumbering>none</answernumbering>\n${answers.join('\n')}`,
  );
}

/** Each item is matched with its place: Moodle's own question for orders came late, and not everybody has it. */
function matching(question: OrderQuestion): string {
  const { statement, items, right } = question;
  const place = (at: number): string => {
    if (at === 1) return '1, the least';
    return at === right.length ? `${at}, the greatest` : String(at);
  };
  const pairs = items.map(({ id, says }) => {
    const at = right.indexOf(id) + 1;
    return `<subquestion format="html">${text(says)}<answer><text>${place(at)}</text></answer></subquestion>`;
  });
  return questionOf(
    'matching',
    question,
    `${statement}<p>Which place has each, from the least to the greatest?</p>`,
    `<shuffleanswers>true</shuffleanswers>\n${pairs.join('\n')}`,
  );
}
