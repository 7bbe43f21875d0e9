import { percent } from './course-report.ts';
import { type CourseNews, type FirstTry, type Lms, type LmsDoor, LmsError } from './lms.ts';
import type { ScormApi } from './scorm-api.ts';
import { string255, timeOfDay, timespan } from './scorm-values.ts';

/**
 * A package opened by a system that speaks SCORM 1.2.
 *
 * @param now - [ms]
 * @source ADL, SCORM 1.2 Run-Time Environment, sections 3.3 and 3.4
 */
export function scormDoor(api: ScormApi, now: () => number): LmsDoor {
  // The learner's name is only to be had once the talk has begun, and beginning takes no time.
  const begun = now();
  const isOpen = isTrue(attempt(() => api.LMSInitialize('')));
  const learner = isOpen ? read(api, 'cmi.core.student_id') : '';
  return {
    learner,
    registration: '',
    open: async () => {
      if (!isOpen)
        throw new LmsError(`Your course did not open this page for answers. ${complaint(api)}`.trim(), false);
      return talk(api, begun, now);
    },
  };
}

function talk(api: ScormApi, begun: number, now: () => number): Lms {
  const counts = !['browse', 'review'].includes(read(api, 'cmi.core.lesson_mode'));
  const recorded = new Set<string>();
  const countOfInteractions = Number.parseInt(read(api, 'cmi.interactions._count'), 10);
  const firstInteraction = Number.isInteger(countOfInteractions) ? countOfInteractions : undefined;

  const say = (news: CourseNews): void => {
    for (const [element, value] of elementsOf(news, counts)) set(api, element, value);
    set(api, 'cmi.core.session_time', timespan(now() - begun));
    // Always: what was answered is to be seen again, even when all of it was.
    set(api, 'cmi.core.exit', 'suspend');
    if (firstInteraction !== undefined && counts) record(news.firstTries, firstInteraction);
  };
  /** Beside the score; a system may do without, and then so does the lesson. */
  const record = (tries: readonly FirstTry[], from: number): void => {
    for (const one of tries) {
      if (recorded.has(one.id)) continue;
      const at = `cmi.interactions.${from + recorded.size}`;
      recorded.add(one.id);
      for (const [field, value] of interactionOf(one))
        attempt(() => api.LMSSetValue(`${at}.${field}`, value));
    }
  };
  const finish = (news: CourseNews): void => {
    try {
      say(news);
    } finally {
      if (!isTrue(attempt(() => api.LMSFinish('')))) refuse(api);
    }
  };

  return {
    mastery: masteryIn(read(api, 'cmi.student_data.mastery_score')),
    counts,
    suspended: read(api, 'cmi.suspend_data'),
    wayBack: undefined,
    tell: async (news) => {
      say(news);
      if (!isTrue(attempt(() => api.LMSCommit('')))) refuse(api);
    },
    leave: (news) => {
      try {
        finish(news);
      } catch {
        // The page is going; what was not taken lies in this browser.
      }
    },
    end: async (news) => finish(news),
  };
}

/**
 * What a system is told. The score only once all is answered: a system that knows the mastery score makes of any score
 * "passed" or "failed" when the visit ends (RTE 3.4.4, `cmi.core.lesson_status`), and who is in the middle has not failed.
 */
function elementsOf(
  { report, suspended, place }: CourseNews,
  counts: boolean,
): readonly (readonly [element: string, value: string])[] {
  // What is answered while one may only look would count on the next visit.
  if (!counts) return [];
  const kept = [
    ['cmi.suspend_data', suspended],
    ['cmi.core.lesson_location', string255(place)],
  ] as const;
  if (!report.isComplete) return [...kept, ['cmi.core.lesson_status', 'incomplete']];
  return [
    ...kept,
    ['cmi.core.score.min', '0'],
    ['cmi.core.score.max', '100'],
    ['cmi.core.score.raw', String(percent(report.score))],
    ['cmi.core.lesson_status', report.success === 'passed' ? 'passed' : 'failed'],
  ];
}

const interactionOf = ({
  id,
  typed,
  isRight,
  at,
  tookMs,
}: FirstTry): readonly (readonly [string, string])[] => [
  // First, or the others have nothing to belong to.
  ['id', id],
  ['type', 'fill-in'],
  ['time', timeOfDay(new Date(at))],
  ['student_response', string255(typed)],
  ['result', isRight ? 'correct' : 'wrong'],
  ['latency', timespan(tookMs)],
];

/** Of a score from 0 to 100. */
function masteryIn(text: string): number | undefined {
  const score = text.trim() === '' ? Number.NaN : Number(text);
  return score >= 0 && score <= 100 ? score / 100 : undefined;
}

const read = (api: ScormApi, element: string): string => {
  const value = attempt(() => api.LMSGetValue(element));
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
};

function set(api: ScormApi, element: string, value: string): void {
  if (!isTrue(attempt(() => api.LMSSetValue(element, value)))) refuse(api);
}

function refuse(api: ScormApi): never {
  throw new LmsError(complaint(api));
}

/** What the system says is wrong, in its own words. */
function complaint(api: ScormApi): string {
  const code = attempt(() => String(api.LMSGetLastError()));
  if (code === undefined || code === '0') return '';
  const says = attempt(() => String(api.LMSGetErrorString(code))) ?? '';
  return `It says: ${says.trim() || 'error'} (${code}).`;
}

function attempt<Value>(call: () => Value): Value | undefined {
  try {
    return call();
  } catch {
    return undefined; // A system's own fault; to the lesson it has not answered.
  }
}

/** The standard asks for the text; some systems answer the value. */
const isTrue = (answer: unknown): boolean => String(answer) === 'true';
