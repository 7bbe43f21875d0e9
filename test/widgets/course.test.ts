import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawVariant } from '../../src/problems/draw-variant.ts';
import {
  type Answer,
  type Attempt,
  answerAfter,
  asLeft,
  type CoursePlan,
  merged,
  nothingYet,
  shown,
  withAnswer,
} from '../../src/widgets/course/attempt.ts';
import { readLaunch } from '../../src/widgets/course/cmi5-launch.ts';
import { openCourse } from '../../src/widgets/course/course.ts';
import { type CourseDrawer, courseDrawer } from '../../src/widgets/course/course-drawer.ts';
import { reportOf } from '../../src/widgets/course/course-report.ts';
import { type CourseNews, type Lms, type LmsDoor, LmsError } from '../../src/widgets/course/lms.ts';
import { findScormApi } from '../../src/widgets/course/scorm-api.ts';
import { timespan } from '../../src/widgets/course/scorm-values.ts';
import { mostSuspended, readSuspendData, suspendData } from '../../src/widgets/course/suspend-data.ts';
import { judged } from '../../src/widgets/problem/answering.ts';
import { begin, next, type ProblemState } from '../../src/widgets/problem/problem.model.ts';
import { compiled } from '../fixtures/compiled.ts';
import { actionOf, type Deed } from './deed.ts';

const answer = (isRight: boolean, tries: readonly string[] = ['1']): Answer => ({
  version: 1,
  seed: 1,
  isRight,
  hints: 0,
  tries,
});
const plan = (count: number): CoursePlan => ({
  id: 'lessons/trains',
  questions: Array.from({ length: count }, (_, at) => ({ id: `q${at}`, version: 1, title: `Q ${at}` })),
});
const attemptOf = (...right: readonly boolean[]): Attempt =>
  right.reduce((attempt, one, at) => withAnswer(attempt, `q${at}`, answer(one)), nothingYet);

describe('what a package reports', () => {
  // Five problems: four of five are 0.8.
  test.each([
    [[], 0, false, 'open'],
    [[true, true, true, true], 0.8, false, 'open'],
    [[true, true, true, true, false], 0.8, true, 'passed'],
    [[true, true, true, false, false], 0.6, true, 'failed'],
  ] as const)('after %j', (right, score, isComplete, success) => {
    expect(reportOf(plan(5), attemptOf(...right), 0.8)).toMatchObject({ score, isComplete, success });
  });

  test('does not count what the plan does not ask', () => {
    const attempt = withAnswer(attemptOf(true), 'another', answer(true));
    expect(reportOf(plan(2), attempt, 0.8)).toMatchObject({ answered: 1, right: 1, score: 0.5 });
  });
});

describe('an attempt as text', () => {
  const anyAnswer = fc.record({
    version: fc.integer({ min: 1, max: 99 }),
    seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    isRight: fc.boolean(),
    hints: fc.integer({ min: 0, max: 4 }),
    tries: fc.array(fc.string({ maxLength: 1000, unit: 'grapheme' }), { minLength: 1, maxLength: 9 }),
  });
  const anyAttempt = fc
    .record({
      answers: fc.array(fc.tuple(fc.stringMatching(/^[a-z][a-z-]{0,40}$/), anyAnswer), { maxLength: 17 }),
      place: fc.stringMatching(/^[a-z-]{0,60}$/),
    })
    .map(({ answers, place }): Attempt => ({ answers: new Map(answers), place }));
  const readBack = (text: string): Attempt => {
    const reading = readSuspendData(text);
    if (reading.kind !== 'attempt') throw new Error(reading.says);
    return reading.attempt;
  };

  test('is read back as it was, where there is room', () => {
    fc.assert(
      fc.property(anyAttempt, (attempt) => {
        expect(readBack(suspendData(attempt, 1_000_000))).toEqual(attempt);
      }),
    );
  });

  test('fits into what SCORM 1.2 keeps, in letters that every system keeps, and never forgets what counted', () => {
    fc.assert(
      fc.property(anyAttempt, (attempt) => {
        const text = suspendData(attempt);
        expect(text.length).toBeLessThanOrEqual(mostSuspended);
        expect(text).toMatch(/^[ -~]*$/);
        const kept = readBack(text);
        const counted = ({ answers }: Attempt) =>
          [...answers].map(([id, { version, seed, isRight }]) => [id, version, seed, isRight]);
        expect(counted(kept)).toEqual(counted(attempt));
      }),
    );
  });

  test.each(['{', '[]', '{"v":2,"answers":{}}', '{"v":1,"answers":{"a":[1,-1,1,0,[]]}}', 'bookmark=7'])(
    'that is none is told: %s',
    (text) => {
      expect(readSuspendData(text)).toMatchObject({ kind: 'unreadable' });
    },
  );

  test('that nobody kept is an attempt not begun', () => {
    expect(readBack('')).toEqual(nothingYet);
  });
});

describe('a problem that comes back', () => {
  const template = compiled(
    'given: { total_params: { one_of: [70e9 parameters, 405e9 parameters] }, bytes_per_weight: 2 bytes/parameter, memory_bandwidth: 3.35 TB/s }\nask: weight_time\nunit: ms',
    'How long for {total_params} at {memory_bandwidth}, {bytes_per_weight}?\n\n<Hint>Divide.</Hint>',
  );
  const doing: readonly (readonly [string, readonly Deed[]])[] = [
    ['wrong, then right', [typed('1 ms'), 'checked']],
    ['wrong twice', [typed('1 ms'), 'checked', typed('2 ms'), 'checked']],
    ['given up', [{ kind: 'hinted' }, { kind: 'gave_up' }]],
    ['given up after a try', [typed('1 ms'), 'checked', { kind: 'gave_up' }]],
  ];
  function typed(text: string) {
    return { kind: 'typed', text } as const;
  }
  const did = (state: ProblemState, deed: Deed) => next(state, actionOf(deed, state));

  test.each(doing)('is as it was left: %s', (_, deeds) => {
    let state = begin(drawVariant(template, 3));
    let kept: Answer | undefined;
    for (const deed of deeds) {
      const action = actionOf(deed, state);
      state = next(state, action);
      kept = answerAfter(kept, state, action);
    }
    expect(kept).toBeDefined();
    if (!kept) return;
    const back = asLeft(template, kept);
    expect(back.solved).toBe(state.solved);
    expect(back.verdict).toEqual(state.verdict);
    expect(back.outcome?.verdict).toBe(state.outcome?.verdict);
    expect(back.hints_shown).toBe(state.hints_shown);
  });

  test('counts by its first try alone', () => {
    const wrong = did(did(begin(drawVariant(template, 3)), typed('1 ms')), 'checked');
    const first = answerAfter(undefined, wrong, judged(wrong));
    const given = next(wrong, { kind: 'gave_up' });
    expect(answerAfter(first, given, { kind: 'gave_up' })).toMatchObject({
      isRight: false,
      tries: ['1 ms', shown],
    });
  });

  test('is nothing before it was answered, and nothing by what cannot be read', () => {
    const unread = did(did(begin(drawVariant(template, 3)), typed('seven')), 'checked');
    expect(answerAfter(undefined, unread, judged(unread))).toBeUndefined();
  });
});

describe('two attempts become one', () => {
  test('what the system has counts', () => {
    const told = withAnswer(nothingYet, 'q0', answer(false, ['7']));
    const here = withAnswer(nothingYet, 'q0', answer(true, ['8']));
    expect(merged(told, here).answers.get('q0')?.isRight).toBe(false);
  });

  test('what it lacks is added, and what went on from the same try', () => {
    const told = withAnswer(nothingYet, 'q0', answer(false, ['7']));
    const here = withAnswer(withAnswer(nothingYet, 'q0', answer(false, ['7', '8'])), 'q1', answer(true));
    const { answers } = merged(told, here);
    expect(answers.get('q0')?.tries).toEqual(['7', '8']);
    expect(answers.get('q1')?.isRight).toBe(true);
  });
});

describe('looking for SCORM’s run-time', () => {
  const call = () => 'true';
  const API = {
    ...{ LMSInitialize: call, LMSFinish: call, LMSGetValue: call, LMSSetValue: call, LMSCommit: call },
    ...{ LMSGetLastError: call, LMSGetErrorString: call },
  };

  test('finds it some frames up', () => {
    expect(findScormApi({ parent: { parent: { API } } })).toBe(API);
  });

  test('finds it above the window that opened the lesson', () => {
    expect(findScormApi({ parent: null, opener: { parent: { API } } })).toBe(API);
  });

  test('takes nothing else for it, and gives up where a window refuses to be looked at', () => {
    const closed = {
      get API(): unknown {
        throw new DOMException('another origin', 'SecurityError');
      },
      get parent(): null {
        throw new DOMException('another origin', 'SecurityError');
      },
    };
    expect(findScormApi({ API: { LMSInitialize: call }, parent: closed })).toBeUndefined();
    const top: { parent?: object } = {};
    top.parent = top;
    expect(findScormApi(top)).toBeUndefined();
  });
});

test('a drawer without a learner’s name holds nothing for whoever comes next', () => {
  const kept = new Map<string, string>();
  const storage = () => ({
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
    removeItem: (name: string) => void kept.delete(name),
  });
  expect(courseDrawer(storage, 'lessons/trains', 'ada').hold('answers')).toBe(true);
  expect(courseDrawer(storage, 'lessons/trains', 'ada').left()).toBe('answers');
  expect(courseDrawer(storage, 'lessons/trains', '').hold('answers')).toBe(false);
  expect(courseDrawer(storage, 'lessons/trains', '').left()).toBe('');
});

test.each([
  [0, '0000:00:00.00'],
  [61_234, '0000:01:01.23'],
  // The longest that the standard can write.
  [Number.MAX_SAFE_INTEGER, '9999:59:59.99'],
])('%d ms is the timespan %s', (ms, written) => {
  expect(timespan(ms)).toBe(written);
});

test('a launch of cmi5 has all five parameters, and web addresses', () => {
  const asked = {
    endpoint: 'https://lrs.example/xapi',
    fetch: 'https://lms.example/fetch?k=1',
    actor: '{"account":{"homePage":"https://lms.example","name":"17"}}',
    registration: 'c0ffee00-0000-4000-8000-000000000000',
    activityId: 'https://lms.example/a/1',
  };
  const query = (over: object) => `?${new URLSearchParams({ ...asked, ...over })}`;
  expect(readLaunch(query({}))).toMatchObject({ endpoint: 'https://lrs.example/xapi/' });
  expect(readLaunch(query({ registration: '' }))).toBeUndefined();
  expect(readLaunch(query({ actor: 'Ada' }))).toBeUndefined();
  expect(readLaunch(query({ endpoint: 'javascript:alert(1)' }))).toBeUndefined();
});

describe('a package that is open', () => {
  /** A system whose ears are closed for the first so many times. */
  function system(deaf: number) {
    let left = deaf;
    const told: CourseNews[] = [];
    const hear = async (news: CourseNews): Promise<void> => {
      left -= 1;
      if (left >= 0) throw new LmsError('It is deaf.');
      told.push(news);
    };
    const lms: Lms = {
      ...{ mastery: undefined, counts: true, suspended: '', wayBack: undefined },
      ...{ tell: hear, end: hear, leave: () => {} },
    };
    const door: LmsDoor = { learner: 'ada', registration: '', open: async () => lms };
    return { door, told };
  }
  function box(): CourseDrawer & { readonly held: () => string } {
    let held = '';
    return {
      left: () => held,
      hold: (text) => {
        held = text;
        return true;
      },
      clear: () => {
        held = '';
      },
      held: () => held,
    };
  }

  test('keeps what was not taken, says it again after longer and longer pauses, and then keeps it no more', async () => {
    const { door, told } = system(3);
    const drawer = box();
    const later: { readonly work: () => void; readonly ms: number }[] = [];
    const course = openCourse(plan(1), door, drawer, (work, ms) => later.push({ work, ms }));
    course.answered('q0', answer(true), undefined);
    await course.tell();
    expect(course.state.value).toMatchObject({ kind: 'not_told', says: 'It is deaf.', isTried: true });
    expect(drawer.held()).toContain('q0');
    for (let at = 0; at < later.length && told.length === 0; at++) {
      later[at]?.work();
      await course.tell();
    }
    expect(course.state.value.kind).toBe('told');
    expect(told.at(-1)?.report).toMatchObject({ isComplete: true, success: 'passed' });
    expect(drawer.held()).toBe('');
    const pauses = later.map(({ ms }) => ms);
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
  });

  test('begins with what an earlier visit could not say', async () => {
    const { door, told } = system(0);
    const drawer = box();
    drawer.hold(suspendData(attemptOf(true)));
    const course = openCourse(plan(2), door, drawer, () => {});
    expect(course.report.value.right).toBe(1);
    await course.tell();
    expect(told.at(-1)?.report.right).toBe(1);
  });

  test('does not write over what it cannot read before there is something to put there', async () => {
    const { door, told } = system(0);
    const open = async (): Promise<Lms> => ({ ...(await door.open()), suspended: 'page=7' });
    const course = openCourse(plan(1), { ...door, open }, box(), () => {});
    await course.tell();
    expect(course.notice.value).toContain('could not be read');
    expect(told).toEqual([]);
    course.answered('q0', answer(true), undefined);
    await course.tell();
    expect(told.length).toBeGreaterThan(0);
  });

  test('keeps nothing where one may only look, and what waits from an earlier visit goes on waiting', async () => {
    const { door } = system(0);
    const told: CourseNews[] = [];
    const open = async (): Promise<Lms> => ({
      ...(await door.open()),
      counts: false,
      tell: async (news) => {
        told.push(news);
      },
    });
    const drawer = box();
    const waiting = suspendData(attemptOf(true));
    drawer.hold(waiting);
    const course = openCourse(plan(2), { ...door, open }, drawer, () => {});
    // Before it is known that nothing counts, and after.
    course.answered('q1', answer(true), undefined);
    await course.tell();
    expect(drawer.held()).toBe(waiting);
    course.answered('q1', answer(true, ['1', '2']), undefined);
    await course.tell();
    expect(told.length).toBeGreaterThan(0);
    expect(drawer.held()).toBe(waiting);
  });

  test('outside a course keeps nothing', () => {
    const drawer = box();
    const course = openCourse(plan(1), undefined, drawer, () => {});
    course.answered('q0', answer(true), undefined);
    expect(course.state.value.kind).toBe('alone');
    expect(drawer.held()).toBe('');
  });
});
