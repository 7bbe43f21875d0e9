import { describe, expect, test } from 'vitest';
import { nearestStep, octaveSteps } from '../../src/widgets/controls/octave-steps.ts';
import { readNumber } from '../../src/widgets/controls/read-number.ts';

const batch = { least: 1, most: 16_384, whole: true };
const rent = { least: 0.01, most: 1000, whole: false };

describe('a number field', () => {
  // biome-ignore format: a table reads by column
  test.for([
    ['64',      64],
    [' 8192 ',  8192],
    ['16,384',  16_384], // grouped in threes
    ['007',     7],
    ['12.',     12],     // a decimal still to be typed
  ] as const)('reads "%s"', ([text, value]) => {
    expect(readNumber(text, batch)).toEqual({ kind: 'value', value });
  });

  // biome-ignore format: a table reads by column
  test.for([
    ['',          'Nothing is written here.'],
    ['   ',       'Nothing is written here.'],
    ['NaN',       '“NaN” is not a number this field reads.'],
    ['Infinity',  '“Infinity” is not a number this field reads.'],
    ['-3',        '“-3” is not a number this field reads.'],
    ['1e3',       '“1e3” is not a number this field reads.'],
    ['1,5',       '“1,5” is not a number this field reads.'],   // a decimal comma, or a slip: never guessed
    ['64 seqs',   '“64 seqs” is not a number this field reads.'],
    ['0',         '0 is too small.'],
    ['16385',     '16385 is too large.'],
    ['2.5',       '2.5 is not whole.'],
    ['9'.repeat(400), `${'9'.repeat(24)}… is too large.`],
  ] as const)('says what is wrong with "%s"', ([text, begin]) => {
    const reading = readNumber(text, batch);
    expect(reading.kind === 'rejected' && reading.message).toBe(
      `${begin} Write a whole number from 1 to 16,384.`,
    );
  });

  test('takes cents where halves make sense', () => {
    expect(readNumber('10.50', rent)).toEqual({ kind: 'value', value: 10.5 });
    expect(readNumber('0', rent)).toEqual({
      kind: 'rejected',
      message: '0 is too small. Write a number from 0.01 to 1,000.',
    });
  });
});

describe('the steps of a logarithmic slider', () => {
  test('are whole, rising, four to the octave, with every power of two', () => {
    const steps = octaveSteps(1, 64);
    expect(steps.slice(0, 12)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16]);
    for (const power of [1, 2, 4, 8, 16, 32, 64]) expect(steps).toContain(power);
    expect(octaveSteps(256, 1024)).toEqual([256, 320, 384, 448, 512, 640, 768, 896, 1024]);
  });

  test('show a value between them at the nearer in ratio', () => {
    const steps = [1, 2, 4, 8];
    expect(nearestStep(steps, 4)).toBe(2);
    expect(nearestStep(steps, 5.6)).toBe(2); // 8 / 5.6 = 1.43 > 5.6 / 4 = 1.4
    expect(nearestStep(steps, 5.7)).toBe(3);
    expect(nearestStep(steps, 1000)).toBe(3);
  });
});
