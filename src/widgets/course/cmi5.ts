import { isRecord } from '../../problems/is-record.ts';
import { type Cmi5Launch, learnerOf } from './cmi5-launch.ts';
import { readLaunchData, type Stamp, type Statement, statementsFor, verbId } from './cmi5-statements.ts';
import type { CourseReport } from './course-report.ts';
import { type CourseNews, type Lms, type LmsDoor, LmsError } from './lms.ts';

/** What is needed of the world outside. */
export type Outside = {
  readonly fetch: typeof fetch;
  /** [ms] since 1970 */
  readonly now: () => number;
  readonly newId: () => string;
};

/** [ms] A record store that has not answered by then is taken for silent. */
const patience = 15_000;

/** The document an attempt is kept in. */
const stateId = 'ridgepoint.attempt';

/**
 * A package opened by a system that speaks cmi5.
 *
 * @source cmi5 (Quartz, 1st edition), sections 8 to 11; xAPI 1.0.3, part three
 */
export function cmi5Door(launch: Cmi5Launch, outside: Outside): LmsDoor {
  // The token is given once; whoever tries to open again goes on from there.
  let token: string | undefined;
  return {
    learner: learnerOf(launch),
    registration: launch.registration,
    open: async () => {
      token ??= await fetchToken(launch, outside);
      return talk(launch, recordStore(launch, token, outside), outside);
    },
  };
}

async function fetchToken({ fetch: address }: Cmi5Launch, { fetch }: Outside): Promise<string> {
  const response = await asked(() =>
    fetch(address, { method: 'POST', signal: AbortSignal.timeout(patience) }),
  );
  const said: unknown = await response.json().catch(() => undefined);
  const { 'auth-token': token, 'error-code': code } = isRecord(said) ? said : {};
  if (typeof token === 'string') return token;
  // What was used up or has run out is not given again (8.2.3).
  throw new LmsError(
    code === undefined
      ? 'Your course gave no leave to report to it.'
      : 'Your course has closed this visit. Open the page from your course again.',
    code === undefined && response.status >= 500,
  );
}

/** The calls of xAPI that a package makes. */
type RecordStore = {
  /** The document's text; nothing where there is none. */
  readonly read: (path: 'activities/state' | 'agents/profile', query: Query) => Promise<string | undefined>;
  readonly write: (query: Query, text: string) => Promise<void>;
  /** @returns those that it refuses, and would again */
  readonly send: (statements: readonly Statement[]) => Promise<readonly Statement[]>;
  readonly has: (verb: string) => Promise<boolean>;
};
/** What a record store answers to a statement that it will never take: it finds it wrong, or too long. */
const refusals: readonly number[] = [400, 413];

type Query = { readonly [name: string]: string };

function recordStore(
  { endpoint, actor, activityId, registration }: Cmi5Launch,
  token: string,
  { fetch }: Outside,
): RecordStore {
  const call = async (
    path: string,
    query: Query,
    { method = 'GET', body }: { readonly method?: 'GET' | 'PUT' | 'POST'; readonly body?: string },
    answers: readonly number[] = [404, 409],
  ): Promise<Response> => {
    const address = new URL(path, endpoint);
    for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
    const response = await asked(() =>
      fetch(address, {
        method,
        headers: {
          Authorization: `Basic ${token}`,
          'X-Experience-API-Version': '1.0.3',
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
        },
        ...(body !== undefined && { body }),
        // What is under way when the page is closed arrives all the same; browsers do so for up to 64 KiB.
        keepalive: body !== undefined && body.length < 30_000,
        signal: AbortSignal.timeout(patience),
      }),
    );
    if (response.ok || answers.includes(response.status)) return response;
    throw new LmsError(`Your course answered with the error ${response.status}.`);
  };

  return {
    read: async (path, query) => {
      const response = await call(path, query, {});
      return response.ok ? await response.text() : undefined;
    },
    write: async (query, text) => {
      const response = await call('activities/state', query, { method: 'PUT', body: text });
      if (!response.ok) throw new LmsError('Your course has no place to keep answers.');
    },
    send: async (statements) => {
      const post = (some: readonly Statement[]): Promise<Response> =>
        call('statements', {}, { method: 'POST', body: JSON.stringify(some) }, [404, 409, ...refusals]);
      const response = await post(statements);
      if (response.status === 404) throw new LmsError('Your course has no place for reports.');
      if (response.ok) return [];
      // Some of them arrived before, though the answer did not; ids tell which (xAPI, part three, 2.1.2). Or one is refused,
      // and the others with it.
      const refused: Statement[] = [];
      for (const one of statements) if (refusals.includes((await post([one])).status)) refused.push(one);
      return refused;
    },
    has: async (verb) => {
      const query = { verb, activity: activityId, agent: JSON.stringify(actor), registration, limit: '1' };
      const response = await call('statements', query, {});
      const said: unknown = response.ok ? await response.json().catch(() => undefined) : undefined;
      const statements = isRecord(said) && said['statements'];
      return Array.isArray(statements) && statements.length > 0;
    },
  };
}

async function asked(ask: () => Promise<Response>): Promise<Response> {
  try {
    return await ask();
  } catch {
    throw new LmsError('Your course does not answer.');
  }
}

async function talk(launch: Cmi5Launch, store: RecordStore, outside: Outside): Promise<Lms> {
  const { activityId, registration } = launch;
  const agent = JSON.stringify(launch.actor);
  const ofState = (name: string): Query => ({ activityId, agent, registration, stateId: name });
  const data = readLaunchData(parsed(await store.read('activities/state', ofState('LMS.LaunchData'))));
  if (!data) throw new LmsError('Your course did not say how it opened this page.', false);
  // Every package has to ask (section 11); there is no sound to be switched off, and one language.
  await store.read('agents/profile', { agent, profileId: 'cmi5LearnerPreferences' }).catch(() => undefined);
  const kept = parsed(await store.read('activities/state', ofState(stateId)));
  const suspended = isKept(kept) ? kept.suspended : '';

  const counts = data.launchMode === 'Normal';
  // Asked on every visit: a statement may have arrived from a page that was going, and its document not.
  const isKnown = async (verb: 'completed' | 'passed' | 'failed') =>
    counts && (await store.has(verbId(verb)).catch(() => false));
  const [wasCompleted, wasPassed, wasFailed] = await Promise.all([
    isKnown('completed'),
    isKnown('passed'),
    isKnown('failed'),
  ]);
  const say = statementsFor(launch, data);
  const begun = outside.now();
  const stamp = (at = outside.now()): Stamp => ({
    id: outside.newId(),
    at: new Date(at),
    tookMs: at - begun,
  });

  let underWay: readonly Statement[] = [];
  /** Made once, so that a statement that is sent again is the same; in the order in which things happened. */
  let waiting: readonly Statement[] = [say.initialized(stamp(begun))];
  let written = suspended;
  const told = {
    answered: new Set<string>(),
    progress: 0,
    completed: wasCompleted,
    judged: wasPassed || wasFailed,
  };
  const add = (statement: Statement): void => {
    waiting = [...waiting, statement];
  };
  const take = ({ report, firstTries }: CourseNews): void => {
    if (!counts) return;
    for (const one of firstTries.filter(({ id }) => !told.answered.has(id))) {
      told.answered.add(one.id);
      add(say.answered(stamp(), one));
    }
    if (report.isComplete) conclude(report);
    else if (report.answered > told.progress) {
      told.progress = report.answered;
      if (!told.completed) add(say.progressed(stamp(), report));
    }
  };
  const conclude = (report: CourseReport): void => {
    if (!told.completed) add(say.completed(stamp()));
    if (!told.judged) add(say.judged(stamp(), report));
    told.completed = true;
    told.judged = true;
  };
  let isEnding = false;
  const terminate = (): void => {
    if (!isEnding) add(say.terminated(stamp()));
    isEnding = true;
  };
  const send = async (news: CourseNews, isLast: boolean): Promise<void> => {
    // Answers first: they are what cannot be worked out again. While the page goes away, both go at once.
    // None where one may only look: they would count on the next visit.
    const writing =
      !counts || news.suspended === written
        ? undefined
        : store.write(ofState(stateId), JSON.stringify({ suspended: news.suspended }));
    if (!isLast) await writing;
    const sent = waiting.filter((one) => !underWay.includes(one));
    underWay = [...underWay, ...sent];
    try {
      const [refused] = await Promise.all([sent.length > 0 ? store.send(sent) : [], writing]);
      written = news.suspended;
      waiting = waiting.filter((one) => !sent.includes(one));
      if (refused.length > 0)
        throw new LmsError(
          `Your course refuses ${refused.length} of ${sent.length} reports of what you did. The others have arrived.`,
          false,
        );
    } finally {
      underWay = underWay.filter((one) => !sent.includes(one));
    }
  };

  return {
    mastery: data.masteryScore,
    counts,
    suspended,
    wayBack: data.returnUrl,
    tell: async (news) => {
      take(news);
      await send(news, false);
    },
    leave: (news) => {
      take(news);
      terminate();
      // The page is going; what does not arrive lies in this browser.
      send(news, true).catch(() => {});
    },
    end: async (news) => {
      take(news);
      terminate();
      await send(news, false);
    },
  };
}

const isKept = (value: unknown): value is { readonly suspended: string } =>
  isRecord(value) && typeof value['suspended'] === 'string';

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
