import { format } from '../../engine/format.ts';
import { drawVariant, freshSeed, type Variant } from '../../problems/draw-variant.ts';
import { grade, type Verdict } from '../../problems/grade.ts';
import { readAnswer, saysReading } from '../../problems/read-answer.ts';
import type { ProblemTemplate } from '../../problems/template.ts';

/** Where a learner is with one variant of a problem. */
export type ProblemState = {
  readonly variant: Variant;
  readonly typed: string;
  readonly hints_shown: number;
  /** What was found about the answer last checked; cleared when it is edited. */
  readonly verdict: Verdict | undefined;
  /** What the review will say: the first thing that counted. Later tries on the same numbers are practice. */
  readonly outcome: Outcome | undefined;
};

/** How a variant ended, as far as the learner's memory is concerned. */
export type Outcome = {
  readonly verdict: Verdict['code'] | 'gave_up';
  readonly hinted: boolean;
  readonly typed: string;
};

export type ProblemAction =
  | { readonly kind: 'typed'; readonly text: string }
  | { readonly kind: 'checked' }
  | { readonly kind: 'hinted' }
  | { readonly kind: 'gave_up' }
  | { readonly kind: 'drawn'; readonly variant: Variant };

export const begin = (variant: Variant): ProblemState => ({
  variant,
  typed: '',
  hints_shown: 0,
  verdict: undefined,
  outcome: undefined,
});

/** The state after what the learner did. */
export function next(state: ProblemState, action: ProblemAction): ProblemState {
  switch (action.kind) {
    case 'typed':
      return { ...state, typed: action.text, verdict: undefined };
    case 'hinted':
      return { ...state, hints_shown: Math.min(state.hints_shown + 1, state.variant.template.hints.length) };
    case 'checked': {
      const verdict = grade(state.variant, state.typed);
      const counts = verdict.code !== 'unreadable' && !state.outcome;
      return { ...state, verdict, outcome: counts ? outcomeOf(state, verdict.code) : state.outcome };
    }
    case 'gave_up':
      return { ...state, verdict: undefined, outcome: state.outcome ?? outcomeOf(state, 'gave_up') };
    case 'drawn':
      return begin(action.variant);
  }
}

const outcomeOf = ({ hints_shown, typed }: ProblemState, verdict: Outcome['verdict']): Outcome => ({
  verdict,
  hinted: hints_shown > 0,
  typed,
});

/** A variant with other numbers than the one shown, where the template has any; seeds come from `seed`. */
export const drawAnother = (template: ProblemTemplate, shown: Variant, seed: () => number): Variant =>
  drawVariant(template, freshSeed(template, [shown.seed], seed));

/** What a learner is told about an answer. */
export type Told = {
  readonly tone: 'right' | 'wrong' | 'ask';
  readonly headline: string;
  readonly says: readonly string[];
};

/** The verdict in words, with this variant's numbers. */
export function tell({ variant, verdict }: ProblemState): Told | undefined {
  if (!verdict) return undefined;
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
        headline: 'Not yet; one slip away.',
        says: [
          verdict.slips.map(({ says }) => says).join(' Or: '),
          ...leadsTo(variant, verdict.slips[0].value),
        ],
      };
    case 'scale':
      return { tone: 'wrong', headline: 'Right figures, wrong size.', says: [verdict.message] };
    case 'wrong':
      return { tone: 'wrong', headline: 'Not yet.', says: verdict.says };
    case 'wrong_dimension':
      return { tone: 'wrong', headline: 'That is another kind of quantity.', says: [verdict.message] };
    case 'off':
      return { tone: 'wrong', headline: 'Not yet.', says: [howFar(verdict.ratio)] };
    case 'unreadable':
      return { tone: 'ask', headline: verdict.message, says: ['This did not count as an answer.'] };
  }
}

const rightInWords = (variant: Variant): string =>
  variant.kind === 'number' ? `Right: ${format(variant.answer.value, variant.answer.unit)}.` : 'Right.';

const leadsTo = (variant: Variant, value: number): readonly string[] =>
  variant.kind === 'number' ? [`That slip leads to ${format(value, variant.answer.unit)}.`] : [];

function howFar(ratio: number): string {
  if (!(ratio > 0)) return 'The answer is a positive number.';
  const factor = format(ratio > 1 ? ratio : 1 / ratio, '1');
  return `Your answer is ${factor} times too ${ratio > 1 ? 'large' : 'small'}, and no single slip explains it.`;
}

/** How the text in the field is understood, while it is typed; empty while there is nothing to say. */
export function echo({ typed, variant }: ProblemState): string {
  if (variant.kind !== 'number' || typed.trim() === '') return '';
  const { unit } = variant.ask;
  const reading = readAnswer(typed, unit);
  return reading.kind === 'value' ? saysReading(reading, unit) : '';
}
