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
  [671e9,         'parameter',       '671 billion parameters'],
  [1.5e12,        'parameter',       '1.5 trillion parameters'],
  [4.864e6,       'token/s',         '4.86 million tokens/s'],
  [18.135,        '1',               '18.1'],
  [4.3e-8,        '$/token',         '$0.043 per million tokens'],
  [2.35e-5,       '$/token',         '$23.50 per million tokens'],
  [2 / 3600,      '$/(s*chip)',      '$2.00 per chip-hour'],
  [16 / 3600,     '$/s',             '$16.00 per hour'],
  [2,             'FLOP/(parameter*token)', '2 FLOP per parameter and token'],
];

test.for(shown)('%d %s is shown as %s', ([value, unit, text]) => {
  expect(format(value, unit).replaceAll('\u00a0', ' ')).toBe(text);
});

test('every unit of the graph can be shown', () => {
  for (const { unit } of Object.values(quantities)) expect(format(1234.5, unit)).toMatch(/^\$?[\d,.]+/);
});
