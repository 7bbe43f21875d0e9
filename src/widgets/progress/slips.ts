import { drawVariant } from '../../problems/draw-variant.ts';
import { grade } from '../../problems/grade.ts';
import type { ProblemTemplate } from '../../problems/template.ts';
import type { Answered } from '../../study/event.ts';
import { type DeckItem, problemId } from '../practice/deck.ts';

/** A slip, and how often it was made. */
export type FrequentSlip = {
  readonly id: string;
  readonly times: number;
  /** In the words and with the numbers of the last time. */
  readonly says: string;
  /** Where it was made last. */
  readonly problem: { readonly id: string; readonly title: string };
};

/** A history keeps what was typed; naming the slip again takes a millisecond, so the latest wrong answers must do. */
const mostGraded = 200;

/**
 * The slips a learner makes most often, the most frequent first.
 *
 * A history holds the seed and the text that was typed, and both name the slip for ever; so nothing but the problem is
 * needed to find it again. Answers to an earlier version of a problem are passed over: its seeds drew something else.
 *
 * @param answers - those that stand, in order
 */
export function frequentSlips(
  items: readonly DeckItem[],
  answers: readonly Answered[],
): readonly FrequentSlip[] {
  const problems = new Map(
    items.flatMap((item) => (item.kind === 'problem' ? [[problemId(item.problem.id), item.problem]] : [])),
  );
  const slipped = answers.filter(({ verdict }) => verdict === 'slip').slice(-mostGraded);
  const slips = new Map<string, FrequentSlip>();
  for (const answer of slipped) {
    const problem = problems.get(answer.card);
    const slip = problem && slipIn(problem, answer);
    if (!problem || !slip) continue;
    // A mistake that an author named is its problem's own.
    const id = slip.id.startsWith('author.') ? `${problem.id} ${slip.id}` : slip.id;
    const { title } = problem;
    const times = (slips.get(id)?.times ?? 0) + 1;
    slips.set(id, { id, times, says: slip.says, problem: { id: problem.id, title } });
  }
  return [...slips.values()].sort((a, b) => b.times - a.times);
}

function slipIn(problem: ProblemTemplate, { version, seed, typed }: Answered) {
  if (version !== problem.version || seed === undefined || typed === undefined) return undefined;
  const verdict = grade(drawVariant(problem, seed), typed);
  return verdict.code === 'slip' ? verdict.slips[0] : undefined;
}
