import type { Mistake } from './mistake.ts';

/** What `check:content` has to say of a problem: an error stops `npm test`, a warning is for its author to weigh. */
export type Finding = Omit<Mistake, 'code'> & {
  readonly severity: 'error' | 'warning';
  /** Permanent, so that it can be searched for. */
  readonly code: Mistake['code'] | FindingCode;
};

export type FindingCode =
  | 'draw'
  | 'answer_shown'
  | 'not_shown'
  | 'unused'
  | 'prose_number'
  | 'collision'
  | 'few_variants'
  | 'refused'
  | 'guessable'
  | 'section'
  | 'long_solution'
  | 'same_title'
  | 'prerequisite';
