import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkContent } from '../../src/authoring/check-content.ts';
import { reportOf } from '../../src/authoring/check-report.ts';
import type { ProblemFile } from '../../src/authoring/problem-heads.ts';
import { records } from '../fixtures/templates.ts';

// A problem of which there is nothing to say; each test changes one thing in it.
const sound = `---
title: Reading the weights
lesson: batch-size
level: 1
given:
  hardware: { one_of: [h100-sxm, h200-sxm, b200-sxm] }
  chips: { one_of: [4 chips, 8 chips] }
  model: { one_of: [llama-3.1-8b, llama-3.1-70b] }
  weights: { one_of: [bf16, fp8] }
ask: weight_time
unit: ms
---

**{model}**, $N_t = \\val{total_params}$ in {weights}, runs on {chips} of **{hardware}**.
Each reads {chip_memory_bandwidth}.

How long does one pass take to read the weights?

<Hint>Every chip reads its share.</Hint>

<Insight>The batch plays no part.</Insight>
`;

const file = (name: string, source = sound): ProblemFile => ({
  file: `content/problems/${name}.mdx`,
  source,
});

/** What is said of the sound problem after a change: \`line:column severity words\`. */
function said(...changes: readonly (readonly [from: string, to: string])[]): readonly string[] {
  const source = changes.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  }, sound);
  const [checked] = checkContent([file('problem', source)], records);
  return (checked?.findings ?? []).map(
    ({ line, column, severity, says }) => `${line}:${column} ${severity} ${says}`,
  );
}

test('of a sound problem there is nothing to say', () => {
  expect(said()).toEqual([]);
});

describe('what a learner could not know', () => {
  test('a number format that is drawn and not named', () => {
    expect(said([' in {weights}', ''])).toEqual([
      '14:1 warning the answer depends on the number format of the weights, and the statement does not name it: write {weights} or {bytes_per_weight}.',
    ]);
  });

  test('a format need not be a slot: where there is one, its name in the text is enough', () => {
    expect(said(['{ one_of: [bf16, fp8] }', 'fp8'], [' in {weights}', ' in FP8'])).toEqual([]);
  });

  test('a value that only the answer knows', () => {
    expect(said(['Each reads {chip_memory_bandwidth}.\n', ''])).toEqual([
      expect.stringMatching(
        /^14:1 warning the answer depends on the memory bandwidth of one chip \(.+ in one variant\), and the statement does not show it: write \{chip_memory_bandwidth\}, or a quantity that follows from it\.$/,
      ),
    ]);
  });

  test('what follows from a value shows it', () => {
    expect(said(['Each reads {chip_memory_bandwidth}.', 'Together they read {memory_bandwidth}.'])).toEqual(
      [],
    );
  });

  test('a number in words is read', () => {
    expect(said(['{ one_of: [4 chips, 8 chips] }', '8 chips'], ['{chips} of', 'eight chips of'])).toEqual([]);
  });
});

test('what is asked is not to be stated', () => {
  expect(said(['Each reads', 'The pass reads for {weight_time}. Each reads'])).toEqual([
    '15:21 error the statement shows {weight_time}, which is what is asked; take it out, or ask for something else.',
  ]);
});

test('what is asked is not to be told to whoever makes a mistake, who tries again', () => {
  expect(
    said([
      'unit: ms',
      'unit: ms\nmistakes:\n  twice: { value: 2 * weight_time, says: "Halve it: {weight_time}." }',
    ]),
  ).toEqual([
    '13:43 error what is said of twice shows {weight_time}, which is what is asked; take it out, or ask for something else.',
  ]);
});

describe('what is given and not used', () => {
  test('a quantity', () => {
    expect(said(['ask:', '  batch: 8 sequences\nask:'])).toEqual([
      '10:3 warning batch is given, and neither the text nor the answer depends on it; leave it out, or say it in the statement.',
    ]);
  });

  test('a name of let', () => {
    expect(said(['ask:', 'let: { doubled: 2 * weight_time }\nask:'])).toEqual([
      '10:8 warning doubled is named and never used; leave it out, or use it in ask, in mistakes or in the text.',
    ]);
  });
});

describe('numbers of the text that contradict what is drawn', () => {
  test('with a unit', () => {
    expect(said(['Every chip reads its share.', 'Each of the 8 chips reads its share.'])).toEqual([
      '19:19 warning "8 chips" is no value of this problem in at least one variant; if it stands for what is drawn, write {chips}.',
    ]);
  });

  test('after a symbol', () => {
    expect(said(['Every chip reads its share.', 'Here $n = 4$.'])).toEqual([
      '19:13 warning "n = 4" is no value of this problem in at least one variant; if it stands for what is drawn, write \\val{chips}.',
    ]);
  });

  test('a number that is right in every variant stays', () => {
    expect(
      said(
        ['{ one_of: [4 chips, 8 chips] }', '8 chips'],
        ['Every chip reads its share.', 'Each of the 8 chips reads its share.'],
      ),
    ).toEqual([]);
  });
});

describe('slips that cannot be told from the right answer', () => {
  test('a slip that tells_apart names', () => {
    // One sequence computes for less than 1% of the time the weights take; 128 for a third of it, so that the sum shows.
    const findings = said(
      ['ask: weight_time', 'ask: max(compute_time, weight_time)\ntells_apart: [sum_for_max]'],
      ['weights: {', 'batch: { one_of: [1 sequence, 128 sequences] }\n  weights: {'],
      ['Each reads', '{batch}, {compute_rate}. Each reads'],
    );
    expect(findings).toEqual([
      '12:15 warning sum_for_max leads to the right answer in 50% of the combinations; these are not drawn. Give values in which it matters.',
    ]);
  });

  test('a mistake the author names', () => {
    // All parameters of a dense model are active: there the mistake changes nothing.
    const findings = said(
      [
        'unit: ms',
        'unit: ms\nmistakes: { active: { value: weight_time * active_params / total_params, says: Every weight is read. } }',
      ],
      ['[llama-3.1-8b, llama-3.1-70b]', '[llama-3.1-8b, mixtral-8x7b]'],
    );
    expect(findings).toEqual([
      '12:13 warning the mistake active leads to the right answer in 50% of the combinations; these are not drawn. Give values in which it matters.',
    ]);
  });

  test('two mistakes that cannot be told from each other', () => {
    const findings = said([
      'unit: ms',
      'unit: ms\nmistakes:\n  twice: { value: 2 * weight_time, says: It is read once. }\n  both: { value: weight_time + weight_time, says: It is one sum. }\n  half: { value: weight_time / 2, says: All is read. }',
    ]);
    expect(findings).toEqual([
      '14:3 warning the mistake both leads to the same value as twice in every variant, so that one cannot be told from the other. Take one out, or say both in one.',
    ]);
  });

  test('slips that land there too often to be kept out are named, with how often', () => {
    const findings = said(
      ['ask: weight_time', 'ask: max(compute_time, weight_time)'],
      ['weights: {', 'batch: 1 sequence\n  weights: {'],
      ['Each reads', '{batch}, {compute_rate}. Each reads'],
    );
    expect(findings).toEqual([expect.stringMatching(/^11:6 warning .*answer\.sum_for_max \(100%\)/)]);
  });
});

test('variants that are too few', () => {
  expect(
    said(['{ one_of: [h100-sxm, h200-sxm, b200-sxm] }', 'h100-sxm'], ['{ one_of: [bf16, fp8] }', 'fp8']),
  ).toEqual([
    '5:1 warning only 4 different variants can be drawn; a learner remembers them. Give more values with one_of or from, to, by: 8 or more.',
  ]);
});

test('an answer that is the same whatever is drawn', () => {
  // 2 FLOP per parameter and token, doubled: no model and no chip changes it.
  const findings = said(['ask: weight_time\nunit: ms', 'ask: 2 * flop_per_param']);
  expect(findings.filter((one) => one.includes('every variant'))).toEqual([
    expect.stringMatching(
      /^10:6 warning the answer is 4\sFLOP .+ in every variant: whoever has met one knows it\. Draw something that it depends on\.$/,
    ),
  ]);
});

test('sections that are missing', () => {
  expect(said(['<Hint>Every chip reads its share.</Hint>\n', ''])).toEqual([
    '20:44 warning there is no <Hint>: a learner who is stuck has nowhere to go but the solution.',
  ]);
});

describe('problems beside each other', () => {
  const among = (...files: readonly ProblemFile[]) =>
    checkContent(files, records).flatMap(({ id, findings }) =>
      findings.map(({ line, column, severity, says }) => `${id} ${line}:${column} ${severity} ${says}`),
    );

  test('a title stands once', () => {
    expect(among(file('one'), file('two'))).toEqual([
      'one 2:8 warning "Reading the weights" is also the title of content/problems/two.mdx; in a list nobody can tell them apart.',
      'two 2:8 warning "Reading the weights" is also the title of content/problems/one.mdx; in a list nobody can tell them apart.',
    ]);
    // The other need not compile.
    expect(among(file('one'), file('two', sound.replace('{total_params}', '{params}')))).toContain(
      'one 2:8 warning "Reading the weights" is also the title of content/problems/two.mdx; in a list nobody can tell them apart.',
    );
  });

  const needing = (name: string, needs: string) =>
    file(name, sound.replace('title: Reading the weights', `title: ${name}\nprerequisites: [${needs}]`));

  test('a prerequisite exists', () => {
    expect(among(needing('first', 'secnd'), file('second'))).toEqual([
      'first 3:17 error there is no problem "secnd". Did you mean "second"? A prerequisite is the name of a file in content/problems, without .mdx.',
    ]);
  });

  test('prerequisites lead in no circle', () => {
    expect(among(needing('first', 'second'), needing('second', 'first'))).toEqual([
      'first 3:17 error first needs second needs first: a circle, in which no problem can come first.',
      'second 3:17 error second needs first needs second: a circle, in which no problem can come first.',
    ]);
  });

  test('a file that does not compile is an error of its own, and does not hide the others', () => {
    const [broken, whole] = checkContent(
      [
        file('broken', sound.replace('weight_time', 'weight_tmie').replace('title: ', 'title: Not ')),
        file('whole'),
      ],
      records,
    );
    expect(broken).toMatchObject({
      answers: 'does not compile',
      findings: [{ severity: 'error', line: 10, column: 6 }],
    });
    expect(whole?.findings).toEqual([]);
  });
});

test('the report shows each finding with its line, a table and a count', () => {
  const source = sound.replace('<Insight>The batch plays no part.</Insight>', '');
  const problems = checkContent([file('reading', source)], records);
  const { text, errors, warnings } = reportOf(
    { problems, others: 2, findings: [], unread: ['cards'] },
    () => source,
  );
  expect({ errors, warnings }).toEqual({ errors: 0, warnings: 1 });
  const [finding, , line, mark, , head, row, , unread, total] = text.split('\n');
  expect(finding).toBe(
    'content/problems/reading.mdx:19:41  warning: there is no <Insight>: say in a sentence what the number teaches.',
  );
  expect(line).toBe('19 | <Hint>Every chip reads its share.</Hint>');
  expect(mark).toBe(`   | ${' '.repeat(40)}^`);
  expect(head).toMatch(/^problem {2}variants {2}answers {2,}slips recognised {2}findings$/);
  // 8.03e9 parameters × 1 byte / (8 × 8e12 byte/s), and 70.6e9 × 2 / (4 × 3.35e12).
  expect(row).toMatch(/^reading {8}24 {2}125\sµs – 10\.5\sms +\d+ {2}1 warning$/);
  expect(unread).toBe('Not checked before what they name can be read: cards.');
  expect(total).toBe('1 problem and 2 other files: 0 errors, 1 warning.');
});

test('the problems of the site have no errors', { timeout: 120_000 }, () => {
  const files = readdirSync('content/problems')
    .filter((name) => name.endsWith('.mdx'))
    .map((name) => ({
      file: `content/problems/${name}`,
      source: readFileSync(`content/problems/${name}`, 'utf8'),
    }));
  const errors = checkContent(files, records).flatMap(({ findings }) =>
    findings.filter(({ severity }) => severity === 'error'),
  );
  expect(errors).toEqual([]);
});
