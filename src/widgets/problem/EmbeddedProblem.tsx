import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { ProblemTemplate } from '../../problems/template.ts';
import { keepsAnswers } from '../embed/keeps-answers.ts';
import { LessonProblem } from './LessonProblem.tsx';
import { firstSeed, seedIn } from './seed-in-address.ts';

/** A problem in a frame on somebody’s page: with the numbers its address names, and nothing kept unless that asks for it. */
export function EmbeddedProblem({
  template,
  children,
}: {
  readonly template: ProblemTemplate;
  /** The figure of the variant that the page opens with, drawn on the server. */
  readonly children?: ComponentChildren;
}) {
  const seed = useSignal(firstSeed);
  // Reads the browser's location.
  useEffect(() => {
    seed.value = seedIn(location.search) ?? firstSeed;
  }, []);
  return (
    <LessonProblem key={seed.value} template={template} seed={seed.value} keeps={keepsAnswers}>
      {seed.value === firstSeed && children}
    </LessonProblem>
  );
}
