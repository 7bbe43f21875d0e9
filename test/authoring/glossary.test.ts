import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { firstUses, readGlossary } from '../../src/authoring/glossary.ts';

const glossary = readGlossary('.');
const usesIn = (text: string, explained: readonly string[] = []) =>
  firstUses(text, glossary, new Set(explained)).map(({ term, from, to }) => [term.id, text.slice(from, to)]);

describe('a term of the glossary', () => {
  test('is found as it is written, in the plural and at the head of a sentence', () => {
    expect(usesIn('Batches share one KV cache.')).toEqual([
      ['batch', 'Batches'],
      ['kv-cache', 'KV cache'],
    ]);
  });

  test('is found once', () => {
    expect(usesIn('A ridge is a ridge.')).toEqual([['ridge', 'ridge']]);
    expect(usesIn('A ridge is a ridge.', ['ridge'])).toEqual([]);
  });

  test('is no part of another word', () => {
    expect(usesIn('The bridge, a ridge-line, an outweighing and a tokeniser.')).toEqual([]);
  });

  test('gives way to a longer one that holds it', () => {
    expect(usesIn('An active parameter.')).toEqual([['active-parameter', 'active parameter']]);
  });

  test('that is an abbreviation is found only in capitals', () => {
    expect(usesIn('Rl is none; RL is.')).toEqual([['rl', 'RL']]);
  });

  test('has a meaning of its own, short enough to be read in passing', () => {
    expect(new Set(glossary.map(({ means }) => means)).size).toBe(glossary.length);
    for (const { id, means } of glossary) expect(means.length, id).toBeLessThan(200);
  });

  test('stands in some lesson', () => {
    const lessons = globSync('content/lessons/*.mdx').map((file) => readFileSync(file, 'utf8'));
    const unused = glossary.filter((term) =>
      lessons.every((text) => firstUses(text, [term], new Set()).length === 0),
    );
    expect(unused.map(({ id }) => id)).toEqual([]);
  });
});
