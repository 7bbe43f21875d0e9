import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  drawSet,
  highestSeed,
  type ListedProblem,
  listed,
  mostProblems,
  type ProblemSet,
} from '../../src/problems/problem-set.ts';
import { readSetQuery, setQuery } from '../../src/problems/set-address.ts';
import { nameKey, studentName } from '../../src/problems/student-name.ts';
import { textSeed } from '../../src/problems/text-seed.ts';
import { templates } from '../fixtures/templates.ts';

const problem = (id: string, lesson: string, about: string, version = 1): ListedProblem => ({
  id,
  version,
  title: id.toUpperCase(),
  lesson,
  about,
});
const known = [
  problem('a', 'one', 'x'),
  problem('b', 'one', 'x'),
  problem('c', 'one', 'y'),
  problem('d', 'two', 'z'),
  problem('e', 'two', 'w'),
  problem('f', 'three', 'v'),
];
const set: ProblemSet = {
  title: 'Week 2: batches & caches',
  problems: known.map(({ id, version }) => ({ id, version })),
  count: 3,
  seed: 4711,
  draw: 'by_name',
  mode: 'exam',
};
const questionsOf = (set: ProblemSet, student: string, all = known) => {
  const draw = drawSet(set, all, student);
  if (draw.kind === 'flawed') throw new Error(draw.flaws.map(({ says }) => says).join(' '));
  return draw.questions;
};

describe('what a set asks', () => {
  // FNV-1a in 32 bits, as published with the hash: the empty text, "a" and "foobar".
  test('a text names a seed', () => {
    expect(textSeed('')).toBe(0x811c9dc5);
    expect(textSeed('a')).toBe(0xe40c292c);
    expect(textSeed('foobar')).toBe(0xbf9cf968);
  });

  // Drawn by a second implementation of hash, chance and rule, in Python.
  test.for([
    ['Ada Lovelace', { b: 693537895, d: 1333250869, f: 1902066195 }],
    ['Émile', { c: 1653944053, d: 462783004, f: 1733492122 }],
    ['李小龍', { b: 3661099014, d: 2957535764, f: 2893265082 }],
  ] as const)('%s draws the same for ever', ([student, drawn]) => {
    expect(Object.fromEntries(questionsOf(set, student).map(({ id, seed }) => [id, seed]))).toEqual(drawn);
  });

  test('the same for all, where it says so', () => {
    const same: ProblemSet = { ...set, draw: 'same' };
    expect(questionsOf(same, '').map(({ id, seed }) => [id, seed])).toEqual([
      ['b', 4160041247],
      ['e', 4109708390],
      ['f', 4092930771],
    ]);
    expect(questionsOf(same, 'Ada')).toEqual(questionsOf(same, 'Bob'));
  });

  test('its problems in its own order, where all are asked', () => {
    const order = ['f', 'a', 'd'];
    const problems = order.map((id) => ({ id, version: 1 }));
    expect(questionsOf({ ...set, problems, count: 3 }, 'Ada').map(({ id }) => id)).toEqual(order);
  });

  test('does not depend on the order in which the site lists its problems', () => {
    expect(questionsOf(set, 'Ada', known.toReversed())).toEqual(questionsOf(set, 'Ada'));
  });

  test('a seed of a question does not depend on the other problems of the set', () => {
    const fewer = { ...set, problems: set.problems.slice(0, 3), count: 3 };
    const more = { ...set, count: 6 };
    const seedOf = (of: ProblemSet) => questionsOf(of, 'Ada').find(({ id }) => id === 'b')?.seed;
    expect(seedOf(fewer)).toBe(seedOf(more));
  });

  test('only problems there are, in the version that was set, and says which are not', () => {
    const problems = [
      { id: 'a', version: 1 },
      { id: 'bb', version: 1 },
      { id: 'c', version: 2 },
    ];
    const draw = drawSet({ ...set, problems, count: 3 }, known, 'Ada');
    expect(draw.kind === 'flawed' && draw.flaws.map(({ code, problem }) => [code, problem])).toEqual([
      ['unknown_problem', 'bb'],
      ['other_version', 'c'],
    ]);
  });

  test('nothing of nobody, where it is drawn by name', () => {
    const draw = drawSet(set, known, ' \u200b ');
    expect(draw.kind === 'flawed' && draw.flaws.map(({ code }) => code)).toEqual(['no_name']);
  });
});

const all = templates().map(listed);
const anySet = fc
  .record({
    pool: fc.shuffledSubarray(all, { minLength: 1, maxLength: Math.min(all.length, mostProblems) }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    title: fc.oneof(fc.string({ maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 100 })),
    seed: fc.integer({ min: 0, max: highestSeed }),
    draw: fc.constantFrom('same' as const, 'by_name' as const),
    mode: fc.constantFrom('practice' as const, 'exam' as const),
    versions: fc.array(fc.integer({ min: 1, max: 9999 }), { minLength: 100, maxLength: 100 }),
  })
  .map(({ pool, share, versions, ...rest }) => ({
    ...rest,
    count: Math.max(1, Math.round(share * pool.length)),
    problems: pool.map(({ id }, at) => ({ id, version: versions[at] ?? 1 })),
  }));
const anyDrawable = anySet.map((set) => ({
  ...set,
  problems: set.problems.map(({ id }) => ({ id, version: all.find((one) => one.id === id)?.version ?? 1 })),
}));
const anyName = fc.string({ minLength: 1, maxLength: 40 }).filter((name) => nameKey(name) !== '');

describe('laws of sets', () => {
  test('an address brings back its set, and the set its address', () => {
    fc.assert(
      fc.property(anySet, (set) => {
        const query = setQuery(set);
        const reading = readSetQuery(query);
        expect(reading).toMatchObject({ kind: 'set', set: { ...set, title: expect.any(String) } });
        if (reading.kind === 'set') expect(setQuery(reading.set)).toBe(query);
      }),
    );
  });

  test('an address has nothing in it that ends an address in a message', () => {
    fc.assert(
      fc.property(anySet, (set) => {
        expect(setQuery(set)).toMatch(/^\?[\w.*%+&=,:-]+$/);
      }),
    );
  });

  test('as many are asked as the set says, each once, with seeds of 32 bits', () => {
    fc.assert(
      fc.property(anyDrawable, anyName, (set, student) => {
        const questions = questionsOf(set, student, all);
        expect(new Set(questions.map(({ id }) => id)).size).toBe(set.count);
        for (const { seed } of questions) expect(seed === seed >>> 0).toBe(true);
      }),
    );
  });

  test('no two problems about one thing while there are others', () => {
    const aboutOf = (ids: readonly { readonly id: string }[]) =>
      new Set(ids.map(({ id }) => all.find((one) => one.id === id)?.about)).size;
    fc.assert(
      fc.property(anyDrawable, anyName, (set, student) => {
        const questions = questionsOf(set, student, all);
        expect(aboutOf(questions)).toBe(Math.min(set.count, aboutOf(set.problems)));
      }),
    );
  });

  test('another name draws other numbers', () => {
    // 32 bits a question: that two names agree in one is one in four thousand million.
    fc.assert(
      fc.property(anyDrawable, anyName, anyName, (set, one, other) => {
        fc.pre(nameKey(one) !== nameKey(other));
        const seedsOf = (student: string) =>
          questionsOf({ ...set, draw: 'by_name' }, student, all).map(({ id, seed }) => `${id} ${seed}`);
        expect(seedsOf(one)).not.toEqual(seedsOf(other));
      }),
    );
  });

  test('any text is an address that is read, or told what is wrong with it', () => {
    const anyAddress = fc.oneof(
      fc.string(),
      fc
        .array(fc.tuple(fc.constantFrom('title', 'problems', 'count', 'seed', 'draw', 'mode'), fc.string()))
        .map((pairs) => `?${new URLSearchParams(pairs)}`),
    );
    fc.assert(
      fc.property(anyAddress, (search) => {
        const reading = readSetQuery(search);
        if (reading.kind === 'wrong') expect(reading.says.join('')).toMatch(/\S/);
      }),
    );
  });
});

describe('an address that is wrong says what is', () => {
  test.for([
    ['?problems=&seed=1', ['The address names no problem: “problems” is empty.']],
    ['?problems=a,b', ['The address has no seed, and so no numbers. Its end may have been cut off.']],
    ['?problems=a,b,a&seed=1', ['“a” stands twice among the problems.']],
    [
      '?problems=a,../b&seed=1',
      ['“../b” is no name of a problem: small letters, digits and hyphens, and “:2” for its second version.'],
    ],
    ['?problems=a,b&count=3&seed=1', ['“count” is “3”; expected a whole number from 1 to 2.']],
    [
      '?problems=a&seed=-1&mode=test',
      [
        '“seed” is “-1”; expected a whole number from 0 to 999,999,999.',
        '“mode” is “test”; expected practice or exam.',
      ],
    ],
    ['?problems=a&seed=1&seed=2', ['“seed” stands 2 times in the address.']],
    ['?problems=a&seed=1&draw=toString', ['“draw” is “toString”; expected same or by-name.']],
  ] as const)('%s', ([search, says]) => {
    expect(readSetQuery(search)).toEqual({ kind: 'wrong', says });
  });

  test('one without problems asks for nothing, whatever else it holds', () => {
    expect(readSetQuery('')).toEqual({ kind: 'none' });
    expect(readSetQuery('?utm_source=mail')).toEqual({ kind: 'none' });
  });

  test('what a mail or a course has added or encoded is passed over', () => {
    expect(readSetQuery('?problems=a%2Cb%3A2&seed=1&utm_source=mail')).toEqual({
      kind: 'set',
      set: {
        title: '',
        problems: [
          { id: 'a', version: 1 },
          { id: 'b', version: 2 },
        ],
        count: 2,
        seed: 1,
        draw: 'same',
        mode: 'practice',
      },
    });
  });

  test('one that is far too long is not gone through', () => {
    expect(readSetQuery(`?problems=${'a,'.repeat(20_000)}`).kind).toBe('wrong');
  });
});

describe('a name draws the same however it is typed', () => {
  test.for([
    ['Ada Lovelace', '  ada   LOVELACE '],
    ['Ada Lovelace', 'Ada\u00a0Lovelace'],
    ['José', 'Jose\u0301'],
    ['O’Brien', "O'Brien"],
    ['Jean‑Luc', 'jean-luc'],
    ['STRASSE', 'Straße'],
    ['ΣΊΣΥΦΟΣ', 'Σίσυφος'],
    ['Ada\u200b', 'Ada'],
  ])('%s is %s', ([one = '', other = '']) => {
    expect(nameKey(one)).toBe(nameKey(other));
  });

  test.for([
    ['José', 'Jose'],
    ['Ada Lovelace', 'Lovelace Ada'],
    ['Ann', 'Anna'],
  ])('%s is not %s', ([one = '', other = '']) => {
    expect(nameKey(one)).not.toBe(nameKey(other));
  });

  test('what is handed in draws what was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (typed) => {
        expect(studentName(studentName(typed))).toBe(studentName(typed));
        expect(nameKey(studentName(typed))).toBe(nameKey(typed));
      }),
      { numRuns: 1000 },
    );
  });
});
