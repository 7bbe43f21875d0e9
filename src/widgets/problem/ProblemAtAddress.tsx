import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { ProblemTemplate } from '../../problems/template.ts';
import { LessonProblem } from './LessonProblem.tsx';
import { firstSeed, queryOfSeed, seedIn } from './seed-in-address.ts';

/** A problem on its own page: the address names the variant, so that a link brings back these very numbers. */
export function ProblemAtAddress({
  template,
  children,
}: {
  readonly template: ProblemTemplate;
  /** The figure of the variant that the page opens with, drawn on the server. */
  readonly children?: ComponentChildren;
}) {
  const seed = useSignal(firstSeed);
  const isRead = useSignal(false);

  // Touches the browser's location and history.
  useEffect(() => {
    const read = () => {
      seed.value = seedIn(location.search) ?? firstSeed;
      isRead.value = true;
    };
    read();
    addEventListener('popstate', read);
    return () => removeEventListener('popstate', read);
  }, []);
  const write = (drawn: number): void => {
    if (isRead.value && drawn !== seed.value)
      history.replaceState(undefined, '', `${location.pathname}${queryOfSeed(drawn)}`);
  };

  return (
    <LessonProblem key={seed.value} template={template} seed={seed.value} onDrawn={write}>
      {seed.value === firstSeed && children}
    </LessonProblem>
  );
}
