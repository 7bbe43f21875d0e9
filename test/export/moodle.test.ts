import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { readEverything } from '../../src/export/everything.ts';
import { moodleBank } from '../../src/export/moodle.ts';
import { differentVariants } from '../../src/export/note.ts';
import { answerRanges, unitsFor } from '../../src/export/numeric-answers.ts';
import { askedOf } from '../../src/export/question.ts';
import { drawVariant } from '../../src/problems/draw-variant.ts';
import { grade } from '../../src/problems/grade.ts';

const { chapters, problems } = readEverything('.');
const banks = chapters.map((chapter) => {
  const asked = problems
    .filter(({ lesson, ask }) => lesson === chapter.id && ask.kind !== 'sketch')
    .map(askedOf);
  return { chapter, asked, xml: moodleBank(chapter, asked) };
});
const numbers = problems.flatMap((template) =>
  differentVariants(template, 3).flatMap((variant) => (variant.kind === 'number' ? [variant] : [])),
);

/** A question of the file, read as Moodle reads it: texts are what their CDATA holds. */
type Read = {
  readonly type: string;
  readonly id: string;
  readonly inside: string;
  readonly answers: readonly {
    readonly fraction: number;
    readonly text: string;
    readonly tolerance: number;
  }[];
};
const read = (xml: string): readonly Read[] =>
  [...xml.matchAll(/<question type="(\w+)">(.*?)<\/question>/gs)].flatMap(([, type = '', inside = '']) =>
    type === 'category'
      ? []
      : [{ type, inside, id: /<idnumber>(.*?)</.exec(inside)?.[1] ?? '', answers: answersIn(inside) }],
  );
const answersIn = (inside: string): Read['answers'] =>
  [...inside.matchAll(/<answer fraction="(\d+)".*?<text>(.*?)<\/text>(.*?)<\/answer>/gs)].map(
    ([, fraction, text = '', rest = '']) => ({
      ...{ fraction: Number(fraction), text },
      tolerance: Number(/<tolerance>(.*?)</.exec(rest)?.[1] ?? 0),
    }),
  );
const questions = banks.flatMap(({ xml }) => read(xml));
const variantOf = (id: string) => {
  const [, name = '', seed = ''] = /^(.*)-\d+-(\d+)$/.exec(id) ?? [];
  const template = problems.find((one) => one.id === name);
  if (!template) throw new Error(`${id} belongs to no problem.`);
  return drawVariant(template, Number(seed));
};
const isRightOnSite = (id: string, typed: string) => grade(variantOf(id), typed).code === 'correct';

describe('a question bank for Moodle', () => {
  test.each(banks)('of $chapter.title is well-formed, and so is every text in it', ({ xml }) => {
    const texts = [...xml.matchAll(/<!\[CDATA\[(.*?)\]\]>/gs)].map(([, text = '']) => `<div>${text}</div>`);
    for (const input of [xml, `<all>${texts.join('')}</all>`])
      expect(() => execFileSync('xmllint', ['--noout', '-'], { input, stdio: 'pipe' })).not.toThrow();
  });

  test('has a category for each problem that Moodle can ask, and its questions in it', () => {
    for (const { asked, xml } of banks) {
      expect(xml.match(/<question type="category">/g)?.length ?? 0).toBe(asked.length);
      expect(read(xml).map(({ id }) => id)).toEqual(
        asked.flatMap((problem) => problem.questions.map(({ id }) => id)),
      );
    }
  });

  test('leaves nothing unfilled', () => {
    for (const { xml } of banks) expect(xml).not.toMatch(/undefined|NaN|Infinity|\[object/);
  });

  test('takes for a number what the site takes, to both ends of each tolerance', () => {
    const numerical = questions.filter(({ type }) => type === 'numerical');
    const answers = numerical.flatMap(({ id, answers }) => answers.map((answer) => ({ id, ...answer })));
    expect(answers.length).toBeGreaterThan(numerical.length);
    for (const { id, fraction, text, tolerance } of answers)
      for (const away of [0, 0.98, -0.98]) {
        const typed = String(Number(text) + away * tolerance);
        expect(isRightOnSite(id, typed), `${id} ${typed}`).toBe(fraction === 100);
      }
  });

  test('gives each choice one right answer, the one the site takes', () => {
    for (const { type, id, answers } of questions)
      if (type === 'multichoice') {
        const variant = variantOf(id);
        const shown = variant.kind === 'choice' ? variant.options.map(({ option }) => option.id) : [];
        const right = shown.filter((_, at) => answers[at]?.fraction === 100);
        expect(answers).toHaveLength(shown.length);
        expect(right.map((option) => isRightOnSite(id, option))).toEqual([true]);
      }
  });

  test('matches each thing of an order with the place the site gives it', () => {
    for (const { type, id, inside } of questions)
      if (type === 'matching') {
        const variant = variantOf(id);
        const places = [...inside.matchAll(/<answer><text>(\d+)/g)].map(([, place]) => Number(place));
        const items = variant.kind === 'order' ? variant.items.map(({ option }) => option.id) : [];
        const inOrder = items.toSorted(
          (a, b) => (places[items.indexOf(a)] ?? 0) - (places[items.indexOf(b)] ?? 0),
        );
        expect(isRightOnSite(id, inOrder.join(' ')), id).toBe(true);
      }
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
