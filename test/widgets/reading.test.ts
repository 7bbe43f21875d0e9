import { expect, test } from 'vitest';
import { partAt, placeInWords, readPlace } from '../../src/widgets/reading/reading.model.ts';

test.each([
  [[500, 900, 1300], 0],
  [[200, 900, 1300], 1],
  [[-900, -100, 300], 3],
  [[-900, -100, 301], 2],
])('with headings at %j in a window of 900 the reader is at part %d', (tops, part) => {
  expect(partAt(tops, 900)).toBe(part);
});

test('a place is said with the time that is left', () => {
  expect(placeInWords({ at: 3, of: 12 }, 16)).toBe('3 of 12 parts, about 12 minutes left');
  expect(placeInWords({ at: 11, of: 12 }, 6)).toBe('11 of 12 parts, about 1 minute left');
  expect(placeInWords({ at: 12, of: 12 }, 6)).toBe('read to the end, 12 parts');
});

test('a place is kept as it was, and anything else is none', () => {
  const place = { part: 'cost', at: 3, of: 12 };
  expect(readPlace(JSON.stringify(place))).toEqual(place);
  for (const text of [null, '', '7', 'null', '{}', '{"part":"x","at":5,"of":4}', '{"part":1,"at":1,"of":4}'])
    expect(readPlace(text)).toBeUndefined();
});
