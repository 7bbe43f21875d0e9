import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readFacts } from '../../src/authoring/fact.ts';
import { readFactFiles } from '../../src/authoring/read-records.ts';

const numbered = (prefix: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => `${prefix}${i + 1}`);

/**
 * Every claim of the lecture by chapter, then what was found in checking it: faults of summaries (A), statements that need
 * care (B), single facts (C), the table of chips (D).
 */
const claims = [
  ...[19, 8, 9, 9, 6, 5, 2].flatMap((count, chapter) => numbered(`${chapter + 1}-`, count)),
  ...numbered('A', 20),
  ...numbered('B', 20),
  ...['C1', 'C2', 'C9', 'C10', 'D'],
];

describe('the facts of the lecture', () => {
  const files = readFactFiles('.');

  test('are all taught', () => {
    const taught = new Set(files.flatMap(({ facts }) => facts.map(({ claim }) => claim)));
    expect(claims.filter((claim) => !taught.has(claim))).toEqual([]);
  });

  test('are taught in lessons that are written', () => {
    for (const { id } of files) expect(existsSync(`content/lessons/${id}.mdx`), id).toBe(true);
  });

  test('tell an author who mistypes one', () => {
    const bad = '- { claim: 8-1, says: It rains., at: weather, verdict: maybe }';
    const read = readFacts('content/facts/trains.yaml', bad, ['trains']);
    const says = 'mistakes' in read ? read.mistakes.map((mistake) => mistake.says).join('\n') : '';
    expect(says).toContain('expected a number such as 3-4, B12 or 5a');
    expect(says).toContain('verdict');
    const nowhere = readFacts('content/facts/weather.yaml', bad, ['trains']);
    expect('mistakes' in nowhere && nowhere.mistakes[0]?.says).toContain('no lesson "weather"');
  });
});
