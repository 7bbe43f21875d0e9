import { describe, expect, test } from 'vitest';
import { parse } from '../../src/engine/expression.ts';
import { dimension, dimensionOf, readUnit, spell, unitSpellings, unitTimes } from '../../src/engine/units.ts';

// biome-ignore format: a table reads by column
const units: readonly [text: string, scale: number, dimension: string][] = [
  ['ms',                     1e-3,        's'],
  ['µs',                     1e-6,        's'],   // micro sign
  ['μs',                     1e-6,        's'],   // Greek mu
  ['TFLOP/s',                1e12,        'FLOP/s'],
  ['TB/s',                   1e12,        'byte/s'],
  ['GB',                     1e9,         'byte'],
  ['GiB',                    1_073_741_824, 'byte'],
  ['kB/token',               1e3,         'byte/token'],
  ['bit',                    0.125,       'byte'],
  ['$/Mtok',                 1e-6,        '$/token'],
  ['$/(chip*hour)',          1 / 3600,    '$/(chip*s)'],
  ['tokens/s',               1,           'token/s'],
  ['FLOP/(parameter*token)', 1,           'FLOP/(parameter*token)'],
  ['byte·token',             1,           'byte*token'],
  ['s^2',                    1,           's^2'],
  ['1',                      1,           '1'],
  ['1/s',                    1,           '1/s'],
  ['token/token',            1,           '1'],
];

describe('a unit', () => {
  test.for(units)('%s is %d %s', ([text, scale, spelt]) => {
    const unit = readUnit(text);
    expect(unit.scale / scale).toBeCloseTo(1, 12);
    expect(spell(unit.dimension)).toBe(spelt);
  });

  // biome-ignore format: a table reads by column
  const refused: readonly [text: string, says: string][] = [
    ['furlong',        '"furlong" is not a unit.'],
    ['secnod',         '"secnod" is not a unit. Did you mean "second"?'],
    ['mtoken',         '"mtoken" is not a unit. Did you mean "Mtoken"?'],  // m is never milli for a count
    ['MS',             '"MS" is not a unit. Did you mean "ms"?'],          // not s, a thousand times more
    ['tflop/s',        '"tflop" is not a unit. Did you mean "TFLOP"?'],
    ['milliseconds',   '"milliseconds" is not a unit. Did you mean "ms"?'],
    ['gigabytes/s',    '"gigabytes" is not a unit. Did you mean "GB"?'],
    ['q',              '"q" is not a unit.'],
    ['b',              '"b" is not a unit. Bits are written bit, bytes B.'],
    ['gb',             '"gb" is not a unit. Bits are written Gbit, bytes GB.'],
    ['kb',             '"kb" is not a unit. Bits are written kbit, bytes kB.'],
    ['Gib',            '"Gib" is not a unit. Bits are written Gibit, bytes GiB.'],
    ['Gbps',           '"Gbps" is not a unit. Bits are written Gbit/s, bytes GB/s.'],
    ['constructor',    '"constructor" is not a unit.'],
    ['byte + s',       '"byte + s" is not a unit: units are multiplied and divided, as in byte/s.'],
    ['2*s',            '"2*s" is not a unit: units are multiplied and divided, as in byte/s.'],
    ['s^0.5',          '"s^0.5" is not a unit: units are multiplied and divided, as in byte/s.'],
  ];

  test.for(refused)('%s is refused: %s', ([text, says]) => {
    expect(() => readUnit(text)).toThrow(says);
  });
});

test('every spelling that is listed reads, with each of its prefixes, as what it is listed under', () => {
  const spellings = [...unitSpellings()];
  expect(spellings.map(([base]) => base)).toContain('chip');
  for (const [base, listed] of spellings)
    for (const { name, prefixes } of listed)
      for (const prefix of ['', ...prefixes]) expect(spell(readUnit(prefix + name).dimension)).toBe(base);
});

describe('a unit times another', () => {
  // biome-ignore format: a table reads by column
  const products: readonly [unit: string, by: string, power: number | undefined, scale: number, dimension: string][] = [
    ['GB',    'ms',  undefined, 1e6,       'byte*s'],
    ['GB',    'ms',  -1,        1e12,      'byte/s'],
    ['ms',    'ms',  2,         1e-9,      's^3'],
    ['kB/s',  'min', 1,         60_000,    'byte'],
    ['token', 'h',   0,         1,         'token'],
  ];

  test.for(products)('%s times %s to the power %s is %d %s', ([unit, by, power, scale, spelt]) => {
    const product = unitTimes(readUnit(unit), readUnit(by), power);
    expect(product.scale / scale).toBeCloseTo(1, 12);
    expect(spell(product.dimension)).toBe(spelt);
  });
});

describe('the dimension of a formula', () => {
  const of = (formula: string) =>
    spell(
      dimensionOf(parse(formula), (name) =>
        dimension({ t: 's', n: 'token', w: 'byte/s', r: '1' }[name] ?? '1'),
      ),
    );

  test('multiplies, divides and cancels', () => {
    expect(of('w * t / n')).toBe('byte/token');
    expect(of('t / t')).toBe('1');
    expect(of('w ^ 2')).toBe('byte^2/s^2');
  });

  test('allows a count as exponent of a pure number', () => {
    expect(of('r ^ n')).toBe('1');
  });

  test('refuses a sum of unlike things, and names both', () => {
    expect(() => of('t + w')).toThrow('A sum mixes s and byte/s.');
    expect(() => of('t - n')).toThrow('A difference mixes s and token.');
    expect(() => of('max(t, n)')).toThrow('max mixes s and token.');
  });

  test('takes zero for as much of anything, and no other number', () => {
    expect(of('max(0, t)')).toBe('s');
    expect(of('min(w, 0)')).toBe('byte/s');
    expect(() => of('max(1, t)')).toThrow('max mixes 1 and s.');
  });

  test('halves under a root', () => {
    expect(of('sqrt(t * t)')).toBe('s');
    expect(of('sqrt(w ^ 2 / n ^ 4)')).toBe('byte/(s*token^2)');
    expect(() => of('sqrt(t)')).toThrow(
      expect.objectContaining({
        code: 'unit',
        subject: 'sqrt',
        message: 'The square root of s has no unit.',
      }),
    );
    expect(() => of('sqrt(w ^ 2 * t)')).toThrow('The square root of byte^2/s has no unit.');
  });

  test('of anything to the power zero is none', () => {
    expect(of('t ^ 0')).toBe('1');
    expect(of('t ^ 0 + r')).toBe('1');
  });

  test('refuses an exponent with a unit', () => {
    expect(() => of('r ^ t')).toThrow('A power of 1 cannot have an exponent in s.');
    expect(() => of('t ^ n')).toThrow('A power of s cannot have an exponent in token.');
    expect(() => of('t ^ 0.5')).toThrow(
      expect.objectContaining({
        code: 'unit',
        subject: '^',
        message: 'A power of s cannot have an exponent in 1.',
      }),
    );
    expect(() => of('t ^ r')).toThrow('A power of s cannot have an exponent in 1.');
  });
});
