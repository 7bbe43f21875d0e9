import { Rendered } from '../content/Rendered.tsx';
import { ProblemFigure } from '../problem/ProblemFigure.tsx';
import { BlankPlot } from './BlankPlot.tsx';
import type { PrintedProblem } from './sheet.model.ts';
import '../problem/problem.css';
import './sheet.css';

/** Problems as they stand on paper, each whole on one page, with room to answer. */
export function Questions({ problems }: { readonly problems: readonly PrintedProblem[] }) {
  return (
    <ol class="questions">
      {problems.map((problem) => (
        <Question key={problem.variant.template.id} problem={problem} />
      ))}
    </ol>
  );
}

function Question({ problem }: { readonly problem: PrintedProblem }) {
  const { variant, title, statement, task, options } = problem;
  const { figure } = variant.template;
  return (
    <li>
      <h2>{title}</h2>
      <div class="statement">
        <Rendered content={statement} />
      </div>
      {figure && variant.kind !== 'sketch' && <ProblemFigure variant={variant} figure={figure} />}
      {options.length > 0 && (
        <ol class="options" type="A">
          {options.map((option, at) => (
            <li key={String(at)}>
              <Rendered content={option} />
            </li>
          ))}
        </ol>
      )}
      {variant.kind === 'sketch' && <BlankPlot variant={variant} />}
      <p class="task">{task}</p>
    </li>
  );
}
