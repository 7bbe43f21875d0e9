import type { ProblemTemplate } from './template.ts';

/** What a problem asks for; a choice or an order asks for nothing that another would give away, so it is about itself. */
export const askedAbout = ({ id, ask }: Pick<ProblemTemplate, 'id' | 'ask'>): string =>
  'of' in ask ? ask.of : `problems/${id}`;
