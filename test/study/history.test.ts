import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inOrder, isSameEvent, merge } from '../../src/study/history.ts';
import { anyHistory, noon, retold, review } from './histories.ts';

describe('a history has one order', () => {
  test('by instant', () => {
    expect(merge([review({ id: 'a', at: 2 }), review({ id: 'b', at: 1 })]).map(({ id }) => id)).toEqual([
      'b',
      'a',
    ]);
  });

  test('and within an instant by id, by code unit and not by locale', () => {
    const ids = ['é', 'a', 'Z'].map((id) => review({ id }));

    expect(ids.sort(inOrder).map(({ id }) => id)).toEqual(['Z', 'a', 'é']);
  });
});

describe('the laws of merging', () => {
  test('it does not matter who merges, in what order, or how often', () => {
    fc.assert(
      fc.property(anyHistory, anyHistory, anyHistory, (a, b, c) => {
        expect(merge(a, b)).toEqual(merge(b, a));
        expect(merge(merge(a, b), c)).toEqual(merge(a, merge(b, c)));
        expect(merge(a, a)).toEqual(merge(a));
        expect(merge(merge(a))).toEqual(merge(a));
      }),
    );
  });

  test('nor in what order the events arrived', () => {
    fc.assert(
      fc.property(retold(anyHistory), ([told, again]) => {
        expect(merge(again)).toEqual(merge(told));
      }),
    );
  });

  test('every id comes out, and comes out once', () => {
    fc.assert(
      fc.property(anyHistory, anyHistory, (a, b) => {
        const ids = merge(a, b).map(({ id }) => id);

        expect(new Set(ids)).toEqual(new Set([...a, ...b].map(({ id }) => id)));
        expect(ids).toHaveLength(new Set(ids).size);
      }),
    );
  });
});

describe('an id names one content', () => {
  test('the order in which fields were written is no part of it', () => {
    const told = review({ seed: 7 });

    expect(isSameEvent(told, Object.fromEntries(Object.entries(told).reverse()))).toBe(true);
  });

  test('nor is a field that is there and undefined, which no file can tell from one that is absent', () => {
    expect(isSameEvent(review(), { ...review(), typed: undefined })).toBe(true);
    expect(isSameEvent(review(), { ...review(), typed: '' })).toBe(false);
  });

  test('another rating is another content, and the earlier event stands', () => {
    const first = review({ at: noon });
    const second = review({ at: noon + 1, rating: 'again' });

    expect(isSameEvent(first, second)).toBe(false);
    expect(merge([second], [first])).toEqual([first]);
  });
});
