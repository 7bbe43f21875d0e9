import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

/** Runs a script as a stranger would: plain Node, nothing else loaded. */
const run = (script: string): string =>
  execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' }).trim();

test('the engine answers a script', () => {
  const printed = run(`
    import { scenario, solve } from './src/engine/index.ts';
    import { readCatalogue } from './src/authoring/read-catalogue.ts';
    const { hardware, models } = readCatalogue('.');
    const givens = scenario({ hardware: hardware.get('h100-sxm'), chips: 16, model: models.get('deepseek-v3'), batch: 64, context: 8192 });
    const { value, unit } = solve(givens, 'step_time');
    console.log(value.toPrecision(3), unit);
  `);
  // Weights 671 GB and cache 64 · 8192 · 70,272 B over 16 · 3.35 TB/s: (671 + 36.84) / 53.6 = 13.2 ms.
  expect(printed).toBe('0.0132 s');
});

test('the problems draw, read and grade for a script', () => {
  const printed = run(`
    import { readFileSync } from 'node:fs';
    import { compileProblem } from './src/authoring/problem.ts';
    import { readCatalogue } from './src/authoring/read-catalogue.ts';
    import { drawVariant, grade, readAnswer } from './src/problems/index.ts';
    const file = 'content/problems/optimal-batch-from-sparsity.mdx';
    const template = compileProblem(file, readFileSync(file, 'utf8'), { ...readCatalogue('.'), lessons: ['batch-size'] });
    const variant = drawVariant(template, 7);
    console.log(grade(variant, String(variant.answer.value)).code, grade(variant, 'no idea').code, readAnswer('15.5 ms', 's').value);
  `);
  expect(printed).toBe('correct unreadable 0.0155');
});

test('the study folds for a script', () => {
  const printed = run(`
    import { cardId, defaultSettings, eventId, fold, utcMillis } from './src/study/index.ts';
    const event = { kind: 'reviewed', id: eventId('a'), at: utcMillis(0), zone_minutes: 0, card: cardId('x'), version: 1, rating: 'good', took_ms: 1 };
    console.log(fold([event], defaultSettings).cards.get('x').reviews);
  `);
  expect(printed).toBe('1');
});
