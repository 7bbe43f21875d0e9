import { describe, expect, test } from 'vitest';
import { type Reading, readAnswer, saysReading } from '../../src/problems/read-answer.ts';

/** The number read, or why there is none. */
const outcome = (reading: Reading): number | string =>
  reading.kind === 'value' ? reading.value : `${reading.kind} ${reading.reason}`;

describe('an answer on which no reader disagrees is read', () => {
  // biome-ignore format: a table reads by column
  const rows = [
    // typed                     asked             value                unit       why this row is here
    // Digits and marks
    ['4472',                     'sequence',       4472,                'missing', 'a bare number is in the asked unit'],
    ['007',                      'sequence',       7,                   'missing', 'leading zeros'],
    ['15.5',                     'ms',             15.5,                'missing', 'a point before decimals'],
    ['5.',                       'ms',             5,                   'missing', 'nothing after the point'],
    ['1,024',                    'sequence',       2 ** 10,             'missing', 'a comma in threes'],
    ['1,234,567.5',              'token',          1234567.5,           'missing', 'commas, then decimals'],
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
    ['１５．５．',                   'token',          15.5,                'missing', 'a full-width full stop'],
    ['300。',                     'token',          300,                 'missing', 'a Japanese full stop'],
    ['  300  ',                  'token',          300,                 'missing', 'blanks around'],
    ['300\n',                    'token',          300,                 'missing', 'pasted with its line end'],
    ['\ufeff300\u200e',          'token',          300,                 'missing', 'marks nobody sees'],
    ['\u2068300\u2069',          'token',          300,                 'missing', 'marks of direction, as a chat pastes them'],
    // Signs
    ['+5',                       'token',          5,                   'missing', 'a plus'],
    ['-5',                       'token',          -5,                  'missing', 'a hyphen for minus'],
    ['−5',                       'token',          -5,                  'missing', 'a true minus'],
    ['–5',                       'token',          -5,                  'missing', 'an en dash for minus'],
    ['﹘5',                       'token',          -5,                  'missing', 'a small dash, as Chinese text has it'],
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
    ['௨௪',                       'token',          24,                  'missing', 'Tamil digits'],
    ['٣٫٥٪',                     '%',              3.5,                 'given',   'Arabic decimals and per cent'],
    // Exponents
    ['2e3',                      'token',          2000,                'missing', 'as a calculator prints'],
    ['2E+3',                     'token',          2000,                'missing', 'a capital and a sign'],
    ['2e-3',                     's',              0.002,               'missing', 'a negative exponent'],
    ['2e−3',                     's',              0.002,               'missing', 'a true minus in an exponent'],
    ['10³',                      'token',          10 * 10 * 10,        'missing', 'folded first it would be 103'],
    ['2·10³',                    'token',          2 * 1000,            'missing', 'a raised dot'],
    ['2×10^3',                   'token',          2 * 1000,            'missing', 'a caret'],
    ['2*10^3',                   'token',          2 * 1000,            'missing', 'a star'],
    ['2x10^3',                   'token',          2 * 1000,            'missing', 'a letter x for times'],
    ['2 X 10^3',                 'token',          2 * 1000,            'missing', 'a capital x for times'],
    ['2×10⁻³',                   's',              2 / 1000,            'missing', 'a raised minus'],
    ['2*10**3',                  'token',          2 * 1000,            'missing', 'a power in Python'],
    ['10^{3}',                    'token',          1000,                'missing', 'as LaTeX writes it'],
    ['1·10³',                     'token',          1000,                'missing', 'one times a power'],
    ['1·10**3',                  'token',          1000,                'missing', 'the same in Python'],
    ['2·0.5',                    'ms',             1,                   'missing', 'two points would be one too many'],
    ['3×1024',                    'token',          3072,                'missing', 'no power: nothing came down'],
    // Fractions
    ['1/8',                      's',              0.125,               'missing', 'a fraction'],
    ['1⁄8',                      's',              0.125,               'missing', 'a fraction slash'],
    ['½',                        's',              0.5,                 'missing', 'one character'],
    ['2½',                       's',              2.5,                 'missing', 'folded first it would be 21/2'],
    ['1 1/2',                    's',              1.5,                 'missing', 'a mixed number'],
    ['1 - 1/2',                  's',              0.5,                 'missing', 'blanks around a minus'],
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
    ['[2+3]*4',                  'token',          20,                  'missing', 'square brackets'],
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
    ['About 300',                'token',          300,                 'missing', 'capitalised by a phone'],
    ['almost 300',               'token',          300,                 'missing', 'a hedge all the same'],
    ['approx. 300',              'token',          300,                 'missing', 'a hedge with a full stop'],
    ['~300',                     'token',          300,                 'missing', 'a tilde'],
    ['≈ 300',                    'token',          300,                 'missing', 'nearly equal'],
    ['at least 264',             'chip',           264,                 'missing', 'the least that does, where that is asked'],
    ['At most 264 sequences',    'sequence',       264,                 'given',   'and the most'],
    ['≥ 264',                    'chip',           264,                 'missing', 'in a sign'],
    ['exactly 2',                '1',              2,                   'given',   'the opposite of a hedge'],
    ['= 300',                    'token',          300,                 'missing', 'an equals sign in front'],
    // Multipliers
    ['2.4k',                     'token',          2400,                'missing', 'k'],
    ['2.4K',                     'token',          2400,                'missing', 'K'],
    ['4.5k sequences',           'sequence',       4500,                'given',   'k, then a unit'],
    ['4.5 k sequences',          'sequence',       4500,                'given',   'k apart'],
    ['1.5 million',              'token',          1.5e6,               'missing', 'in words'],
    ['1.5 Million tokens',       'token',          1.5e6,               'given',   'capitalised by a phone'],
    ['3 hundred thousand',       'token',          300e3,               'missing', 'two words'],
    ['2 dozen',                  'token',          24,                  'missing', 'twelve'],
    ['1.5mn',                    'token',          1.5e6,               'missing', 'as newspapers write'],
    ['2 quadrillion',            'FLOP',           2e15,                'missing', 'in words'],
    ['1/2 million',              'token',          500e3,               'missing', 'half of a million'],
    ['½ million',                'token',          500e3,               'missing', 'half of a million'],
    ['671B',                     'parameter',      671e9,               'missing', 'B is a billion of a count'],
    ['671 billion parameters',   'parameter',      671e9,               'given',   'in words'],
    ['671bn',                    'parameter',      671e9,               'missing', 'as newspapers write'],
    ['671B params',              'parameter',      671e9,               'given',   'B before a unit'],
    ['671B weights',             'parameter',      671e9,               'given',   'parameters by another name'],
    ['80B',                      'byte',           80,                  'given',   'B is a byte where bytes are asked'],
    ['3B bytes',                 'byte',           3e9,                 'given',   'but a billion before bytes spelt out'],
    ['3 EiB',                    'byte',           3 * 2 ** 60,         'given',   'the largest prefix'],
    ['8 Kibit',                  'byte',           1024,                'given',   'binary prefixes of bits'],
    ['128Ki',                    'token',          128 * 1024,          'missing', 'a binary multiplier'],
    ['2k',                       'min',            2000,                'missing', 'times have no kilo-minutes to confuse it with'],
    ['3T',                       'byte',           3e12,                'missing', 'a prefix, where the asked unit has none'],
    ['671B/2k',                  '1',              671e9 / 2000,        'given',   'no fraction of a thousand'],
    // Times
    ['15.5 ms',                  'ms',             15.5,                'given',   'the asked unit'],
    ['15.5ms',                   'ms',             15.5,                'given',   'no blank'],
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
    ['300 toks/s',               'token/s',        300,                 'given',   'shortened, and many'],
    ['300 Tokens Per Second',    'token/s',        300,                 'given',   'capitalised by a phone'],
    ['21 tok/s/user',            'token/(s*sequence)', 21,              'given',   'a user waits for one sequence'],
    ['21 tokens/sec/GPU',        'token/(s*chip)', 21,                  'given',   'two below'],
    ['12 requests',              'sequence',       12,                  'given',   'what a sequence answers'],
    ['300 tok·s⁻¹',              'token/s',        300,                 'given',   'a power below'],
    ['300 tok s^-1',             'token/s',        300,                 'given',   'a power below'],
    ['1.2 ktok/s',               'token/s',        1200,                'given',   'a prefix'],
    ['300/s',                    'token/s',        300,                 'missing', 'what is counted goes without saying'],
    ['300 per ms',               'token/s',        300e3,               'missing', 'so it does, and is converted'],
    ['3 per second',             'GB/s',           3,                   'missing', 'GB go without saying'],
    ['989 TFLOP/s',              'FLOP/s',         989e12,              'given',   'a prefix'],
    ['989 TFLOPS',               'FLOP/s',         989e12,              'given',   'a rate in one word'],
    ['1.5 PFLOP/s',              'TFLOP/s',        1500,                'given',   'from prefix to prefix'],
    ['8 TPUs',                   'chip',           8,                   'given',   'chips by another name'],
    ['5 GPU-hours',              'chip*hour',      5,                   'given',   'a product of units'],
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
    ['$3 per 1,000,000',         '$/Mtok',         3,                   'given',   'the same, written out'],
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
    ['8k tokens of context',     'token/sequence', 8000,                'given',   'said in full'],
    ['3.5k tokens per sequence', 'token/sequence', 3500,                'given',   'in full'],
    ['300',                      '1',              300,                 'given',   'a ratio has no unit to miss'],
    ['12%',                      '1',              0.12,                'given',   'a percentage'],
    ['12 per cent',              '1',              0.12,                'given',   'not per a cent'],
    ['300x',                     '1',              300,                 'given',   'x behind'],
    ['300 times',                '1',              300,                 'given',   'the word behind'],
    ['12',                       '%',              12,                  'missing', 'bare, where per cent are asked'],
    ['12%',                      '%',              12,                  'given',   'with its sign'],
    ['0.5%',                     '%',              0.5,                 'given',   'less than one of them'],
    ['1',                        '%',              1,                   'missing', 'one of them'],
    ['7/19*100',                 '%',              700 / 19,            'missing', 'made one in the field'],
    ['3x',                       '%',              300,                 'given',   'a ratio as a percentage'],
    ['3-fold',                   '1',              3,                   'given',   'a factor in a word'],
    ['3 fold',                   '1',              3,                   'given',   'without its hyphen'],
    ['factor 3',                 '1',              3,                   'given',   'a factor, as people say one'],
    ['by a factor of 3',         '1',              3,                   'given',   'the same in full'],
    ['about a factor of 2.5',    '%',              250,                 'given',   'behind a hedge, as a percentage'],
    ['72 d',                     'day',            72,                  'given',   'days in a letter'],
    ['10 weeks',                 'day',            70,                  'given',   'seven days each'],
    ['2 wk',                     'h',              336,                 'given',   'the same, short'],
    ['US$5',                     '$',              5,                   'given',   'the dollar of one country'],
    ['5 US dollars',             '$',              5,                   'given',   'in words'],
    ['30 US cents per million tokens', '$/Mtok',   0.3,                 'given',   'and its cents'],
    ['-US$ 5/Mtok',              '$/Mtok',         -5,                  'given',   'with a sign, a blank and what it buys'],
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
    ['2400\t250',            'token',          'rejected unreadable', '2400 250',         'two cells of a table'],
    ['1\t024',               'token',          'rejected unreadable', '1 024',            'a tab groups nothing'],
    ['0 342',                'token',          'rejected unreadable', '0 342',            'no group begins with 0'],
    ['1 0245',               'token',          'rejected unreadable', '1 0245',           'a group of four'],
    ['30\u200b08',           'token',          'rejected unreadable', '30 08',            'a blank nobody sees glues nothing'],
    ['3, 4',                 'token',          'ask comma',          '3,',                'a list'],
    ['10-20',                'token',          'ask range',          'range',             'nobody means minus ten'],
    ['10–20 ms',             'ms',             'ask range',          'range',             'with a dash'],
    ['10-20/s',              'token/s',        'ask range',          'range',             'with a unit below'],
    ['3-5x',                 '1',              'ask range',          'range',             'of ratios'],
    ['3 to 4 ms',            'ms',             'rejected unreadable', '“to”',             'a range in words'],
    ['3 or 4',               'token',          'rejected unreadable', '“or”',             'a choice'],
    ['300*8 = 2400',         'token',          'rejected unreadable', 'equals sign',      'an equation'],
    ['B = 300',              'sequence',       'rejected unreadable', 'equals sign',      'a symbol and its value'],
    ['300±5',                'token',          'rejected unreadable', '“±”',              'an interval'],
    ['<300',                 'token',          'rejected unreadable', '“<”',              'a bound'],
    // Arithmetic that reads in two ways, or in none
    ['1 123/456',            '1',              'ask mixed_number',   '1 + 123/456',       'a group, or a mixed number'],
    ['1 3/2',                '1',              'rejected unreadable', '1 3/2',            'no mixed number'],
    ['1-1/2',                '1',              'ask mixed_number',   'subtraction',       '1.5 to a carpenter'],
    ['3-½',                  '1',              'ask mixed_number',   'subtraction',       'the same in one character'],
    ['1·5',                  'ms',             'ask raised_point',   'decimal point',     '1.5 in old British print'],
    ['3·05',                 'ms',             'ask raised_point',   'decimal point',     'nobody multiplies by 05'],
    ['5·',                   '%',              'ask raised_point',   'decimal point',     'a stray dot is no ratio'],
    ['1/8k',                 'token',          'ask divisor',        '“k”',               'an eighth of 1000, or of 1'],
    ['300/2 million',        'token',          'ask divisor',        '“million”',         '150 million, or 0.00015'],
    ['8/2(2+2)',             'token',          'ask divisor',        'bracket',           'known to divide the world'],
    ['-2^2',                 'token',          'ask sign',           'minus',             '-4, or 4 in a spreadsheet'],
    ['2.4×10-3',             's',              'ask lost_exponent',  '10^-3',             'the same'],
    ['1.2×10e3',             'token',          'ask lost_exponent',  '10^3',              '12,000, or 1200'],
    ['3*10E-3',              's',              'ask lost_exponent',  '10^-3',             'the same, below one'],
    ['2.4×103',              'token',          'ask lost_exponent',  '10^3',              '247.2, or a 3 came down'],
    ['1.2 e 3',              'token',          'ask letter',         '1.2e3',             'blanks in an exponent'],
    ['3E',                   'token',          'ask letter',         '1.2e3',             'half an exponent'],
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
    ['9^9^9^9',              'token',          'rejected not_finite', 'too large',        'too large'],
    ['1/9^9^9^9',            'token',          'rejected not_finite', 'too large',        'it would be read as 0'],
    [`1${' bn'.repeat(40)}`, 'token',          'rejected not_finite', 'too large',        'many multipliers'],
    ['1e308 GB',             'byte',           'rejected not_finite', 'too large',        'too large once converted'],
    ['1e300',                'GB',             'rejected not_finite', 'too large',        'too large in bytes, in which it is compared'],
    ['1e300 GB',             'TB',             'rejected not_finite', 'too large',        'so is what was converted before'],
    ['1/0',                  '1',              'rejected not_finite', 'divides by zero',  'no result'],
    ['0/0',                  '1',              'rejected not_finite', 'divides by zero',  'no result'],
    ['5/(2-2)',              '1',              'rejected not_finite', 'divides by zero',  'no result'],
    ['(-8)^(1/3)',           '1',              'rejected not_finite', 'no value',         'not among the reals'],
    ['$3 per 0 tokens',      '$/Mtok',         'rejected not_finite', 'more than zero',   'zero below'],
    ['NaN',                  'token',          'rejected not_finite', '“NaN”',            'a word of JavaScript'],
    ['-∞',                   'token',          'rejected not_finite', '“∞”',              'the sign'],
    ['1e-400',               'token',          'rejected too_small', '1e-400',            'it would be read as 0'],
    ['10^-400',              'token',          'rejected too_small', 'near zero',         'so would this'],
    ['1e-200*1e-200',        'token',          'rejected too_small', 'near zero',         'and this'],
    ['5e-324 ns',            's',              'rejected too_small', 'near zero',         'it would become 0'],
    ['5e-324',               'ns',             'rejected too_small', 'near zero',         'so would this, in seconds'],
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
    ['5M',                   'min',            'ask letter',         '“M”',               'minutes, or millions of them'],
    ['5m',                   'ms',             'ask letter',         'min for minutes',   'nor minutes for a time'],
    ['671b',                 'parameter',      'ask letter',         'billion',           'bits, or billions'],
    ['300 t/s',              'token/s',        'ask letter',         'tok',               'tokens, or tonnes'],
    ['80G',                  'GB',             'ask letter',         '“G”',               '80 GB, or 80 billion GB'],
    ['3G per second',        'GB/s',           'ask letter',         '“G”',               'the same, above a line'],
    ['989 TFLOPs',           'FLOP/s',         'ask letter',         'FLOP/s',            'people write it for both'],
    ['989 gflops',           'FLOP',           'ask letter',         'FLOP/s',            'people write it for both'],
    ['295 FLOPS/byte',       'FLOP/byte',      'ask letter',         'FLOP/s',            'above a line too'],
    ['3B/s',                 'FLOP/s',         'ask letter',         'bytes or billions', 'B above a line, and no bytes asked'],
    ['400 gbps',             'GB/s',           'ask letter',         'Gbps',              'bits, or bytes'],
    ['1.5 mil',              'token',          'ask letter',         'million',           'a million, or a thousandth'],
    ['5%%',                  '1',              'rejected unreadable', '“%”',              'a share of a share'],
    ['50% tokens',           'token',          'rejected unreadable', '“tokens”',         'a share of what?'],
    ['5 EUR',                '$/Mtok',         'rejected unknown_unit', 'dollars',        'another currency, by code'],
    ['$2/chip*hour',         '$/(chip*hour)',  'ask divisor',        'brackets',          'above the line, or below'],
    ['0.25',                 '%',              'ask share',          '25% or as 0.25%',   'a share of one, or a quarter of a per cent'],
    ['7/8',                  '%',              'ask share',          '87.5% or as 0.875%', 'a share as a fraction'],
    // Units within arithmetic
    ['32 GB / 1.64 TB/s',    'ms',             'ask units_in_arithmetic', 'in ms',       'right, if the units are worked out'],
    ['32 GB/1.64TB/s',       'ms',             'ask units_in_arithmetic', 'in ms',       'the same'],
    ['1/48 ms',              'token/s',        'ask units_in_arithmetic', 'tokens/s',    'one over a time'],
    ['256/12.5ms',           'token/s',        'ask units_in_arithmetic', 'one unit',    'a count over a time'],
    ['3 $/',                 '$/Mtok',         'rejected unreadable', 'ends',             'half a unit'],
    ['3 $/24',               '$/Mtok',         'rejected unreadable', 'ends',             '24 of what?'],
    ['5 × per s',            'token/s',        'rejected unknown_unit', '“per”',          'nothing is multiplied'],
    ['15.5 ms 3',            'ms',             'rejected unreadable', '“3”',              'a number after the unit'],
    ['15.5 s^x',             's',              'rejected unreadable', 'whole number',     'x is no exponent'],
    // Names every object has
    ['__proto__',            'token',          'rejected unreadable', '“_”',              'hostile'],
    ['5 constructor',        'token',          'rejected unknown_unit', '“constructor”',  'hostile'],
    ['5 toString',           'token',          'rejected unknown_unit', '“toString”',     'hostile'],
    ['hasOwnProperty',       'token',          'rejected unreadable', '“hasOwnProperty”', 'hostile'],
    ['B.constructor("…")()', 'byte',           'rejected unreadable', '“"”',              'hostile'],
  ] as const;

  test.for(rows)('%j in %s: %s, naming %s: %s', ([typed, asked, expected, named]) => {
    const reading = readAnswer(typed, asked);

    expect(outcome(reading)).toBe(expected);
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
    ['a factor of 3', 'ms',             3,                 'a factor of what?'],
    ['5 s^2',         's',              5,                 'an exponent is no number in a unit'],
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

describe('what a question counts may follow the number, where it says so', () => {
  // biome-ignore format: a table reads by column
  test.for<[typed: string, noun: string, how: string]>([
    ['21 micro-batches', 'micro-batches', 'as it is written'],
    ['21 microbatches',  'micro-batches', 'without its hyphen'],
    ['21 Micro batches', 'micro-batches', 'as two words'],
    ['21 micro-batch',   'micro-batches', 'in the singular'],
    ['~21 racks',        'racks',         'behind a hedge'],
    ['42/2 rack',        'racks',         'after arithmetic'],
  ])('%s of %s: %s', ([typed, noun]) => {
    expect(readAnswer(typed, '1', [noun])).toMatchObject({ kind: 'value', value: 21 });
  });

  test('and nothing else', () => {
    expect(outcome(readAnswer('21 racks', '1'))).toBe('rejected unknown_unit');
    expect(outcome(readAnswer('21 stages', '1', ['racks']))).toBe('rejected unknown_unit');
    expect(outcome(readAnswer('21 racks of chips', '1', ['racks']))).toBe('rejected unknown_unit');
    expect(outcome(readAnswer('racks', '1', ['racks']))).toBe('rejected unreadable');
  });
});

// biome-ignore format: a table reads by column
describe('what other sites misread', () => {
  // Read in their code and run, each on the same string.
  const rows = [
    // site           typed            asked        here                   there
    ['Khan',          '1.000,5',       'ms',        'ask comma',           'is 1.0005'],
    ['Khan',          '16.500,00',     'ms',        'ask comma',           'is 16.5'],
    ['Khan',          '1e3',           'token',     1000,                  'is refused: no exponents'],
    ['Khan',          '6,098,000,000', 'parameter', 6.098e9,               'is what people type for 6.098×10⁹'],
    ['Khan',          '.499917',       's',         0.499917,              'was refused for its missing 0'],
    ['Khan',          '9.099×0.1',     'ms',        0.9099,                'is what people type for 9.099×10⁻¹'],
    ['Khan',          '9.099×10 −1',   'ms',        'ask lost_exponent',   'is what people type for it too'],
    ['Numbas',        '0,342',         's',         'ask comma',           'is 342'],
    ['Numbas',        '.5',            'ms',        0.5,                   'is refused (#611)'],
    ['Numbas',        '1 e10',         'parameter', 1e10,                  'is wrong, in silence (#1096)'],
    ['Numbas',        '1e999999999',   'token',     'rejected not_finite', 'fills 1.5 GB of memory'],
    ['Numbas',        'Infinity',      'token',     'rejected not_finite', 'is accepted'],
    ['PrairieLearn',  '1 1/3',         's',         4 / 3,                 'is 3.667, as if 11/3'],
    ['PrairieLearn',  '300 8',         'token',     'rejected unreadable', 'is 3008'],
    ['PrairieLearn',  '1 2 3',         'token',     'rejected unreadable', 'is 123'],
    ['PrairieLearn',  '2400\n2500',    'token',     'rejected unreadable', 'is 24002500'],
    ['PrairieLearn',  '1m',            'token',     'ask letter',          'is a metre'],
    ['STACK',         '1 3/7',         '1',         10 / 7,                'is an illegal blank'],
    ['STACK',         '2x10^3',        'token',     2000,                  'is refused with a hint (#498)'],
    ['STACK',         '3*10^8',        'token',     3e8,                   'was refused (#316)'],
    ['STACK',         '15.5ms',        'ms',        15.5,                  'needs an option'],
    ['STACK',         '15.5*ms',       'ms',        15.5,                  'is the only form without one'],
    ['STACK',         '300',           'token',     300,                   'is invalid without its unit'],
    ['parseFloat',    '1,024',         'token',     1024,                  'is 1'],
    ['parseFloat',    '12 apples',     'token',     'rejected unknown_unit', 'is 12'],
    ['Number',        '',              'token',     'rejected empty',      'is 0'],
    ['Number',        '0x10',          'token',     'ask hexadecimal',     'is 16'],
  ] as const;

  test.for(rows)('%s, %j in %s: %s here, there it %s', ([, typed, asked, here]) => {
    expect(outcome(readAnswer(typed, asked))).toBe(here);
  });
});

/** Of several runs the quickest: the machine may be busy with something else. */
const quickest = (run: () => void): number =>
  Math.min(
    ...Array.from({ length: 5 }, () => {
      const start = performance.now();
      run();
      return performance.now() - start;
    }),
  );

describe('a hostile answer', () => {
  const [tall, wide] = [10_000, 200];
  // biome-ignore format: a table reads by column
  const rows = [
    // what is typed                        typed                                         read as
    ['10,000 digits',                       '9'.repeat(tall),                             'rejected too_long'], // 44 ms at Khan
    ['10,000 blanks in a number',           `1${' '.repeat(tall)}x`,                      'rejected too_long'], // 15 s at Khan
    ['10,000 brackets',                     '('.repeat(tall),                             'rejected too_long'],
    ['10,000 pluses',                       '1+'.repeat(tall / 2),                        'rejected too_long'],
    ['10,000 combining marks',              `1${'\u0301'.repeat(tall)}`,                  'rejected too_long'],
    ['one character too many',              '9'.repeat(wide + 1),                         'rejected too_long'],
    ['as many digits as there may be',      '1'.repeat(wide),                             Number(`${'1'.repeat(wide)}`)],
    ['brackets never closed',               '('.repeat(wide),                             'rejected unreadable'],
    ['brackets closed as often',            `${'('.repeat(99)}5${')'.repeat(99)}`,        5],
    ['brackets in a unit',                  `5 ${'('.repeat(190)}s`,                      'rejected unreadable'],
    ['a hundred ones',                      `1${'+1'.repeat(99)}`,                        100],
    ['a tower of powers',                   `9${'^9'.repeat(99)}`,                        'rejected not_finite'],
    ['a tower below a line',                `1/9${'^9'.repeat(98)}`,                      'rejected not_finite'],
    ['a hundred fractions',                 `1${'/1'.repeat(99)}`,                        1],
    ['signs alone',                         '-'.repeat(wide),                             'rejected unreadable'],
    ['many multipliers',                    `1${' trillion'.repeat(22)}`,                 1e264],
    ['too many multipliers',                `1${' tn'.repeat(60)}`,                       'rejected not_finite'],
    ['multipliers below a line',            `1/(1${' tn'.repeat(60)})`,                   'rejected not_finite'],
    ['a unit to a large power',             `5 GB^${'9'.repeat(100)}`,                    'rejected dimension'],
    ['units beyond measure, and back',      '5 GB^40/GB^39',                              'rejected not_finite'],
    ['a word of 198 letters',               `5 ${'z'.repeat(198)}`,                       'rejected unknown_unit'],
    ['combining marks on a digit',          `5${'\u0301'.repeat(199)}`,                   'rejected unknown_unit'],
    ['a digit struck through',              '1\u03360\u0336',                             'rejected unknown_unit'],
    ['marks that turn text around',         `3${'\u202e'.repeat(100)}00`,                 'rejected unreadable'],
    ['right-to-left marks',                 `${'\u200f'.repeat(100)}5`,                   5],
    ['halves of characters',                '\ud83d'.repeat(wide),                        'rejected unreadable'],
    ['faces',                               '😀'.repeat(100),                             'rejected unreadable'],
    ['too large',                           '1e400',                                      'rejected not_finite'],
    ['no number',                           'NaN',                                        'rejected not_finite'],
    ['no end',                              '∞',                                          'rejected not_finite'],
  ] as const;

  test.for(rows)('%s', ([, typed, readAs]) => {
    const reading = readAnswer(typed, 'GB');

    expect(outcome(reading)).toBe(readAs);
    if (reading.kind === 'value') return;
    expect(reading.message).toMatch(/[.?]$/);
    expect(reading.message.length).toBeLessThan(200);
  });

  test.for(rows)('%s: read in under 20 ms', ([, typed]) => {
    expect(quickest(() => readAnswer(typed, 'GB'))).toBeLessThan(20);
  });

  test('is quoted in part', () => {
    expect(readAnswer(`5 ${'z'.repeat(150)}`, 'token')).toMatchObject({
      message: expect.stringContaining(`“${'z'.repeat(40)}…”`),
    });
  });
});

test('zero has no sign', () => {
  const reading = readAnswer('-0', 'token');

  expect(reading.kind === 'value' && Object.is(reading.value, 0)).toBe(true);
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
    ['2e-9',      's',              'read as 2\u00a0×\u00a010^-9 s'],
    ['50/s',      '1/s',            'read as 50 per s'],
    ['4',         '1/chip',         'read as 4 per chip'],
    ['21',        'token/(s*chip)', 'read as 21 tokens/s per chip'],
  ] as const;
  test.for(rows)('%j in %s is %j', ([typed, asked, said]) => {
    expect(saysReading(readAnswer(typed, asked), asked)).toBe(said);
  });

  test('where nothing was read, it says what to do', () => {
    expect(saysReading(readAnswer('300!', 'token'), 'token')).toContain('Write a number');
  });
});
