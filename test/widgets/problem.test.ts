import { describe, expect, test } from 'vitest';
import { drawVariant, variantOf } from '../../src/problems/draw-variant.ts';
import {
  begin,
  drawAnother,
  echo,
  next,
  type ProblemAction,
  tell,
} from '../../src/widgets/problem/problem.model.ts';
import { template } from '../fixtures/templates.ts';

/** Right: 1,067 sequences (see test/problems/grade.test.ts). */
const variant = variantOf(template('optimal-batch-from-sparsity'), 5, {
  hardware: 'h100-sxm',
  chips: 8,
  model: 'mixtral-8x22b',
  weights: 'bf16',
});
const typed = (text: string): ProblemAction => ({ kind: 'typed', text });
const checked: ProblemAction = { kind: 'checked' };
const hinted: ProblemAction = { kind: 'hinted' };
const after = (...actions: readonly ProblemAction[]) => actions.reduce(next, begin(variant));

describe('an answer', () => {
  test('that is right is told so, with the number', () => {
    expect(tell(after(typed('1067 sequences'), checked))).toEqual({
      tone: 'right',
      headline: 'Right: 1,070 sequences.',
      says: [],
    });
  });

  test('without its unit is right, and the unit is mentioned', () => {
    expect(tell(after(typed('1067'), checked))?.says).toEqual([
      'You left the unit out; it was read as the one asked for.',
    ]);
  });

  test('one slip away is told which slip, and where it leads', () => {
    expect(tell(after(typed('2134'), checked))).toEqual({
      tone: 'wrong',
      headline: 'Not yet; one slip away.',
      says: [
        'In the ridge batch you counted multiplications only; with the additions there are 2 FLOP per parameter and token. Or: In the compute rate you used the peak for 2:4-sparse weights, 1.98\u00a0PFLOP/s per chip; the dense one is 989\u00a0TFLOP/s per chip.',
        'That slip leads to 2,130 sequences.',
      ],
    });
  });

  test('that no slip explains is told how far it is off', () => {
    expect(tell(after(typed('700'), checked))?.says).toEqual([
      'Your answer is 1.52 times too small, and no single slip explains it.',
    ]);
    expect(tell(after(typed('-3'), checked))?.says).toEqual(['The answer is a positive number.']);
  });

  test('that cannot be read costs nothing', () => {
    const state = after(typed('many'), checked);
    expect(tell(state)).toMatchObject({ tone: 'ask', says: ['This did not count as an answer.'] });
    expect(state.outcome).toBeUndefined();
  });

  test('is forgotten when it is edited', () => {
    expect(tell(after(typed('700'), checked, typed('7000')))).toBeUndefined();
  });
});

describe('what the review says', () => {
  test('is the first thing that counted, whatever follows', () => {
    expect(after(typed('many'), checked, typed('700'), checked, typed('1067'), checked).outcome).toEqual({
      verdict: 'off',
      hinted: false,
      typed: '700',
    });
  });

  test('remembers a hint', () => {
    expect(after(hinted, typed('1067'), checked).outcome).toMatchObject({ verdict: 'correct', hinted: true });
  });

  test('is that one gave up, where one did', () => {
    expect(after({ kind: 'gave_up' }).outcome).toMatchObject({ verdict: 'gave_up' });
    expect(after(typed('1067'), checked, { kind: 'gave_up' }).outcome).toMatchObject({ verdict: 'correct' });
  });
});

test('hints come one at a time, and end', () => {
  expect(after(hinted).hints_shown).toBe(1);
  expect(after(hinted, hinted, hinted, hinted).hints_shown).toBe(variant.template.hints.length);
});

test('another variant has other numbers and starts afresh', () => {
  let seed = 0;
  const another = drawAnother(variant.template, variant, () => {
    seed += 1;
    return seed;
  });

  expect(another.drawn).not.toEqual(variant.drawn);
  expect(next(after(typed('700'), checked), { kind: 'drawn', variant: another })).toEqual(begin(another));
});

test('a template with one variant gives that one again', () => {
  const only = {
    ...variant.template,
    given: { ...variant.template.given, hardware: ['h200-sxm'], model: ['mixtral-8x7b'], weights: ['bf16'] },
  };
  const shown = drawVariant(only, 1);
  expect(drawAnother(only, shown, () => 2).drawn).toEqual(shown.drawn);
});

test('the field echoes how it reads what is typed', () => {
  expect(echo(after())).toBe('');
  expect(echo(after(typed('1.1k')))).toContain('1,100');
  expect(echo(after(typed('many')))).toBe('');
});
