import type { CourseState } from './course.ts';
import { type CourseReport, percent } from './course-report.ts';

/** Where an attempt stands. */
export function standing({ answered, of, right }: CourseReport): string {
  if (answered === 0) return `${of} ${of === 1 ? 'problem' : 'problems'} to answer.`;
  return `${answered} of ${of} answered, ${right} right at the first try.`;
}

/** How it came out, once all is answered. */
export function result({ success, score }: CourseReport, mastery: number): string {
  const needed = `${percent(mastery)}%`;
  switch (success) {
    case 'open':
      return '';
    case 'passed':
      return `Passed, with ${percent(score)}% right at the first try; ${needed} were needed.`;
    case 'failed':
      return `Not passed: ${percent(score)}% right at the first try, and ${needed} were needed.`;
  }
}

/** The rule, in full. */
export const rule = (mastery: number): string =>
  `The first answer to each problem counts, with or without hints. Asking for the solution counts as an answer that is not right. It is complete when every problem is answered, and passed when ${percent(mastery)}% are right. Whatever you try after that, with the same numbers or with others, is practice.`;

/** What the learner is told of the course system. */
export function reporting(state: CourseState, counts: boolean): string {
  switch (state.kind) {
    case 'alone':
      return 'Opened outside a course, so nothing is reported, and nothing is kept when you leave.';
    case 'opening':
      return 'Connecting to your course …';
    case 'told':
      return counts ? 'Reported to your course.' : onlyLooking;
    case 'not_told':
      return counts ? notTold(state) : onlyLooking;
    case 'ended':
      return 'This visit is closed. To go on, open the page from your course again.';
  }
}

const onlyLooking = 'Your course has opened this to be looked at: nothing counts.';

function notTold({ says, isTried, isHeld }: Extract<CourseState, { kind: 'not_told' }>): string {
  const where = isHeld
    ? 'What you answer lies in this browser'
    : 'Keep this page open: what you answer lies in it alone';
  const then = isTried
    ? 'and is sent again by itself.'
    : isHeld
      ? 'and is reported when you next open the page from your course.'
      : 'and cannot be reported in this visit.';
  return ['Not reported yet.', says, `${where}, ${then}`].filter(Boolean).join(' ');
}
