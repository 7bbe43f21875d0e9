import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bareFigures } from '../../src/authoring/bare-figures.ts';

const head = '---\nquestion: Q?\nsummary: S.\nminutes: 1\nsources: [x]\n---\n\n';
const bareIn = (body: string) =>
  bareFigures('lesson.mdx', `${head}${body}\n`).map(({ says, line }) => [line, /^"([^"]*)"/.exec(says)?.[1]]);

describe('a figure with a unit in a lesson', () => {
  test('is bare without an engine or a source behind it', () => {
    expect(bareIn('A pass takes 28.5 ms, says nobody.')).toEqual([[8, '28.5 ms']]);
    expect(bareIn('It costs \\$2.50 a day.')).toEqual([[8, '$2.50']]);
    expect(bareIn('| chip | memory |\n| --- | --- |\n| A | 80 GB |')).toEqual([[10, '80 GB']]);
  });

  test('is sourced where a citation follows in its sentence', () => {
    expect(bareIn('A pass takes 28.5 ms <Cite id="x" />. Another 30 ms.')).toEqual([[8, '30 ms']]);
    expect(bareIn('First 30 ms. A pass takes 28.5 ms <Cite id="x" />.')).toEqual([[8, '30 ms']]);
  });

  test('may be repeated once it was sourced or supposed', () => {
    expect(bareIn('A pass takes 20 ms <Cite id="x" />.\n\nThe 20 ms are long.')).toEqual([]);
    expect(bareIn('With 4,096 tokens it is <Value of="kv_time" context={4096} />.')).toEqual([]);
    expect(bareIn('At \\$2 an hour it is <Value of="rent" chip_rent="$2/(chip*hour)" />.')).toEqual([]);
  });

  test('is none where it has no unit', () => {
    expect(bareIn('In 2026 there were 3 of 4, some 15 times.')).toEqual([]);
  });
});

test.each(globSync('content/lessons/*.mdx').sort())('%s has no bare figure', (file) => {
  expect(bareFigures(file, readFileSync(file, 'utf8'))).toEqual([]);
});
