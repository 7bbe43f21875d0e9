import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { format } from '../../src/engine/format.ts';
import { quantities } from '../../src/engine/quantities.ts';
import { readUnit } from '../../src/engine/units.ts';
import { readAnswer, saysReading } from '../../src/problems/read-answer.ts';

describe('an answer on which no reader disagrees is read', () => {
  // biome-ignore format: a table reads by column
  const rows = [
    // typed                     asked             value                unit       why this row is here
    // Digits and marks
    ['4472',                     'sequence',       4472,                'missing', 'a bare number is in the asked unit'],
    ['007',                      'sequence',       7,                   'missing', 'leading zeros'],
    ['15.5',                     'ms',             15.5,                'missing', 'a point before decimals'],
    ['.5',                       'ms',             1 / 2,               'missing', 'Numbas refuses it (#611)'],
    ['.499917',                  's',              0.499917,            'missing', 'typed at Khan'],
    ['5.',                       'ms',             5,                   'missing', 'nothing after the point'],
    ['1,024',                    'sequence',       2 ** 10,             'missing', 'a comma in threes'],
    ['1,234,567.5',              'token',          1234567.5,           'missing', 'commas, then decimals'],
    ['6,098,000,000',            'parameter',      6.098e9,             'missing', 'typed at Khan'],
    ['1 024',                    'sequence',       2 ** 10,             'missing', 'a blank in threes'],
    ['12 345 678',               'token',          12345678,            'missing', 'blanks in threes'],
    ['1\u202f024.5',             'token',          1024.5,              'missing', 'a narrow space, as our own pages print'],
    ['1\u00a0024',               'token',          2 ** 10,             'missing', 'a space that does not break'],
    ['1\u2009024',               'token',          2 ** 10,             'missing', 'a thin space'],
    ["1'024",                    'token',          2 ** 10,             'missing', 'Swiss, and nothing else'],
    ['1’024’000',                'token',          1024e3,              'missing', 'Swiss, as a phone types it'],
    ['1_024',                    'token',          2 ** 10,             'missing', 'as a programmer types it'],
    ['1.000',                    'token',          1,                   'missing', 'English marks: a point is a point'],
    ['300.',                     'token',          300,                 'missing', 'the full stop of a sentence'],
    ['1.5.',                     'token',          1.5,                 'missing', 'decimals and a full stop'],
    ['  300  ',                  'token',          300,                 'missing', 'blanks around'],
    ['300\n',                    'token',          300,                 'missing', 'pasted with its line end'],
    ['\ufeff300\u200e',          'token',          300,                 'missing', 'marks nobody sees'],
    // Signs
    ['+5',                       'token',          5,                   'missing', 'a plus'],
    ['-5',                       'token',          -5,                  'missing', 'a hyphen for minus'],
    ['−5',                       'token',          -5,                  'missing', 'a true minus'],
    ['–5',                       'token',          -5,                  'missing', 'an en dash for minus'],
    ['- 5',                      'token',          -5,                  'missing', 'a blank after the sign'],
    ['-0',                       'token',          0,                   'missing', 'zero has no sign'],
    ['-10³',                     'token',          -1000,               'missing', 'an odd power reads one way'],
    // Other scripts and shapes
    ['２４００',                    'token',          2400,                'missing', 'full-width digits'],
    ['２．５',                     'token',          2.5,                 'missing', 'a full-width point'],
    ['𝟐𝟒',                       'token',          24,                  'missing', 'digits of a pasted formula'],
    ['٢٤٠٠',                     'token',          2400,                'missing', 'Arabic digits'],
    ['۲۴',                       'token',          24,                  'missing', 'Persian digits'],
    ['२४',                       'token',          24,                  'missing', 'Devanagari digits'],
    // Exponents
    ['2e3',                      'token',          2000,                'missing', 'as a calculator prints'],
    ['2E+3',                     'token',          2000,                'missing', 'a capital and a sign'],
    ['2e-3',                     's',              0.002,               'missing', 'a negative exponent'],
    ['2e−3',                     's',              0.002,               'missing', 'a true minus in an exponent'],
    ['1 e10',                    'parameter',      1e10,                'missing', 'Numbas marks it wrong in silence (#1096)'],
    ['10³',                      'token',          10 * 10 * 10,        'missing', 'folded first it would be 103'],
    ['2·10³',                    'token',          2 * 1000,            'missing', 'a raised dot'],
    ['2×10^3',                   'token',          2 * 1000,            'missing', 'a caret'],
    ['2*10^3',                   'token',          2 * 1000,            'missing', 'a star'],
    ['2x10^3',                   'token',          2 * 1000,            'missing', 'a letter x for times'],
    ['2 X 10^3',                 'token',          2 * 1000,            'missing', 'a capital x for times'],
    ['2×10⁻³',                   's',              2 / 1000,            'missing', 'a raised minus'],
    ['2*10**3',                  'token',          2 * 1000,            'missing', 'a power in Python'],
    ['9.099×0.1',                'ms',             9.099 / 10,          'missing', 'typed at Khan'],
    // Fractions
    ['1/8',                      's',              0.125,               'missing', 'a fraction'],
    ['1⁄8',                      's',              0.125,               'missing', 'a fraction slash'],
    ['½',                        's',              0.5,                 'missing', 'one character'],
    ['2½',                       's',              2.5,                 'missing', 'folded first it would be 21/2'],
    ['1 1/2',                    's',              1.5,                 'missing', 'a mixed number'],
    ['1 1/3',                    's',              1 + 1 / 3,           'missing', 'PrairieLearn reads 3.667'],
    ['-1 1/2',                   's',              -1.5,                'missing', 'the minus is before the whole'],
    ['2 ½ ms',                   'ms',             2.5,                 'given',   'a blank before ½'],
    ['1 000/4',                  's',              250,                 'missing', '000 is no numerator'],
    ['1 1234/5000',              's',              1 + 1234 / 5000,     'missing', 'four digits are no group'],
    ['22/7',                     '1',              22 / 7,              'given',   'improper, alone'],
    // Arithmetic
    ['300*8',                    'token',          2400,                'missing', 'a product'],
    ['300 × 8',                  'token',          2400,                'missing', 'a times sign'],
    ['300x8',                    'token',          2400,                'missing', 'x between numbers'],
    ['300 times 8',              'token',          2400,                'missing', 'the word between numbers'],
    ['300·8 sequences',          'sequence',       2400,                'given',   'a unit for the whole'],
    ['2400 ÷ 8',                 'token',          300,                 'missing', 'a division sign'],
    ['(2+3)*4',                  'token',          20,                  'missing', 'brackets'],
    ['2+3*4',                    'token',          14,                  'missing', 'times before plus'],
    ['6/2*3',                    'token',          9,                   'missing', 'from left to right'],
    ['20-10-3',                  'token',          7,                   'missing', 'from left to right'],
    ['20-10',                    'token',          10,                  'missing', 'a range does not go down'],
    ['2^3^2',                    'token',          2 ** 9,              'missing', 'powers from right to left'],
    ['2^-1',                     'token',          0.5,                 'missing', 'a sign in an exponent'],
    ['3 - -2',                   'token',          5,                   'missing', 'a sign after a sign of operation'],
    ['2(3+4)',                   'token',          14,                  'missing', 'a bracket multiplies'],
    ['10 − 20',                  'token',          -10,                 'missing', 'a true minus is no range'],
    ['37B*2/1T',                 '1',              37e9 * 2 / 1e12,     'given',   'multipliers within'],
    ['671e9*2/(8*3.35e12)',      's',              671e9 * 2 / 26.8e12, 'missing', 'typed working'],
    // Hedges
    ['about 300',                'token',          300,                 'missing', 'a hedge'],
    ['approx. 300',              'token',          300,                 'missing', 'a hedge with a full stop'],
    ['~300',                     'token',          300,                 'missing', 'a tilde'],
    ['≈ 300',                    'token',          300,                 'missing', 'nearly equal'],
    ['= 300',                    'token',          300,                 'missing', 'an equals sign in front'],
    // Multipliers
    ['2.4k',                     'token',          2400,                'missing', 'k'],
    ['2.4K',                     'token',          2400,                'missing', 'K'],
    ['4.5k sequences',           'sequence',       4500,                'given',   'k, then a unit'],
    ['4.5 k sequences',          'sequence',       4500,                'given',   'k apart'],
    ['1.5 million',              'token',          1.5e6,               'missing', 'in words'],
    ['1.5 Million tokens',       'token',          1.5e6,               'given',   'capitalised by a phone'],
    ['3 hundred thousand',       'token',          300e3,               'missing', 'two words'],
    ['1/2 million',              'token',          500e3,               'missing', 'half of a million'],
    ['½ million',                'token',          500e3,               'missing', 'half of a million'],
    ['671B',                     'parameter',      671e9,               'missing', 'B is a billion of a count'],
    ['671 billion parameters',   'parameter',      671e9,               'given',   'in words'],
    ['671bn',                    'parameter',      671e9,               'missing', 'as newspapers write'],
    ['671B params',              'parameter',      671e9,               'given',   'B before a unit'],
    ['671B weights',             'parameter',      671e9,               'given',   'parameters by another name'],
    ['80B',                      'byte',           80,                  'given',   'B is a byte where bytes are asked'],
    ['128Ki',                    'token',          128 * 1024,          'missing', 'a binary multiplier'],
    ['2k',                       'min',            2000,                'missing', 'times have no kilo-minutes to confuse it with'],
    ['3T',                       'byte',           3e12,                'missing', 'a prefix, where the asked unit has none'],
    ['671B/2k',                  '1',              671e9 / 2000,        'given',   'no fraction of a thousand'],
    // Times
    ['15.5 ms',                  'ms',             15.5,                'given',   'the asked unit'],
    ['15.5ms',                   'ms',             15.5,                'given',   'no blank'],
    ['15.5*ms',                  'ms',             15.5,                'given',   'as STACK wants it'],
    ['15.5 ms.',                 'ms',             15.5,                'given',   'a full stop'],
    ['15.5 ms',                  's',              0.0155,              'given',   'converted down'],
    ['0.0155 s',                 'ms',             15.5,                'given',   'converted up'],
    ['12 µs',                    'ms',             0.012,               'given',   'the micro sign'],
    ['12 μs',                    'ms',             0.012,               'given',   'a Greek mu'],
    ['12 us',                    'ms',             0.012,               'given',   'a u for mu'],
    ['12 ㎲',                     'ms',             0.012,               'given',   'one character'],
    ['5 sec',                    's',              5,                   'given',   'abbreviated'],
    ['5 SECONDS',                's',              5,                   'given',   'a whole word in capitals'],
    ['1 second',                 'ms',             1000,                'given',   'singular'],
    ['3 milliseconds',           'ms',             3,                   'given',   'a prefix spelt out'],
    ['2 min',                    's',              2 * 60,              'given',   'minutes'],
    ['1.5 h',                    's',              1.5 * 3600,          'given',   'hours'],
    ['300/2 ms',                 'ms',             150,                 'given',   'arithmetic, then a unit'],
    ['15.5 (ms)',                'ms',             15.5,                'given',   'a unit in brackets'],
    ['15.5 ms / sequence',       's/sequence',     0.0155,              'given',   'a unit below'],
    // Bytes
    ['80',                       'GB',             80,                  'missing', 'bare'],
    ['80 GB',                    'GB',             80,                  'given',   'the asked unit'],
    ['80 GiB',                   'GB',             80 * 2 ** 30 / 1e9,  'given',   'binary is not decimal'],
    ['80 gigabytes',             'GB',             80,                  'given',   'spelt out'],
    ['80e9 bytes',               'GB',             80,                  'given',   'from the base unit'],
    ['640 Gbit',                 'GB',             640 / 8,             'given',   'bits'],
    ['70 KB/token',              'byte/token',     70e3,                'given',   'K is k'],
    ['70 kB per token',          'byte/token',     70e3,                'given',   'per'],
    ['3.35 TB/s',                'GB/s',           3350,                'given',   'a rate'],
    ['400 Gbps',                 'GB/s',           50,                  'given',   'bits per second in one word'],
    // Rates
    ['300 tok/s',                'token/s',        300,                 'given',   'abbreviated'],
    ['300 tokens per second',    'token/s',        300,                 'given',   'in words'],
    ['300 tokens a second',      'token/s',        300,                 'given',   'as people say'],
    ['300 tps',                  'token/s',        300,                 'given',   'in one word'],
    ['300 tok·s⁻¹',              'token/s',        300,                 'given',   'a power below'],
    ['300 tok s^-1',             'token/s',        300,                 'given',   'a power below'],
    ['1.2 ktok/s',               'token/s',        1200,                'given',   'a prefix'],
    ['300/s',                    'token/s',        300,                 'missing', 'what is counted goes without saying'],
    ['300 per ms',               'token/s',        300e3,               'missing', 'so it does, and is converted'],
    ['3 per second',             'GB/s',           3,                   'missing', 'GB go without saying'],
    ['989 TFLOP/s',              'FLOP/s',         989e12,              'given',   'a prefix'],
    ['989 TFLOPS',               'FLOP/s',         989e12,              'given',   'a rate in one word'],
    // Money
    ['$3/Mtok',                  '$/Mtok',         3,                   'given',   'as the site writes it'],
    ['3 $/Mtok',                 '$/Mtok',         3,                   'given',   'the dollar in the unit'],
    ['$3 / MTok',                '$/Mtok',         3,                   'given',   'as Anthropic writes it'],
    ['$3 per million tokens',    '$/Mtok',         3,                   'given',   'in words'],
    ['3 dollars per million tokens', '$/Mtok',     3,                   'given',   'in words throughout'],
    ['$3 per 1M tokens',         '$/Mtok',         3,                   'given',   'a number below'],
    ['$3/1M tokens',             '$/Mtok',         3,                   'given',   'no arithmetic'],
    ['$3/10^6 tokens',           '$/Mtok',         3,                   'given',   'a power below'],
    ['$3 per 1,000 tokens',      '$/Mtok',         3000,                'given',   'converted'],
    ['$0.000003/token',          '$/Mtok',         3,                   'given',   'converted'],
    ['$3/M',                     '$/Mtok',         3,                   'given',   'a million of what is plain'],
    ['$3',                       '$/Mtok',         3,                   'missing', 'dollars alone'],
    ['3 USD',                    '$/Mtok',         3,                   'missing', 'by code'],
    ['$3 USD',                   '$/Mtok',         3,                   'missing', 'said twice'],
    ['30 cents per million tokens', '$/Mtok',      0.3,                 'given',   'cents'],
    ['-$3',                      '$/Mtok',         -3,                  'missing', 'the sign before'],
    ['$-3',                      '$/Mtok',         -3,                  'missing', 'the sign after'],
    ['3/8 $/Mtok',               '$/Mtok',         0.375,               'given',   'a fraction of a price'],
    ['$2/(chip*hour)',           '$/(chip*hour)',  2,                   'given',   'brackets'],
    ['$2 per chip-hour',         '$/(chip*hour)',  2,                   'given',   'a hyphen'],
    ['$2 per GPU hour',          '$/(chip*hour)',  2,                   'given',   'side by side'],
    ['$2/h/chip',                '$/(chip*hour)',  2,                   'given',   'one below the other'],
    // Counts and ratios
    ['4,472 seq',                'sequence',       4472,                'given',   'abbreviated'],
    ['300 Sequences',            'sequence',       300,                 'given',   'capitalised by a phone'],
    ['3,567 tokens',             'token/sequence', 3567,                'given',   'people say a context so'],
    ['3.5k tokens per sequence', 'token/sequence', 3500,                'given',   'in full'],
    ['300',                      '1',              300,                 'given',   'a ratio has no unit to miss'],
    ['12%',                      '1',              0.12,                'given',   'a percentage'],
    ['12 per cent',              '1',              0.12,                'given',   'not per a cent'],
    ['300x',                     '1',              300,                 'given',   'x behind'],
    ['300 times',                '1',              300,                 'given',   'the word behind'],
    ['12',                       '%',              12,                  'missing', 'bare, where per cent are asked'],
    ['12%',                      '%',              12,                  'given',   'with its sign'],
    ['3x',                       '%',              300,                 'given',   'a ratio as a percentage'],
  ] as const;

  test.for(rows)('%j in %s is %d, unit %s: %s', ([typed, asked, value, unit]) => {
    const reading = readAnswer(typed, asked);

    expect(reading).toEqual({ kind: 'value', value: expect.closeTo(value, 9), unit });
    // closeTo is absolute: small and large values alike are to agree in twelve figures.
    if (reading.kind === 'value')
      expect(Math.abs(reading.value - value)).toBeLessThanOrEqual(1e-12 * Math.abs(value));
  });
});

describe('anything else is asked about or refused, and never a number', () => {
  // biome-ignore format: a table reads by column
  const rows = [
    // typed                 asked             outcome               the message names    why this row is here
    // Marks that are not English
    ['16,5',                 'ms',             'ask comma',          '16.5 or as 165',    'a decimal comma, or one out of place'],
    ['1,23',                 'ms',             'ask comma',          '1.23 or as 123',    'the same'],
    ['1.000,5',              'ms',             'ask comma',          '1000.5 or as 1.0005', 'Khan reads 1.0005'],
    ['16.500,00',            'ms',             'ask comma',          '16500 or as 16.5',  'Khan reads 16.5'],
    ['0,342',                's',              'ask comma',          '0.342 or as 342',   'Numbas reads 342'],
    [',5',                   's',              'ask comma',          '0.5 or as 5',       'no English number'],
    ['300,',                 'token',          'ask comma',          '300,',              'nothing after it'],
    ['12,34,567',            'token',          'ask comma',          '12,34,567',         'Indian groups'],
    ['1,024,',               'token',          'ask comma',          '1,024,',            'one too many'],
    ['1234,567',             'token',          'ask comma',          '1234.567 or as 1234567', 'a group of four'],
    ['1 024,5',              'token',          'ask comma',          '1 024,5',           'a blank and a comma'],
    ['2,400e3,5',            'token',          'rejected unreadable', 'e3,5',             'an exponent is whole'],
    ['15,5 ms',              'ms',             'ask comma',          '15.5',              'a unit changes nothing'],
    ['1.234.567',            'token',          'ask grouping',       '1,234,567',         'points in threes'],
    ["1'02",                 'token',          'ask grouping',       "1'02",              'not in threes'],
    ['1_0',                  'token',          'ask grouping',       '1_0',               'not in threes'],
    ['1.2.3',                'token',          'rejected unreadable', '1.2.3',            'a version'],
    // Two numbers
    ['300 8',                'token',          'rejected unreadable', '300 8',            'PrairieLearn reads 3008'],
    ['1 2 3',                'token',          'rejected unreadable', '1 2',              'PrairieLearn reads 123'],
    ['2400\n2500',           'token',          'rejected unreadable', 'more than one line', 'PrairieLearn reads 24002500'],
    ['2400\t250',            'token',          'rejected unreadable', '2400 250',         'two cells of a table'],
    ['1\t024',               'token',          'rejected unreadable', '1 024',            'a tab groups nothing'],
    ['0 342',                'token',          'rejected unreadable', '0 342',            'no group begins with 0'],
    ['1 0245',               'token',          'rejected unreadable', '1 0245',           'a group of four'],
    ['30\u200b08',           'token',          'rejected unreadable', '30 08',            'a blank nobody sees glues nothing'],
    ['3, 4',                 'token',          'ask comma',          '3,',                'a list'],
    ['10-20',                'token',          'ask range',          'range',             'nobody means minus ten'],
    ['10–20 ms',             'ms',             'ask range',          'range',             'with a dash'],
    ['3 to 4 ms',            'ms',             'rejected unreadable', '“to”',             'a range in words'],
    ['3 or 4',               'token',          'rejected unreadable', '“or”',             'a choice'],
    ['300*8 = 2400',         'token',          'rejected unreadable', 'equals sign',      'an equation'],
    ['300±5',                'token',          'rejected unreadable', '“±”',              'an interval'],
    ['<300',                 'token',          'rejected unreadable', '“<”',              'a bound'],
    // Arithmetic that reads in two ways, or in none
    ['1 123/456',            '1',              'ask mixed_number',   '1 + 123/456',       'a group, or a mixed number'],
    ['1 3/2',                '1',              'rejected unreadable', '1 3/2',            'no mixed number'],
    ['1/8k',                 'token',          'ask divisor',        '“k”',               'an eighth of 1000, or of 1'],
    ['300/2 million',        'token',          'ask divisor',        '“million”',         '150 million, or 0.00015'],
    ['8/2(2+2)',             'token',          'ask divisor',        'bracket',           'known to divide the world'],
    ['-2^2',                 'token',          'ask sign',           'minus',             '-4, or 4 in a spreadsheet'],
    ['9.099×10 −1',          'ms',             'ask lost_exponent',  '10^-1',             'typed at Khan; its superscript got lost'],
    ['2.4×10-3',             's',              'ask lost_exponent',  '10^-3',             'the same'],
    ['0x10',                 'token',          'ask hexadecimal',    '0x1',               '16, or 0'],
    ['--5',                  'token',          'rejected unreadable', 'Two signs',        'two signs'],
    ['3 +',                  'token',          'rejected unreadable', '“+”',              'nothing follows'],
    ['*3',                   'token',          'rejected unreadable', '“*”',              'nothing before'],
    ['(3',                   'token',          'rejected unreadable', 'not closed',       'a bracket open'],
    ['3)',                   'token',          'rejected unreadable', 'never opened',     'a bracket too many'],
    ['()',                   'token',          'rejected unreadable', '“)”',              'an empty bracket'],
    ['(15 ms)*2',            'ms',             'rejected unreadable', '“ms”',             'a unit within'],
    ['3 ms + 4 ms',          'ms',             'rejected unreadable', '“+”',              'units within'],
    ['F * (B + ',            'token',          'rejected unreadable', '“F”',              'a broken formula'],
    ['2**',                  'token',          'rejected unreadable', 'ends',             'half a power'],
    ['sqrt(4)',              'token',          'rejected unreadable', '“sqrt”',           'a function'],
    ['300!',                 'token',          'rejected unreadable', '“!”',              'the character is named'],
    ['3:1',                  '1',              'rejected unreadable', '“:”',              'a proportion'],
    // Characters that fold to digits
    ['①',                    'token',          'rejected unreadable', '“①”',              'a circled digit is a label'],
    ['Ⅳ',                    'token',          'rejected unreadable', '“Ⅳ”',              'a Roman numeral'],
    ['10₂',                  'token',          'rejected unreadable', '“₂”',              'folded it would be 102'],
    ['⒈5',                   'token',          'rejected unreadable', '“⒈”',              'folded it would be 1.5'],
    ['³',                    'token',          'rejected unreadable', '“³”',              'a power of nothing'],
    ['10⁻',                  'token',          'rejected unreadable', '“⁻”',              'a sign and no exponent'],
    ['3\u202e00',            'token',          'rejected unreadable', 'cannot be seen',   'what turns text around'],
    // Nothing, or no number
    ['',                     'token',          'rejected empty',     'no answer yet',     'nothing'],
    [' \t\u00a0\u200b',      'token',          'rejected empty',     'no answer yet',     'blanks'],
    ['about four thousand',  'token',          'rejected unreadable', '“four”',           'words'],
    ['ms',                   'ms',             'rejected unit_alone', '“ms”',             'a unit'],
    ['$/Mtok',               '$/Mtok',         'rejected unit_alone', '“$”',              'a unit'],
    ['million tokens',       'token',          'rejected unit_alone', '“million”',        'a unit, multiplied'],
    // No finite number
    ['1e400',                'token',          'rejected not_finite', '1e400',            'too large'],
    ['1e999999999',          'token',          'rejected not_finite', '1e999999999',      'Numbas runs out of memory'],
    ['9^9^9^9',              'token',          'rejected not_finite', 'too large',        'too large'],
    ['1e308 GB',             'byte',           'rejected not_finite', 'too large',        'too large once converted'],
    ['1/0',                  '1',              'rejected not_finite', 'divides by zero',  'no result'],
    ['0/0',                  '1',              'rejected not_finite', 'divides by zero',  'no result'],
    ['5/(2-2)',              '1',              'rejected not_finite', 'divides by zero',  'no result'],
    ['(-8)^(1/3)',           '1',              'rejected not_finite', 'no value',         'not among the reals'],
    ['$3 per 0 tokens',      '$/Mtok',         'rejected not_finite', 'more than zero',   'zero below'],
    ['NaN',                  'token',          'rejected not_finite', '“NaN”',            'a word of JavaScript'],
    ['Infinity',             'token',          'rejected not_finite', '“Infinity”',       'Numbas accepts it'],
    ['-∞',                   'token',          'rejected not_finite', '“∞”',              'the sign'],
    ['1e-400',               'token',          'rejected too_small', '1e-400',            'it would be read as 0'],
    ['5e-324 ns',            's',              'rejected too_small', 'near zero',         'it would become 0'],
    // Units
    ['300 blorps',           'token',          'rejected unknown_unit', '“blorps”',       'no unit'],
    ['300 sequenses',        'sequence',       'rejected unknown_unit', 'sequences',      'the nearest is offered'],
    ['15.5 mS',              'ms',             'rejected unknown_unit', 'write ms',       'case matters'],
    ['15.5 Ms',              'ms',             'rejected unknown_unit', 'write ms',       'megaseconds, by the letter'],
    ['80 gb',                'GB',             'rejected unknown_unit', 'GB for bytes',   'case matters'],
    ['80 Gb',                'GB',             'rejected unknown_unit', 'Gbit for bits',  'gigabits, by the letter'],
    ['€3',                   '$/Mtok',         'rejected unknown_unit', 'dollars',        'another currency'],
    ['3€',                   '$/Mtok',         'rejected unknown_unit', 'dollars',        'another currency, behind'],
    ['5m',                   'token',          'ask letter',         'M or million',      'm is never milli for a count'],
    ['5m',                   'ms',             'ask letter',         'min for minutes',   'nor minutes for a time'],
    ['671b',                 'parameter',      'ask letter',         'billion',           'bits, or billions'],
    ['300 t/s',              'token/s',        'ask letter',         'tok',               'tokens, or tonnes'],
    ['80G',                  'GB',             'ask letter',         '“G”',               '80 GB, or 80 billion GB'],
    ['3G per second',        'GB/s',           'ask letter',         '“G”',               'the same, above a line'],
    ['989 TFLOPs',           'FLOP/s',         'ask letter',         'FLOP/s',            'people write it for both'],
    ['989 gflops',           'FLOP',           'ask letter',         'FLOP/s',            'people write it for both'],
    ['$2/chip*hour',         '$/(chip*hour)',  'ask divisor',        'brackets',          'above the line, or below'],
    ['3 $/',                 '$/Mtok',         'rejected unreadable', 'ends',             'half a unit'],
    ['15.5 ms 3',            'ms',             'rejected unreadable', '“3”',              'a number after the unit'],
    ['15.5 s^x',             's',              'rejected unreadable', 'whole number',     'x is no exponent'],
    // Names every object has
    ['__proto__',            'token',          'rejected unreadable', '“_”',              'hostile'],
    ['5 constructor',        'token',          'rejected unknown_unit', '“constructor”',  'hostile'],
    ['5 toString',           'token',          'rejected unknown_unit', '“toString”',     'hostile'],
    ['hasOwnProperty',       'token',          'rejected unreadable', '“hasOwnProperty”', 'hostile'],
    ['B.constructor("…")()', 'byte',           'rejected unreadable', '“"”',              'hostile'],
  ] as const;

  test.for(rows)('%j in %s: %s, naming %s: %s', ([typed, asked, outcome, named]) => {
    const reading = readAnswer(typed, asked);

    expect(reading.kind === 'value' ? reading.value : `${reading.kind} ${reading.reason}`).toBe(outcome);
    expect(reading).toMatchObject({ message: expect.stringContaining(named) });
  });

  // biome-ignore format: a table reads by column
  const others = [
    // typed          asked             the number typed   why this row is here
    ['4472 tokens',   'sequence',       4472,              'right number, wrong thing counted'],
    ['4.5k tokens',   'sequence',       4500,              'with a multiplier'],
    ['31 ms',         'sequence',       31,                'a time for a count'],
    ['300x',          'sequence',       300,               'a ratio for a count'],
    ['12%',           'ms',             12,                'a share of nothing'],
    ['671 GB',        'parameter',      671,               'bytes are no parameters'],
    ['70 KB',         'byte/token',     70,                'of how many tokens?'],
    ['3567 sequences', 'token/sequence', 3567,             'upside down'],
    ['989 TFLOP',     'FLOP/s',         989,               'operations are no rate'],
    ['$2 per hour',   '$/(chip*hour)',  2,                 'of one chip, or of all'],
    ['$3',            'token',          3,                 'money for a count'],
    ['5 B/s',         's',              5,                 'bytes, since they are per second'],
    ['5 tokens',      '1',              5,                 'a count for a ratio'],
  ] as const;

  test.for(others)('%j is not in %s, but is the number %d: %s', ([typed, asked, value]) => {
    expect(readAnswer(typed, asked)).toMatchObject({ kind: 'rejected', reason: 'dimension', value });
  });

  test('every message is a sentence that ends', () => {
    for (const [typed, asked] of [...rows, ...others]) {
      const reading = readAnswer(typed, asked);
      expect(reading.kind === 'value' ? '' : reading.message, typed).toMatch(/[.?]$/);
    }
  });
});

const units = [
  'ms',
  's',
  'token/s',
  'GB',
  'byte',
  '$/Mtok',
  'sequence',
  'token/sequence',
  '1',
  '%',
  '$/(chip*hour)',
];
const unit = fc.constantFrom(...units);

describe('whatever is typed', () => {
  // Pieces of answers meet in ways that single characters never do.
  const pieces = fc.constantFrom(
    ...'0 1 5 24 000 . , ; e E + - − * × x / ^ ( ) ½ ³ ⁻ $ % B k M m million per and a ms tok GB GiB ~ = NaN ∞'.split(
      ' ',
    ),
    ' ',
    '\u202f',
    '\n',
  );
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 220 }),
    fc.array(pieces, { maxLength: 40 }).map((all) => all.join('')),
  );

  test('it has a reading, and a value is finite', () => {
    fc.assert(
      fc.property(typed, unit, (text, asked) => {
        const reading = readAnswer(text, asked);

        if (reading.kind === 'value') expect(reading.value).toSatisfy(Number.isFinite);
        else expect(reading.message).not.toBe('');
        expect(saysReading(reading, asked)).not.toBe('');
      }),
      { numRuns: 2000 },
    );
  });

  test('blanks around it, and a hedge before it, change nothing', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true, min: 1e-9, max: 1e9 }),
        unit,
        (value, asked) => {
          for (const text of [` ${value} `, `~${value}`, `about ${value}`])
            expect(readAnswer(text, asked)).toEqual(readAnswer(String(value), asked));
        },
      ),
    );
  });

  test('201 characters are too many, and 200 are read', () => {
    expect(readAnswer('9'.repeat(201), 'token')).toMatchObject({ reason: 'too_long' });
    expect(readAnswer('9'.repeat(200), 'token')).toMatchObject({ kind: 'value' });
    for (const hostile of [`1${' '.repeat(1e4)}x`, '('.repeat(20_000), '1+'.repeat(20_000), '9'.repeat(1e4)])
      expect(readAnswer(hostile, 'token')).toMatchObject({ reason: 'too_long' });
  });

  test('a long word is quoted in part', () => {
    const reading = readAnswer(`5 ${'z'.repeat(150)}`, 'token');

    expect(reading).toMatchObject({ message: expect.stringContaining(`“${'z'.repeat(40)}…”`) });
  });

  test('200 characters may nest as they like', () => {
    expect(readAnswer(`${'('.repeat(99)}5${')'.repeat(99)}`, 'token')).toMatchObject({ value: 5 });
    expect(readAnswer('('.repeat(200), 'token')).toMatchObject({ reason: 'unreadable' });
    expect(readAnswer(`5 ${'('.repeat(190)}s`, 's')).toMatchObject({ reason: 'unreadable' });
  });
});

describe('values and units', () => {
  const value = fc.double({ noNaN: true, noDefaultInfinity: true, min: 1e-9, max: 1e9 });
  const isNear = (got: number, right: number, relative: number) =>
    Math.abs(got - right) <= relative * Math.abs(right);

  // biome-ignore format: a table reads by column
  const scalings = [
    // typed in    asked in    so many of the asked
    ['ms',         's',        1 / 1000],
    ['s',          'ms',       1000],
    ['TB/s',       'GB/s',     1000],
    ['GiB',        'byte',     1024 ** 3],
    ['bits',       'byte',     1 / 8],
    ['$/token',    '$/Mtok',   1e6],
    ['%',          '1',        1 / 100],
    ['ktok/ms',    'token/s',  1e6],
  ] as const;
  test.for(scalings)('a number of %s, asked in %s, is %d times that number', ([typed, asked, factor]) => {
    fc.assert(
      fc.property(value, (x) => {
        expect(readAnswer(`${x} ${typed}`, asked)).toMatchObject({
          kind: 'value',
          value: expect.toSatisfy((got: number) => isNear(got, x * factor, 1e-12)),
          unit: 'given',
        });
      }),
    );
  });

  test('what the engine prints of any quantity is read back, to the figures it prints', () => {
    // Attention's arithmetic is printed in words that only prose uses; nobody is asked to type them.
    const units = Object.values(quantities).flatMap(({ unit }) =>
      unit.startsWith('FLOP*sequence') ? [] : [unit],
    );
    const printed = fc.constantFrom(...new Set(units));
    const mantissa = fc.double({ noNaN: true, min: 1, max: 9.99 });
    fc.assert(
      fc.property(printed, mantissa, fc.integer({ min: -6, max: 14 }), (unit, digits, exponent) => {
        const value = digits * 10 ** exponent;
        const reading = readAnswer(format(value, unit), unit);

        expect(reading.kind, format(value, unit)).toBe('value');
        // Half of the third figure of 1.00, or half a cent of a dollar.
        if (reading.kind === 'value')
          expect(isNear(reading.value, value, 0.0051), format(value, unit)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  test('what the quiet line says is read back as the same number', () => {
    fc.assert(
      fc.property(value, unit, (x, asked) => {
        const said = saysReading({ kind: 'value', value: x, unit: 'given' }, asked).slice('read as '.length);

        expect(readAnswer(said, asked), said).toMatchObject({
          kind: 'value',
          value: expect.toSatisfy((got: number) => isNear(got, x, 1e-5)),
        });
      }),
    );
  });

  test('zero has no sign', () => {
    const reading = readAnswer('-0', 'token');

    expect(reading.kind === 'value' && Object.is(reading.value, 0)).toBe(true);
  });

  test('a percentage is a unit that the rest of the site can scale by', () => {
    expect(readUnit('%').scale).toBe(0.01);
  });
});

describe('the quiet line says what was read', () => {
  // biome-ignore format: a table reads by column
  const rows = [
    ['15.5 ms',   'ms',             'read as 15.5 ms'],
    ['2.4k',      'sequence',       'read as 2,400 sequences'],
    ['1',         'sequence',       'read as 1 sequence'],
    ['3567',      'token/sequence', 'read as 3,567 tokens per sequence'],
    ['$3',        '$/Mtok',         'read as $3/Mtok'],
    ['-$3',       '$/Mtok',         'read as -$3/Mtok'],
    ['12%',       '1',              'read as 0.12'],
    ['12',        '%',              'read as 12%'],
    ['671B',      'parameter',      'read as 671 billion parameters'],
    ['300 tok/s', 'token/s',        'read as 300 tokens/s'],
    ['2e-9',      's',              'read as 2 × 10^-9 s'],
  ] as const;
  test.for(rows)('%j in %s is %j', ([typed, asked, said]) => {
    expect(saysReading(readAnswer(typed, asked), asked)).toBe(said);
  });

  test('where nothing was read, it says what to do', () => {
    expect(saysReading(readAnswer('300!', 'token'), 'token')).toContain('Write a number');
  });
});
