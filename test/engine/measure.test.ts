import { describe, expect, test } from 'vitest';
import { amountIn, measured } from '../../src/engine/measure.ts';

// biome-ignore format: a table reads by column
const read: readonly [text: string, unit: string, value: number][] = [
  ['3.35 TB/s',        'byte/s',       3.35e12],
  ['671e9 parameters', 'parameter',    671e9],
  ['$2/(chip*hour)',   '$/(s*chip)',   2 / 3600],
  ['$ 16/hour',        '$/s',          16 / 3600],
  ['1,024 tokens',     'token',        1024],
  ['1,234,567.5 B',    'byte',         1_234_567.5],
  ['.5 ms',            's',            0.0005],
  ['2.3E3 s',          's',            2300],
  ['28.5 ms',          's',            0.0285],
  ['42',               '1',            42],
  [' 80 GB ',          'byte',         80e9],
  ['2e-3 s',           's',            0.002],
  ['2e+3 s',           's',            2000],
  ['12,345.67 B',      'byte',         12_345.67],
  [' $16/hour',        '$/s',          16 / 3600],
];

test.for(read)('%s is %d %s', ([text, unit, value]) => {
  expect(measured('x', text, unit)).toBeCloseTo(value, 12);
});

describe('what is not a value with its unit', () => {
  // biome-ignore format: a table reads by column
  const refused: readonly [text: string, unit: string, code: string, says: string][] = [
    ['fast',      's',      'bad_given', 'step_time is a number in s; this is "fast".'],
    ['',          's',      'bad_given', 'step_time is a number in s; this is "".'],
    ['1,5 s',     's',      'bad_given', 'step_time is a number in s; this is "1,5 s".'],
    ['1.2.3 s',   's',      'bad_given', 'step_time is a number in s; this is "1.2.3 s".'],
    ['1,23456 s', 's',      'bad_given', 'step_time is a number in s; this is "1,23456 s".'],
    ['1234,567 s','s',      'bad_given', 'step_time is a number in s; this is "1234,567 s".'],
    ['1e999 s',   's',      'bad_given', 'step_time is a number in s; this is "1e999 s".'],
    ['20',        's',      'unit',      'step_time is in s; "20" is in 1.'],
    ['20 GB',     's',      'unit',      'step_time is in s; "20 GB" is in byte.'],
    ['20 parsec', 's',      'unit',      '"parsec" is not a unit.'],
  ];

  test.for(refused)('%s in %s is refused', ([text, unit, code, says]) => {
    expect(() => measured('step_time', text, unit)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(says) }),
    );
  });
});

test('the digits and the unit are kept as written', () => {
  expect(amountIn('$5/Mtok')).toEqual({ digits: '5', value: 5, unit: '$/Mtok' });
  expect(amountIn('-3 s')).toEqual({ digits: '-3', value: -3, unit: 's' });
  expect(amountIn('12,34 s')?.value).toBeNaN();
  expect(amountIn('5')).toEqual({ digits: '5', value: 5, unit: '' });
  expect(amountIn('about 5')).toBeUndefined();
  expect(amountIn('5 s\n6 s')).toBeUndefined();
});
