import { type ReadonlySignal, signal } from '@preact/signals';
import { randomSeed, randomUuid } from '../../storage/chance.ts';
import type { CoursePlan } from './attempt.ts';
import { cmi5Door } from './cmi5.ts';
import { readLaunch } from './cmi5-launch.ts';
import { type Course, openCourse } from './course.ts';
import { courseDrawer } from './course-drawer.ts';
import type { LmsDoor } from './lms.ts';
import { scormDoor } from './scorm.ts';
import { findScormApi, type ScormWindow } from './scorm-api.ts';

/**
 * What packages know of the world outside: their clock, chance, course system and drawer. The learner's own history is
 * reached from `../rim.ts` alone, and so from no package.
 */

/** [ms] since 1970 */
export const now = (): number => Date.now();

/** A seed nobody has chosen. */
export const newSeed = (): number => randomSeed();

const opened = signal<Course | undefined>(undefined);

/** The package this page is, once it is open. */
export const theCourse: ReadonlySignal<Course | undefined> = opened;

/** Opens the page's package, and closes it when the page goes. */
export function openHere(plan: CoursePlan): Course {
  const door = doorHere();
  const drawer = courseDrawer(
    () => localStorage,
    plan.id,
    [door?.registration, door?.learner].filter(Boolean).join(' '),
  );
  const course = openCourse(plan, door, drawer, (work, ms) => setTimeout(work, ms));
  opened.value = course;
  void course.tell();
  addEventListener('online', () => void course.tell());
  addEventListener('pagehide', course.leave);
  document.addEventListener('visibilitychange', () => {
    // A telephone may close a page that is out of sight without another word.
    if (document.visibilityState === 'hidden' && course.state.value.kind === 'told') void course.tell();
  });
  addEventListener('pageshow', ({ persisted }) => {
    // It was closed when it was left; a visit is begun anew, or refused, as the system has it.
    if (persisted && door) location.reload();
  });
  return course;
}

function doorHere(): LmsDoor | undefined {
  const launch = readLaunch(location.search);
  if (launch)
    return cmi5Door(launch, {
      fetch: (...request) => fetch(...request),
      now,
      newId: randomUuid,
    });
  // What a course system leaves in a window is known to it alone.
  const api = findScormApi(window as unknown as ScormWindow);
  return api && scormDoor(api, now);
}
