import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FormulaError } from '../../src/engine/errors.ts';
import { type Expression, evaluate, namesIn, parse } from '../../src/engine/expression.ts';
import { tex } from '../../src/engine/tex.ts';

const value = (text: string) => evaluate(parse(text), (name) => ({ a: 2, b: 3, c: 5 })[name] ?? Number.NaN);

// biome-ignore format: a table reads by column
const values: readonly [formula: string, value: number][] = [
  ['a + b * c',         17],
  ['(a + b) * c',       25],
  ['a - b - c',         -6],
  ['c / a / a',       1.25],
  ['a ^ b',              8],
  ['a ^ b ^ a',        512], // 2^(3²)
  ['2 * a ^ b',         16],
  ['-a + b',             1],
  ['-a ^ 2',            -4],
  ['b ^ -1 * b',         1],
  ['a - -b',             5],
  ['sqrt(a * 8)',        4],
  ['(((a)))',            2],
  ['max(a, b) + min(a, b, c)', 5],
  ['1e3 * a',         2000],
  ['2.5e-1 * a',       0.5],
  ['.5*a',               1],
];

test.for(values)('%s is %d', ([formula, expected]) => {
  expect(value(formula)).toBe(expected);
});

test('names are listed once, in reading order', () => {
  expect(namesIn(parse('b * max(a, b) / c'))).toEqual(['b', 'a', 'c']);
});

/** Few enough nodes to be written in 500 characters. */
const { tree: trees } = fc.letrec<{ tree: Expression }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    fc.nat(99).map((number): Expression => ({ kind: 'number', value: number })),
    fc.constantFrom('a', 'step_time', 'B2').map((name): Expression => ({ kind: 'name', name })),
    fc.record({
      kind: fc.constantFrom('plus', 'minus', 'times', 'over', 'power'),
      left: tie('tree'),
      right: tie('tree'),
    }),
    fc.record({
      kind: fc.constant('call'),
      name: fc.constantFrom('max', 'min'),
      args: fc.array(tie('tree'), { minLength: 1, maxLength: 2 }),
    }),
  ),
}));

const signs = { plus: '+', minus: '-', times: '*', over: '/', power: '^' } as const;

/** A formula with all its brackets. */
function written(tree: Expression): string {
  switch (tree.kind) {
    case 'number':
      return String(tree.value);
    case 'name':
      return tree.name;
    case 'call':
      return `${tree.name}(${tree.args.map(written).join(', ')})`;
    default:
      return `(${written(tree.left)} ${signs[tree.kind]} ${written(tree.right)})`;
  }
}

// biome-ignore format: a table reads by column
const refused: readonly [formula: string, at: number, says: string][] = [
  ['a * (b + ',            9, 'a number, a name or an opening bracket is missing'],
  ['a * * b',              4, 'a number, a name or an opening bracket is missing'],
  ['',                     0, 'a number, a name or an opening bracket is missing'],
  ['max()',                4, 'a number, a name or an opening bracket is missing'],
  ['a * (b + c',          10, 'a closing bracket is missing'],
  ['max(a, (b)',          10, 'a closing bracket is missing'],
  ['a + b)',               5, ') is one too many'],
  ['2,400',                1, ', is one too many'],
  ['a b',                  2, 'there is no sign between two things'],
  ['2a',                   1, 'there is no sign between two things'],
  ['a (b + c)',            0, 'a cannot be called'],
  ['sin(a)',               0, 'sin cannot be called; max, min, sqrt can'],
  ['b * constructor(a)',   4, 'constructor cannot be called'],
  ['sqrt(a, b)',           9, 'sqrt takes one value'],
  ['a > b',                2, '> has no meaning here'],
  ['a × b',                2, '× has no meaning here; write + - * / ^'],
  ['a ? b : c',            2, '? has no meaning here'],
  ['a.constructor',        1, '. has no meaning here'],
  ['"a"',                  0, '" has no meaning here'],
  ['[a]',                  0, '[ has no meaning here'],
  ['!a',                   0, '! has no meaning here'],
  ['a'.repeat(501),      500, 'at most 500 characters'],
];

describe('a formula', () => {
  test.for(refused)('%s is refused at %d: %s', ([formula, at, says]) => {
    expect(() => parse(formula)).toThrow(FormulaError);
    expect(() => parse(formula)).toThrow(
      expect.objectContaining({ at, message: expect.stringContaining(says) }),
    );
  });

  test('may be as long as the limit says, and nest as deep as that allows', () => {
    expect(namesIn(parse('a'.repeat(500)))).toEqual(['a'.repeat(500)]);
    expect(value(`${'('.repeat(249)}a${')'.repeat(249)}`)).toBe(2);
    expect(value(`${'-'.repeat(498)}a`)).toBe(2);
    expect(value(`a${' ^ 1'.repeat(124)}`)).toBe(2);
  });

  test('with all its brackets is read as the tree that it was written from', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        expect(parse(written(tree))).toEqual(tree);
      }),
    );
  });

  test('is read or refused, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          parse(text);
        } catch (error) {
          expect(error).toBeInstanceOf(FormulaError);
        }
      }),
    );
  });
});

// biome-ignore format: a table reads by column
const typeset: readonly [formula: string, tex: string][] = [
  ['a * b / c',        '\\frac{A \\, B}{C}'],
  ['(a + b) * c',      '\\left(A + B\\right) \\, C'],
  ['a - (b + c)',      'A - \\left(B + C\\right)'],
  ['(a - b) ^ c',      '\\left(A - B\\right)^{C}'],
  ['(a / b) ^ 2',      '\\left(\\frac{A}{B}\\right)^{2}'],
  ['a - b - c',        'A - B - C'],
  ['max(a, b + c)',    '\\max\\left(A,\\ B + C\\right)'],
  ['-a',               '-A'],
];

test.for(typeset)('%s is typeset as %s', ([formula, expected]) => {
  expect(tex(parse(formula), (name) => name.toUpperCase())).toBe(expected);
});
