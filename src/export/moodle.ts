import { unitPhrase } from '../problems/amount-in-words.ts';
import { fill } from '../problems/content.ts';
import type {
  ChoiceVariant,
  NumberVariant,
  OrderVariant,
  Variant,
  Weighed,
} from '../problems/draw-variant.ts';
import { settingWith, textOf } from '../problems/setting.ts';
import { hints, optionText, statement } from '../problems/solution.ts';
import type { ProblemTemplate } from '../problems/template.ts';
import type { Chapter } from './anki.ts';
import { escaped, htmlOf } from './html.ts';
import { differentVariants } from './note.ts';
import { type AnswerRange, answerRanges, unitsFor } from './numeric-answers.ts';
import { workedHtml } from './variant-html.ts';

/** How many sets of numbers of a problem go into a bank: a quiz draws one of its category at random. */
const variantsInBank = 6;

/**
 * A question bank for Moodle: a category for each problem of a chapter, with its variants. Curves to be drawn are left out;
 * Moodle has no question of that kind.
 *
 * Numbers carry their tolerance and units, and the likeliest slips as wrong answers with their own feedback; the worked
 * solution is the general feedback.
 *
 * @source Moodle documentation, "Moodle XML format"; moodle/question/format/xml/format.php
 */
export function moodleBank(chapter: Chapter, problems: readonly ProblemTemplate[]): string {
  const questions = problems.flatMap((template) =>
    template.ask.kind === 'sketch' ? [] : [categoryOf(chapter, template), ...variantsOf(template)],
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n${questions.join('\n')}\n</quiz>\n`;
}

const variantsOf = (template: ProblemTemplate): readonly string[] =>
  differentVariants(template, variantsInBank).map(questionOf);

function categoryOf(chapter: Chapter, { title }: ProblemTemplate): string {
  // A slash separates categories; one in a name is written twice.
  const path = ['$course$', 'Ridgepoint', chapter.title, title]
    .map((part) => part.replaceAll('/', '//'))
    .join('/');
  return `<question type="category"><category><text>${escaped(path)}</text></category></question>`;
}

function questionOf(variant: Variant): string {
  switch (variant.kind) {
    case 'number':
      return numerical(variant);
    case 'choice':
      return multichoice(variant);
    case 'order':
      return matching(variant);
    case 'sketch':
      return '';
  }
}

/** What every question has. The name ends with the seed, so that the same numbers can be had on the site. */
function question(type: string, variant: Variant, asked: string, inside: string): string {
  const { template, seed } = variant;
  return `<question type="${type}">
<name><text>${escaped(`${template.title} (${seed})`)}</text></name>
<questiontext format="html">${text(asked)}</questiontext>
<generalfeedback format="html">${text(workedHtml(variant))}</generalfeedback>
<defaultgrade>1</defaultgrade>
<penalty>0.3333333</penalty>
<hidden>0</hidden>
<idnumber>${escaped(`${template.id}-${template.version}-${seed}`)}</idnumber>
${inside}
${hints(variant)
  .map((hint) => `<hint format="html">${text(htmlOf(hint))}</hint>`)
  .join('\n')}
<tags>${[template.lesson, `level-${template.level}`, ...template.concepts].map((tag) => `<tag><text>${escaped(tag)}</text></tag>`).join('')}</tags>
</question>`;
}

/** HTML inside of XML. */
const text = (html: string): string =>
  `<text><![CDATA[${html.replaceAll(']]>', ']]]]><![CDATA[>')}]]></text>`;

function numerical(variant: NumberVariant): string {
  const { unit } = variant.ask;
  const isPlain = unit === '1' || unit === '%';
  const units = isPlain ? [] : unitsFor(unit);
  return question(
    'numerical',
    variant,
    `${htmlOf(statement(variant))}<p>Answer ${escaped(unitPhrase(unit))}.</p>`,
    [
      ...answerRanges(variant).flatMap(answersOf),
      ...(units.length > 0
        ? [
            `<units>${units.map(({ name, multiplier }) => `<unit><multiplier>${plain(multiplier)}</multiplier><unit_name>${escaped(name)}</unit_name></unit>`).join('')}</units>`,
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
    `<answer fraction="${isRight ? 100 : 0}" format="moodle_auto_format"><text>${plain(at)}</text><feedback format="html">${text(escaped(says))}</feedback><tolerance>${plain(tolerance)}</tolerance></answer>`;
  const near = Math.min(value - low, high - value);
  const isLopsided =
    high - value - near > 1e-9 * Math.abs(value) || value - low - near > 1e-9 * Math.abs(value);
  return [answer(value, near), ...(isLopsided ? [answer((low + high) / 2, (high - low) / 2)] : [])];
}

/** A number in full, as Moodle reads it, to more figures than a tolerance can see. */
const plain = (value: number): string => String(Number(value.toPrecision(10)));

function multichoice(variant: ChoiceVariant): string {
  const answers = variant.options.map((one) => {
    const isRight = one.option.id === variant.right;
    return `<answer fraction="${isRight ? 100 : 0}" format="html">${text(htmlOf(optionText(variant, one)))}<feedback format="html">${text(becauseOf(variant, one))}</feedback></answer>`;
  });
  return question(
    'multichoice',
    variant,
    htmlOf(statement(variant)),
    `<single>true</single><shuffleanswers>true</shuffleanswers><answernumbering>none</answernumbering>\n${answers.join('\n')}`,
  );
}

const becauseOf = ({ template, drawn }: Variant, { option }: Weighed): string => {
  const setting = settingWith(template, drawn, option.with);
  return htmlOf(fill(option.because, (slot) => textOf(setting, slot)));
};

/** Each item is matched with its place: Moodle's own question for orders came late, and not everybody has it. */
function matching(variant: OrderVariant): string {
  const last = variant.right.length;
  const place = (at: number): string => {
    if (at === 1) return '1, the least';
    return at === last ? `${at}, the greatest` : String(at);
  };
  const pairs = variant.items.map((one) => {
    const at = variant.right.indexOf(one.option.id) + 1;
    return `<subquestion format="html">${text(htmlOf(optionText(variant, one)))}<answer><text>${place(at)}</text></answer></subquestion>`;
  });
  return question(
    'matching',
    variant,
    `${htmlOf(statement(variant))}<p>Which place has each, from the least to the greatest?</p>`,
    `<shuffleanswers>true</shuffleanswers>\n${pairs.join('\n')}`,
  );
}
