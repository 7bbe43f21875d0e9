import { describe, expect, test } from 'vitest';
import { countInWords, inWordsOfIndex, piecesOf, resultOf } from '../../src/widgets/search/search.model.ts';

const found = {
  url: '/lessons/batch-size/',
  meta: { title: 'Batch size', kind: 'Lesson' },
  excerpt: 'a batch',
};

describe('a result', () => {
  test('of a lesson is the part that fits best', () => {
    const part = {
      url: '/lessons/batch-size/#cost',
      title: 'Cost against batch',
      excerpt: 'the <mark>cost</mark>',
    };
    expect(resultOf({ ...found, sub_results: [part] })).toEqual({
      href: '/lessons/batch-size/#cost',
      title: 'Batch size: Cost against batch',
      kind: 'Lesson',
      excerpt: [
        { isMarked: false, text: 'the ' },
        { isMarked: true, text: 'cost' },
      ],
    });
  });

  test('of anything else is its page', () => {
    const { href, title } = resultOf({ ...found, meta: { title: 'ridge · Ridgepoint', kind: 'Quantity' } });
    expect([href, title]).toEqual(['/lessons/batch-size/', 'ridge']);
  });

  test('takes nothing of an excerpt for HTML but its marks', () => {
    expect(piecesOf('&lt;b&gt; <mark>A &amp; B</mark> <i>')).toEqual([
      { isMarked: false, text: '<b> ' },
      { isMarked: true, text: 'A & B' },
      { isMarked: false, text: ' <i>' },
    ]);
  });
});

test('an id is looked for as one word, all else as it is typed', () => {
  expect(inWordsOfIndex('kv_bytes_per_token')).toBe('kvbytespertoken');
  expect(inWordsOfIndex('optimal batch, t_kv')).toBe('optimal batch, tkv');
  expect(inWordsOfIndex('_ cost')).toBe('_ cost');
});

test('how many were found is said in words', () => {
  expect(countInWords(0, 'pelican')).toContain('Nothing was found for “pelican”');
  expect(countInWords(1, 'ridge')).toBe('1 result for “ridge”.');
});
