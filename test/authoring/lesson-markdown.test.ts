import { describe, expect, test } from 'vitest';
import { lessonMarkdown } from '../../src/authoring/lesson-markdown.ts';
import { readCatalogue } from '../../src/authoring/read-catalogue.ts';
import { template } from '../fixtures/templates.ts';

const catalogue = readCatalogue('.');
const context = {
  ...catalogue,
  lessons: ['batch-size'],
  problems: new Map([['context-balance', template('context-balance')]]),
  cards: new Map([
    ['why', { id: 'why', version: 1, lesson: 'l', concepts: [], front: ['Why?'], back: ['So.'] }],
  ]),
  site: 'https://ridgepoint.example/',
  page: 'https://ridgepoint.example/lessons/l/',
};
const markdown = (body: string) => lessonMarkdown('L', body, context);

describe('a lesson as Markdown', () => {
  test('keeps its prose and its mathematics as they are written', () => {
    const body = 'A pass of $B$ *sequences*.\n\n## Cost\n\n$$\nc = P\\,t/B\n$$';

    expect(markdown(body)).toBe(`# L\n\n${body}\n`);
  });

  test('has its numbers filled in', () => {
    // 72 chips of 8 TB/s each.
    expect(markdown('It reads <Value of="memory_bandwidth" hardware="gb200" />.')).toBe(
      '# L\n\nIt reads 576\u00a0TB/s.\n',
    );
  });

  test('has its equations in TeX', () => {
    expect(markdown('<Equation of="memory_time" />')).toContain('$$\nt_m = t_w + t_\\text{kv}\n$$');
  });

  test('says whom it cites, and where', () => {
    expect(markdown('So it is said <Cite id="pope-2026" at="00:18" />.')).toMatch(
      /said \[\(lecture, 00:18\)\]\(https:/,
    );
  });

  test('keeps what stands in a box, a term or a guess', () => {
    const text = markdown(
      '<Professor title="Sum or max">\nThe <Term is="kv">cache</Term> adds.\n</Professor>\n\n<Predict ask="How long?" unit="ms" of="weight_time" hardware="gb200" model="deepseek-v3">\nNot long.\n</Predict>\n\n<Summary>\n- One line.\n</Summary>',
    );

    expect(text).toContain('**Check the professor: Sum or max**\n\nThe cache adds.');
    expect(text).toContain('**Your guess first:** How long?\n\nNot long.');
    expect(text).toContain('## In short\n\n- One line.');
    expect(text).not.toMatch(/<[A-Z]/);
  });

  test('asks its problems and cards, and names what can only be touched', () => {
    const text = markdown(
      '<Problem id="context-balance" />\n\n<Recall id="why" />\n\n<BatchPlots hardware="gb200" model="deepseek-v3" batch={64} context={4096} />',
    );

    expect(text).toContain('(https://ridgepoint.example/problems/context-balance/)');
    expect(text).toContain('**Recall:** Why?\n\n*So.*');
    expect(text).toContain('*(Something to touch stands here: https://ridgepoint.example/lessons/l/)*');
  });
});
