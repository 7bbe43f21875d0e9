import Cite from './Cite.astro';
import Equation from './Equation.astro';
import Predict from './Predict.astro';
import Professor from './Professor.astro';
import Summary from './Summary.astro';
import Term from './Term.astro';
import Value from './Value.astro';
import Vary from './Vary.astro';
import Word from './Word.astro';
import Worked from './Worked.astro';

/**
 * What lessons are made of, by the names they use, but for `Problem` and `Recall`: what becomes of an answer is the page's to
 * say. `lessonElements` in src/authoring/lesson.ts says what each takes.
 */
export const elements = {
  Cite,
  Equation,
  Predict,
  Professor,
  Summary,
  Term,
  Value,
  Vary,
  Word,
  Worked,
};
