import type { Variant } from '../../problems/draw-variant.ts';
import { grade } from '../../problems/grade.ts';
import { cardId, eventId, utcMillis } from '../../study/event.ts';
import { keepAnswer } from '../keep-answer.ts';
import { problemId } from '../practice/deck.ts';
import { reviewOfProblem } from '../practice/review.ts';
import { now } from '../rim.ts';
import type { Progress } from './taken-set.model.ts';

/**
 * Adds what an exam answered to the learner's reviews, as of now: an answer each, those that cannot be read left out.
 *
 * An id is made of the set, the problem and the instant it was handed in, so that adding twice adds nothing.
 */
export async function joinReviews(
  variants: readonly Variant[],
  progress: Progress,
  handedIn: number,
): Promise<{ readonly added: number; readonly warning: string }> {
  const answered = variants.flatMap((variant) => {
    const typed = progress.given[variant.template.id]?.typed ?? '';
    const verdict = typed === '' ? 'unreadable' : grade(variant, typed).code;
    return verdict === 'unreadable' ? [] : [{ variant, typed, verdict }];
  });
  // How long each took is not known; the exam's time, in equal parts, is the nearest there is.
  const share = Math.max(0, handedIn - progress.begun) / Math.max(1, answered.length);
  let warning = '';
  for (const { variant, typed, verdict } of answered) {
    const { template, seed } = variant;
    const at = now();
    const id = eventId(`set:${handedIn}:${seed}:${template.id}`);
    const shown = { ...at, at: utcMillis(at.at - Math.round(share)) };
    const kept = await keepAnswer(id, cardId(problemId(template.id)), at, (isAhead) =>
      reviewOfProblem(template, seed, { verdict, hinted: false, typed }, { id, now: at, shown, isAhead }),
    );
    warning ||= kept.warning;
  }
  return { added: answered.length, warning };
}
