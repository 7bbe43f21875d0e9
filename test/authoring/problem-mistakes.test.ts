import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { ContentError } from '../../src/authoring/mistake.ts';
import { compileProblem } from '../../src/authoring/problem.ts';
import { readCatalogue } from '../../src/authoring/read-catalogue.ts';

const records = { ...readCatalogue('.'), lessons: ['batch-size'] };

function told(file: string): string {
  try {
    compileProblem(basename(file), readFileSync(file, 'utf8'), records);
    return 'nothing';
  } catch (error) {
    if (error instanceof ContentError) return error.message.trim();
    throw error;
  }
}

// Every file here makes one mistake. What the author is told lies beside it, to be read as prose.
const files = globSync('test/authoring/problem-mistakes/*.mdx').filter((file) => !file.endsWith('none.mdx'));

test('there is a gallery', () => {
  expect(files.length).toBeGreaterThan(25);
});

test.for(files)('%s', async (file) => {
  await expect(`${told(file)}\n`).toMatchFileSnapshot(`problem-mistakes/${basename(file, '.mdx')}.txt`);
});

test('the file they are made from has none', () => {
  expect(told('test/authoring/problem-mistakes/none.mdx')).toBe('nothing');
});
