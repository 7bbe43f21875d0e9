import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Expression, evaluate, parse } from '../../src/engine/expression.ts';
import { scenario } from '../../src/engine/scenario.ts';
import { solve } from '../../src/engine/solve.ts';
import { explainInText, plainFormula } from '../../src/engine/text.ts';
import { deepseekV3, gb200 } from '../fixtures/records.ts';

describe('a formula as text', () => {
  // biome-ignore format: a table reads by column
  const cases: readonly [formula: string, text: string][] = [
    ['a * b / (c * d)',     'a × b / (c × d)'],
    ['a / b * c',           'a / b × c'],
    ['a * (b / c)',         'a × b / c'],
    ['a / (b / c)',         'a / (b / c)'],
    ['a - (b - c)',         'a − (b − c)'],
    ['a - b - c',           'a − b − c'],
    ['a + (b - c)',         'a + b − c'],
    ['(a + b) * c',         '(a + b) × c'],
    ['1 - (1 - a / b) ^ c', '1 − (1 − a / b)^c'],
    ['(a ^ b) ^ c',         '(a^b)^c'],
    ['a ^ (b * c)',         'a^(b × c)'],
    ['max(a, b + c)',       'max(a, b + c)'],
    ['sqrt(a / b)',         'sqrt(a / b)'],
    ['a * 0.5',             'a × 0.5'],
  ];

  test.for(cases)('%s is written %s', ([formula, text]) => {
    expect(plainFormula(parse(formula), (name) => name)).toBe(text);
  });

  const leaf = fc.oneof(
    fc.constantFrom('a', 'b', 'c').map((name): Expression => ({ kind: 'name', name })),
    fc.integer({ min: 1, max: 9 }).map((value): Expression => ({ kind: 'number', value })),
  );
  const anyFormula = fc.letrec<{ node: Expression }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      leaf,
      fc.record({
        kind: fc.constantFrom('plus', 'minus', 'times', 'over'),
        left: tie('node'),
        right: tie('node'),
      }),
    ),
  })).node;

  test('means the same when it is read again', () => {
    const lookUp = (name: string) => ({ a: 1.1, b: 2.3, c: 3.7 })[name] ?? 0;
    fc.assert(
      fc.property(anyFormula, (formula) => {
        const text = plainFormula(formula, (name) => name);
        const again = parse(text.replaceAll('×', '*').replaceAll('−', '-'));
        const [first, second] = [evaluate(formula, lookUp), evaluate(again, lookUp)];
        fc.pre(Number.isFinite(first) && Math.abs(first) > 1e-6 && Math.abs(first) < 1e9);
        expect(second / first).toBeCloseTo(1, 6);
      }),
    );
  });
});

test('a derivation as text gives each step its words, its numbers, its value and its reason', () => {
  const rack = scenario({ hardware: gb200, model: deepseekV3, batch: 64, context: 8192 });
  const text = explainInText(solve(rack, 'memory_time')).replaceAll('\u00a0', ' ');

  expect(text.split('\n\n').map((step) => step.split('\n')[0])).toEqual([
    'memory bandwidth',
    'weight time',
    'KV elements per token and layer',
    'KV bytes per token',
    'KV time',
    'memory time',
  ]);
  expect(text).toContain(
    [
      'weight time',
      '  = total parameters × bytes per weight / memory bandwidth',
      '  = 671 billion parameters × 1 byte per parameter / 576 TB/s',
      '  = 1.16 ms',
      '  Each pass streams the weights from memory once, whatever the batch.',
    ].join('\n'),
  );
});

test('a share is told in per cent', () => {
  // 2 FLOP × 100 sequences × 1e9 parameters, of the 1e12 that 1e13 FLOP/s do in a tenth of a second.
  const givens = { batch: 100, active_params: 1e9, compute_rate: 1e13, step_time: 0.1 };
  expect(explainInText(solve(givens, 'mfu'))).toContain('\n  = 20%\n');
});

test('an expression that was asked for ends it, without a reason', () => {
  const text = explainInText(solve({ weight_time: 0.001, drain_time: 0.02 }, 'weight_time / drain_time'));
  expect(text.replaceAll('\u00a0', ' ')).toBe(
    'answer\n  = weight time / drain time\n  = 1 ms / 20 ms\n  = 0.05',
  );
});
