import { fitForBanks } from '../authoring/bank-elements.ts';
import { unitPhrase } from '../problems/amount-in-words.ts';
import { answerText } from '../problems/answer-text.ts';
import { type Filled, fill } from '../problems/content.ts';
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
import { toleranceInWords } from '../problems/tolerance.ts';
import { htmlOf } from './html.ts';
import { differentVariants } from './note.ts';
import { type AnswerRange, answerRanges } from './numeric-answers.ts';
import { workedHtml } from './variant-html.ts';

/** A problem with its numbers, as a course's own program asks it: what is the same in every format of such a bank. */
export type Question = NumberQuestion | ChoiceQuestion | OrderQuestion;

type Common = {
  /** Template, version and seed: the same from edition to edition, and the way to the same numbers on the site. */
  readonly id: string;
  readonly title: string;
  readonly tags: readonly string[];
  /** HTML that is XML too, as is all below but `asked`. */
  readonly statement: string;
  readonly hints: readonly string[];
  /** The worked solution. */
  readonly solution: string;
};

export type NumberQuestion = Common & {
  readonly kind: 'number';
  /** The unit a number is read in. */
  readonly unit: string;
  /** `in ms, within 5%` */
  readonly asked: string;
  /** The right answers first, then slips; the first is the one to show. */
  readonly ranges: readonly AnswerRange[];
};

/** Something to choose or to put in order. */
export type Item = { readonly id: string; readonly says: string };

export type ChoiceQuestion = Common & {
  readonly kind: 'choice';
  /** Each with why it is right, or what is wrong with it. */
  readonly options: readonly (Item & { readonly because: string; readonly isRight: boolean })[];
};

export type OrderQuestion = Common & {
  readonly kind: 'order';
  readonly items: readonly Item[];
  /** Ids, the least first. */
  readonly right: readonly string[];
};

/** A problem with the questions made of it. */
export type Asked = Pick<ProblemTemplate, 'id' | 'title'> & { readonly questions: readonly Question[] };

/** How many sets of numbers of a problem go into a bank: a quiz draws one of them at random. */
const variantsInBank = 6;

/**
 * A problem as questions; none where a curve is to be drawn, which no format of a bank can ask.
 *
 * @throws Error where a text holds what not every format can
 */
export const askedOf = (template: ProblemTemplate): Asked => ({
  ...{ id: template.id, title: template.title },
  questions:
    template.ask.kind === 'sketch' ? [] : differentVariants(template, variantsInBank).flatMap(questionOf),
});

function questionOf(variant: Variant): readonly Question[] {
  switch (variant.kind) {
    case 'number':
      return [numberQuestion(variant)];
    case 'choice':
      return [choiceQuestion(variant)];
    case 'order':
      return [orderQuestion(variant)];
    case 'sketch':
      return [];
  }
}

function commonOf(variant: Variant): Common {
  const { template, seed } = variant;
  return {
    id: `${template.id}-${template.version}-${seed}`,
    title: `${template.title} (${seed})`,
    tags: [template.lesson, `level-${template.level}`, ...template.concepts],
    statement: text(statement(variant)),
    hints: hints(variant).map(text),
    solution: fitForBanks(workedHtml(variant)),
  };
}

function numberQuestion(variant: NumberVariant): NumberQuestion {
  const { unit, tolerance } = variant.ask;
  const near = toleranceInWords(tolerance, (value) => answerText(variant, value));
  return {
    ...commonOf(variant),
    ...{ kind: 'number', unit, asked: `${unitPhrase(unit)}, ${near}`, ranges: answerRanges(variant) },
  };
}

const choiceQuestion = (variant: ChoiceVariant): ChoiceQuestion => ({
  ...commonOf(variant),
  kind: 'choice',
  options: variant.options.map((one) => ({
    ...itemOf(variant, one),
    because: becauseOf(variant, one),
    isRight: one.option.id === variant.right,
  })),
});

const orderQuestion = (variant: OrderVariant): OrderQuestion => ({
  ...commonOf(variant),
  kind: 'order',
  items: variant.items.map((one) => itemOf(variant, one)),
  right: variant.right,
});

const itemOf = (variant: Variant, one: Weighed): Item => ({
  id: one.option.id,
  says: text(optionText(variant, one)),
});

const becauseOf = ({ template, drawn }: Variant, { option }: Weighed): string => {
  const setting = settingWith(template, drawn, option.with);
  return text(fill(option.because, (slot) => textOf(setting, slot)));
};

const text = (content: Filled): string => fitForBanks(htmlOf(content));
