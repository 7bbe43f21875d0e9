import { escaped } from './html.ts';
import { type AnswerRange, inFull } from './numeric-answers.ts';
import { type Spelling, written, xmlFile } from './qti-spelling.ts';
import type { ChoiceQuestion, Item, NumberQuestion, OrderQuestion, Question } from './question.ts';

/** What the kinds of questions differ in. */
type Asking = {
  readonly cardinality: 'single' | 'ordered';
  readonly baseType: 'float' | 'identifier';
  readonly right: readonly string[];
  /** Below the statement: where the answer goes. */
  readonly interaction: string;
  readonly rules: readonly string[];
  readonly feedback: readonly Feedback[];
};
/** What is told of an answer, besides the worked solution; `says` is XML. */
type Feedback = { readonly id: string; readonly says: string };

/** Writes an element of QTI, by its name in version 2.1. */
type Write = (
  name: string,
  attributes: { readonly [name: string]: string },
  inside?: string | readonly string[],
) => string;

/** The feedback of an answer of which there is nothing else to be told. */
const workedOnly: Feedback = { id: 'WORKED', says: '' };

/**
 * A question as an assessment item: scored 0 or 1, with feedback that says what there is to say of the answer and then works
 * the solution. It is one text for each answer, for players show two as two windows, one upon the other.
 *
 * @source IMS QTI 2.1, Assessment Test, Section, and Item Information Model, under the names of the elements
 */
export function qtiItem(question: Question, spelling: Spelling): string {
  const write: Write = (name, attributes, inside) => written(spelling, name, attributes, inside);
  const { cardinality, baseType, right, interaction, rules, feedback } = askingOf(question, write);
  const values = right.map((one) => write('value', {}, one));
  return xmlFile(
    spelling.element('assessmentItem'),
    spelling,
    {
      ...{ identifier: question.id, title: question.title, 'xml:lang': 'en' },
      ...{ [spelling.attribute('toolName')]: 'Ridgepoint', adaptive: 'false' },
      [spelling.attribute('timeDependent')]: 'false',
    },
    [
      write(
        'responseDeclaration',
        { identifier: 'RESPONSE', cardinality, baseType },
        write('correctResponse', {}, values.join('')),
      ),
      write(
        'outcomeDeclaration',
        { identifier: 'SCORE', cardinality: 'single', baseType: 'float', normalMaximum: '1' },
        write('defaultValue', {}, write('value', {}, '0')),
      ),
      write('outcomeDeclaration', {
        ...{ identifier: 'FEEDBACK', cardinality: 'single', baseType: 'identifier' },
      }),
      write('itemBody', {}, [question.statement, interaction]),
      write('responseProcessing', {}, [tell(write, workedOnly.id), ...rules]),
      ...[workedOnly, ...feedback].map(({ id, says }) =>
        modal(write, spelling, { id, says: says + question.solution }),
      ),
    ],
  );
}

function askingOf(question: Question, write: Write): Asking {
  switch (question.kind) {
    case 'number':
      return numberAsking(question, write);
    case 'choice':
      return choiceAsking(question, write);
    case 'order':
      return orderAsking(question, write);
  }
}

/** The first range that holds what was typed decides. */
function numberAsking({ asked, ranges }: NumberQuestion, write: Write): Asking {
  const told = ranges.map(({ says }, at) => ({ id: `ANSWER_${at + 1}`, says: paragraph(escaped(says)) }));
  const branches = ranges.map((range, at) => [
    within(write, range),
    ...(range.isRight ? [score(write)] : []),
    ...told.slice(at, at + 1).flatMap(({ id, says }) => (says ? [tell(write, id)] : [])),
  ]);
  const entry = write('textEntryInteraction', { responseIdentifier: 'RESPONSE', expectedLength: '12' });
  return {
    ...{
      cardinality: 'single',
      baseType: 'float',
      right: ranges
        .filter(({ isRight }) => isRight)
        .slice(0, 1)
        .map(({ value }) => inFull(value)),
    },
    interaction: paragraph(`Answer ${escaped(asked)}; the number alone, such as 0.5 or 1.2e9. ${entry}`),
    rules: [condition(write, branches)],
    feedback: told.filter(({ says }) => says),
  };
}

/**
 * Whether the answer is in a range.
 *
 * The first of the two expressions is the one the tolerance is about; relative tolerances are per cent of it, below and above.
 *
 * @source IMS QTI 2.1, Information Model, "equal": x·(1 − t0/100) to x·(1 + t1/100), both ends included
 */
function within(write: Write, { low, high, value }: AnswerRange): string {
  const isRelative = value > 0;
  const [below, above] = isRelative
    ? [percent(1 - low / value), percent(high / value - 1)]
    : [inFull(value - low), inFull(high - value)];
  return write(
    'equal',
    {
      toleranceMode: isRelative ? 'relative' : 'absolute',
      tolerance: below === above ? below : `${below} ${above}`,
    },
    [write('baseValue', { baseType: 'float' }, inFull(value)), write('variable', { identifier: 'RESPONSE' })],
  );
}

function choiceAsking({ options }: ChoiceQuestion, write: Write): Asking {
  const told = options.flatMap(({ id, because }) =>
    because ? [{ id: choiceId(id), says: `<div>${because}</div>` }] : [],
  );
  const chosen = (id: string) =>
    write('match', {}, [
      write('variable', { identifier: 'RESPONSE' }),
      write('baseValue', { baseType: 'identifier' }, id),
    ]);
  return {
    ...{ cardinality: 'single', baseType: 'identifier' },
    right: options.filter(({ isRight }) => isRight).map(({ id }) => choiceId(id)),
    interaction: write(
      'choiceInteraction',
      { responseIdentifier: 'RESPONSE', shuffle: 'true', maxChoices: '1' },
      options.map((option) => simpleChoice(write, option)),
    ),
    rules: [
      asStated(write),
      ...(told.length > 0
        ? [
            condition(
              write,
              told.map(({ id }) => [chosen(id), tell(write, id)]),
            ),
          ]
        : []),
    ],
    feedback: told,
  };
}

const orderAsking = ({ items, right }: OrderQuestion, write: Write): Asking => ({
  ...{ cardinality: 'ordered', baseType: 'identifier', right: right.map(choiceId), feedback: [] },
  interaction: write('orderInteraction', { responseIdentifier: 'RESPONSE', shuffle: 'true' }, [
    write('prompt', {}, 'From the least to the greatest.'),
    ...items.map((item) => simpleChoice(write, item)),
  ]),
  rules: [asStated(write)],
});

const simpleChoice = (write: Write, { id, says }: Item): string =>
  write('simpleChoice', { identifier: choiceId(id) }, says);

/** An identifier begins with a letter. */
const choiceId = (id: string): string => `OPTION_${id}`;

/** Scored where the answer is the one declared as right; written as in the standard's template `match_correct`. */
const asStated = (write: Write): string =>
  condition(write, [
    [
      write('match', {}, [
        write('variable', { identifier: 'RESPONSE' }),
        write('correct', { identifier: 'RESPONSE' }),
      ]),
      score(write),
    ],
  ]);

/** What the first branch does whose test holds; a branch is its test and then what it sets. */
const condition = (write: Write, branches: readonly (readonly string[])[]): string =>
  write(
    'responseCondition',
    {},
    branches.map((branch, at) => write(at === 0 ? 'responseIf' : 'responseElseIf', {}, branch)),
  );

const score = (write: Write): string =>
  write('setOutcomeValue', { identifier: 'SCORE' }, write('baseValue', { baseType: 'float' }, '1'));

const tell = (write: Write, id: string): string =>
  write('setOutcomeValue', { identifier: 'FEEDBACK' }, write('baseValue', { baseType: 'identifier' }, id));

const modal = (write: Write, { hasContentBody }: Spelling, { id, says }: Feedback): string =>
  write(
    'modalFeedback',
    { outcomeIdentifier: 'FEEDBACK', showHide: 'show', identifier: id },
    hasContentBody ? write('contentBody', {}, says) : says,
  );

const paragraph = (xml: string): string => (xml ? `<p>${xml}</p>` : '');

const percent = (share: number): string => inFull(share * 100);
