import { expect, test } from 'vitest';
import { didYouMean, nearest } from '../../src/engine/nearest.ts';

// Distances are counted by hand: letters added, dropped or changed; a hyphen, point or blank counts half.
// biome-ignore format: a table reads by column
const cases: readonly [written: string, known: readonly string[], meant: string | undefined, why: string][] = [
  ['optimal_bacth', ['optimal_batch', 'batch'],   'optimal_batch', 'two letters are changed'],
  ['btch',          ['bath', 'batch'],            'batch',         'one letter is missing, not two wrong'],
  ['BATCH',         ['batches', 'batch'],         'batch',         'capitals make no difference'],
  ['BATCH',         ['batch_ratio', 'batch'],     'batch',         'a name that is finished was not begun'],
  ['bat',           ['bag', 'batch'],             'batch',         'begun is likelier than a letter wrong'],
  ['ba',            ['bag', 'batch'],             'bag',           'two letters are no beginning'],
  ['tch',           ['batch', 'tea'],             'batch',         'an end is no beginning: both are two away, and the first counts'],
  ['tio',           ['tip', 'batch_ratio'],       'tip',           'an end is no beginning'],
  ['step',          ['stop', 'stem'],             'stop',          'of equals the first'],
  ['furlong',       ['token', 'byte'],            undefined,       'none is near'],
  ['abc',           ['xyz'],                      undefined,       'three of three are too many'],
  ['abcdefghijkl',  ['abcdefghixyz'],             'abcdefghixyz',  'a quarter of the letters may be wrong'],
  ['abcdefghijkl',  ['abcdefghwxyz'],             undefined,       'a third may not'],
  ['step',          [],                           undefined,       'nothing is known'],
  ['h200sxm',       ['h20-sxm', 'h200-sxm'],      'h200-sxm',      'a hyphen is forgotten sooner than a figure'],
  ['h-200',         ['h-20', 'h200'],             'h200',          'so is one that is not there'],
  ['4 bit',         ['4xbit', '4-bit'],           '4-bit',         'one mark for another is half a letter'],
  ['a-b-c-d-e',     ['abcde'],                    'abcde',         'four hyphens are two letters'],
  ['h100-pcie',     ['h100-sxm', 'h100-pci'],     'h100-pci',      'a letter is still a letter'],
];

test.for(cases)('%s among %j means %s: %s', ([written, known, meant]) => {
  expect(nearest(written, known)).toBe(meant);
});

test('a name is asked for, or nothing is said', () => {
  expect(didYouMean('secnod', ['second'])).toBe(' Did you mean "second"?');
  expect(didYouMean('furlong', ['second'])).toBe('');
});
