import { describe, expect, test } from 'vitest';
import { seedOn } from '../../src/problems/problem-set.ts';
import { printed, queryOfSheet, sheetIn } from '../../src/widgets/sheet/sheet.model.ts';
import { templates } from '../fixtures/templates.ts';

describe('a sheet', () => {
  test('is what its address says, and comes back from it', () => {
    const sheet = { problems: ['cost-at-batch-1', 'context-balance'], seed: 7 };
    expect(queryOfSheet(sheet)).toBe('?problem=cost-at-batch-1&problem=context-balance&seed=7');
    expect(sheetIn(queryOfSheet(sheet))).toEqual(sheet);
  });

  test('takes no problem twice, and nothing that is no name', () => {
    expect(sheetIn('?problem=a&problem=a&problem=../secret&seed=-3')).toEqual({ problems: ['a'], seed: 1 });
  });

  test('gives each problem numbers of its own, whatever stands around it', () => {
    expect(seedOn(1, 'a')).not.toBe(seedOn(1, 'b'));
    expect(seedOn(1, 'a')).not.toBe(seedOn(2, 'a'));
    expect(seedOn(1, 'a')).toBe(seedOn(1, 'a'));
  });

  test.for(templates())('$id is printed with its task and its answer', (template) => {
    for (const sheet of [1, 2, 3]) {
      const { task, answer, options, variant } = printed(template, sheet);
      expect(task).toMatch(/^[A-Z].*\.$/);
      expect(answer).toMatch(/\S/);
      expect(options.length > 0).toBe(variant.kind === 'choice' || variant.kind === 'order');
      expect(printed(template, sheet).answer).toBe(answer);
    }
  });
});
