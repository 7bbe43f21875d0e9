import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { readEverything } from '../../src/export/everything.ts';
import { moodleBank } from '../../src/export/moodle.ts';
import { differentVariants } from '../../src/export/note.ts';
import { answerRanges, unitsFor } from '../../src/export/numeric-answers.ts';
import { grade } from '../../src/problems/grade.ts';

const { chapters, problems } = readEverything('.');
const banks = chapters.map((chapter) => {
  const asked = problems.filter(({ lesson }) => lesson === chapter.id);
  return { chapter, asked, xml: moodleBank(chapter, asked) };
});
const numbers = problems.flatMap((template) =>
  differentVariants(template, 3).flatMap((variant) => (variant.kind === 'number' ? [variant] : [])),
);

describe('a question bank for Moodle', () => {
  test.each(banks)('of $chapter.title is well-formed', ({ xml }) => {
    expect(() => execFileSync('xmllint', ['--noout', '-'], { input: xml, stdio: 'pipe' })).not.toThrow();
  });

  test('has a category for each problem that Moodle can ask, and questions in each', () => {
    for (const { asked, xml } of banks) {
      const can = asked.filter(({ ask }) => ask.kind !== 'sketch');
      expect(xml.match(/<question type="category">/g)?.length ?? 0).toBe(can.length);
      for (const { id, version } of can) expect(xml).toContain(`<idnumber>${id}-${version}-`);
    }
  });

  test('leaves nothing unfilled', () => {
    for (const { xml } of banks) expect(xml).not.toMatch(/undefined|NaN|Infinity|\[object/);
  });

  test('gives each question one right answer at least', () => {
    for (const { xml } of banks)
      for (const question of xml
        .split('<question ')
        .filter((one) => /^type="(?:numerical|multichoice)"/.test(one)))
        expect(question).toContain('fraction="100"');
  });
});

describe('what Moodle is told of a number', () => {
  test('is what the site would say: right is right, and a slip is not', () => {
    for (const variant of numbers)
      for (const { value, isRight } of answerRanges(variant)) {
        const { code } = grade(variant, String(Number(value.toPrecision(12))));
        expect(code === 'correct', `${variant.template.id} ${variant.seed} ${value}`).toBe(isRight);
      }
  });

  test('never takes one value for two things', () => {
    for (const variant of numbers) {
      const ranges = answerRanges(variant);
      const [right, wrong] = [
        ranges.filter(({ isRight }) => isRight),
        ranges.filter(({ isRight }) => !isRight),
      ];
      for (const [at, { low, high }] of wrong.entries())
        for (const other of [...right, ...wrong.slice(at + 1)])
          expect(high < other.low || low > other.high, `${variant.template.id} ${variant.seed}`).toBe(true);
    }
  });

  test('has the units a learner might write, in Moodle’s sense: how many of them are one that is asked', () => {
    const units = new Map(unitsFor('ms').map(({ name, multiplier }) => [name, multiplier]));
    expect([units.get('ms'), units.get('s'), units.get('µs')]).toEqual([1, 0.001, 1000]);
    expect(unitsFor('sequences')).toEqual([{ name: 'sequences', multiplier: 1 }]);
  });
});
