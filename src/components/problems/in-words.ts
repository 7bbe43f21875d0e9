import type { ProblemTemplate } from '../../problems/template.ts';

const levels = { 1: 'one step', 2: 'two or three steps', 3: 'choose the model first' } as const;

/** `Level 2: two or three steps` */
export const levelInWords = (level: ProblemTemplate['level']): string => `Level ${level}: ${levels[level]}`;

/** What a learner does with a problem; ids for filters. */
export const kinds = {
  number: 'Work out a number',
  estimate: 'Estimate',
  choice: 'Choose',
  order: 'Put in order',
  sketch: 'Sketch a curve',
} as const;
export type Kind = keyof typeof kinds;

export const kindOf = ({ ask }: Pick<ProblemTemplate, 'ask'>): Kind =>
  ask.kind === 'number' && ask.tolerance.kind === 'factor' ? 'estimate' : ask.kind;
