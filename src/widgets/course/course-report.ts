import type { Attempt, CoursePlan } from './attempt.ts';

/** What a course system is told of an attempt. */
export type CourseReport = {
  readonly answered: number;
  readonly of: number;
  /** Right at the first try. */
  readonly right: number;
  /** The share of all problems that were right at the first try, from 0 to 1; what is not answered yet is not right. */
  readonly score: number;
  readonly isComplete: boolean;
  /** Nothing is said before all are answered: who is in the middle has not failed. */
  readonly success: 'open' | 'passed' | 'failed';
};

/**
 * The rule of every package: what counts is the first try of each problem, hints or not; asking for the solution is a try that is not
 * right. It is complete when all are answered, and passed with the share that mastery asks for.
 *
 * @param mastery - from 0 to 1
 */
export function reportOf({ questions }: CoursePlan, { answers }: Attempt, mastery: number): CourseReport {
  const given = questions.flatMap(({ id }) => answers.get(id) ?? []);
  const right = given.filter(({ isRight }) => isRight).length;
  const of = questions.length;
  const score = of === 0 ? 0 : right / of;
  const isComplete = of > 0 && given.length === of;
  return {
    answered: given.length,
    of,
    right,
    score,
    isComplete,
    success: !isComplete ? 'open' : score >= mastery ? 'passed' : 'failed',
  };
}

/** [percent] A score or a mastery as courses write them, rounded down: what is short of mastery must not look like it. */
export const percent = (share: number): number => Math.floor(share * 100 + 1e-9);
