import { describe, expect, test } from 'vitest';
import { roughScaleError, scaleError } from '../../src/problems/scale-error.ts';

// biome-ignore format: a table reads by column
const cases: readonly [ratio: number, unit: string, says: RegExp, why: string][] = [
  [1000,            'ms',      /1,000 times too large.*prefixes/,  'seconds typed where milliseconds were asked'],
  [0.001,           's',       /1,000 times too small.*prefixes/,  'milliseconds typed as seconds'],
  [1e-6,            'GB',      /1,000,000 times too small/,        'two prefixes off'],
  [1e9,             '$/token', /10\^9 times too large/,            'beyond a million the power is written'],
  [10,              's',       /10 times too large.*power of ten/, 'no prefix is ten'],
  [0.9313,          'GB',      /GiB and GB/,                       '2^30 for 10^9: 80 GB are 74.5 GiB'],
  [1.0737,          'GB/s',    /GiB and GB/,                       'the other way round'],
  [1.024,           'kB',      /KiB and KB/,                       'one step of 1024'],
  [3600,            '$/hour',  /3,600/,                            'per second taken for per hour'],
  [1 / 60,          's',       /60/,                               'minutes for seconds'],
  [3600,            '$/Mtok',  /3,600/,                            'an hour of rent for a second'],
  [1 / 60,          '$',       /60/,                               'minutes of rent for hours'],
  [24,              '$',       /by 24.*hours and days/,            'the rent of an hour for each day'],
  [100,             '%',       /share and a percentage/,           '25 for 0.25'],
  [0.01,            '1',       /share and a percentage/,           'and back'],
];

/** Something large enough to be counted in any prefix, or in none. */
const any = 1e15;

test.for(cases)('%d times too much in %s says %s: %s', ([ratio, unit, says]) => {
  expect(scaleError(ratio, unit, any)).toMatch(says);
});

describe('says nothing', () => {
  // biome-ignore format: a table reads by column
  test.for([
    [2,       's',     'a factor of two is reasoning'],
    [1020,    's',     'two per cent from a power of ten is not one'],
    [1.0737,  's',     'only bytes have binary prefixes'],
    [3600,    'token', 'only times have hours'],
    [-1000,   's',     'a sign is another mistake'],
    [0,       's',     'nothing has no size'],
    [Number.POSITIVE_INFINITY, 's', 'what is past all numbers has no figures'],
    [Number.NaN, 's',  'nor has what is no number'],
  ] as const)('of %d times too much in %s: %s', ([ratio, unit]) => {
    expect(scaleError(ratio, unit, any)).toBeUndefined();
  });
});

// biome-ignore format: a table reads by column
test.for<[right: number, unit: string, says: RegExp | undefined, why: string]>([
  [662,    'B/token',  undefined,    'nobody counts 662 bytes in MiB or GiB'],
  [1.66e3, 'B/token',  undefined,    'nor 1.66 kB'],
  [1.66e9, 'B',        /GiB and GB/, 'but 1.66 GB, whatever is asked'],
  [0.84e9, 'GB',       /GiB and GB/, 'and less than one GB, where GB are asked'],
])('of %d bytes, asked in %s, what GiB would change is %s: %s', ([right, unit, says]) => {
  const told = scaleError(1.0737, unit, right);
  if (says) expect(told).toMatch(says);
  else expect(told).toBeUndefined();
});

describe('of an estimate within a factor of two', () => {
  // biome-ignore format: a table reads by column
  test.for<[ratio: number, says: RegExp]>([
    [1000,   /about 1,000 times too large.*prefixes/],
    [1700,   /about 1,000 times too large/],
    [600,    /about 1,000 times too large/],
    [7e-7,   /about 1,000,000 times too small/],
    [1.5e9,  /about 10\^9 times too large/],
  ])('%d times too much is told softly', ([ratio, says]) => {
    expect(roughScaleError(ratio, 2)).toMatch(says);
  });

  // biome-ignore format: a table reads by column
  test.for<[ratio: number, why: string]>([
    [3,      'is reasoning'],
    [100,    'is no prefix'],
    [2100,   'is not right a thousand times smaller'],
    [-1000,  'has a sign'],
    [0,      'has no size'],
    [Infinity, 'is beyond all numbers'],
  ])('%d times too much %s', ([ratio]) => {
    expect(roughScaleError(ratio, 2)).toBeUndefined();
  });
});
