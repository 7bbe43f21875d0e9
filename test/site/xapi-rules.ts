type Said = { readonly [key: string]: unknown };

/** What a visit was opened with. */
export type Visit = {
  readonly actor: object;
  readonly registration: string;
  readonly activityId: string;
  readonly publisherId: string;
  readonly session: string;
  readonly mode: string;
  readonly masteryScore: number;
};

const verbs = 'http://adlnet.gov/expapi/verbs/';
const sessionId = 'https://w3id.org/xapi/cmi5/context/extensions/sessionid';
const mastery = 'https://w3id.org/xapi/cmi5/context/extensions/masteryscore';
const cmi5 = 'https://w3id.org/xapi/cmi5/context/categories/cmi5';
const moveOn = 'https://w3id.org/xapi/cmi5/context/categories/moveon';

/** A statement as the rules look at it. */
type Case = {
  readonly statement: Said;
  readonly verb: string;
  readonly isDefined: boolean;
  readonly isJudged: boolean;
  readonly context: Said;
  readonly result: Said;
  readonly categories: readonly unknown[];
  /** What is stored of this visit, and what cmi5 defines of all that is stored. */
  readonly inVisit: readonly Said[];
  readonly defined: readonly Said[];
  readonly before: readonly Said[];
  readonly visit: Visit;
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const utc = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z$/;
const ofCmi5 = ['initialized', 'completed', 'passed', 'failed', 'terminated'];

const about = (...verbs: readonly string[]) => ({
  /** A rule for these verbs alone. */
  holds:
    (rule: (one: Case) => boolean) =>
    (one: Case): boolean =>
      !verbs.includes(one.verb) || rule(one),
});

const rules: { readonly [section: string]: (one: Case) => boolean } = {
  '9.1 id': ({ statement }) => uuid.test(String(statement['id'])),
  'xAPI: the id is free': ({ statement, before }) => !before.some(({ id }) => id === statement['id']),
  '9.2 actor': ({ statement, visit }) => JSON.stringify(statement['actor']) === JSON.stringify(visit.actor),
  '9.7 timestamp in UTC': ({ statement }) => utc.test(String(statement['timestamp'])),
  '9.7 order of timestamps': ({ statement, inVisit }) =>
    inVisit.every((one) => String(one['timestamp']) <= String(statement['timestamp'])),
  '9.6.1 registration': ({ context, visit }) => context['registration'] === visit.registration,
  '9.6.3.1 session id': ({ statement, visit }) => sessionOf(statement) === visit.session,
  '9.6.2.3 publisher id': ({ context, visit }) =>
    list(record(context['contextActivities'])['grouping']).some(
      (one) => record(one)['id'] === visit.publisherId,
    ),
  '9.3 initialized is first': ({ inVisit, verb }) => inVisit.length > 0 || verb === 'initialized',
  '9.3 terminated is last': ({ inVisit }) => !inVisit.some((one) => verbOf(one) === 'terminated'),
  '9.3 a verb once in a visit': ({ isDefined, inVisit, verb }) =>
    !isDefined || !inVisit.filter(isCmi5).some((one) => verbOf(one) === verb),
  '9.3 passed or failed, not both': ({ isJudged, inVisit }) =>
    !isJudged || !inVisit.some((one) => ['passed', 'failed'].includes(verbOf(one))),
  '9.3 completed once in a registration': about('completed').holds(
    ({ defined }) => !defined.some((one) => verbOf(one) === 'completed'),
  ),
  '9.3 nothing is judged after passed': ({ isJudged, defined }) =>
    !isJudged || !defined.some((one) => verbOf(one) === 'passed'),
  '7.1.3 category': about(...ofCmi5).holds(({ isDefined }) => isDefined),
  '9.4 object': ({ isDefined, statement, visit }) =>
    !isDefined || record(statement['object'])['id'] === visit.activityId,
  '9.6.2.2 category of moving on': ({ isDefined, result, categories }) =>
    categories.includes(moveOn) === (isDefined && ('success' in result || 'completion' in result)),
  '10 nothing is judged while one looks': ({ visit, categories }) =>
    visit.mode === 'Normal' || !categories.includes(moveOn),
  '9.5.4 duration': about('completed', 'passed', 'failed', 'terminated').holds(({ result }) =>
    /^PT\d+(?:\.\d+)?S$/.test(String(result['duration'])),
  ),
  '9.5.3 completion': ({ isDefined, verb, result }) =>
    !isDefined || (verb === 'completed' ? result['completion'] === true : !('completion' in result)),
  '9.5.1 score': ({ isDefined, isJudged, result }) => !isDefined || isJudged || !('score' in result),
  '9.5.2 success': about('passed', 'failed').holds(
    ({ verb, result }) => result['success'] === (verb === 'passed'),
  ),
  '9.3.4 passed with mastery': about('passed').holds(
    ({ result, visit }) => Number(record(result['score'])['scaled']) >= visit.masteryScore,
  ),
  '9.3.5 failed without': about('failed').holds(
    ({ result, visit }) => Number(record(result['score'])['scaled']) < visit.masteryScore,
  ),
  '9.6.3.2 mastery score': about('passed', 'failed').holds(
    ({ context, visit }) => record(context['extensions'])[mastery] === visit.masteryScore,
  ),
};

/**
 * What the cmi5 specification has against a statement; nothing where it may be stored.
 *
 * @param before - what is stored already, of all visits
 * @source cmi5 (Quartz, 1st edition), sections 9 and 10; the numbers name the section a rule is from
 */
export function validate(statement: Said, before: readonly Said[], visit: Visit): string | undefined {
  const verb = verbOf(statement);
  const context = record(statement['context']);
  const one: Case = {
    ...{ statement, verb, context, before, visit },
    result: record(statement['result']),
    categories: categoriesOf(statement),
    isDefined: isCmi5(statement),
    isJudged: ['passed', 'failed'].includes(verb),
    inVisit: before.filter((other) => sessionOf(other) === visit.session),
    defined: before.filter(isCmi5),
  };
  const broken = Object.entries(rules).find(([, holds]) => !holds(one));
  return broken && `${verb}: ${broken[0]}`;
}

export const verbOf = (statement: Said): string => String(record(statement['verb'])['id']).replace(verbs, '');

const categoriesOf = (statement: Said): readonly unknown[] =>
  list(record(record(statement['context'])['contextActivities'])['category']).map((one) => record(one)['id']);
const isCmi5 = (statement: Said): boolean => categoriesOf(statement).includes(cmi5);
const sessionOf = (statement: Said): unknown => record(record(statement['context'])['extensions'])[sessionId];
const record = (value: unknown): Said => (typeof value === 'object' && value !== null ? { ...value } : {});
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
