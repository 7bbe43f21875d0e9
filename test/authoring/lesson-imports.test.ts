import { expect, test } from 'vitest';
import { lessonImports } from '../../src/authoring/lesson-imports.ts';

const { transform } = lessonImports(['Feistel', 'RidgeChips', 'RooflinePlot']);
const asImported = (lesson: string): string => transform.handler(lesson).code;

const lesson = `# A pass

<RooflinePlot hardware="h100-sxm" weights="bf16" />

As in <Term>Feistel</Term> networks, <Feistel rounds={4} />.
`;

test('a lesson imports the figures it uses and no other', () => {
  const imported = [
    ...asImported(lesson).matchAll(/^import (\w+) from '.*\/src\/components\/(\w+)\.astro';$/gm),
  ];
  expect(imported.map(([, name, file]) => [name, file])).toEqual([
    ['Feistel', 'Feistel'],
    ['RooflinePlot', 'RooflinePlot'],
  ]);
});

test('the lines of its author stay where they are', () => {
  expect(asImported(lesson).startsWith(lesson)).toBe(true);
});

test('a name that only begins like a figure’s is none', () => {
  expect(asImported('<FeistelNetwork />')).not.toContain('import');
});
