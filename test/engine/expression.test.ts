import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FormulaError } from '../../src/engine/errors.ts';
import { evaluate, namesIn, parse } from '../../src/engine/expression.ts';
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
  ['max(a, b) + min(a, b, c)', 5],
  ['1e3 * a',         2000],
];

test.for(values)('%s is %d', ([formula, expected]) => {
  expect(value(formula)).toBe(expected);
});

test('names are listed once, in reading order', () => {
  expect(namesIn(parse('b * max(a, b) / c'))).toEqual(['b', 'a', 'c']);
});

// biome-ignore format: a table reads by column
const refused: readonly [formula: string, says: string][] = [
  ['a * (b + ',          'does not parse'],
  ['a b',                'two things with no sign between them'],
  ['',                   'nothing'],
  ['a > b',              'may not use >'],
  ['a ? b : c',          'may not use ?'],
  ['a.constructor',      'may not use a dot'],
  ['constructor()',      'may not use constructor'],
  ['sin(a)',             'may not use sin'],
  ['max()',              'may not use max'],
  ['sqrt(a, b)',         'may not use a comma inside sqrt'],
  ['a.b(c)',             'may not use this call'],
  ['"a"',                'may not use "a"'],
  ['[a]',                'may not use square brackets'],
  ['!a',                 'may not use !'],
  ['this',               'may not use ThisExpression'],
  ['a'.repeat(501),      'at most 500 characters'],
  [`${'max('.repeat(65)}a${')'.repeat(65)}`, 'at most 64 levels'],
];

describe('a formula', () => {
  test.for(refused)('%s is refused: %s', ([formula, says]) => {
    expect(() => parse(formula)).toThrow(FormulaError);
    expect(() => parse(formula)).toThrow(says);
  });

  test('that does not parse says where', () => {
    expect(() => parse('a * * b')).toThrow(expect.objectContaining({ at: 4, cause: expect.any(Error) }));
  });

  test('that uses what it may not says where, or points to its beginning', () => {
    expect(() => parse('a > b')).toThrow(expect.objectContaining({ at: 2 }));
    expect(() => parse('a * sqrt(b, c)')).toThrow(expect.objectContaining({ at: 0 }));
  });

  test('may be as long and as deep as the limits say', () => {
    expect(namesIn(parse('a'.repeat(500)))).toEqual(['a'.repeat(500)]);
    expect(value(`${'max('.repeat(64)}a${')'.repeat(64)}`)).toBe(2);
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
