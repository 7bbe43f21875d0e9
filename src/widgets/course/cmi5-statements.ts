import { isRecord } from '../../problems/is-record.ts';
import { type Cmi5Launch, isWebAddress } from './cmi5-launch.ts';
import type { CourseReport } from './course-report.ts';
import type { FirstTry } from './lms.ts';

/** What the system says of a visit, from the state document `LMS.LaunchData`. @source cmi5, section 10 */
export type LaunchData = {
  /** The template of every statement's context, to be added to and never altered. */
  readonly contextTemplate: { readonly [key: string]: unknown };
  readonly launchMode: 'Normal' | 'Browse' | 'Review';
  readonly masteryScore: number | undefined;
  readonly returnUrl: string | undefined;
};

/** @returns nothing where it lacks what the standard demands */
export function readLaunchData(document: unknown): LaunchData | undefined {
  if (!isRecord(document)) return undefined;
  const { contextTemplate, launchMode, masteryScore, returnURL } = document;
  const mode = (['Normal', 'Browse', 'Review'] as const).find((one) => one === launchMode);
  if (!isRecord(contextTemplate) || !mode) return undefined;
  const isScore = typeof masteryScore === 'number' && masteryScore >= 0 && masteryScore <= 1;
  return {
    contextTemplate,
    launchMode: mode,
    masteryScore: isScore ? masteryScore : undefined,
    returnUrl: typeof returnURL === 'string' && isWebAddress(returnURL) ? returnURL : undefined,
  };
}

export type Statement = {
  readonly id: string;
  readonly verb: { readonly id: string; readonly display: object };
} & {
  readonly [key: string]: unknown;
};

/** When a statement is made, and under which id. */
export type Stamp = {
  readonly id: string;
  readonly at: Date;
  /** [ms] since the visit began. */
  readonly tookMs: number;
};

/** The verbs a package uses. @source cmi5, section 9.3; `progressed` and `answered` are allowed beside them */
export type VerbName =
  | 'initialized'
  | 'progressed'
  | 'answered'
  | 'completed'
  | 'passed'
  | 'failed'
  | 'terminated';

export const verbId = (name: VerbName): string => `http://adlnet.gov/expapi/verbs/${name}`;

const ids = {
  cmi5: 'https://w3id.org/xapi/cmi5/context/categories/cmi5',
  moveOn: 'https://w3id.org/xapi/cmi5/context/categories/moveon',
  mastery: 'https://w3id.org/xapi/cmi5/context/extensions/masteryscore',
  progress: 'https://w3id.org/xapi/cmi5/result/extensions/progress',
  interaction: 'http://adlnet.gov/expapi/activities/cmi.interaction',
} as const;

/** The statements of one visit. */
export function statementsFor(launch: Cmi5Launch, data: LaunchData) {
  const { actor, registration, activityId } = launch;
  const made = (name: VerbName, { id, at }: Stamp, rest: { readonly [key: string]: unknown }): Statement => ({
    id,
    actor,
    verb: { id: verbId(name), display: { 'en-US': name } },
    object: { objectType: 'Activity', id: activityId },
    timestamp: at.toISOString(),
    ...rest,
  });
  /** What cmi5 defines carries its category; what is judged or completed carries that of moving on, too (9.6.2). */
  const context = (categories: readonly string[], extensions = {}): { readonly [key: string]: unknown } =>
    filled(data.contextTemplate, registration, categories, extensions);
  const defined = () => context([ids.cmi5]);
  const moving = (extensions = {}) => context([ids.cmi5, ids.moveOn], extensions);
  const mastery = data.masteryScore === undefined ? {} : { [ids.mastery]: data.masteryScore };

  return {
    initialized: (stamp: Stamp) => made('initialized', stamp, { context: defined() }),
    progressed: (stamp: Stamp, { answered, of }: CourseReport) =>
      made('progressed', stamp, {
        result: { extensions: { [ids.progress]: Math.floor((100 * answered) / of) } },
        context: context([]),
      }),
    answered: (stamp: Stamp, { id, title, typed, isRight, tookMs }: FirstTry) =>
      made('answered', stamp, {
        object: {
          objectType: 'Activity',
          id: `${activityId}${activityId.includes('#') ? '/' : '#'}${id}`,
          definition: {
            type: ids.interaction,
            interactionType: 'fill-in',
            name: { 'en-US': title },
          },
        },
        result: { response: typed, success: isRight, duration: duration(tookMs) },
        context: context([]),
      }),
    completed: (stamp: Stamp) =>
      made('completed', stamp, {
        result: { completion: true, duration: duration(stamp.tookMs) },
        context: moving(),
      }),
    judged: (stamp: Stamp, { score, success }: CourseReport) => {
      const isPassed = success === 'passed';
      return made(isPassed ? 'passed' : 'failed', stamp, {
        result: {
          score: { scaled: scaled(score) },
          success: isPassed,
          duration: duration(stamp.tookMs),
        },
        context: moving(mastery),
      });
    },
    terminated: (stamp: Stamp) =>
      made('terminated', stamp, {
        result: { duration: duration(stamp.tookMs) },
        context: defined(),
      }),
  };
}

/** The template with what is ours beside it; what it says stands (section 10, `contextTemplate`). */
function filled(
  template: LaunchData['contextTemplate'],
  registration: string,
  categories: readonly string[],
  extensions: { readonly [key: string]: unknown },
): { readonly [key: string]: unknown } {
  const activities = isRecord(template['contextActivities']) ? template['contextActivities'] : {};
  const known = Array.isArray(activities['category']) ? (activities['category'] as readonly unknown[]) : [];
  const missing = categories.filter((id) => !known.some((one) => isRecord(one) && one['id'] === id));
  const category = [...known, ...missing.map((id) => ({ objectType: 'Activity', id }))];
  const said = isRecord(template['extensions']) ? template['extensions'] : {};
  return {
    ...template,
    registration,
    contextActivities: { ...activities, ...(category.length > 0 && { category }) },
    extensions: { ...extensions, ...said },
  };
}

/** With the four decimals of a mastery score, rounded down: what is short of it must not come to it. */
const scaled = (score: number): number => Math.floor(score * 10_000 + 1e-9) / 10_000;

/** ISO 8601, to the hundredth of a second as xAPI compares. @param ms - [ms] */
const duration = (ms: number): string => `PT${Math.max(0, Math.round(ms / 10)) / 100}S`;
