/** The problems' door: from a template and a seed to a variant, from typed text to a verdict. Runs as it stands under Node 24. */
export { type Content, type Filled, fill, plainText } from './content.ts';
export { drawVariant, freshSeed, type Variant } from './draw-variant.ts';
export { grade, type Verdict } from './grade.ts';
export {
  drawSet,
  type ListedProblem,
  listed,
  type ProblemSet,
  type SetDraw,
  type SetQuestion,
} from './problem-set.ts';
export { readAnswer, saysReading } from './read-answer.ts';
export type { Reading } from './reading.ts';
export { readSetQuery, setQuery } from './set-address.ts';
export { hints, insight, type SolutionLine, type SolutionPart, solution, statement } from './solution.ts';
export type { ProblemTemplate } from './template.ts';
