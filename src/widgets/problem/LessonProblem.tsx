import type { ComponentChildren } from 'preact';
import type { ProblemTemplate } from '../../problems/template.ts';
import { newSeed } from '../rim.ts';
import { ProblemCard } from './ProblemCard.tsx';
import { useKeptAnswers } from './use-kept-answers.ts';

/** A problem in a lesson: each variant answered joins what the learner did, and its schedule if it was due. */
export function LessonProblem({
  template,
  seed,
  onDrawn,
  keeps = () => true,
  children,
}: {
  readonly template: ProblemTemplate;
  readonly seed: number;
  /** Told which variant comes to stand on the page. */
  readonly onDrawn?: (seed: number) => void;
  /** Whether answers are kept; asked when there is one. */
  readonly keeps?: () => boolean;
  /** The figure of the first variant, drawn on the server, where the problem has one beside its statement. */
  readonly children?: ComponentChildren;
}) {
  const { begin, prepare, record, warning } = useKeptAnswers(template, keeps);
  return (
    <>
      <ProblemCard
        template={template}
        seed={seed}
        chance={newSeed}
        onShown={(drawn) => {
          begin();
          onDrawn?.(drawn);
        }}
        onState={prepare}
        onSettled={record}
        figure={children}
      />
      {warning.value && (
        <p class="warning" role="alert">
          {warning}
        </p>
      )}
    </>
  );
}
