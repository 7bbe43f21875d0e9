import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { roundedTo, toDecimals, toFigures, whole } from '../../src/engine/numerals.ts';

const intl = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat('en', options);
const any = fc.oneof(
  fc.double(),
  fc.double({ min: -1e6, max: 1e6 }),
  fc.integer().map((value) => value / 1000),
  fc.integer({ min: -20_000, max: 20_000 }).map((value) => value / 16),
);

describe('numbers in English', () => {
  test.for([
    [0, '0'],
    [-0, '-0'],
    [999.5, '1,000'],
    [1234.5, '1,230'],
    [1.005, '1.01'],
    [0.000_456_78, '0.000457'],
    [6.02214076e23, '602,000,000,000,000,000,000,000'],
    [Number.POSITIVE_INFINITY, '∞'],
    [Number.NEGATIVE_INFINITY, '-∞'],
    [Number.NaN, 'NaN'],
  ] as const)('%s to three figures', ([value, text]) => {
    expect(toFigures(value, 3)).toBe(text);
  });

  test.for([
    [0.005, '0.01'],
    [0.0049, '0.00'],
    [1e6, '1,000,000.00'],
    [99.999, '100.00'],
  ] as const)('%s to the cent', ([value, text]) => {
    expect(toDecimals(value, 2)).toBe(text);
  });

  test('the number that is written, as a number', () => {
    expect(roundedTo(999.5, 3)).toBe(1000);
    const amounts = fc.double({ min: 0, noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 15 }), (value, figures) => {
        expect(roundedTo(value, figures)).toBe(Number(toFigures(value, figures).replaceAll(',', '')));
      }),
    );
  });

  test('as Intl writes them, in figures', () => {
    const figures = [1, 2, 3, 6, 12].map((most) => [most, intl({ maximumSignificantDigits: most })] as const);
    fc.assert(
      fc.property(any, fc.constantFrom(...figures), (value, [most, format]) => {
        expect(toFigures(value, most)).toBe(format.format(value));
      }),
      { numRuns: 5000 },
    );
  });

  test('as Intl writes them, in decimals', () => {
    const exact = [0, 1, 2, 6].map(
      (all) => [all, intl({ minimumFractionDigits: all, maximumFractionDigits: all })] as const,
    );
    fc.assert(
      fc.property(any, fc.constantFrom(...exact), (value, [all, format]) => {
        expect(toDecimals(value, all)).toBe(format.format(value));
      }),
      { numRuns: 5000 },
    );
  });

  test('as Intl writes them, whole', () => {
    const plain = intl({});
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        expect(whole(value)).toBe(plain.format(value));
      }),
    );
  });
});
