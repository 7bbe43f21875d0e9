import { describe, expect, test } from 'vitest';
import { cmi5Door, type Outside } from '../../src/widgets/course/cmi5.ts';
import type { CourseNews } from '../../src/widgets/course/lms.ts';

const launch = {
  endpoint: 'https://lrs.example/xapi/',
  fetch: 'https://lms.example/token',
  actor: { account: { homePage: 'https://lms.example', name: '17' } },
  registration: 'c0ffee00-0000-4000-8000-000000000000',
  activityId: 'https://lms.example/a/1',
};

type Sent = { readonly id: string; readonly result?: { readonly response?: string } };

/** A record store that takes several statements whole or not at all, as xAPI 1.0.3, part three, 2.1.2 has it. */
function recordStore(refuses: (statement: Sent) => number | undefined) {
  const taken = new Map<string, Sent>();
  const documents = new Map([
    ['LMS.LaunchData', JSON.stringify({ contextTemplate: {}, launchMode: 'Normal' })],
  ]);
  const post = (statements: readonly Sent[]): Response => {
    const status = statements.map(refuses).find((one) => one !== undefined);
    if (status) return new Response('', { status });
    if (statements.some(({ id }) => taken.has(id))) return new Response('', { status: 409 });
    for (const one of statements) taken.set(one.id, one);
    return Response.json(statements.map(({ id }) => id));
  };
  const state = (name: string, written: string | undefined): Response => {
    if (written !== undefined) documents.set(name, written);
    const kept = documents.get(name);
    return new Response(kept ?? '', { status: kept === undefined ? 404 : 200 });
  };
  const outside: Outside = {
    now: () => Date.UTC(2026, 3, 29),
    newId: () => crypto.randomUUID(),
    fetch: async (input, { method = 'GET', body } = {}) => {
      const { pathname, searchParams } = new URL(String(input));
      if (pathname === '/token') return Response.json({ 'auth-token': 'dG9rZW4=' });
      if (pathname === '/xapi/statements')
        return method === 'POST' ? post(JSON.parse(String(body))) : Response.json({ statements: [] });
      return state(searchParams.get('stateId') ?? '', method === 'PUT' ? String(body) : undefined);
    },
  };
  return {
    door: cmi5Door(launch, outside),
    answers: () => [...taken.values()].flatMap(({ result }) => result?.response ?? []),
  };
}

const first = (id: string, typed: string) => ({ id, title: id, typed, isRight: true, at: 0, tookMs: 1000 });
const news = (...typed: readonly string[]): CourseNews => ({
  report: {
    answered: typed.length,
    right: typed.length,
    of: 5,
    score: 0.2,
    isComplete: false,
    success: 'open',
  },
  suspended: typed.join(),
  place: '',
  firstTries: typed.map((text, at) => first(`q${at}`, text)),
});

describe('a report that the course refuses', () => {
  test.for([400, 413])('with %d is told once, and holds up none of the others', async (status) => {
    const { door, answers } = recordStore(({ result }) =>
      result?.response === 'too long' ? status : undefined,
    );
    const lms = await door.open();

    await expect(lms.tell(news('40 ms', 'too long', '$2'))).rejects.toMatchObject({
      message: 'Your course refuses 1 of 5 reports of what you did. The others have arrived.',
      mayPass: false,
    });
    expect(answers()).toEqual(['40 ms', '$2']);

    await lms.tell(news('40 ms', 'too long', '$2', '300'));
    expect(answers()).toEqual(['40 ms', '$2', '300']);
  });

  test('because it has no leave now is sent again, whole', async () => {
    let isClosed = true;
    const { door, answers } = recordStore(() => (isClosed ? 403 : undefined));
    const lms = await door.open();

    await expect(lms.tell(news('40 ms'))).rejects.toMatchObject({ mayPass: true });
    isClosed = false;
    await lms.tell(news('40 ms'));
    expect(answers()).toEqual(['40 ms']);
  });
});
