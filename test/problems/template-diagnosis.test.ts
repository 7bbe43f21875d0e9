import { expect, test } from 'vitest';
import { chance } from '../../src/problems/seed.ts';
import { diagnoseTemplate } from '../../src/problems/template-diagnosis.ts';
import { templates } from '../fixtures/templates.ts';

// A few variants of each, the same at every run; `npm run measure:diagnosis` does 200 and says which slips are missed.
const measured = templates()
  .filter(({ ask }) => ask.kind === 'number')
  .map((template) => diagnoseTemplate(template, { variants: 8, guesses: 10, chance: chance(1) }));

const sum = (of: (one: (typeof measured)[number]) => number): number =>
  measured.reduce((total, one) => total + of(one), 0);

// The targets are the project's own, over all problems together.
test('97 of 100 slips are named first or second, typed to three figures', () => {
  expect(sum(({ slipped }) => slipped)).toBeGreaterThan(500);
  expect(sum(({ named }) => named) / sum(({ slipped }) => slipped)).toBeGreaterThanOrEqual(0.97);
});

test('fewer than 5 of 100 random wrong answers are blamed on a slip', () => {
  expect(sum(({ wrong }) => wrong)).toBeGreaterThan(1000);
  expect(sum(({ blamed }) => blamed) / sum(({ wrong }) => wrong)).toBeLessThan(0.05);
});

test.for(measured)(
  '$id: no right answer is refused, however roundly its tolerance lets it be typed',
  (one) => {
    expect(one.right).toBeGreaterThan(0);
    expect(one.refused).toBe(0);
  },
);
