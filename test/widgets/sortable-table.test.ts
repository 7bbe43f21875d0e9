import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { order, type SortKey } from '../../src/widgets/sortable-table/order.ts';

describe('the order of rows', () => {
  // biome-ignore format: a table reads by column
  const cases: readonly [keys: readonly SortKey[], direction: 'ascending' | 'descending', at: readonly number[]][] = [
    [[3, 1, 2],                    'ascending',  [1, 2, 0]],
    [[3, 1, 2],                    'descending', [0, 2, 1]],
    [[10, 9, 100],                 'ascending',  [1, 0, 2]],        // by size, not by spelling
    [['b', 'a', 'C'],              'ascending',  [1, 0, 2]],
    [['H200', 'H100', 'A100'],     'ascending',  [2, 1, 0]],
    [['V9', 'V10'],                'ascending',  [0, 1]],           // numbers inside names count as numbers
    [[undefined, 2, undefined, 1], 'ascending',  [3, 1, 0, 2]],
    [[undefined, 2, undefined, 1], 'descending', [1, 3, 0, 2]],     // empty ones last, whichever way
    [[1, 1, 1],                    'descending', [0, 1, 2]],
    [[],                           'ascending',  []],
  ];

  test.for(cases)('of %j, %s, is %j', ([keys, direction, at]) => {
    expect(order(keys, direction)).toEqual(at);
  });

  const keys = fc.array(fc.option(fc.integer({ min: -5, max: 5 }), { nil: undefined }));
  const direction = fc.constantFrom('ascending' as const, 'descending' as const);

  test('has every row once', () => {
    fc.assert(
      fc.property(keys, direction, (keys, direction) => {
        expect([...order(keys, direction)].sort((a, b) => a - b)).toEqual(keys.map((_, at) => at));
      }),
    );
  });

  test('has the empty rows last, as they were, whichever way the others go', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.string(), { nil: undefined })), direction, (keys, direction) => {
        const empty = keys.flatMap((key, at) => (key === undefined ? [at] : []));
        expect(order(keys, direction).slice(keys.length - empty.length)).toEqual(empty);
      }),
    );
  });

  test('never goes back, and keeps rows alike as they were', () => {
    fc.assert(
      fc.property(keys, direction, (keys, direction) => {
        const last = direction === 'ascending' ? Infinity : -Infinity;
        const sign = direction === 'ascending' ? 1 : -1;
        const rows = order(keys, direction).map((at) => ({ at, rank: sign * (keys[at] ?? last) }));
        const inOrder = rows.toSorted((a, b) => a.rank - b.rank || a.at - b.at);
        expect(rows).toEqual(inOrder);
      }),
    );
  });
});
