import type { Rating } from './event.ts';

/**
 * The rating of an answer that was graded by machine: wrong is again, right after a hint is hard, right is good.
 *
 * The learner alone may call it easy. Two grades cost FSRS about one percent of log loss against four.
 *
 * @param verdict - the verdict's permanent code, or `gave_up`
 * @see open-spaced-repetition/free-spaced-repetition-scheduler issue 42: right as Good and wrong as Again will do
 */
export function ratingOf(verdict: string, hinted: boolean): Rating {
  if (verdict !== 'correct') return 'again';
  return hinted ? 'hard' : 'good';
}
