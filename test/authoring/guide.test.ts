import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { checkContent } from '../../src/authoring/check-content.ts';
import { findingInWords, reportOf } from '../../src/authoring/check-report.ts';
import { draftProblem } from '../../src/authoring/draft-problem.ts';
import { LessonHead } from '../../src/authoring/lesson.ts';
import { compileProblem } from '../../src/authoring/problem.ts';
import { readProblemHeads } from '../../src/authoring/problem-heads.ts';
import { compileSet } from '../../src/authoring/set-file.ts';
import { parse as parseFormula } from '../../src/engine/expression.ts';
import { editsOf } from '../../src/engine/slip-edits.ts';
import { grade } from '../../src/problems/grade.ts';
import { numberVariant, records } from '../fixtures/templates.ts';

const guide = readFileSync('src/pages/teach/_guide.mdx', 'utf8');
const file = 'content/problems/time-of-the-caches.mdx';
const finished = readFileSync(file, 'utf8');

/** A block of the guide, by the words after its fence. */
function block(info: string): string {
  const [, text] = guide.split(`\n\`\`\`${info}\n`);
  expect(text, `the guide has no block "${info}"`).toBeDefined();
  return `${(text ?? '').split('\n```')[0]}\n`;
}
/** What check:content says of the finished problem after a change. */
const findingsAfter = (from: string, to: string) => {
  const source = finished.replace(from, to);
  expect(source).not.toBe(finished);
  return { source, findings: checkContent([{ file, source }], records).flatMap((one) => one.findings) };
};

describe('the guide for instructors shows', () => {
  test('the draft that its command writes', () => {
    const wish = {
      title: 'Time of the caches',
      lesson: 'batch-size',
      level: 2,
      hardware: [],
      models: [],
    } as const;
    expect(draftProblem({ ...wish, ask: 'kv_time' }, records)).toEqual({ source: block('mdx draft') });
  });

  test('the problem as the site has it', () => {
    expect(block('mdx finished')).toBe(finished);
  });

  test('what check:content prints of it, with nothing to mend', () => {
    const problems = checkContent([{ file, source: finished }], records, { draws: {} });
    const { text } = reportOf({ problems, others: 0, findings: [], unread: [] }, () => finished);
    expect(block('text report').trimEnd()).toBe(text.replaceAll('\u00a0', ' '));
  });

  test('the error of a misspelt name', () => {
    const { source, findings } = findingsAfter('ask: kv_time', 'ask: kv_tmie');
    expect(findings.map((finding) => findingInWords(finding, source))).toEqual([
      block('text error').trimEnd(),
    ]);
  });

  test('the warning of a format that is not named', () => {
    const { source, findings } = findingsAfter(' in {kv}:', ':');
    expect(findings.map((finding) => findingInWords(finding, source))).toEqual([
      block('text warning').trimEnd(),
    ]);
  });

  test('what is said of the mistake it expects', () => {
    const variant = numberVariant(compileProblem(file, finished, records), 1);
    // In milliseconds, the unit it asks for.
    const verdict = grade(variant, String(variant.answer.value * 1000 * 2));
    const said = verdict.code === 'slip' ? verdict.slips.map(({ says }) => says) : [];
    expect(said[0]?.replace(/\d+/, 'n')).toBe(block('text said').trimEnd().replace(/\d+/, 'n'));
  });

  test.for([
    ['no_batch', 'batch * kv_bytes_per_sequence'],
    ['kv_heads_for_query_heads', 'query_heads * head_dim'],
    ['kv_time_over_weight_time', 'weight_time / kv_time'],
    ['sum_for_max', 'max(compute_time, memory_time)'],
    ['max_for_sum', 'weight_time + kv_time'],
  ] as const)('the slip %s as it is named', ([slip, formula]) => {
    expect(guide).toContain(`\`${slip}\``);
    expect(editsOf(parseFormula(formula)).map(({ id }) => id)).toContain(slip);
  });

  test('a problem set that can be given', () => {
    const { set } = compileSet('week-2.mdx', block('mdx set'), readProblemHeads('.'), records.lessons);
    expect(set.problems).toHaveLength(3);
    expect(set).toMatchObject({ count: 2, seed: 4711, draw: 'by_name', mode: 'practice' });
  });

  test('only forms of ask and given that compile', () => {
    const yaml = [...guide.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => text);
    expect(yaml).toHaveLength(2);
    const [given = '', asks = ''] = yaml;
    const head = (lines: string) =>
      `---\ntitle: A form\nlesson: batch-size\nlevel: 1\ngiven:\n  hardware: h100-sxm\n  chips: 8 chips\n  model: llama-3.1-70b\n  weights: { one_of: [bf16, fp8] }\n  overlap: perfect\n${lines}---\n\nHow much?\n`;
    const broken = (source: string) => parseDocument(source.split('---')[1] ?? '').errors;

    const withGiven = head(`${given.replaceAll(/^/gm, '  ').trimEnd()}\nask: cost_per_token\n`);
    expect(broken(withGiven)).toEqual([]);
    expect(compileProblem('form.mdx', withGiven, records).combinations.length).toBeGreaterThan(0);

    for (const ask of asks.split(/^(?=ask:)/m)) {
      const source = head(
        `  batch: { from: 1 sequence, to: 1024 sequences, by: doubling }\n  context: 1000 tokens/sequence\n${ask}`,
      );
      expect(compileProblem('form.mdx', source, records).combinations.length, ask).toBeGreaterThan(0);
    }
  });
});

test('CONTRIBUTING.md names every key of the head of a lesson', () => {
  const [, recipe = ''] =
    /\n## A lesson\n([\s\S]*?)\n## /.exec(readFileSync('CONTRIBUTING.md', 'utf8')) ?? [];
  for (const key of Object.keys(LessonHead.shape)) expect(recipe).toContain(`\`${key}:\``);
});

test('the problem that CONTRIBUTING.md shows can be drawn and answered', () => {
  const [, source = ''] = /```mdx\n([\s\S]*?)```/.exec(readFileSync('CONTRIBUTING.md', 'utf8')) ?? [];
  const variant = numberVariant(compileProblem('example.mdx', source, records), 1);

  expect(grade(variant, String(variant.answer.value)).code).toBe('correct');
});
