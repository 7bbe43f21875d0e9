import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { authorNotes } from '../../src/authoring/author-notes.ts';
import { records } from '../fixtures/templates.ts';

const notesOf = (id: string) => {
  const file = `content/problems/${id}.mdx`;
  return authorNotes(file, readFileSync(file, 'utf8'), records);
};

describe('an author sees, of a problem that asks for a number,', () => {
  const notes = notesOf('context-balance');

  test('twenty seeds with their answers', () => {
    expect(notes.variants.map(({ seed }) => seed)).toEqual(Array.from({ length: 20 }, (_, seed) => seed));
    for (const { statement, answer } of notes.variants) {
      expect(statement).toContain('At which context do the two take equally long?');
      expect(answer).toMatch(/tokens per sequence$/);
    }
  });

  test('how 500 answers are spread, each in one bar', () => {
    expect(notes.answers.bars).toHaveLength(20);
    expect(notes.answers.bars.reduce((sum, { count }) => sum + count, 0)).toBe(500);
    expect(notes.answers.bars.at(-1)?.count).toBeGreaterThan(0);
    expect(notes.answers.bars[0]?.from).toBe(notes.answers.least);
  });

  test('the derivation and the slips of one variant', () => {
    expect(notes.derivation).toContain('balance context');
    expect(notes.slips.map(({ id }) => id)).toContain('sequence_compute_time.no_flop_per_param');
  });
});

test('the right option of a choice, the order of an order, the points of a sketch', () => {
  const answers = (id: string) => notesOf(id).variants.map(({ answer }) => answer);
  expect(new Set(answers('what-binds-the-pass')).size).toBeGreaterThan(1);
  expect(answers('what-binds-the-pass').every((answer) => /\w/.test(answer))).toBe(true);
  expect(answers('ridge-order')[0]?.split(' < ').length).toBeGreaterThan(2);
  expect(answers('latency-against-batch')[0]?.split(', ')).toHaveLength(7);
  expect(notesOf('ridge-order').answers.bars).toEqual([]);
});
