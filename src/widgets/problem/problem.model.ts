import { format } from '../../engine/format.ts';
import type { Slip } from '../../engine/slips.ts';
import { unitPhrase } from '../../problems/amount-in-words.ts';
import { answerText, rightText } from '../../problems/answer-text.ts';
import { plainText } from '../../problems/content.ts';
import { drawVariant, freshSeed, type NumberVariant, type Variant } from '../../problems/draw-variant.ts';
import type { Verdict } from '../../problems/grade.ts';
import { inOrder, linesUpTo, optionText, type SolutionLine } from '../../problems/solution.ts';
import type { ProblemTemplate } from '../../problems/template.ts';
import { toleranceInWords } from '../../problems/tolerance.ts';

/** Where a learner is with one variant of a problem. */
export type ProblemState = {
  readonly variant: Variant;
  /** The answer as text, as `grade` reads it; of a sketch nobody has touched, nothing. */
  readonly typed: string;
  readonly hints_shown: number;
  /** What was found about the answer last checked; cleared when it is edited. */
  readonly verdict: Verdict | undefined;
  /** Wrong answers so far; the same one checked again is no other. */
  readonly wrong: readonly string[];
  /** The slip named last. */
  readonly slip: Slip | undefined;
  /** What the review will say: the first thing that counted. Later tries on the same numbers are practice. */
  readonly outcome: Outcome | undefined;
  /** Whether the solution is there to be read: after a right answer, or when it was asked for. */
  readonly solved: boolean;
};

/** How a variant ended, as far as the learner's memory is concerned. */
export type Outcome = {
  readonly verdict: Verdict['code'] | 'gave_up';
  readonly hinted: boolean;
  readonly typed: string;
};

export type ProblemAction =
  /** An answer was typed, chosen, moved or drawn; as text. */
  | { readonly kind: 'typed'; readonly text: string }
  | { readonly kind: 'checked'; readonly verdict: Verdict }
  | { readonly kind: 'hinted' }
  | { readonly kind: 'gave_up' }
  | { readonly kind: 'drawn'; readonly variant: Variant };

export const begin = (variant: Variant): ProblemState => ({
  variant,
  typed: firstAnswer(variant),
  hints_shown: 0,
  verdict: undefined,
  wrong: [],
  slip: undefined,
  outcome: undefined,
  solved: false,
});

/** What stands there before anyone answers: things to be ordered stand in some order already. */
const firstAnswer = (variant: Variant): string =>
  variant.kind === 'order' ? variant.items.map(({ option }) => option.id).join(' ') : '';

/** The state after what the learner did. */
export function next(state: ProblemState, action: ProblemAction): ProblemState {
  switch (action.kind) {
    case 'typed':
      return { ...state, typed: action.text, verdict: undefined };
    case 'hinted':
      return { ...state, hints_shown: Math.min(state.hints_shown + 1, state.variant.template.hints.length) };
    case 'checked':
      return afterVerdict(state, action.verdict);
    case 'gave_up':
      return {
        ...state,
        verdict: undefined,
        outcome: state.outcome ?? outcomeOf(state, 'gave_up'),
        solved: true,
      };
    case 'drawn':
      return begin(action.variant);
  }
}

function afterVerdict(state: ProblemState, verdict: Verdict): ProblemState {
  if (verdict.code === 'unreadable') return { ...state, verdict };
  const isRight = verdict.code === 'correct';
  const isAnother = !isRight && state.wrong.at(-1) !== state.typed;
  return {
    ...state,
    verdict,
    wrong: isAnother ? [...state.wrong, state.typed] : state.wrong,
    slip: verdict.code === 'slip' ? verdict.slips[0] : state.slip,
    outcome: state.outcome ?? outcomeOf(state, verdict.code),
    solved: state.solved || isRight,
  };
}

const outcomeOf = ({ hints_shown, typed }: ProblemState, verdict: Outcome['verdict']): Outcome => ({
  verdict,
  hinted: hints_shown > 0,
  typed,
});

/**
 * A variant with other numbers than those seen, where the template has any.
 *
 * @param seen - seeds of the variants shown so far, the newest last
 * @param seed - where seeds come from
 */
export const drawAnother = (
  template: ProblemTemplate,
  seen: readonly number[],
  seed: () => number,
): Variant => drawVariant(template, freshSeed(template, seen, seed));

/** From this wrong answer on, the way to the slip is shown. */
const triesBeforeTheWay = 2;

/**
 * After a second wrong answer, the derivation up to the line where the slip named last enters, without its value;
 * nothing before that, where no slip was found, or once the whole solution is there.
 */
export function wayToSlip({ variant, wrong, slip, solved }: ProblemState): readonly SolutionLine[] {
  return slip && !solved && wrong.length >= triesBeforeTheWay ? linesUpTo(variant, slip) : [];
}

/** What a learner is told about an answer. */
export type Told = {
  readonly tone: 'right' | 'wrong' | 'ask';
  readonly headline: string;
  readonly says: readonly string[];
};

/**
 * The verdict in words, with this variant's numbers; or the answer, where it was asked for.
 *
 * @param notRight - how a wrong answer is called: one that may be tried again is not right yet
 */
export function tell({ variant, verdict, solved }: ProblemState, notRight = 'Not yet'): Told | undefined {
  if (!verdict) return solved ? { tone: 'ask', headline: answerInWords(variant), says: [] } : undefined;
  switch (verdict.code) {
    case 'correct': {
      const unit =
        verdict.unit === 'missing' ? ['You left the unit out; it was read as the one asked for.'] : [];
      const says = verdict.says ? [verdict.says] : [];
      return { tone: 'right', headline: rightInWords(variant), says: [...says, ...unit] };
    }
    case 'slip':
      return {
        tone: 'wrong',
        headline: `${notRight}; one slip away.`,
        says: [
          verdict.slips.map(({ says }) => says).join(' Or: '),
          ...leadsTo(variant, verdict.slips[0].value),
        ],
      };
    case 'scale':
      return { tone: 'wrong', headline: 'Right figures, wrong size.', says: [verdict.message] };
    case 'wrong':
      return { tone: 'wrong', headline: `${notRight}.`, says: verdict.says };
    case 'wrong_dimension':
      return { tone: 'wrong', headline: 'That is another kind of quantity.', says: [verdict.message] };
    case 'off':
      return { tone: 'wrong', headline: `${notRight}.`, says: [howFar(verdict.ratio)] };
    case 'unreadable':
      return { tone: 'ask', headline: verdict.message, says: ['This did not count as an answer.'] };
  }
}

const rightInWords = (variant: Variant): string =>
  variant.kind === 'number' ? `Right: ${rightText(variant)}.` : 'Right.';

const leadsTo = (variant: Variant, value: number): readonly string[] =>
  variant.kind === 'number' ? [`That slip leads to ${answerText(variant, value)}.`] : [];

function howFar(ratio: number): string {
  if (!(ratio > 0)) return 'The answer is a positive number.';
  const times = ratio > 1 ? ratio : 1 / ratio;
  // Beyond, how many times tells nobody anything.
  const factor = times > 1e9 ? 'more than a billion' : format(times, '1');
  return `Your answer is ${factor} times too ${ratio > 1 ? 'large' : 'small'}, and no single slip explains it.`;
}

/** What is right, for whoever asks to be shown. */
export function answerInWords(variant: Variant): string {
  switch (variant.kind) {
    case 'number':
      return `The answer: ${rightText(variant)}.`;
    case 'choice': {
      const right = variant.options.find(({ option }) => option.id === variant.right);
      return right ? `The answer: ${asSentence(plainText(optionText(variant, right)))}` : '';
    }
    case 'order': {
      const names = inOrder(variant).map((item) => plainText(optionText(variant, item)));
      return `The order, the least first: ${names.join('; ')}.`;
    }
    case 'sketch':
      return 'The right curve stands beside yours.';
  }
}

const asSentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** How an answer is asked for and how near it must come: `in ms or another unit of its kind, within 5%`. */
export function askedInWords(variant: NumberVariant): string {
  const { ask } = variant;
  const unit = `${unitPhrase(ask.unit)}${ask.unit === '1' || ask.unit === '%' ? '' : ', or with a unit of your own'}`;
  const { tolerance } = ask;
  const near =
    tolerance.kind === 'factor'
      ? `an estimate: no calculator, within a factor of ${tolerance.by}`
      : toleranceInWords(tolerance, (value) => answerText(variant, value));
  return `${unit}; ${near}`;
}

/** How the text in the field is understood; a doubt waits until the learner pauses. */
export type Echo = { readonly kind: 'read' | 'doubt'; readonly says: string };

export const silence: Echo = { kind: 'read', says: '' };
