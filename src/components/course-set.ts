import { drawSet, listed, type ProblemSet } from '../problems/problem-set.ts';
import type { ProblemTemplate } from '../problems/template.ts';

/** As many as one sitting takes. */
const mostQuestions = 10;

/** Decides which problems are drawn, and with the learner's name their numbers. Frozen: sets in courses out there were drawn by it. */
export const courseSetSeed = 1;

/** The problems that a chapter's package asks, the easier ones first. */
export function courseSet(chapter: string, all: readonly ProblemTemplate[]): readonly ProblemTemplate[] {
  const problems = all
    .filter(({ lesson }) => lesson === chapter)
    .sort((a, b) => a.level - b.level || a.title.localeCompare(b.title));
  const count = Math.min(problems.length, mostQuestions);
  const set: ProblemSet = {
    title: '',
    problems: problems.map(({ id, version }) => ({ id, version })),
    count,
    seed: courseSetSeed,
    draw: 'same',
    mode: 'practice',
  };
  const drawn = drawSet(set, problems.map(listed), '');
  if (drawn.kind === 'flawed') throw new Error(drawn.flaws.map(({ says }) => says).join(' '));
  return drawn.questions.flatMap(({ id }) => problems.find((one) => one.id === id) ?? []);
}
