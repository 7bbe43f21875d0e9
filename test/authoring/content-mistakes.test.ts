import { globSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compileCard } from '../../src/authoring/card.ts';
import { checkContent } from '../../src/authoring/check-content.ts';
import { checkLessonFile } from '../../src/authoring/lesson.ts';
import { ContentError, type Mistake, print } from '../../src/authoring/mistake.ts';
import { readProblemHeads } from '../../src/authoring/problem-heads.ts';
import { readCatalogue } from '../../src/authoring/read-catalogue.ts';
import { compileSet } from '../../src/authoring/set-file.ts';

const catalogue = readCatalogue('.');
const records = { ...catalogue, lessons: ['batch-size'] };
const references = {
  ...records,
  sources: [...catalogue.sources.keys()],
  problems: ['context-balance'],
  cards: ['no-slow-mode'],
  chapters: ['batch-size'],
};

const problems = readProblemHeads('.');

type Told = Omit<Mistake, 'code'>;
type Read = (file: string, text: string) => readonly Told[];

/** The mistakes a function throws. */
const thrown = (compile: () => unknown): readonly Told[] => {
  try {
    compile();
    return [];
  } catch (error) {
    if (error instanceof ContentError) return error.mistakes;
    throw error;
  }
};

// Every file here makes one mistake. What the author is told lies beside it, to be read as prose.
const galleries: readonly [kind: string, read: Read, least: number][] = [
  [
    'problem',
    (file, source) =>
      checkContent([{ file, source }], records).flatMap(({ findings }) =>
        findings.filter(({ severity }) => severity === 'error'),
      ),
    75,
  ],
  ['card', (file, text) => thrown(() => compileCard(file, text, records)), 6],
  ['set', (file, text) => thrown(() => compileSet(file, text, problems, records.lessons)), 10],
  ['lesson', (file, text) => checkLessonFile(file, text, references), 12],
];

function told(file: string, read: Read): string {
  const text = readFileSync(file, 'utf8');
  return (
    read(basename(file), text)
      .map((mistake) => print(mistake, text))
      .join('\n\n') || 'nothing'
  );
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
