import { describe, expect, test } from 'vitest';
import { readMeasure } from '../../src/authoring/measure.ts';
import { quantity, quantityIds } from '../../src/engine/quantities.ts';

// biome-ignore format: a table reads by column
const readable = [
  // written                 unit                base units    why
  ['3.35 TB/s',             'byte/s',            3.35e12,      'as data sheets write it'],
  ['2.039 TB/s',            'byte/s',            2.039e12,     'times 10^12 in floating point it is 2,039,000,000,000.0002'],
  ['819GB/s',               'byte/s',            819e9,        'without a space'],
  ['1,979 TFLOP/s',         'FLOP/s',            1979e12,      'thousands parted'],
  ['400 Gbit/s',            'byte/s',            50e9,         'bits, as ports are sold'],
  ['80 GiB',                'byte',              85899345920,  'binary where it says so'],
  ['671e9 parameters',      'parameter',         671e9,        'with an exponent'],
  ['8192 tokens/sequence',  'token/sequence',    8192,         'plural'],
  ['64 sequences',          'sequence',          64,           'a count'],
  ['$2/(chip*hour)',        '$/(s*chip)',        2 / 3600,     'the dollar in front'],
  ['2 $/(chip*hour)',       '$/(s*chip)',        2 / 3600,     'and behind'],
  ['$ 3/Mtok',              '$/token',           3e-6,         'with a gap'],
  ['20 ms',                 's',                 0.02,         'a small prefix'],
  ['256',                   '1',                 256,          'no unit where none belongs'],
  [256,                     '1',                 256,          'a number of YAML'],
  ['.5 byte/parameter',     'byte/parameter',    0.5,          'a bare decimal point'],
] as const;

describe('A value with its unit', () => {
  test.each(readable)('"%s" is read as %s: %d, %s', (written, unit, value) => {
    const read = readMeasure(written, unit);

    expect(read).toBeTypeOf('number');
    expect(Math.abs(Number(read) / value - 1)).toBeLessThan(1e-14);
  });

  test('is the number written, to the last digit', () => {
    expect(readMeasure('2.039 TB/s', 'byte/s')).toBe(2_039_000_000_000);
    expect(readMeasure('653908770816 parameters', 'parameter')).toBe(653_908_770_816);
  });
});

// biome-ignore format: a table reads by column
const refused = [
  ['3.35 TBs',        'byte/s',          'unit',       'unknown unit "TBs"; expected byte/s, such as 3.35 TB/s. Did you mean "TB/s"?'],
  ['989 TFLOPS',      'FLOP/s',          'unit',       'unknown unit "TFLOPS"; expected FLOP/s, such as 989 TFLOP/s. Did you mean "TFLOP/s"?'],
  ['8192 tokns/sequence', 'token/sequence', 'unit',    'unknown unit "tokns/sequence"; expected token/sequence, such as 8192 tokens/sequence. Did you mean "tokens/sequence"?'],
  ['400 Gb/s',        'byte/s',          'unit',       'unknown unit "Gb/s"; expected byte/s, such as 3.35 TB/s. Bits are written Gbit/s, bytes GB/s.'],
  ['80 gb',           'byte',            'unit',       'unknown unit "gb"; expected byte, such as 80 GB. Bits are written Gbit, bytes GB.'],
  ['20 MS',           's',               'unit',       'unknown unit "MS"; expected s, such as 20 ms. Did you mean "ms"?'],
  ['20 milliseconds', 's',               'unit',       'unknown unit "milliseconds"; expected s, such as 20 ms. Did you mean "ms"?'],
  ['$2 per hour',     '$/(s*chip)',      'unit',       'unknown unit in "$2 per hour"; expected $/(s*chip), such as $2/(chip*hour).'],
  ['64 bananas',      'sequence',        'unit',       'unknown unit "bananas"; expected sequence, such as 64 sequences.'],
  ['3.35 TB',         'byte/s',          'unit',       '3.35 TB is in byte; expected byte/s, such as 3.35 TB/s.'],
  ['$2/hour',         '$/(s*chip)',      'unit',       '$2/hour is in $/s; expected $/(s*chip), such as $2/(chip*hour).'],
  ['8192 tokens',     'token/sequence',  'unit',       '8192 tokens is in token; expected token/sequence, such as 8192 tokens/sequence.'],
  ['256 experts',     '1',               'unit',       'unknown unit "experts"; expected a number without a unit, such as 256.'],
  ['256 heads',       '1',               'unit',       '256 heads is in head; expected a number without a unit, such as 256.'],
  ['3.35',            'byte/s',          'unit',       '3.35 has no unit; expected byte/s, such as 3.35 TB/s.'],
  [64,                'sequence',        'unit',       '64 has no unit; expected sequence, such as 64 sequences.'],
  ['TB/s',            'byte/s',          'wrong_type', '"TB/s" does not begin with a number; expected byte/s, such as 3.35 TB/s.'],
  ['3,35 TB/s',       'byte/s',          'wrong_type', '"3,35" is not a number; expected byte/s, such as 3.35 TB/s.'],
  ['-8 chips',        'chip',            'wrong_type', '-8 chips is not positive; expected chip, such as 8 chips.'],
  ['0 chips',         'chip',            'wrong_type', '0 chips is not positive; expected chip, such as 8 chips.'],
] as const;

describe('A value that does not fit', () => {
  test.each(refused)('"%s" for %s', (written, unit, code, says) => {
    expect(readMeasure(written, unit)).toEqual({ code, says });
  });
});

test('The message for each quantity shows an example, and the example can be read', () => {
  expect(quantityIds.length).toBeGreaterThan(20);
  for (const id of quantityIds) {
    const { unit } = quantity(id);
    const read = readMeasure('nothing', unit);
    const [, example = ''] = /such as (.+)\.$/.exec(typeof read === 'number' ? '' : read.says) ?? [];

    expect(readMeasure(example, unit), `${id} in ${unit}: "${example}"`).toBeTypeOf('number');
  }
});
