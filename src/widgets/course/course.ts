import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { mastery as ourMastery } from '../../problems/mastery.ts';
import { type Answer, type Attempt, type CoursePlan, merged, nothingYet, withAnswer } from './attempt.ts';
import type { CourseDrawer } from './course-drawer.ts';
import { type CourseReport, reportOf } from './course-report.ts';
import { type CourseNews, type FirstTry, type Lms, type LmsDoor, LmsError } from './lms.ts';
import { readSuspendData, suspendData } from './suspend-data.ts';

/** How things stand between a package and its course system. */
export type CourseState =
  /** Opened by hand, outside a course. */
  | { readonly kind: 'alone' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'told' }
  | {
      readonly kind: 'not_told';
      /** What went wrong, in sentences. */
      readonly says: string;
      /** Whether it is tried again in this visit. */
      readonly isTried: boolean;
      /** Whether what is not told lies in this browser meanwhile. */
      readonly isHeld: boolean;
    }
  | { readonly kind: 'ended' };

/** A package while it is open. */
export type Course = {
  readonly plan: CoursePlan;
  /** What the system calls the learner; empty where there is none. */
  readonly learner: string;
  readonly attempt: ReadonlySignal<Attempt>;
  readonly report: ReadonlySignal<CourseReport>;
  /** From 0 to 1. */
  readonly mastery: ReadonlySignal<number>;
  readonly state: ReadonlySignal<CourseState>;
  /** Whether this visit counts; false where a system lets one look only. */
  readonly counts: ReadonlySignal<boolean>;
  /** What could not be read of an earlier visit, in a sentence. */
  readonly notice: ReadonlySignal<string>;
  /** Where to go from here, where the system says so. */
  readonly wayBack: ReadonlySignal<string | undefined>;
  readonly answered: (id: string, answer: Answer, first: FirstTry | undefined) => void;
  readonly moved: (place: string) => void;
  readonly tell: () => Promise<void>;
  /** While the page goes away. */
  readonly leave: () => void;
  /** At the learner's wish. @returns whether the system took it */
  readonly end: () => Promise<boolean>;
};

/** [ms] Between tries to reach a system that does not take what it is told; the last one on and on. */
const pauses: readonly number[] = [2000, 5000, 15_000, 60_000];

/**
 * Opens a package: brings back what was answered on earlier visits, and tells the system of everything from here on, again and
 * again until it takes it. What it has not taken lies in the drawer, so that not even closing the page loses it.
 *
 * @param door - where a course system was found
 * @param later - does something after so many milliseconds
 */
export function openCourse(
  plan: CoursePlan,
  door: LmsDoor | undefined,
  drawer: CourseDrawer,
  later: (work: () => void, ms: number) => void,
): Course {
  const left = door ? drawer.left() : '';
  const found = readSuspendData(left);
  const attempt = signal<Attempt>(found.kind === 'attempt' ? found.attempt : nothingYet);
  const state = signal<CourseState>({ kind: door ? 'opening' : 'alone' });
  const lms = signal<Lms | undefined>(undefined);
  const notice = signal('');
  const mastery = computed(() => lms.value?.mastery ?? ourMastery);
  const report = computed(() => reportOf(plan, attempt.value, mastery.value));
  let firstTries: readonly FirstTry[] = [];
  // Without a name nothing can be held for the next visit.
  let isHeld = door !== undefined && door.learner !== '';
  let failures = 0;
  let telling: Promise<void> | undefined;
  let isMore = false;

  const news = (): CourseNews => ({
    report: report.value,
    suspended: suspendData(attempt.value),
    place: attempt.value.place,
    firstTries,
  });
  const isOver = (): boolean => state.value.kind === 'ended' || state.value.kind === 'alone';

  const met = async (from: LmsDoor): Promise<Lms> => {
    const opened = await from.open();
    const kept = readSuspendData(opened.suspended);
    if (kept.kind === 'attempt') attempt.value = merged(kept.attempt, attempt.value);
    else notice.value = kept.says;
    lms.value = opened;
    // What was answered while one may only look is not there when it counts; what an earlier visit left is.
    if (!opened.counts) {
      if (left === '') drawer.clear();
      else drawer.hold(left);
    }
    return opened;
  };
  const tellOnce = async (from: LmsDoor): Promise<void> => {
    try {
      const to = lms.value ?? (await met(from));
      const { answers } = attempt.value;
      // What could not be read stays as it is until there is something to put in its place.
      const isWorthIt = !notice.value || answers.size > 0;
      if (isWorthIt) await to.tell(news());
      if (isWorthIt && to.counts && attempt.value.answers === answers) drawer.clear();
      failures = 0;
      become({ kind: 'told' });
    } catch (cause) {
      fail(cause);
    }
  };
  /** A visit that is over stays over, whatever was still under way. */
  const become = (next: CourseState): void => {
    if (!isOver()) state.value = next;
  };
  const fail = (cause: unknown): void => {
    const error = cause instanceof LmsError ? cause : new LmsError('');
    become({ kind: 'not_told', says: error.message, isTried: error.mayPass, isHeld });
    if (!error.mayPass || isOver()) return;
    const pause = pauses[Math.min(failures, pauses.length - 1)] ?? 0;
    failures += 1;
    later(() => {
      if (state.value.kind === 'not_told') void tell();
    }, pause);
  };
  const tell = async (): Promise<void> => {
    if (!door || isOver()) return;
    isMore = telling !== undefined;
    telling ??= (async () => {
      do {
        isMore = false;
        await tellOnce(door);
      } while (isMore && !isOver());
      telling = undefined;
    })();
    await telling;
  };

  return {
    plan,
    learner: door?.learner ?? '',
    attempt,
    report,
    mastery,
    state,
    counts: computed(() => lms.value?.counts ?? true),
    notice,
    wayBack: computed(() => lms.value?.wayBack),
    answered: (id, answer, first) => {
      attempt.value = withAnswer(attempt.value, id, answer);
      if (first) firstTries = [...firstTries, first];
      if (door && lms.value?.counts !== false) isHeld = drawer.hold(suspendData(attempt.value));
      void tell();
    },
    moved: (place) => {
      if (place !== attempt.value.place) attempt.value = { ...attempt.value, place };
    },
    tell,
    leave: () => {
      if (isOver()) return;
      state.value = { kind: 'ended' };
      lms.value?.leave(news());
    },
    end: async () => {
      await telling;
      if (isOver() || !lms.value) return false;
      try {
        await lms.value.end(news());
        state.value = { kind: 'ended' };
        if (lms.value.counts) drawer.clear();
        return true;
      } catch (cause) {
        fail(cause);
        return false;
      }
    },
  };
}
