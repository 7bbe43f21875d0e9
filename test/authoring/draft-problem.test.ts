import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkContent } from '../../src/authoring/check-content.ts';
import { draftProblem } from '../../src/authoring/draft-problem.ts';
import { schemaLine } from '../../src/authoring/problem-schema.ts';
import { quantity, quantityIds } from '../../src/engine/quantities.ts';
import { records } from '../fixtures/templates.ts';

/** Questions from every chapter; the last is an expression. */
const asks = [
  'weight_time',
  'step_time',
  'optimal_batch',
  'kv_bytes_per_token',
  'cost_per_token',
  'touched_experts',
  'balance_context',
  'chips_for_weights',
  'drain_time',
  'prefill_time',
  'mfu',
  'largest_batch',
  'step_time / drain_time',
];

const wish = { title: 'A draft', lesson: 'batch-size', level: 2, hardware: [], models: [] } as const;

// Each draft is compiled several times over, which a busy machine does in seconds.
describe('a draft compiles, and states all that its answer needs', { timeout: 60_000 }, () => {
  test.for(asks)('%s', (ask) => {
    const draft = draftProblem({ ...wish, ask }, records);
    const source = 'source' in draft ? draft.source : draft.says;
    const [checked] = checkContent([{ file: 'draft.mdx', source }], records);
    const said = checked?.findings.map(({ severity, code }) => [severity, code]);
    // What only the author can say is left to her.
    expect(
      said?.filter(([, code]) => code !== 'section' && code !== 'collision' && code !== 'refused'),
      source,
    ).toEqual([]);
    expect(checked?.variants).toBeGreaterThan(0);
  });
});

/** What cannot be drafted, and why. */
const undrafted: { readonly [id: string]: RegExp } = {
  // 8 FLOP in place of 6, for whatever model.
  reversible_compute: /^reversible_compute is the same whatever is given/,
  // Another name for what the chip has.
  network_bandwidth: /the answer equals a number that is given/,
};

describe('of every quantity there is a draft with values a person would write', { timeout: 60_000 }, () => {
  test.for(quantityIds.filter((id) => quantity(id).kind === 'derived'))('%s', (ask) => {
    const draft = draftProblem({ ...wish, ask }, records);
    const reason = undrafted[ask];
    if (reason) expect('says' in draft && draft.says).toMatch(reason);
    else {
      const [, given = ''] = /^given:\n([\s\S]*?)^ask:/m.exec('source' in draft ? draft.source : '') ?? [];
      expect(given, 'says' in draft ? draft.says : '').not.toBe('');
      expect(given).not.toMatch(/\d{7}|\.\d{3}/);
    }
  });
});

test('a draft names the schema that editors check it by', () => {
  const draft = draftProblem({ ...wish, ask: 'weight_time' }, records);
  expect('source' in draft && draft.source.split('\n')[1]).toBe(schemaLine);
});

// Each starts Node, which a busy machine does in seconds.
describe('npm run new:problem', { timeout: 60_000 }, () => {
  let into = '';
  beforeAll(() => {
    into = mkdtempSync(join(tmpdir(), 'ridgepoint-'));
  });
  afterAll(() => rmSync(into, { recursive: true }));

  const run = (...flags: readonly string[]): string =>
    execFileSync(process.execPath, ['scripts/new-problem.ts', '--into', into, ...flags], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });

  test('writes a file, says what to do next, and never writes over one', () => {
    expect(run('--id', 'reading', '--ask', 'weight_time', '--level', '1')).toContain(
      'npm run check:content -- reading',
    );
    expect(readdirSync(into)).toEqual(['reading.mdx']);
    const source = readFileSync(join(into, 'reading.mdx'), 'utf8');

    expect(() => run('--id', 'reading', '--ask', 'step_time')).toThrow(
      /There is a problem reading already; choose another id/,
    );
    expect(readFileSync(join(into, 'reading.mdx'), 'utf8')).toBe(source);
  });

  test.for([
    [['--id', 'Reading'], /"Reading" is no id/],
    [['--id', 'x', '--ask', 'wieght_time'], /Did you mean "weight_time"/],
    [['--id', 'x', '--ask', 'step_time', '--lesson', 'batch-sise'], /Did you mean "batch-size"/],
    [
      ['--id', 'x', '--ask', 'step_time', '--model', 'llama-3.1-7b'],
      /Did you mean "llama-3.1-8b"|Did you mean "llama-3.1-70b"/,
    ],
  ] as const)('%j is refused with a cure', ([flags, says]) => {
    expect(() => run(...flags)).toThrow(says);
  });
});
