import { globSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compileCard } from '../../src/authoring/card.ts';
import { checkLessonFile } from '../../src/authoring/lesson.ts';
import { ContentError } from '../../src/authoring/mistake.ts';
import { compileProblem } from '../../src/authoring/problem.ts';
import { readCatalogue } from '../../src/authoring/read-catalogue.ts';

const catalogue = readCatalogue('.');
const records = { ...catalogue, lessons: ['batch-size'] };
const references = { ...records, sources: [...catalogue.sources.keys()], problems: ['context-balance'] };

type Read = (file: string, text: string) => unknown;

// Every file here makes one mistake. What the author is told lies beside it, to be read as prose.
const galleries: readonly [kind: string, read: Read, least: number][] = [
  ['problem', (file, text) => compileProblem(file, text, records), 25],
  ['card', (file, text) => compileCard(file, text, records), 6],
  [
    'lesson',
    (file, text) => {
      const mistakes = checkLessonFile(file, text, references);
      if (mistakes.length > 0) throw new ContentError(mistakes, () => text);
    },
    12,
  ],
];

function told(file: string, read: Read): string {
  try {
    read(basename(file), readFileSync(file, 'utf8'));
    return 'nothing';
  } catch (error) {
    if (error instanceof ContentError) return error.message.trim();
    throw error;
  }
}

describe.each(galleries)('a mistake in a %s', (kind, read, least) => {
  const files = globSync(`test/authoring/${kind}-mistakes/*.mdx`).filter(
    (file) => !file.endsWith('none.mdx'),
  );

  test('there is a gallery', () => {
    expect(files.length).toBeGreaterThanOrEqual(least);
  });

  test.for(files)('%s', async (file) => {
    const beside = `${basename(dirname(file))}/${basename(file, '.mdx')}.txt`;
    await expect(`${told(file, read)}\n`).toMatchFileSnapshot(beside);
  });

  test('the file they are made from has none', () => {
    expect(told(`test/authoring/${kind}-mistakes/none.mdx`, read)).toBe('nothing');
  });
});
