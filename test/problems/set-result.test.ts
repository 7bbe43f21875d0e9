import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crc32 } from '../../src/problems/crc32.ts';
import { drawVariant } from '../../src/problems/draw-variant.ts';
import { drawSet, listed, type ProblemSet } from '../../src/problems/problem-set.ts';
import { type Recheck, recheck } from '../../src/problems/recheck.ts';
import { setQuery } from '../../src/problems/set-address.ts';
import { readResult, resultText, type SetAnswer, type SetResult } from '../../src/problems/set-result.ts';
import { numberVariant, template } from '../fixtures/templates.ts';

const templates = ['cost-at-batch-1', 'context-balance', 'what-binds-the-pass'].map(template);
const known = templates.map(listed);
const byId = new Map(templates.map((one) => [one.id, one]));
const set: ProblemSet = {
  title: 'Week 2',
  problems: known.map(({ id, version }) => ({ id, version })),
  count: 3,
  seed: 4711,
  draw: 'by_name',
  mode: 'exam',
};
const noon = Date.UTC(2026, 10, 27, 12);

/** What a student of a name would hand in: one right, one a factor of three off, one left out. */
function handedIn(student = 'Ada Lovelace', of = set): SetResult {
  const draw = drawSet(of, known, student);
  if (draw.kind === 'flawed') throw new Error('The set cannot be drawn.');
  const answers = draw.questions.map(({ id, version, seed }, at): SetAnswer => {
    const common = { problem: id, version, seed };
    if (at === 2) return { ...common, typed: '', verdict: 'unanswered' };
    const { answer } = numberVariant(template(id), seed);
    // In base units: dollars for each token, and tokens.
    const unit = id === 'cost-at-batch-1' ? ' $/token' : '';
    const typed = `${answer.value * (at === 1 ? 3.1 : 1)}${unit}`;
    return { ...common, typed, verdict: at === 1 ? 'off' : 'correct', at: noon };
  });
  return {
    set: `https://ridgepoint.example/set/${setQuery(of)}`,
    seed: of.seed,
    student,
    begun: noon - 3_600_000,
    handed_in: noon,
    answers,
  };
}
const reread = (text: string) => readResult(JSON.parse(text));
const rechecked = (result: SetResult): Recheck => recheck(result, true, known, byId);
const codes = ({ flags }: Recheck) => flags.map(({ code }) => code);

describe('a result as a file', () => {
  test('a checksum is CRC-32', () => {
    // The check value that catalogues of checksums give for CRC-32, and that of the empty text.
    expect(crc32('123456789')).toBe(0xcbf43926);
    expect(crc32('')).toBe(0);
  });

  test('comes back as it was, and whole', () => {
    expect(reread(resultText(handedIn()))).toEqual({ kind: 'result', result: handedIn(), isWhole: true });
  });

  test('can be read by a person: who, which set, which seed, what was typed, and that it is no proof', () => {
    const text = resultText(handedIn());
    expect(text).toContain('"student": "Ada Lovelace"');
    expect(text).toContain('"seed": 4711');
    expect(text).toContain('"handed_in": "2026-11-27T12:00:00.000Z"');
    expect(text).toContain('anyone can write such a file');
    // One answer a line.
    expect(text.split('\n').filter((line) => line.includes('"problem"'))).toHaveLength(3);
  });

  test('is whole when it was laid out anew, and not when a letter of it was changed', () => {
    const text = resultText(handedIn());
    expect(reread(JSON.stringify(JSON.parse(text)))).toMatchObject({ isWhole: true });
    expect(reread(text.replace('Ada', 'Ida'))).toMatchObject({ isWhole: false });
    expect(reread(text.replace('"off"', '"correct"'))).toMatchObject({ isWhole: false });
  });

  test.for([
    ['a list', [], /no result/],
    ['nothing', null, /no result/],
    ['a backup', { format: 'ridgepoint-history', version: 1 }, /no result/],
    ['a newer one', { format: 'ridgepoint-result', version: 2 }, /newer/],
    ['one without a name', { ...fields(), student: undefined }, /“student” is no text/],
    ['one whose time is none', { ...fields(), begun: 'yesterday' }, /“begun” is no time/],
    ['one whose answers are none', { ...fields(), answers: {} }, /“answers” is no list/],
    [
      'one with more answers than a set has',
      { ...fields(), answers: Array.from({ length: 101 }) },
      /more entries/,
    ],
    ['one with an answer that is none', { ...fields(), answers: [7] }, /answer 1 is no answer/],
    [
      'one with a verdict that is none',
      { ...fields(), answers: [{ problem: 'a', version: 1, seed: 1, typed: '', verdict: 'perfect' }] },
      /“verdict” of answer 1/,
    ],
    [
      'one with an answer as long as a book',
      {
        ...fields(),
        answers: [{ problem: 'a', version: 1, seed: 1, typed: 'x'.repeat(1001), verdict: 'off' }],
      },
      /longer than any/,
    ],
  ] as const)('%s is refused in words', ([, parsed, says]) => {
    const reading = readResult(parsed);
    expect(reading.kind === 'unreadable' && reading.message).toMatch(says);
  });

  test('whatever was parsed is read or refused, and nothing throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(['result', 'unreadable']).toContain(readResult(value).kind);
        expect(['result', 'unreadable']).toContain(
          readResult({ ...fields(), answers: [value], set: value }).kind,
        );
      }),
    );
  });
});

function fields(): { readonly [name: string]: unknown } {
  return JSON.parse(resultText(handedIn()));
}

describe('a recheck', () => {
  test('finds of an honest file what it says, and nothing to look at', () => {
    const found = rechecked(handedIn());
    expect(found.answers.map((one) => one.kind === 'graded' && one.found)).toEqual([
      'correct',
      'off',
      'unanswered',
    ]);
    expect(found.right).toBe(1);
    expect(found.flags).toEqual([]);
    expect(found.student).toBe('ada lovelace');
  });

  test('says where a file claims more than it holds', () => {
    const { answers, ...rest } = handedIn();
    const claimed = answers.map((answer) => ({ ...answer, verdict: 'correct' as const }));
    const found = rechecked({ ...rest, answers: claimed });
    expect(found.right).toBe(1);
    expect(found.flags.map(({ says }) => says)).toEqual([
      '“Context balance”: the file says right, the recheck finds wrong.',
      '“What binds the pass”: the file says right, the recheck finds no answer.',
    ]);
  });

  test('says that a file was changed', () => {
    expect(codes(recheck(handedIn(), false, known, byId))).toEqual(['changed']);
  });

  test('knows questions that the set does not ask this student', () => {
    // Bob's file with Ada's name on it.
    expect(codes(rechecked({ ...handedIn('Bob'), student: 'Ada Lovelace' }))).toContain('questions');
    expect(codes(rechecked({ ...handedIn(), seed: 1 }))).toContain('questions');
    expect(codes(rechecked({ ...handedIn(), answers: handedIn().answers.slice(1) }))).toContain('questions');
    const same = { ...set, draw: 'same' as const };
    expect(codes(rechecked(handedIn('Ada Lovelace', same)))).toEqual([]);
  });

  test('does not count what was right after its solution was read', () => {
    const { answers, ...rest } = handedIn();
    expect(rechecked({ ...rest, answers: answers.map((one) => ({ ...one, shown: true })) }).right).toBe(0);
  });

  test('cannot grade another version of a problem, or one that is gone, and says so', () => {
    const newer = templates.map((one) =>
      one.id === 'cost-at-batch-1' ? { ...one, version: one.version + 1 } : one,
    );
    const there = new Map(newer.slice(0, 2).map((one) => [one.id, one]));
    const found = recheck(handedIn(), true, newer.slice(0, 2).map(listed), there);
    expect(found.answers.map(({ kind }) => kind)).toEqual(['not_graded', 'graded', 'not_graded']);
    expect(codes(found)).toEqual(['other_version', 'other_version']);
    expect(found.flags[0]?.says).toMatch(/cannot be rechecked/);
  });

  test('takes no notice of where on the page it was handed in', () => {
    const { set: address, ...rest } = handedIn();
    expect(rechecked({ ...rest, set: `${address}#main` }).flags).toEqual([]);
  });

  test('says of an address that is none what is wrong with it', () => {
    const found = rechecked({ ...handedIn(), set: 'https://ridgepoint.example/set/?problems=a' });
    expect(found.flags.map(({ code, says }) => [code, says])).toEqual([
      [
        'address',
        'The address of its set cannot be read: The address has no seed, and so no numbers. Its end may have been cut off.',
      ],
    ]);
  });

  test('says of any text what it is, and never throws', () => {
    const [first] = handedIn().answers;
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.nat(), (typed, seed) => {
        const answer = { ...(first ?? never()), typed, seed };
        const found = rechecked({ ...handedIn(), answers: [answer] });
        expect(found.answers).toHaveLength(1);
        expect(drawVariant(template(answer.problem), seed).seed).toBe(seed);
      }),
    );
  });
});

function never(): never {
  throw new Error('The fixture has no answers.');
}
