import type { ProblemSet } from '../../problems/problem-set.ts';

/** What a set is called where it has no title. */
export const titleOf = ({ title }: Pick<ProblemSet, 'title'>): string => title || 'A problem set';

/** `5 of 12 questions, others for each name` */
export function countInWords({ count, problems, draw }: ProblemSet): string {
  const questions = `${count} ${count === 1 ? 'question' : 'questions'}`;
  const whole = count < problems.length ? `${questions}, drawn from ${problems.length}` : questions;
  return draw === 'by_name' ? `${whole}, with other numbers for each name` : `${whole}, the same for all`;
}

export const modeInWords = {
  practice: 'practice, with feedback at once',
  exam: 'an exam, without feedback until it is handed in',
} as const;

/** How a set is told apart on paper: `Week 2 · seed 4711`. */
export const footOf = (set: ProblemSet): string => `${titleOf(set)} · seed ${set.seed}`;
