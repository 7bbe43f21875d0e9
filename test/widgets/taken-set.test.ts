import { describe, expect, test } from 'vitest';
import { drawVariant } from '../../src/problems/draw-variant.ts';
import type { ProblemSet } from '../../src/problems/problem-set.ts';
import { keptOf, restored } from '../../src/widgets/problem/kept-state.ts';
import { begin, next, type ProblemState } from '../../src/widgets/problem/problem.model.ts';
import {
  examEcho,
  examState,
  fileNameOf,
  freshProgress,
  type Given,
  openQuestions,
  practised,
  questionsInWords,
  readProgress,
  resultOf,
  rightIn,
  withGiven,
} from '../../src/widgets/problem-set/taken-set.model.ts';
import { quoted } from '../../src/widgets/sheet/page-feet.ts';
import { namesIn } from '../../src/widgets/sheet/set-sheet.model.ts';
import { numberVariant, template } from '../fixtures/templates.ts';
import { actionOf, type Deed } from './deed.ts';

const variant = numberVariant(template('context-balance'), 7);
const choice = drawVariant(template('what-binds-the-pass'), 7);
const variants = [variant, choice];
const right = String(variant.answer.value);
const wrong = String(variant.answer.value * 3.1);
const set: ProblemSet = {
  title: 'Week 2: caches',
  problems: variants.map(({ template: { id, version } }) => ({ id, version })),
  count: 2,
  seed: 1,
  draw: 'same',
  mode: 'practice',
};

/** What counts after some things were done, one after another. */
function after(...deeds: readonly Deed[]): {
  readonly state: ProblemState;
  readonly given: Given;
} {
  let state = begin(variant);
  let given: Given | undefined;
  for (const [at, deed] of deeds.entries()) {
    state = next(state, actionOf(deed, state));
    given = practised(given, state, at);
  }
  if (!given) throw new Error('Nothing was done.');
  return { state, given };
}
const type = (text: string): Deed => ({ kind: 'typed', text });
const check = 'checked';

describe('what counts of practice', () => {
  test('a right answer, with the wrong ones before it', () => {
    const { given } = after(type(wrong), check, type(right), check);
    expect(given).toMatchObject({
      typed: right,
      at: 3,
      practice: { verdict: 'correct', wrong_before: 1, shown: false },
    });
  });

  test('a right answer stands, whatever is typed after it', () => {
    expect(after(type(right), check, type(wrong), check).given).toMatchObject({
      typed: right,
      practice: { verdict: 'correct', wrong_before: 0 },
    });
  });

  test('else the last wrong one', () => {
    expect(after(type(wrong), check, type(`${right}00`), check, type('7')).given).toMatchObject({
      typed: `${right}00`,
      practice: { wrong_before: 1 },
    });
  });

  test('nothing that cannot be read', () => {
    expect(after(type('no idea'), check).given).toMatchObject({
      typed: '',
      practice: { verdict: 'unanswered' },
    });
  });

  test('what was right only after the solution was read says so, and does not count', () => {
    const { given } = after({ kind: 'gave_up' }, type(right), check);
    expect(given).toMatchObject({ typed: right, practice: { verdict: 'correct', shown: true } });
    const progress = withGiven(freshProgress('Ada', 0), variant.template.id, given);
    expect(rightIn(resultOf(set, '', variants, progress, 1))).toBe(0);
  });

  test('hints read after the last answer count, until it is right', () => {
    const hint: Deed = { kind: 'hinted' };
    expect(after(type(wrong), check, hint, { kind: 'gave_up' }).given.practice).toMatchObject({
      hints: 1,
      shown: true,
    });
    expect(after(type(wrong), check, hint, hint, type(right), check, hint).given.practice).toMatchObject({
      verdict: 'correct',
      hints: 2,
    });
  });

  test('a problem comes back as it was left', () => {
    const { state } = after(type(wrong), check, { kind: 'hinted' }, type(right));
    expect(restored(variant, JSON.parse(JSON.stringify(keptOf(state))))).toEqual(state);
    const checked = after(type(wrong), check).state;
    expect(restored(variant, JSON.parse(JSON.stringify(keptOf(checked))))).toEqual(checked);
  });
});

describe('an exam', () => {
  test('says nothing of an answer but where it cannot be read', () => {
    const says = (typed: string) => examEcho(examState(variant, { typed, at: 0 }));
    expect(says(right).kind).toBe('read');
    expect(says(wrong).kind).toBe('read');
    expect(says('a lot')).toMatchObject({ kind: 'doubt', says: expect.stringMatching(/\S/) });
  });

  test('knows what is open and what would not count', () => {
    const progress = withGiven(freshProgress('Ada', 0), variant.template.id, { typed: 'a lot', at: 0 });
    expect(openQuestions(variants, progress)).toEqual({ unanswered: [2], unreadable: [1] });
    expect(questionsInWords([2])).toBe('question 2');
    expect(questionsInWords([2, 5, 9])).toBe('questions 2, 5 and 9');
  });

  test('hands in every question, with its seed, answered or not', () => {
    const progress = withGiven(freshProgress('Ada', 5), variant.template.id, { typed: right, at: 6 });
    const { answers, begun, handed_in } = resultOf(set, 'https://x/set/?', variants, progress, 9);
    expect([begun, handed_in]).toEqual([5, 9]);
    expect(answers).toEqual([
      {
        problem: 'context-balance',
        version: variant.template.version,
        seed: 7,
        typed: right,
        verdict: 'correct',
        at: 6,
      },
      {
        problem: 'what-binds-the-pass',
        version: choice.template.version,
        seed: 7,
        typed: '',
        verdict: 'unanswered',
      },
    ]);
  });
});

describe('what a browser kept', () => {
  test('comes back', () => {
    const { given } = after(type(wrong), check);
    const progress = withGiven(freshProgress('Ada', 5), variant.template.id, given);
    expect(readProgress(JSON.stringify(progress))).toEqual(JSON.parse(JSON.stringify(progress)));
  });

  test.for([
    null,
    '',
    '{',
    '[]',
    '{"student":"Ada"}',
    '{"student":"Ada","begun":1,"view":"one","at":0,"given":[7]}',
  ])('%s is nothing', (text) => {
    expect(readProgress(text)).toBeUndefined();
  });
});

test('a file is named after the set and whoever hands it in, in any script', () => {
  expect(fileNameOf(set, 'Ada Lovelace')).toBe('week-2-caches-ada-lovelace.json');
  expect(fileNameOf(set, '李小龍')).toBe('week-2-caches-李小龍.json');
  expect(fileNameOf({ ...set, title: '' }, '../../etc')).toBe('problem-set-etc.json');
});

test('names are one a line, each once, however it is written', () => {
  expect(namesIn('Ada Lovelace\r\n\n  ada   lovelace\nBob\n')).toEqual(['Ada Lovelace', 'Bob']);
});

test('a title in the foot of a page cannot end the rule it stands in', () => {
  // CSS Syntax, 4.3.7: a backslash, the number in hexadecimal, and a blank.
  expect(quoted('a"; }')).toBe('"a\\22 \\3b \\20 \\7d "');
  expect(quoted('Übung 2')).toBe('"Übung\\20 2"');
});
