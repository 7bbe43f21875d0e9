import { expect, test } from 'vitest';
import { readUnit } from '../../src/engine/units.ts';
import { plainText } from '../../src/problems/content.ts';
import { drawVariant, isAcceptable, isNear } from '../../src/problems/draw-variant.ts';
import { grade } from '../../src/problems/grade.ts';
import { hints, insight, solution, statement } from '../../src/problems/solution.ts';
import { templates } from '../fixtures/templates.ts';

// Every problem of the site proves itself: a new file needs no new test.
const seeds = Array.from({ length: 200 }, (_, seed) => seed);

test('the three named kinds are there', () => {
  expect(templates.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['optimal-batch-from-sparsity', 'cost-at-batch-1', 'context-balance']),
  );
});

test.for(templates)(
  '$id: every variant accepts its answer, with three figures and its unit or none',
  (template) => {
    for (const seed of seeds) {
      const variant = drawVariant(template, seed);
      const asked = (variant.answer.value / readUnit(template.unit).scale).toPrecision(3);

      expect(grade(variant, asked)).toEqual({ code: 'correct', unit: 'missing' });
      expect(grade(variant, `${Number(asked)} ${template.unit}`)).toMatchObject({
        code: 'correct',
        unit: 'given',
      });
    }
  },
);

test.for(templates)('$id: every variant names each slip it can tell apart', (template) => {
  for (const seed of seeds) {
    const variant = drawVariant(template, seed);
    const { scale } = readUnit(template.unit);
    for (const slip of variant.slips) {
      const verdict = grade(variant, String(slip.value / scale));
      expect([slip.id, verdict.code]).toEqual([slip.id, 'slip']);
    }
  }
});

test.for(templates)('$id: every variant can be drawn, and the same again from its seed', (template) => {
  for (const seed of seeds) {
    const variant = drawVariant(template, seed);
    expect(isAcceptable(variant)).toBe(true);
    expect(drawVariant(template, seed).drawn).toEqual(variant.drawn);
  }
});

test.for(templates)('$id: seeds draw different numbers', (template) => {
  const drawn = new Set(seeds.map((seed) => JSON.stringify(drawVariant(template, seed).drawn)));
  expect(drawn.size).toBeGreaterThanOrEqual(5);
});

test.for(templates)('$id: nothing is left empty in what a learner reads', (template) => {
  for (const seed of seeds.slice(0, 20)) {
    const variant = drawVariant(template, seed);
    const read = [statement(variant), ...hints(variant), insight(variant)].map(plainText).join('\n');
    expect(read).not.toMatch(/undefined|NaN|\{|\}|@\d+@|\(\)|\*\*/);
    for (const { symbols, numbers, value } of solution(variant)) {
      expect(plainText(symbols)).not.toMatch(/\\|@/);
      expect(plainText(numbers)).not.toMatch(/\\|@|NaN|^$/);
      expect(value).not.toBe('');
    }
  }
});

test.for(templates)('$id: it can be stored as JSON and drawn from that', (template) => {
  const copy = JSON.parse(JSON.stringify(template));
  expect(drawVariant(copy, 3).answer.value).toBe(drawVariant(template, 3).answer.value);
});

test.for(templates)('$id: noise is unreadable, and costs nothing', (template) => {
  const variant = drawVariant(template, 1);
  for (const noise of ['', 'no idea', '1.000,5', '12 furlongs', '∞', '9'.repeat(500)])
    expect(grade(variant, noise).code).toBe('unreadable');
});

test.for(templates)('$id: a hundred times too much is off, or a slip that leads there', (template) => {
  const variant = drawVariant(template, 1);
  const { scale } = readUnit(template.unit);
  const typed = (variant.answer.value * 137.7) / scale;
  const verdict = grade(variant, String(typed));
  const explained = variant.slips.some((slip) => isNear(typed * scale, slip.value, template.tolerance));
  expect(verdict.code).toBe(explained ? 'slip' : 'off');
});
