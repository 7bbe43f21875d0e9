import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { mastery as ourMastery } from '../../problems/mastery.ts';
import type { CoursePlan } from './attempt.ts';
import { nothingYet } from './attempt.ts';
import type { Course } from './course.ts';
import { reporting, result, rule, standing } from './course-in-words.ts';
import { reportOf } from './course-report.ts';
import { followPlace, returnToPlace } from './follow-place.ts';
import { openHere } from './rim.ts';
import './course.css';

/** Opens the package and stands at the foot of its page: how far the learner is, how it counts, and whether the course knows. */
export function CourseStatus({ plan }: { readonly plan: CoursePlan }) {
  const course = useSignal<Course | undefined>(undefined);
  // Looks for a course system, which only a page in a browser has.
  useEffect(() => {
    const opened = openHere(plan);
    course.value = opened;
    followPlace(opened);
    const stop = opened.state.subscribe(({ kind }) => {
      if (kind === 'opening') return;
      // Not again, when the system was only told more.
      queueMicrotask(() => stop());
      const { place } = opened.attempt.value;
      // Once the problems stand as they were left.
      requestAnimationFrame(() => returnToPlace(place));
    });
  }, []);
  const isLeaving = useSignal(false);

  const open = course.value;
  const mastery = open?.mastery.value ?? ourMastery;
  const report = open?.report.value ?? reportOf(plan, nothingYet, mastery);
  const state = open?.state.value;
  const wayBack = open?.wayBack.value;
  const leave = async (address: string): Promise<void> => {
    isLeaving.value = true;
    if (open?.state.value.kind === 'ended' || (await open?.end())) location.assign(address);
    isLeaving.value = false;
  };
  return (
    <section class="course-status" aria-label="Your progress">
      <div class="says">
        <p role="status" class="standing">
          {standing(report)} {result(report, mastery)}
        </p>
        {state && (
          <p role="status" class={state.kind === 'not_told' ? 'reporting not-told' : 'reporting'}>
            {reporting(state, open?.counts.value ?? true)}
          </p>
        )}
        {open?.notice.value && <p role="alert">{open.notice}</p>}
        <details>
          <summary>How this counts</summary>
          <p>{rule(mastery)}</p>
        </details>
      </div>
      {state?.kind === 'not_told' && state.isTried && (
        <button class="button" type="button" onClick={() => void open?.tell()}>
          Send now
        </button>
      )}
      {wayBack !== undefined && (
        <button class="button main" type="button" disabled={isLeaving} onClick={() => void leave(wayBack)}>
          Back to the course
        </button>
      )}
    </section>
  );
}
