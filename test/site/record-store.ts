import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { validate } from './xapi-rules.ts';

export type Said = { readonly [key: string]: unknown };

/** A small record store and the cmi5 side of a course system, at an origin of its own. */
export type RecordStore = {
  readonly origin: string;
  readonly statements: Said[];
  /** What it refused, and why. */
  readonly refused: string[];
  /** Begins a visit. @returns the query that opens a package */
  readonly launch: (mode?: 'Normal' | 'Browse' | 'Review') => string;
  /** The state documents, by their id. */
  readonly states: Map<string, string>;
  /** Answers everything but the token with an error; or never again in this visit, not even what arrives once the page is gone. */
  readonly fail: (how: 'no' | 'error' | 'never') => void;
  readonly stop: () => Promise<void>;
};

type Asked = {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};
type Reply = { readonly status: number; readonly body?: string };

/** It stands at another origin than the package, as record stores do. */
const open = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'authorization, content-type, x-experience-api-version',
  'access-control-allow-methods': 'GET, PUT, POST',
};

export const actor = {
  objectType: 'Agent',
  account: { homePage: 'https://course.example', name: 'learner-17' },
};
const registration = '3f2b6c1e-6d1b-4b0e-9c53-0a8f6f0b2d11';
const activityId = 'https://course.example/activities/4711';
const publisherId = 'urn:uuid:00000000-0000-5000-8000-000000000000';

export async function recordStore(returnUrl?: string): Promise<RecordStore> {
  let fails = false;
  /** Tokens of visits that are not heard any more. */
  const unheard = new Set<string>();
  let visits = 0;
  let fetched = true;
  const states = new Map<string, string>();
  const statements: Said[] = [];
  const refused: string[] = [];
  const token = (): string => Buffer.from(`visit:${visits}`).toString('base64');
  const session = (): string => `session-${visits}`;

  const launch = (mode: 'Normal' | 'Browse' | 'Review' = 'Normal'): string => {
    visits += 1;
    fetched = false;
    states.set(
      'LMS.LaunchData',
      JSON.stringify({
        launchMode: mode,
        moveOn: 'CompletedAndPassed',
        masteryScore: 0.6,
        ...(returnUrl && { returnURL: returnUrl }),
        contextTemplate: {
          contextActivities: { grouping: [{ id: publisherId }] },
          extensions: { 'https://w3id.org/xapi/cmi5/context/extensions/sessionid': session() },
        },
      }),
    );
    return `?${new URLSearchParams({
      endpoint: `${origin}/xapi`,
      fetch: `${origin}/fetch/${visits}`,
      actor: JSON.stringify(actor),
      registration,
      activityId,
    })}`;
  };

  const refuse = (status: number, why: string): Reply => {
    refused.push(`${status} ${why}`);
    return { status, body: why };
  };
  const json = (value: unknown): Reply => ({ status: 200, body: JSON.stringify(value) });

  const answerFetch = ({ method }: Asked): Reply => {
    if (method !== 'POST') return refuse(405, 'the token is had by POST');
    if (fetched) return json({ 'error-code': '1', 'error-text': 'Already given.' });
    fetched = true;
    return json({ 'auth-token': token() });
  };
  const stateNamed = (id: string): Reply => {
    const kept = states.get(id);
    return kept === undefined ? { status: 404 } : { status: 200, body: kept };
  };
  const isTheirs = (query: URLSearchParams): boolean =>
    query.get('activityId') === activityId &&
    query.get('registration') === registration &&
    query.get('agent') === JSON.stringify(actor);
  const answerState = ({ method, query, body }: Asked): Reply => {
    const id = query.get('stateId') ?? '';
    if (!isTheirs(query)) return refuse(403, 'the state of somebody or something else');
    if (method === 'GET') return stateNamed(id);
    if (method !== 'PUT') return refuse(405, method);
    if (id === 'LMS.LaunchData') return refuse(403, 'the launch data are the system’s');
    states.set(id, body);
    return { status: 204 };
  };
  const find = (query: URLSearchParams): Reply => {
    const found = statements.filter(
      (one) =>
        (one['verb'] as Said)['id'] === query.get('verb') &&
        (one['context'] as Said)['registration'] === query.get('registration'),
    );
    return json({ statements: found.slice(0, Number(query.get('limit') ?? 100)), more: '' });
  };
  const answerStatements = ({ method, query, body }: Asked): Reply => {
    if (method === 'GET') return find(query);
    const sent = [JSON.parse(body)].flat() as readonly Said[];
    const { launchMode } = JSON.parse(states.get('LMS.LaunchData') ?? '{}') as Said;
    const visit = {
      ...{ actor, registration, activityId, publisherId, masteryScore: 0.6 },
      mode: String(launchMode),
      session: session(),
    };
    // All of what is sent together, or none.
    for (const [at, statement] of sent.entries()) {
      const why = validate(statement, [...statements, ...sent.slice(0, at)], visit);
      if (why) return refuse(400, why);
    }
    statements.push(...sent);
    return json(sent.map(({ id }) => id));
  };
  const answer = (asked: Asked): Reply => {
    if (asked.path.startsWith('/fetch/')) return answerFetch(asked);
    if (fails) return { status: 500 };
    if (asked.headers.authorization !== `Basic ${token()}`) return refuse(401, 'no such token');
    if (!/^1\.0/.test(String(asked.headers['x-experience-api-version'])))
      return refuse(400, 'no version of xAPI');
    switch (asked.path) {
      case '/xapi/activities/state':
        return answerState(asked);
      case '/xapi/statements':
        return answerStatements(asked);
      case '/xapi/agents/profile':
        return { status: 404 };
      default:
        return refuse(400, asked.path);
    }
  };

  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://store');
    let body = '';
    request.on('data', (part) => {
      body += String(part);
    });
    request.on('end', () => {
      const method = request.method ?? '';
      const asked = { path: pathname, query: searchParams, method, headers: request.headers, body };
      if (unheard.has(request.headers.authorization ?? '')) return;
      const reply: Reply = method === 'OPTIONS' ? { status: 204 } : answer(asked);
      response.writeHead(reply.status, { ...open, 'content-type': 'application/json' }).end(reply.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  // A server that listens on a port has an address of this kind.
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    statements,
    refused,
    launch,
    states,
    fail: (how) => {
      fails = how === 'error';
      if (how === 'never') unheard.add(`Basic ${token()}`);
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
