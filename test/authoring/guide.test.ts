import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compileProblem } from '../../src/authoring/problem.ts';
import { grade } from '../../src/problems/grade.ts';
import { numberVariant, records } from '../fixtures/templates.ts';

test('the problem that CONTRIBUTING.md shows can be drawn and answered', () => {
  const [, source = ''] = /```mdx\n([\s\S]*?)```/.exec(readFileSync('CONTRIBUTING.md', 'utf8')) ?? [];
  const variant = numberVariant(compileProblem('example.mdx', source, records), 1);

  expect(grade(variant, String(variant.answer.value)).code).toBe('correct');
});
