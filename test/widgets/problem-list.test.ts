import { describe, expect, test } from 'vitest';
import {
  countInWords,
  type Filter,
  filterIn,
  passes,
  queryOf,
} from '../../src/widgets/problem-list/filter.ts';

const all: Filter = { lesson: '', concept: '', level: '', kind: '' };
const marks = { lesson: 'batch-size', concept: 'batching cost', level: '2', kind: 'number' };

describe('a filter of problems', () => {
  test('that asks for nothing lets everything pass', () => {
    expect(passes(all, marks)).toBe(true);
  });

  // biome-ignore format: a table reads by column
  test.for([
    [{ lesson: 'batch-size' },              true,  'its chapter'],
    [{ concept: 'cost' },                   true,  'one of its concepts'],
    [{ concept: 'cos' },                    false, 'a part of a word is no concept'],
    [{ level: '2', kind: 'number' },        true,  'both'],
    [{ level: '2', kind: 'sketch' },        false, 'only one of two'],
  ] as const)('%o: %s (%s)', ([asked, expected]) => {
    expect(passes({ ...all, ...asked }, marks)).toBe(expected);
  });

  test('stands in the address, and comes back from it', () => {
    const filter = { ...all, concept: 'kv-cache', level: '3' };
    expect(queryOf(filter)).toBe('?concept=kv-cache&level=3');
    expect(filterIn(queryOf(filter))).toEqual(filter);
    expect(queryOf(all)).toBe('');
  });

  test('says how many are left', () => {
    expect(countInWords(12, 68)).toBe('12 of 68 problems');
    expect(countInWords(68, 68)).toBe('68 problems');
  });
});
