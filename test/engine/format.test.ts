import { expect, test } from 'vitest';
import { format } from '../../src/engine/format.ts';
import { quantities } from '../../src/engine/quantities.ts';

// biome-ignore format: a table reads by column
const shown: readonly [value: number, unit: string, shown: string][] = [
  [0.0155,        's',               '15.5 ms'],
  [1.165e-3,      's',               '1.17 ms'],
  [0.9996e-3,     's',               '1 ms'],         // rounds up into the next prefix
  [2.3e-7,        's',               '230 ns'],
  [0,             's',               '0 s'],
  [90,            's',               '90 s'],
  [5400,          's',               '90 min'],
  [3.35e12,       'byte/s',          '3.35 TB/s'],
  [989e12,        'FLOP/s',          '989 TFLOP/s'],
  [989e12,        'FLOP/(s*chip)',   '989 TFLOP/s per chip'],
  [80e9,          'byte',            '80 GB'],
  [512,           'byte',            '512 bytes'],
  [1,             'byte/parameter',  '1 byte per parameter'],
  [0.5,           'byte/parameter',  '0.5 bytes per parameter'],
  [70_272,        'byte/token',      '70.3 kB/token'],
  [8192,          'token/sequence',  '8,192 tokens per sequence'],
  [5356.63,       'sequence',        '5,360 sequences'],
  [1,             'sequence',        '1 sequence'],
  [0.99999,       'chip',            '1 chip'],        // one is what is shown as one
  [1.0001,        'byte',            '1 byte'],
  [1.01,          'chip',            '1.01 chips'],
  [999_600_000.5, 'parameter',       '1 billion parameters'],
  [671e9,         'parameter',       '671 billion parameters'],
  [1.5e12,        'parameter',       '1.5 trillion parameters'],
  [4.864e6,       'token/s',         '4.86 million tokens/s'],
  [18.135,        '1',               '18.1'],
  [4.3e-8,        '$/token',         '$0.043 per million tokens'],
  [2.35e-5,       '$/token',         '$23.50 per million tokens'],
  [2 / 3600,      '$/(s*chip)',      '$2.00 per chip-hour'],
  [16 / 3600,     '$/s',             '$16.00 per hour'],
  [2,             'FLOP/(parameter*token)', '2 FLOP per parameter and token'],
  [1,             '$',               '$1.00'],
  [0.5,           '$',               '$0.50'],
  [0,             '$',               '$0.00'],
  [0.04e-6,       '$/token',         '$0.04 per million tokens'],
  [0.768e-6,      '$/token',         '$0.768 per million tokens'],
  [-163,          'sequence',        '−163 sequences'],
  [0.0214,        '%',               '2.14%'],
  [5.88e23,       'FLOP',            '5.88 × 10²³ FLOP'],
  [9.99e20,       'FLOP',            '999 EFLOP'],
  [9.996e20,      'FLOP',            '1 × 10²¹ FLOP'], // and past the last prefix
  [1e21,          'FLOP',            '1 × 10²¹ FLOP'],
  [999.5,         'byte',            '1 kB'],         // half rounds up, and into the next prefix
  [999_999,       '$',               '$999,999.00'],
  [1_000_000,     '$',               '$1,000,000'],
  [999_999.99,    '$',               '$999,999.99'],
  [999_999.996,   '$',               '$1,000,000'],    // a million once it is rounded to the cent
  [0.9996,        '$',               '$1.00'],         // a dollar once it is rounded
  [0.9994,        '$',               '$0.999'],
  [0.0996,        '$',               '$0.0996'],
  [0.09996,       '$',               '$0.10'],
  [5_576_000,     '$',               '$5,580,000'],
  [120,           's',               '2 min'],
  [7200,          's',               '2 h'],
  [172_800,       's',               '2 days'],
  [1,             's',               '1 s'],
  [119.4,         's',               '119 s'],
  [119.8,         's',               '2 min'],         // 120 s once it is rounded
  [7164,          's',               '119 min'],
  [7175,          's',               '2 h'],           // 120 min
  [172_000,       's',               '47.8 h'],
  [172_692,       's',               '2 days'],        // 48.0 h
  [0.9996,        's',               '1 s'],
  [121e-6,        's/layer',         '121 µs per layer'],
  [295.2,         'FLOP/byte',       '295 FLOP/byte'],
  [8000,          'FLOP/byte',       '8,000 FLOP/byte'],
  [16_990_208,    'FLOP*sequence/token^2', '17 MFLOP per token and token of context'],
  [2,             'FLOP*sequence/(token*element)', '2 FLOP per element and token'],
  [50,            '1/s',             '50/s'],
  [4,             '1/chip',          '4 per chip'],
  [132,           'byte/(token*layer)', '132 bytes per token and layer'],
  [70.272e3,      'byte/token',      '70.3 kB/token'],
  [20,            'token/parameter', '20 tokens per parameter'],
  [21,            'token/(s*sequence)', '21 tokens/s per sequence'],
  [1850,          'token/(s*chip)',  '1,850 tokens/s per chip'],
  // What the machine's own rounding leaves is not shown: these are 1,875, 662.5, 2,775,000, 999.5 and 1.005.
  [1874.9999999999998, '1',          '1,875'],
  [662.4999999999998, 'byte/token',  '663 bytes/token'],
  [2_774_999.9999999986, '$',        '$2,780,000'],
  [999.4999999999998, 'byte',        '1 kB'],
  [1.0049999999999997, '$',          '$1.01'],
];

test.for(shown)('%d %s is shown as %s', ([value, unit, text]) => {
  expect(format(value, unit).replaceAll('\u00a0', ' ')).toBe(text);
});

test('every unit of the graph can be shown', () => {
  for (const { unit } of Object.values(quantities)) expect(format(1234.5, unit)).toMatch(/^\$?[\d,.]+/);
});
