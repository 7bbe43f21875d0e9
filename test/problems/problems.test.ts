import { describe, expect, test } from 'vitest';
import { quantity } from '../../src/engine/quantities.ts';
import { readUnit } from '../../src/engine/units.ts';
import { type Filled, plainText } from '../../src/problems/content.ts';
import { drawVariant, type Variant } from '../../src/problems/draw-variant.ts';
import { grade } from '../../src/problems/grade.ts';
import { slipsOf } from '../../src/problems/slips-of.ts';
import { hints, insight, optionText, remark, solution, statement } from '../../src/problems/solution.ts';
import type { ProblemTemplate } from '../../src/problems/template.ts';
import { isNear } from '../../src/problems/tolerance.ts';
import { templates as everyTemplate, numberVariant, records } from '../fixtures/templates.ts';

// Every problem of the site proves itself: a new file needs no new test.
const templates = everyTemplate();
const seeds = Array.from({ length: 100 }, (_, seed) => seed);

const askingFor = (kind: ProblemTemplate['ask']['kind']) => templates.filter(({ ask }) => ask.kind === kind);

/** The right answer of a variant, as it is handed to `grade`. */
function rightAnswer(variant: Variant): string {
  switch (variant.kind) {
    case 'number':
      return String(variant.answer.value / readUnit(variant.ask.unit).scale);
    case 'choice':
      return variant.right;
    case 'order':
    case 'sketch':
      return variant.right.join(' ');
  }
}

test('the three named kinds are there', () => {
  expect(templates.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['optimal-batch-from-sparsity', 'cost-at-batch-1', 'context-balance']),
  );
});

test.for(templates)('$id: every variant accepts its own answer', (template) => {
  for (const seed of seeds) {
    const variant = drawVariant(template, seed);
    expect([seed, grade(variant, rightAnswer(variant)).code]).toEqual([seed, 'correct']);
  }
});

test.for(templates)('$id: a seed draws the same variant again, also from stored JSON', (template) => {
  const copy = JSON.parse(JSON.stringify(template)) as ProblemTemplate;
  for (const seed of seeds.slice(0, 20)) {
    const variant = drawVariant(template, seed);
    expect(drawVariant(copy, seed).drawn).toEqual(variant.drawn);
    expect(rightAnswer(drawVariant(copy, seed))).toBe(rightAnswer(variant));
  }
});

test.for(templates)('$id: seeds draw different numbers', (template) => {
  const drawn = new Set(seeds.map((seed) => JSON.stringify(drawVariant(template, seed).drawn)));
  const least = Math.min(4, template.combinations.length);
  expect(drawn.size).toBeGreaterThanOrEqual(least);
});

test.for(templates)('$id: nothing is left empty in what a learner reads', (template) => {
  for (const seed of seeds.slice(0, 20)) {
    const variant = drawVariant(template, seed);
    const options =
      variant.kind === 'choice' ? variant.options : variant.kind === 'order' ? variant.items : [];
    const parts: readonly Filled[] = [
      statement(variant),
      ...hints(variant),
      insight(variant),
      remark(variant),
      ...options.map((option) => optionText(variant, option)),
    ];
    expect(parts.map(plainText).join('\n')).not.toMatch(/undefined|NaN|\{|\}|@\d+@|\(\)|\*\*/);
    for (const { lines } of solution(variant))
      for (const { symbols, numbers, value } of lines) {
        expect(plainText(symbols)).not.toMatch(/\\|@/);
        expect(plainText(numbers)).not.toMatch(/\\|@|NaN|^$/);
        expect(value).not.toBe('');
      }
  }
});

test.for(templates)('$id: each line of its solution has the reason that the graph gives', (template) => {
  const lines = seeds
    .slice(0, 20)
    .flatMap((seed) => solution(drawVariant(template, seed)).flatMap((part) => part.lines));
  for (const { id, because } of lines) expect(because).toBe(id === 'answer' ? '' : quantity(id).because);
});

test.for(templates)('$id: noise is unreadable, and costs nothing', (template) => {
  const variant = drawVariant(template, 1);
  for (const noise of ['', 'no idea', '1.000,5', '12 furlongs', '∞', '9'.repeat(500)])
    expect(grade(variant, noise).code).toBe('unreadable');
});

describe('a problem that asks for a number', () => {
  test.for(askingFor('number'))('$id: three figures are enough, with the unit or without', (template) => {
    for (const seed of seeds) {
      const variant = numberVariant(template, seed);
      const { unit } = variant.ask;
      const asked = Number((variant.answer.value / readUnit(unit).scale).toPrecision(3));

      expect(grade(variant, String(asked))).toMatchObject({ code: 'correct' });
      // A pure number has no unit to write.
      const withUnit = unit === '1' ? String(asked) : `${asked} ${unit}`;
      expect(grade(variant, withUnit)).toMatchObject({ code: 'correct', unit: 'given' });
    }
  });

  test.for(askingFor('number'))('$id: every slip it can tell apart is named when it is made', (template) => {
    for (const seed of seeds.slice(0, 10)) {
      const variant = numberVariant(template, seed);
      const { scale } = readUnit(variant.ask.unit);
      // Less than one per cent could be meant as a share.
      const sign = variant.ask.unit === '%' ? '%' : '';
      for (const slip of slipsOf(variant))
        expect([slip.id, grade(variant, `${slip.value / scale}${sign}`).code]).toEqual([slip.id, 'slip']);
    }
  });

  test.for(askingFor('number'))(
    '$id: a hundred times too much is wrong, whatever explains it',
    (template) => {
      const variant = numberVariant(template, 1);
      const { scale } = readUnit(variant.ask.unit);
      const typed = (variant.answer.value * 137.7) / scale;
      expect(isNear(typed * scale, variant.answer.value, variant.ask.tolerance)).toBe(false);
      expect(grade(variant, String(typed)).code).not.toBe('correct');
    },
  );
});

test.for(templates.filter(({ given }) => given['experts_read']?.includes('touched')))(
  '$id: beside their experts, its models have what their shapes have',
  ({ models }) => {
    // A total that is published round, or with a layer that no pass reads, leaves too much beside the experts.
    for (const { id, total_params, experts } of Object.values(models)) {
      const others = (total = 0) => total - (experts?.params ?? 0);
      const published = others(total_params) / others(records.models.get(id)?.counted?.total);
      expect([id, published]).toEqual([id, expect.closeTo(1, 1)]);
    }
  },
);

const estimates = templates.filter(({ ask }) => ask.kind === 'number' && ask.tolerance.kind === 'factor');

test.for(estimates.filter(({ ask }) => ask.kind === 'number' && ask.unit === '1'))(
  '$id: an estimate is not right turned over',
  (template) => {
    for (const seed of seeds) {
      const variant = numberVariant(template, seed);
      const turned = String(1 / variant.answer.value);
      expect([seed, turned, grade(variant, turned).code]).not.toEqual([seed, turned, 'correct']);
    }
  },
);

/** Every wrong answer of a choice; of an order, the one the wrong way round. */
function wrongAnswers(variant: Variant): readonly string[] {
  if (variant.kind === 'order') return [variant.right.toReversed().join(' ')];
  if (variant.kind !== 'choice') return [];
  return variant.options.map(({ option }) => option.id).filter((id) => id !== variant.right);
}

describe('a problem that is not a number', () => {
  test.for([...askingFor('choice'), ...askingFor('order')])(
    '$id: every other answer is wrong, and says why',
    (template) => {
      for (const seed of seeds.slice(0, 20)) {
        const variant = drawVariant(template, seed);
        const verdicts = wrongAnswers(variant).map((answer) => grade(variant, answer));
        expect(verdicts.length).toBeGreaterThan(0);
        for (const verdict of verdicts)
          expect(verdict).toEqual({
            code: 'wrong',
            says: expect.arrayContaining([expect.stringMatching(/\S/)]),
          });
      }
    },
  );

  test.for(askingFor('sketch'))(
    '$id: a curve 2.7 times too high everywhere is not the right one',
    (template) => {
      for (const seed of seeds.slice(0, 20)) {
        const variant = drawVariant(template, seed);
        const drawn = variant.kind === 'sketch' ? variant.right.map((value) => value * 2.7) : [];
        expect(['slip', 'wrong']).toContain(grade(variant, drawn.join(' ')).code);
      }
    },
  );
});
