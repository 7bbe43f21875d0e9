import { expect, test } from 'vitest';
import { futureDates, latestDay } from '../../src/authoring/future-dates.ts';

const told = (text: string, today: string) =>
  futureDates('content/sources/a.yaml', text, today).map(({ line, column, length }) => [
    line,
    column,
    length,
  ]);

test('a day that has not come is told at its place, today and before are not', () => {
  const text = "title: A\nchecked: '2026-11-24' # soon\n";
  expect(told(text, '2026-11-23')).toEqual([[2, 11, 10]]);
  expect(told(text, '2026-11-24')).toEqual([]);
});

test('what a text says of a date is no date of the record', () => {
  expect(told('notes: >\n  checked: 2099-01-01\n', '2026-11-23')).toEqual([]);
});

test('an author further east may be a day ahead', () => {
  expect(latestDay(new Date('2026-11-23T09:59:00Z'))).toBe('2026-11-23');
  expect(latestDay(new Date('2026-11-23T10:01:00Z'))).toBe('2026-11-24');
});
